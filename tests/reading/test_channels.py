"""How the words reached the press, on which day, and whom a report credits."""

from __future__ import annotations

import pytest

from onrecord.reading import read_seen
from onrecord.types import Article, Published, Reading


def read(text: str) -> Reading:
    article = Article(id="a", text=text, published=Published("2025-03-08", "day"))
    return read_seen(article, None)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("“It holds,” said Bo Lind, in comments to the state-run TASS news agency.",
                     "wire", "TASS", id="known wire"),
        pytest.param("“It holds,” Bo Lind told Reuters.", "wire", "Reuters", id="told a wire"),
        pytest.param("“It holds,” Bo Lind told the news agency Fenwire.", "wire", "Fenwire",
                     id="a wire that the article calls one"),
        pytest.param("“It holds,” Bo Lind told reporters.", "briefing", None, id="reporters"),
        pytest.param("Bo Lind told a news conference that the dam was safe.", "briefing", None,
                     id="news conference"),
        pytest.param("“It holds,” said Bo Lind, in an interview with Fen.ru.", "interview",
                     "Fen.ru", id="interview"),
        pytest.param("“It holds,” Bo Lind told the Fenland Post.", "interview", "Fenland Post",
                     id="told an outlet"),
        pytest.param("Bo Lind claimed on Truth Social that the dam was safe.", "social",
                     "Truth Social", id="network"),
        pytest.param("Bo Lind joked on social media that the dam was safe.", "social", None,
                     id="social media"),
        pytest.param("“It holds,” Bo Lind wrote on X.", "social", "X", id="X"),
        pytest.param("“It holds,” Bo Lind said in a statement.", "document", None, id="statement"),
        pytest.param("“It holds,” Bo Lind said at the Fen Economic Forum.", "speech",
                     "Fen Economic Forum", id="forum"),
        pytest.param("“It holds,” Bo Lind told the Lurian news agency Fenwire.", "wire",
                     "Fenwire", id="a wire after its nation"),
        pytest.param("“It holds,” Bo Lind told the newspaper Tidewatch.", "interview",
                     "Tidewatch", id="a paper that the article calls one"),
        pytest.param("“It holds,” Bo Lind told the forum.", "speech", None, id="the forum"),
        pytest.param("“It holds,” Bo Lind told parliament.", "speech", None, id="parliament"),
        pytest.param("“It holds,” Bo Lind told the Miners’ Voice newspaper.", "interview",
                     "Miners’ Voice", id="a paper of plural owners"),
        pytest.param("“It holds,” Bo Lind told the agency TARN.", "wire", "TARN",
                     id="an agency in capitals"),
        pytest.param("“It holds,” Bo Lind told Fen Newswire.", "wire", "Fen Newswire",
                     id="a name that says agency"),
        pytest.param("“It holds,” Bo Lind said before journalists.", "briefing", None,
                     id="before journalists"),
        pytest.param("“It holds,” Bo Lind told analysts on a conference call.", "briefing", None,
                     id="conference call"),
        pytest.param("“It holds,” Bo Lind said in parliament.", "speech", None,
                     id="in parliament"),
        pytest.param("“It holds,” Bo Lind told mourners.", "speech", None, id="mourners"),
        pytest.param("“It holds,” Bo Lind said in the midday programme of Radio Fen.", "interview",
                     "Radio Fen", id="programme"),
        pytest.param("The Fenland Post reported that the dam had leaked.", "report",
                     "Fenland Post", id="outlet"),
    ],
)  # fmt: skip
def test_the_channel_of_a_sentence(text: str, kind: str, name: str | None) -> None:
    """The sentence's own channel is told with its name, and where it says so."""
    (attribution,) = read(text).attributions
    assert attribution.channel is not None
    assert (attribution.channel.kind, attribution.channel.name) == (kind, name)
    assert attribution.channel.span.end <= len(text)


def test_the_paper_s_own_last_name_is_that_paper() -> None:
    """ "Told the Post", in The Fenland Post."""
    text = "“It holds,” Bo Lind told the Post."
    reading = read_seen(Article(id="a", text=text, outlet="The Fenland Post"), None)
    (attribution,) = reading.attributions
    assert attribution.channel is not None
    assert attribution.channel.name == "Fenland Post"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“It holds,” Bo Lind told Ada Bel.", id="a person"),
        pytest.param("“It holds,” Bo Lind said.", id="nothing said"),
        pytest.param("“I read it on X,” Bo Lind said.", id="inside the words"),
    ],
)
def test_no_channel_is_made_up(text: str) -> None:
    """Where the article names no channel, there is none."""
    (attribution,) = read(text).attributions
    assert attribution.channel is None


def test_words_made_on_a_wire_are_shared_by_the_speaker_s_later_words() -> None:
    """Who "made the remarks, as reported by TASS" goes on to be quoted from there."""
    text = (
        "Bo Lind, a member of the Fen Board, made the remarks at home, as reported by the news "
        "agency Fenwire.\n\n“The dam is old and it will break soon,” Lind said.\n\n"
        "“I have seen the cracks,” Lind told the Fenland Post."
    )
    shared, own = read(text).attributions
    assert shared.channel is not None
    assert (shared.channel.kind, shared.channel.name) == ("wire", "Fenwire")
    assert own.channel is not None
    assert own.channel.kind == "interview"
    assert own.confidence > shared.confidence


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("The dam will hold, Bo Lind said Friday.", "2025-03-07", id="weekday"),
        pytest.param("Bo Lind told Reuters on March 3 that the dam was safe.", "2025-03-03",
                     id="day of a month"),
        pytest.param("On March 3, Bo Lind said the dam was safe.", "2025-03-03", id="opening"),
        pytest.param("Bo Lind said the dam would close on Friday.", None, id="of the content"),
        pytest.param("Bo Lind said the dam was safe.", None, id="none"),
    ],
)  # fmt: skip
def test_the_day_it_was_said(text: str, date: str | None) -> None:
    """The day beside the cue counts, never one inside the words."""
    (attribution,) = read(text).attributions
    assert attribution.date == date


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        pytest.param("AFP and Reuters contributed reporting.",
                     [("wire", "AFP"), ("wire", "Reuters")], id="contributed"),
        pytest.param("The dam broke. (With inputs from PTI)", [("wire", "PTI")], id="inputs"),
        pytest.param("OSLO (Reuters) - The dam broke.", [("wire", "Reuters")], id="dateline"),
        pytest.param("OSLO, March 7. /TASS/. The dam broke.", [("wire", "TASS")], id="slashes"),
        pytest.param("The dam broke.\n\nSource: The Fenland Post", [("report", "Fenland Post")],
                     id="source line"),
        pytest.param("The dam broke.\n\n— Reuters", [("wire", "Reuters")], id="dash"),
        pytest.param("(Reporting by Ada Bel; Editing by Bo Lind)", [("report", None)],
                     id="reporting by"),
        pytest.param("Reuters was founded in 1851.", [], id="a mention"),
    ],
)  # fmt: skip
def test_credit_lines(text: str, credits: list[tuple[str, str | None]]) -> None:  # noqa: A002
    """A credit line gives one channel for each name in it."""
    assert [(channel.kind, channel.name) for channel in read(text).credits] == credits


@pytest.mark.parametrize(
    "told", ["this newspaper", "our correspondent", "us", "the Flare", "The Fen Flare"]
)
def test_an_outlet_s_own_interview_bears_its_name(told: str) -> None:
    """In its own pages an outlet calls itself "this newspaper", or by half of its name."""
    article = Article(id="a", text=f"“It holds,” Bo Lind told {told}.", outlet="The Fen Flare")
    (attribution,) = read_seen(article, None).attributions
    assert attribution.channel is not None
    assert (attribution.channel.kind, attribution.channel.name) == ("interview", "Fen Flare")


def test_who_sent_a_report_is_a_wire_all_through_it() -> None:
    """The dateline tells that TARN is an agency; it is not the channel of the lead's words."""
    text = "FEN, May 3 (TARN) - The dam holds, Bo Lind said.\n\n“It holds,” Bo Lind told TARN."
    lead, quotation = read(text).attributions
    assert lead.channel is None
    assert quotation.channel is not None
    assert (quotation.channel.kind, quotation.channel.name) == ("wire", "TARN")


def test_a_briefing_goes_on_until_somebody_else_speaks() -> None:
    """What the same speaker says next was said there, too."""
    text = (
        "The dam holds, Bo Lind told a briefing.\n\n“It holds,” Lind said.\n\n"
        "“It leaks,” Ada Vale said.\n\n“It holds well,” Lind said."
    )
    kinds = [a.channel.kind if a.channel else None for a in read(text).attributions]
    assert kinds == ["briefing", "briefing", None, None]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("The deal, first reported by the Fenland Post, is near.", "report",
                     "Fenland Post", id="first reported by"),
        pytest.param("On Friday, as Fen Newswire reports, the dam held.", "wire", "Fen Newswire",
                     id="as X reports"),
        pytest.param("Last night’s report by the Fenland Post was denied.", "report",
                     "Fenland Post", id="report by"),
        pytest.param("The Jornal do Fen had reported that the dam leaked.", "report",
                     "Jornal do Fen", id="X had reported"),
        pytest.param("The dam held.\n\nFen Newswire", "wire", "Fen Newswire", id="a line alone"),
        pytest.param("The dam held.\n\n(Source: Fen Newswire)", "wire", "Fen Newswire",
                     id="source"),
        pytest.param("Compiled from the Fenland Post and social media.", "report", "Fenland Post",
                     id="compiled from"),
        pytest.param("FEN, May 3 (Tarn) - The dam held.", "wire", "Tarn", id="dateline"),
        pytest.param("FEN, May 3 /TARN/. The dam held.", "wire", "TARN", id="slashes"),
    ],
)  # fmt: skip
def test_whom_a_report_credits(text: str, kind: str, name: str) -> None:
    """Credit lines, and credits in the running text."""
    assert [(c.kind, c.name) for c in read(text).credits] == [(kind, name)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A new report by OPEC said prices would fall.", id="a body's report"),
        pytest.param("The crash was reported by Ada Vale on Monday.", id="a person"),
        pytest.param("He was in Tarn on Monday.\n\nFen Bridge", id="a heading"),
    ],
)
def test_what_is_no_credit(text: str) -> None:
    """Who writes a report that is no press report is not credited."""
    assert read(text).credits == ()


def test_an_outlet_s_own_letters_credit_nobody() -> None:
    """ "(FW)" in Fen Wire's own dateline is Fen Wire."""
    article = Article(id="a", text="FEN, May 3 (FW) - The dam held.", outlet="Fen Wire")
    assert read_seen(article, None).credits == ()
