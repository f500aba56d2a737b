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
