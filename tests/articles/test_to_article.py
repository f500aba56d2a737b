"""A page becomes one report: what stays, what is taken out, what is learned."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import to_article
from onrecord.types import Article, Page, Published, Skipped

FIRST = (
    "The harbour council of Port Ellery voted on Tuesday to close the north pier for repairs, "
    "ending months of argument over who should pay for the work."
)
SECOND = (
    "“We could not wait for another winter,” said Mara Quill, the harbour master, after the vote. "
    "She added that the ferries would use the south pier until spring."
)
THIRD = (
    "The repairs are expected to cost four million crowns, the council said, and to take until "
    "the end of March."
)
BODY = "\n\n".join((FIRST, SECOND, THIRD))


def read(content: str, **page: object) -> Article:
    article = to_article(Page(content, "text", **page))  # type: ignore[arg-type]
    assert isinstance(article, Article), article
    return article


def why_of(article: Article, text: str) -> str:
    return next(removed.why for removed in article.removed if removed.text == text)


def test_a_plain_report_is_kept_as_it_is() -> None:
    """Nothing is removed where nothing stands beside the report."""
    article = read(BODY)
    assert article.text == BODY
    assert article.removed == ()
    assert (article.title, article.outlet, article.published) == (None, None, None)
    assert article.language == "en"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Advertisement", "advertisement label"),
        ("Advertisment", "advertisement label"),
        ("- ADVERTISEMENT -", "advertisement label"),
        ("Story continues below", "advertisement label"),
        ("Story continues below this advertisement", "advertisement label"),
        ("**Related article:** [Pier closed](#)", "link to another article"),
        ("Also read: Ferries stop for a week", "link to another article"),
        ("Read more: What the pier means to us", "link to another article"),
        ("Advertisement: Spring sale at Holm's tyres, Station Road", "advertisement label"),
        ("Download the Ellery app and never miss an alert.", "promotion of an app"),
        ("Sign up for the Ellery Morning Letter", "promotion of a newsletter or subscription"),
        (
            "Get the weekly Pier & Tide price sheet. Try it free for 30 days.",
            "promotion of a newsletter or subscription",
        ),
        ("Follow us on Chirper and Facepage", "promotion of a social channel"),
        ("For all the latest updates, download Ellery Post App.", "promotion of an app"),
        ("Sign up for our newsletter", "promotion of a newsletter or subscription"),
        ("Get the best stories delivered to your inbox.",
         "promotion of a newsletter or subscription"),
        ("Follow us on Twitter @ellerypost", "promotion of a social channel"),
        ("We use cookies to improve your visit. Accept all.", "cookie notice"),
        ("Share on Facebook", "share buttons"),
        ("The pier. **Ada Stone (CC BY-SA 2.0)**", "photo caption or credit"),
        ("(Photo: Ada Stone/Reuters)", "photo caption or credit"),
        ("Image: Getty", "photo caption or credit"),
        ("Workers at the pier on Monday. (Ada Stone/AFP)", "photo caption or credit"),
        ("Copyright 2025 The Ellery Post. All rights reserved.", "copyright notice"),
        ("* * *", "dividing line"),
    ],
)  # fmt: skip
def test_a_line_beside_the_report_is_removed_and_says_why(line: str, why: str) -> None:
    """Each kind of debris goes, in the middle of the report too, and its reason is plain."""
    article = read("\n\n".join((FIRST, line, SECOND, THIRD)))
    assert article.text == BODY
    assert [removed.why for removed in article.removed] == [why]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement spending fell by half, the council said.",
        "Story continues to divide the town.",
        "Related matters were put off until June.",
        "Read more than the headline, she told reporters.",
        "Also reading the plans was a lawyer for the ferries.",
        "Download the Signal app, he told the crews, and wait.",
        "Subscribers to the ferry pass will be paid back.",
        "Follow the money on Twitter and you find nothing, he said.",
        "We use cookies as bait, the ratcatcher said, laughing.",
        "“Share on Facebook what you like,” she said.",
        "Share prices on Tuesday rose by a tenth.",
        "The photo (taken by a passer-by) shows the pier.",
        "He asked for the image: none was shown.",
        "Copyright law does not cover piers, the judge ruled.",
        "AFP and Reuters contributed reporting.",
        "Reporting by Ada Stone; Editing by Mara Quill",
        "(Reuters)",
        "PORT ELLERY, June 6 (TASS) —",
        "By Friday the crews had left.",
        "The mayor was not surprised.",
    ],
)
def test_a_sentence_that_resembles_debris_stays(line: str) -> None:
    """Removing a real sentence is worse than leaving debris; credit lines are evidence."""
    article = read("\n\n".join((FIRST, line, SECOND, THIRD)))
    assert article.text.split("\n\n")[1] == line
    assert article.removed == ()


@pytest.mark.parametrize(
    "line",
    [
        "Mara Quill had just opened the pier for the fair. Ole Brandt/Getty Images",
        "The pier was closed. Nobody knew for how long it would be",
    ],
)
def test_a_caption_or_an_unfinished_paragraph_is_no_headline(line: str) -> None:
    """A headline is one sentence at most, and nobody took its picture."""
    assert read(f"{line}\n\n{BODY}").title is None


def test_headlines_listed_below_the_report_go_with_their_label() -> None:
    """ "You may also like" governs what stands below it, after the report and not within it."""
    below = read(f"{BODY}\n\nYou may also like\n\nSeven soups for a wet spring")
    assert below.text == BODY
    within = read(f"{FIRST}\n\nYou may also like\n\nA quiet vote\n\n{SECOND}")
    assert "A quiet vote" in within.text


def test_credit_lines_and_datelines_stay_without_their_marks() -> None:
    """A credit line at the end stays, its asterisks do not; a dateline opens its sentence."""
    article = read(f"ELLERY (Reuters) - {BODY}\n\n*AFP and Reuters contributed reporting.*")
    assert article.text.startswith("ELLERY (Reuters) - The harbour")
    assert article.text.endswith("\n\nAFP and Reuters contributed reporting.")


@pytest.mark.parametrize(
    ("head", "title", "value", "precision"),
    [
        ("# Pier to close for winter\n\nJune 06, 2025", "Pier to close for winter",
         "2025-06-06", "day"),
        (" date 2025-06-21 Pier to close for winter Saturday, June 21, 2025 7:49:00 AM",
         "Pier to close for winter", "2025-06-21T07:49:00", "second"),
        ("Pier to close for winter\n\nJun 7, 2025 - 07:46\n 0", "Pier to close for winter",
         "2025-06-07T07:46", "minute"),
        ("Pier to close for winter\nPublished: 6 June 2025\nUpdated: 7 June 2025, 10:30 GMT",
         "Pier to close for winter", "2025-06-06", "day"),
        ("Pier to close for winter\nUpdated June 7, 2025", "Pier to close for winter",
         "2025-06-07", "day"),
        ("Will the pier be closed for winter?", "Will the pier be closed for winter?", None, None),
    ],
)  # fmt: skip
def test_the_head_gives_title_and_date(
    head: str, title: str, value: str | None, precision: str | None
) -> None:
    """Lines above the report become metadata, and are not repeated in the text."""
    article = read(f"{head}\n\n{BODY}")
    assert article.title == title
    assert article.text == BODY
    published = article.published
    assert (published and published.value, published and published.precision) == (value, precision)


def test_a_date_run_together_with_the_first_sentence_is_cut_off() -> None:
    """``date 2025-06-07`` is metadata even where no line ends after it."""
    article = read(f" date 2025-06-07 {BODY}")
    assert article.text == BODY
    assert article.published == Published("2025-06-07", "day")
    assert article.title is None


def test_dates_between_paragraphs_are_headings_and_stay() -> None:
    """A chronology's dates are not the date of publication."""
    article = read("\n\n".join((FIRST, SECOND, "June 6, 2025", THIRD, "June 7, 2025", FIRST[:80])))
    assert "June 6, 2025" in article.text.split("\n\n")
    assert article.published is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("BY JANE DOE, STAFF WRITER", ("JANE DOE",)),
        ("By Jane van der Doe, Associated Press", ("Jane van der Doe", "Associated Press")),
        ("By Jane Doe | June 6, 2025", ("Jane Doe",)),
        ("author-image\nJane Doe", ("Jane Doe",)),
    ],
)
def test_the_byline_is_learned(line: str, byline: tuple[str, ...]) -> None:
    """The names above a report are its byline, roles are not names."""
    article = read(f"Pier to close for winter\n{line}\n\n{BODY}")
    assert article.byline == byline
    assert article.text == BODY


def test_a_repeated_headline_is_kept_once_and_a_deck_stays() -> None:
    """The headline is metadata; the line below it, said once, is a paragraph."""
    title, deck = "Pier to close for winter", "Council ends a long argument over money"
    article = read(f"{title}\n\n{title}\n{deck}\n\n{BODY}\n\n{title}")
    assert article.title == title
    assert article.text == f"{deck}\n\n{BODY}"


def test_a_site_that_repeats_a_syndicated_post_is_the_outlet() -> None:
    """The excerpt and the syndication line go; a promotion shows whose page it is."""
    title = "Pier to close for winter"
    article = read(
        f"{title}\n\n{FIRST[:120]} [...] The post {title} appeared first on Harbour Log.\n\n"
        f"{title}\n"
        f"{BODY}\n\nThe post {title} appeared first on Harbour Log.\n\nWhat's Your Reaction?\n\n"
        "like\n\ndislike\n\nwow\n\nCoastNewsNow यो साइटमा खाता खोल्नुहोस् "
        "https://www.coastnewsnow.com/register"
    )
    assert article.text == BODY
    assert article.outlet == "CoastNewsNow"
    assert article.syndicated_from == ("Harbour Log",)
    assert why_of(article, "like") == "share and reaction buttons"


def test_a_syndication_line_alone_names_the_outlet() -> None:
    """Where nothing shows another site, the post is on the site that it names."""
    article = read(f"{BODY}\n\nThe post Pier to close appeared first on Harbour Log.")
    assert (article.outlet, article.syndicated_from) == ("Harbour Log", ())


def test_an_excerpt_that_is_not_repeated_stays() -> None:
    """Dots at the end do not make a summary: it must be said again."""
    extra = "Nobody at the ferry company wanted to say a word about the vote on Tuesday [...]"
    assert extra in read(f"{FIRST}\n\n{extra}\n\n{SECOND}\n\n{THIRD}").text


def test_a_tag_between_labels_at_the_end_goes_and_a_signature_stays() -> None:
    """A word among advertisements is a tag; the same word at the end of a report may be a name."""
    assert read(f"{BODY}\n\nEllery\nAdvertisment\nAdvertisment").text == BODY
    assert read(f"{BODY}\n\nEllery").text == f"{BODY}\n\nEllery"
    assert read(f"{BODY}\n\nReuters\nAdvertisement").text == f"{BODY}\n\nReuters"


def test_the_original_address_is_the_articles_url_and_names_the_outlet() -> None:
    """An address line gives the URL, the outlet, and a date where nothing else gives one."""
    article = read(f"{BODY}\n\nOriginal url:\n\n<https://www.theellerytimes.com/2025/06/06/pier>")
    assert article.url == "https://www.theellerytimes.com/2025/06/06/pier"
    assert article.outlet == "theellerytimes.com"
    assert article.published == Published("2025-06-06", "day")
    assert article.text == BODY


def test_markdown_is_unwrapped_and_brackets_of_editors_stay() -> None:
    """Links, emphasis, headings and escapes lose their marks and keep their words."""
    article = read(
        f'{FIRST}\n\nShe [said](#) it cost **\\$3 million**, and _not_ more: "He [the mayor] knew."'
        f"\n\n## What comes next\n\n{SECOND}\n\n{THIRD}"
    )
    assert 'She said it cost $3 million, and not more: "He [the mayor] knew."' in article.text
    assert "\n\nWhat comes next\n\n" in article.text


def test_lines_broken_at_a_column_are_joined_and_headings_are_not() -> None:
    """A hard-wrapped file gives the same paragraphs as a file that is not wrapped."""
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(part, 72) for part in (FIRST, SECOND, THIRD))
    assert read(wrapped).text == BODY
    headed = f"{wrapped}\n\nWhat comes next\n{textwrap.fill(FIRST[:100] + '.', 72)}"
    assert read(headed).text.split("\n\n")[-2] == "What comes next"


def test_mojibake_is_mended_and_quotation_marks_stay() -> None:
    """Broken encodings are repaired; curly marks are evidence and are not straightened."""
    broken = SECOND.encode().decode("cp1252", errors="ignore")
    assert "“We could not wait" in read(f"{FIRST}\n\n{SECOND}").text
    assert "â€œWe" in broken
    assert "We could not wait" in read(f"{FIRST}\n\n{broken}").text


def test_as_is_changes_no_character_and_asks_for_no_language() -> None:
    """Clean input keeps every offset: the text is the content, whatever it is."""
    content = " \r\n# Le quai\u200b ferme\u202e \\$3 \n\nAdvertisement\n"
    page = Page(content, "text", "a.jsonl:1", given=(("key", "7"), ("published", "2025-06-07")))
    article = to_article(page, as_is=True)
    assert isinstance(article, Article)
    assert article.text == content
    assert (article.key, article.published) == ("7", Published("2025-06-07", "day"))
    assert article.removed == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no text is left of it"),
        ("Advertisement\n\nShare on Facebook", "no text is left of it"),
        ("Please come back later.", "too short for a report: 4 words"),
        (
            "Le conseil du port a voté mardi la fermeture de la jetée nord pour des travaux, "
            "mettant fin à des mois de dispute sur leur financement. Les ferrys utiliseront la "
            "jetée sud jusqu'au printemps, a déclaré la capitainerie.",
            "written in French; only English is read so far",
        ),
        (
            "Der Hafenrat stimmte am Dienstag dafür, den Nordpier für Reparaturen zu schließen, "
            "und beendete damit monatelangen Streit. Die Fähren sollen bis zum Frühjahr den "
            "Südpier benutzen, sagte die Hafenmeisterin nach der Abstimmung.",
            "written in German; only English is read so far",
        ),
        (
            "Совет порта проголосовал во вторник за закрытие северного пирса на ремонт, завершив "
            "многомесячный спор о том, кто должен платить за работы, сообщила начальница порта.",
            "written in Russian; only English is read so far",
        ),
        (
            "def a(b):\n    return {c: d for c, d in b.items() if c != '<x>'}\n" * 20,
            "computer code or data, not a report",
        ),
    ],
)
def test_what_is_no_report_is_skipped_with_a_plain_reason(text: str, why: str) -> None:
    """Nothing is guessed from a page without a report in a language that is read."""
    skipped = to_article(Page(text, "text", "page.txt"))
    assert skipped == Skipped("page.txt", why)


def test_the_id_is_the_same_in_every_run_and_differs_with_the_text() -> None:
    """Ids are hashes of what they name."""
    assert read(BODY).id == read(BODY, path="elsewhere.txt").id
    assert re.fullmatch("[0-9a-f]{12}", read(BODY).id)
    assert read(BODY).id != read(BODY + "\n\n" + FIRST[:90]).id


LINES = st.sampled_from(
    [FIRST, SECOND, THIRD, "Advertisement", "like", "0", "June 6, 2025", "By Jane Doe", "Reuters",
     "# Pier to close", "Pier to close for the winter", "[...]", "\\*a\\*", "**[x](#)**", "Ellery",
     "The post Pier appeared first on Log.", " date 2025-06-07 ", "Original url:", "&amp;amp;",
     "https://a.example/2025/01/02/x", "Photo: Ada/AP", "Read more:", "«да»", "\x07\u200b", "* * *",
     "Updated: 7 June 2025"]
)  # fmt: skip
PAGES = st.one_of(
    st.text(max_size=400),
    st.lists(LINES, max_size=12).map("\n".join),
    st.lists(LINES, max_size=12).map("\n\n".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES, st.sampled_from(["text", "html"]))
def test_any_text_gives_an_article_or_a_reason(content: str, kind: str) -> None:
    """to_article never raises, gives the same twice, and hides no character."""
    page = Page(content, kind)  # type: ignore[arg-type]
    result = to_article(page)
    assert result == to_article(page)
    if isinstance(result, Skipped):
        assert result.why
        return
    assert result.text == result.text.strip()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]",
                         result.text)  # fmt: skip
    assert "\n\n\n" not in result.text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=10))
def test_cleaning_a_cleaned_text_changes_nothing(lines: list[str]) -> None:
    """What is left has been judged: the same text with its title given stays whole."""
    first = to_article(Page("\n\n".join([*lines, BODY]), "text"))
    if isinstance(first, Skipped):
        return
    given_again = tuple(
        (name, value)
        for name, value in (("title", first.title), ("outlet", first.outlet))
        if value is not None
    )
    again = to_article(Page(first.text, "text", url=first.url, given=given_again))
    assert isinstance(again, Article)
    assert again.text == first.text


@given(st.text())
def test_as_is_is_exact_for_any_text(content: str) -> None:
    """Not one character differs."""
    article = to_article(Page(content, "text"), as_is=True)
    assert isinstance(article, Article)
    assert article.text == content


@pytest.mark.parametrize(
    "content",
    [
        "a" * 1_000_000,
        "[" * 10_000,
        "[a](" * 10_000,
        "*" * 10_000 + " a" * 1000,
        "*a " * 20_000,
        "_a " * 20_000,
        "\\" * 10_000,
        "(" * 590 + "\n",
        "By " * 50 + "\n" + "1:1 " * 10_000,
        "1 " * 100_000,
        "The post " * 20_000,
        "June " * 30_000,
        ("Photo (" * 80 + "\n") * 300,
        ("share " * 90 + "\n") * 300,
        "&amp;" * 30_000,
        "<" * 20_000,
        "a.b@" * 30_000,
    ],
    ids=lambda content: f"{content[:8]!r}...",
)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_hostile_text_is_read_in_linear_time(content: str, kind: str) -> None:
    """No page can hold the reader up."""
    started = time.process_time()
    to_article(Page(content, kind))  # type: ignore[arg-type]
    assert time.process_time() - started < 10
