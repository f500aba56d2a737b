"""The record of the bundled story, compared with what a reader finds in it, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.demo import gold, story_paths
from onrecord.types import Article, Citation, Record, SpokenAttribution, StoryRecord

GOLD = gold()


@dataclass(frozen=True)
class Bundled:
    """The record of the bundled story, addressed by the names that gold uses."""

    record: Record
    articles: dict[str, Article]  # by gold's name
    names: dict[str, str]  # gold's name, by article id
    story: StoryRecord  # the one about the dam

    def stories_of(self, name: str) -> StoryRecord:
        """The story that an article is in."""
        wanted = self.articles[name].id
        (story,) = [story for story in self.record.stories if wanted in story.articles]
        return story

    def attributions(self, name: str) -> list[SpokenAttribution]:
        """An article's attributions."""
        wanted = self.articles[name].id
        return [a for a in self.stories_of(name).attributions if a.article == wanted]

    def saying(self, name: str, words: str) -> list[SpokenAttribution]:
        """An article's attributions that hold these words in their content."""
        text, wanted = self.articles[name].text, core(words)
        return [
            attribution
            for attribution in self.attributions(name)
            if any(wanted in core(span.of(text)) for span in attribution.content)
        ]

    def quoting(self, name: str, words: str) -> list[SpokenAttribution]:
        """The attributions with exactly these words; else those that hold them most closely."""
        text, wanted = self.articles[name].text, core(words)
        holding = [a for a in self.saying(name, words) if a.kind != "indirect"]
        exact = [a for a in holding if wanted in (core(span.of(text)) for span in a.content)]
        if exact:
            return exact
        mixed = [a for a in holding if a.kind == "mixed"]
        lengths = [sum(span.end - span.start for span in a.content) for a in mixed]
        return [a for a, length in zip(mixed, lengths, strict=True) if length == min(lengths)]

    def statements_saying(self, name: str, words: str) -> set[str]:
        """The statements that carry these words of an article."""
        carriers = {attribution.id for attribution in self.saying(name, words)}
        return {
            statement.id
            for statement in self.stories_of(name).statements
            if carriers & set(statement.attributions)
        }

    def speaker_name(self, name: str, attribution: SpokenAttribution) -> str | None:
        """The full name behind an attribution."""
        speakers = {speaker.id: speaker.name for speaker in self.stories_of(name).speakers}
        return speakers[attribution.speaker] if attribution.speaker else None

    def cited(self, citations: Iterable[Citation]) -> set[str]:
        """Gold's names of the articles that citations point at."""
        return {self.names[citation.article] for citation in citations}


def core(text: str) -> str:
    """Words without the marks, the stops at their ends, and the form of their apostrophes."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip(" \"“”'‘,.")


def plain(name: str | None) -> str | None:
    """A name without article, case, spaces and the ending of an example domain."""
    if name is None:
        return None
    name = re.sub(r"^the\s+", "", name.lower().removeprefix("www."))
    return re.sub(r"[^a-z0-9&]", "", name.removesuffix(".example"))


def by_name(lines: Iterable[dict[str, Any]]) -> list[Any]:
    """Parameters with a legible id each."""
    return [pytest.param(line, id=f"{i:02d}-{label(line)}") for i, line in enumerate(lines)]


def label(line: dict[str, Any]) -> str:
    """A few words that tell which line of gold this is."""
    parts = [
        str(line[key]) for key in ("name", "article", "speaker", "kind", "date") if line.get(key)
    ]
    words = line.get("words") or line.get("role") or line.get("why") or ""
    return "-".join([*parts, words[0] if isinstance(words, list) else words])[:60]


@pytest.fixture(scope="session")
def bundled() -> Bundled:
    """The record of the bundled story, made once."""
    from onrecord.pipeline import make_record

    record = make_record(story_paths())
    articles: dict[str, Article] = {}
    for line in GOLD["articles"]:
        for article in record.articles:
            name = Path((article.path or "").split(".jsonl")[0]).name
            if article.key == line["key"] if line["key"] else name == line["file"]:
                articles[line["name"]] = article
    dam = articles[GOLD["stories"][0][0]].id
    (story,) = [story for story in record.stories if dam in story.articles]
    return Bundled(record, articles, {a.id: n for n, a in articles.items()}, story)


def test_nothing_is_skipped_and_nothing_is_missing(bundled):
    """Every report of every file becomes one article."""
    assert bundled.record.skipped == ()
    assert sorted(bundled.articles) == sorted(line["name"] for line in GOLD["articles"])
    assert len(bundled.record.articles) == len(GOLD["articles"])


def test_deadlines_are_told_against_the_newest_report(bundled):
    """The clock has no part in the record."""
    assert bundled.record.as_of == GOLD["as_of"]


@pytest.mark.parametrize("line", by_name(GOLD["articles"]))
def test_outlet_and_origin_of_an_article(bundled, line):
    """The outlet that published the page is named, or null, and where the text came from."""
    article = bundled.articles[line["name"]]
    accepted = {plain(name) for name in [line["outlet"], *line.get("outlet_also", [])]}
    assert plain(article.outlet) in accepted
    assert [plain(n) for n in article.syndicated_from] == [
        plain(n) for n in line["syndicated_from"]
    ]


@pytest.mark.parametrize("line", by_name(GOLD["articles"]))
def test_title_of_an_article(bundled, line):
    """The title is the report's own."""
    title = bundled.articles[line["name"]].title
    assert (title and core(title)) == (line["title"] and core(line["title"]))


@pytest.mark.parametrize("line", by_name(GOLD["articles"]))
def test_publication_of_an_article(bundled, line):
    """The time of publication is no more exact than the page says."""
    published = bundled.articles[line["name"]].published
    if line["published"] is None:
        assert published is None
        return
    assert published is not None
    assert datetime.fromisoformat(published.value) == datetime.fromisoformat(line["published"])
    assert published.precision == line["precision"]


@pytest.mark.parametrize("line", by_name(GOLD["articles"]))
def test_debris_is_gone_and_the_report_is_whole(bundled, line):
    """Advertising, menus and share buttons are out; every quoted and cited word is in."""
    text = bundled.articles[line["name"]].text
    assert [debris for debris in line["debris"] if debris in text] == []
    said = [w for quotation in GOLD["quotations"][line["name"]] for w in quotation["words"]]
    assert [words for words in said if core(words) not in core(text)] == []


QUOTATIONS = [
    {"article": name, **quotation}
    for name, quotations in GOLD["quotations"].items()
    for quotation in quotations
]


@pytest.mark.parametrize("line", by_name(QUOTATIONS))
def test_quotation_and_its_speaker(bundled, line):
    """Each direct quotation is found with its exact words and the full name of who said it."""
    for words in line["words"]:
        found = bundled.quoting(line["article"], words)
        assert found, f"not found: {words}"
        speakers = {bundled.speaker_name(line["article"], attribution) for attribution in found}
        if line["speaker"] is None:
            assert not speakers & ({quotation["speaker"] for quotation in QUOTATIONS} - {None})
        else:
            assert speakers == {line["speaker"]}


@pytest.mark.parametrize("line", by_name(GOLD["joined"]))
def test_one_statement_in_all_its_wordings(bundled, line):
    """What one speaker said on one occasion is one statement, however it was translated."""
    found = {
        (wording["article"], wording["words"]): bundled.statements_saying(
            wording["article"], wording["words"]
        )
        for wording in line["wordings"]
    }
    assert [where for where, statements in found.items() if not statements] == []
    assert set.intersection(*found.values()), found


@pytest.mark.parametrize("line", by_name(ln for ln in GOLD["joined"] if ln["origin"]))
def test_origin_of_a_statement(bundled, line):
    """The record tells where a statement first came from."""
    ids = set.union(
        *(bundled.statements_saying(w["article"], w["words"]) for w in line["wordings"][:1])
    )
    origins = [s.origin for s in bundled.story.statements if s.id in ids]
    assert origins
    assert all(origin is not None for origin in origins)
    assert {origin.kind for origin in origins} <= set(line["origin"]["kind"])
    if line["origin"]["name"]:
        assert {plain(origin.name) for origin in origins} == {plain(line["origin"]["name"])}


@pytest.mark.parametrize("line", by_name(GOLD["apart"]))
def test_near_misses_stay_apart(bundled, line):
    """Like words of another day or another person are another statement."""
    first, second = (bundled.statements_saying(w["article"], w["words"]) for w in line["wordings"])
    assert first
    assert second
    assert not first & second


@pytest.mark.parametrize("line", by_name(GOLD["denials"]))
def test_a_denial_is_not_told_as_a_claim(bundled, line):
    """What is denied is marked as denied, with who denies it."""
    found = bundled.saying(line["article"], line["words"])
    assert {a.stance for a in found} == {"denies"}
    assert {bundled.speaker_name(line["article"], a) for a in found} == {line["speaker"]}


@pytest.mark.parametrize("line", by_name(GOLD["relays"]))
def test_an_article_that_repeats_another_says_so(bundled, line):
    """Each credited wire and outlet is a relay, with its kind."""
    wanted = bundled.articles[line["article"]].id
    ids = {name: article.outlet for name, article in bundled.articles.items()}
    outlets = {bundled.articles[name].id: outlet for name, outlet in ids.items()}
    found = [
        relay
        for relay in bundled.story.relays
        if relay.article == wanted
        and plain(line["of"]) in {plain(relay.of.name), plain(outlets.get(relay.of.article or ""))}
    ]
    assert found
    assert {relay.kind for relay in found} & set(line["kind"])


@pytest.mark.parametrize("line", by_name(GOLD["disagreements"]))
def test_reports_that_differ_are_set_side_by_side(bundled, line):
    """The disagreement is of the right kind, and each value cites an article that gives it."""
    for disagreement in bundled.story.disagreements:
        if disagreement.kind == line["kind"] and all(
            any(
                core(value["value"]).lower()
                in core(f"{side.value} {[c.text for c in side.citations]}").lower()
                and value["article"] in bundled.cited(side.citations)
                for side in disagreement.sides
            )
            for value in line["values"]
        ):
            return
    raise AssertionError(
        [
            (d.about, [(s.value, sorted(bundled.cited(s.citations))) for s in d.sides])
            for d in bundled.story.disagreements
            if d.kind == line["kind"]
        ]
    )


@pytest.mark.parametrize("line", by_name(GOLD["agreements"]))
def test_figures_that_fit_are_no_disagreement(bundled, line):
    """A rounded figure, a part of a whole and a count that grew do not contradict."""
    for disagreement in bundled.story.disagreements:
        if disagreement.kind != "figure":
            continue
        sides = {
            value["value"]
            for value in line["values"]
            for side in disagreement.sides
            if any(
                value["words"].lower() in around(bundled, citation).lower()
                and bundled.names[citation.article] == value["article"]
                for citation in side.citations
            )
        }
        assert len(sides) < 2, disagreement


def around(bundled: Bundled, citation: Citation) -> str:
    """A citation with some characters on either side."""
    text = next(a.text for a in bundled.record.articles if a.id == citation.article)
    return text[max(0, citation.start - 25) : citation.end + 25]


@pytest.mark.parametrize("line", by_name(GOLD["roles"]))
def test_role_of_a_speaker(bundled, line):
    """A role that an article gives a speaker is told, with the article."""
    roles = [
        role
        for speaker in bundled.story.speakers
        if speaker.name == line["speaker"]
        for role in speaker.roles
        if core(line["role"]).lower() in core(role.text).lower()
    ]
    cited = set().union(*(bundled.cited(role.citations) for role in roles))
    assert set(line["articles"]) - cited == set()


@pytest.mark.parametrize("line", by_name(GOLD["timeline"]))
def test_a_day_of_the_timeline(bundled, line):
    """What happened on a day is told under that day, also where the report says "on Sunday"."""
    cited = set().union(
        *(bundled.cited(e.citations) for e in bundled.story.timeline if e.date == line["date"])
    )
    assert set(line["articles"]) - cited == set()


@pytest.mark.parametrize("line", by_name(GOLD["expectations"]))
def test_what_is_announced_has_its_day_and_state(bundled, line):
    """An announcement is one expectation, however many reports carry it."""
    found = [
        expectation
        for expectation in bundled.story.expectations
        if any(
            line["words"] in around(bundled, citation) or line["words"] in citation.text
            for citation in expectation.citations
        )
    ]
    cited = set().union(*(bundled.cited(e.citations) for e in found))
    assert set(line["articles"]) - cited == set()
    assert {(e.due, e.state) for e in found} == {(line["due"], line["state"])}


@pytest.mark.parametrize("line", by_name(GOLD["unconfirmed"]))
def test_what_is_not_established_is_marked(bundled, line):
    """A hedge is kept, with its sentence."""
    wanted = bundled.articles[line["article"]].id
    assert any(
        line["words"] in citation.text and citation.article == wanted
        for unconfirmed in bundled.story.unconfirmed
        for citation in unconfirmed.citations
    )


def test_the_tram_is_another_story(bundled):
    """Articles are grouped by the matter they are about."""
    found = [
        sorted(bundled.names[article] for article in story.articles)
        for story in bundled.record.stories
    ]
    assert sorted(found) == sorted(sorted(story) for story in GOLD["stories"])


def test_every_citation_is_exact(bundled):
    """Every line of the record stands on characters of an article."""
    texts = {article.id: article.text for article in bundled.record.articles}
    seen = 0
    for story in bundled.record.stories:
        lines = [*story.timeline, *story.relays, *story.expectations, *story.unconfirmed]
        lines += [side for d in story.disagreements for side in d.sides]
        lines += [role for speaker in story.speakers for role in speaker.roles]
        lines += [s.origin for s in story.statements if s.origin]
        for line in lines:
            for citation in line.citations:
                assert texts[citation.article][citation.start : citation.end] == citation.text
                seen += 1
    assert seen


def test_the_order_of_the_files_changes_nothing(bundled):
    """The same reports give the same record in whatever order they come."""
    from onrecord.pipeline import make_record

    assert make_record(reversed(story_paths())) == bundled.record
