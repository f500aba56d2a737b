"""Roles that cannot both be right: "former minister" and "minister"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from onrecord.comparison.differences.leaving import who_left
from onrecord.comparison.differences.posts import PAST, Post, parse_role
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast
from onrecord.types import Citation, Disagreement, Side, Speaker

# A title that one is called by for life.
_COURTESY = frozenset(
    """judge justice senator sen governor gov ambassador secretary professor general gen captain
    colonel admiral mayor speaker congressman congresswoman rep""".split()
)

_BARE = frozenset(
    (*_COURTESY, "president", "prime minister", "premier", "director", "chancellor", "minister")
)

_FIRED = re.compile(
    r"\b(?:fir(?:ed|es|ing)|sack(?:ed|ing)|dismiss(?:ed|ing|al\s+of)|oust(?:ed|ing)|succeed(?:ed|s|ing)"
    r"|replac(?:ed|es|ing)|remov(?:ed|ing)|predecessor)\s+(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)

_CUT_OFF = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Oo]ne-?time|[Rr]etired)[\s-](?:[\w.’'-]+\s){0,5}$")
LEFT_WITHIN = 7  # days between reports from which "former" tells of a change


def role_disagreements(reports: Sequence[Report], cast: Cast) -> list[Disagreement]:
    """For each named person, the roles that the articles give and that exclude one another."""
    given = {report.id: report for report in reports}
    found = []
    left = who_left(reports, cast)
    for speaker in sorted(cast.speakers.values(), key=lambda s: (s.name, s.id)):
        if speaker.kind == "person":
            found += _of_one(speaker, given, left=speaker.id in left)
    return found


def _of_one(speaker: Speaker, reports: Mapping[str, Report], *, left: bool) -> list[Disagreement]:
    by_post: dict[str, list[tuple[Post, tuple[Citation, ...]]]] = defaultdict(list)
    for role in speaker.roles:
        citations = tuple(
            c for c in role.citations if c.article in reports and not _lost(c, reports[c.article])
        )
        for post in parse_role(role.text):
            if citations:
                by_post[post.post].append((post, citations))
    found = []
    for _, given in sorted(by_post.items()):
        if left and len({post.past for post, _ in given}) > 1:
            continue  # one outlet calls him what he was until that day
        sides = _sides(given, reports) or _portfolio_sides(given)
        if len(sides) > 1:
            found.append(Disagreement("role", speaker.name, tuple(sides)))
    return found


def _lost(citation: Citation, report: Report) -> bool:
    """A role that somebody had until then, or that is not printed whole.

    "Fired the director Ana Bel"; "then-adviser Ana Bel"; of "former city lawyer" the last word.
    """
    before = report.article.text[max(0, citation.start - 40) : citation.start]
    if re.search(r"\b(?:then|[Uu]nder)[\s-]*$", before) or citation.text[:1] in "-–":
        return True
    if _CUT_OFF.search(before) and not _is_past(citation.text):
        return True
    return _FIRED.search(before) is not None


def _is_past(text: str) -> bool:
    return any(word in PAST for word in re.findall(r"[a-z]+", text.casefold()))


def _of_another_time(citation: Citation, report: Report) -> bool:
    title = citation.text.strip(" .").casefold()
    return title in _COURTESY or (title in _BARE and not _of_these_days(citation, report))


def _of_these_days(citation: Citation, report: Report) -> bool:
    sentence, published = report.sentence_at(citation.start), report.article.published
    if sentence is None or published is None or published.day is None:
        return False
    told = date.fromisoformat(published.day)
    for timex in report.reading.times:
        if sentence.contains(timex.span) and re.fullmatch(r"\d{4}-\d\d-\d\d", timex.value or ""):
            return abs((date.fromisoformat(timex.value or "") - told).days) <= LEFT_WITHIN
    return False


def _sides(
    given: Sequence[tuple[Post, tuple[Citation, ...]]], reports: Mapping[str, Report]
) -> list[Side]:
    """The values that exclude one another, the most cited first.

    Only posts in one and the same field are compared: a "former adviser" may well be a "deputy
    chairman" of something else. One article alone does not disagree with itself.
    """
    sides: dict[tuple[tuple[str, ...], bool], list[Citation]] = defaultdict(list)
    shared = _comparable(given)
    for post, citations in shared:
        sides[post.ranks, post.past].extend(citations)
    if sum(past for _, past in sides) > 1:
        return []  # he may have been both
    if len(sides) < 2 or _changed_in_time(sides, reports) or _promoted(sides, reports):
        return []
    ordered = sorted(sides.values(), key=lambda cited: (-len(cited), sorted(cited)))
    told = [{citation.article for citation in cited} for cited in ordered]
    if len(set.union(*told)) < 2 or any(told[0] & other for other in told[1:]):
        return []
    return [Side(sorted(cited)[0].text, tuple(sorted(cited))) for cited in ordered]


def _promoted(
    sides: Mapping[tuple[tuple[str, ...], bool], Sequence[Citation]],
    reports: Mapping[str, Report],
) -> bool:
    """Whether two ranks are given only in reports that lie so far apart that he may have risen."""
    days: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for (ranks, _), cited in sides.items():
        for citation in cited:
            published = reports[citation.article].article.published
            if published is None or published.day is None:
                return False
            days[ranks].append(date.fromisoformat(published.day))
    if len(days) < 2:
        return False
    near = [
        abs((a - b).days)
        for one, other in combinations(sorted(days), 2)
        for a in days[one]
        for b in days[other]
    ]
    return min(near) > LEFT_WITHIN


def _changed_in_time(
    sides: Mapping[tuple[tuple[str, ...], bool], Sequence[Citation]],
    reports: Mapping[str, Report],
) -> bool:
    """Whether "former" stands only in reports so much later that the post may have been left.

    A bare title is believed to be of today only where its sentence tells of these days: "it began
    under President Bel". One of courtesy is kept for life.
    """
    past = [c for (_, gone), cited in sides.items() if gone for c in cited]
    present = [c for (_, gone), cited in sides.items() if not gone for c in cited]
    if not past or not present:
        return False
    bare = [c for c in present if c.text.strip(" .").casefold() in _BARE]
    # Once, it may be a slip; several outlets that call him so mean the man, not the day.
    several = len(bare) == len(present) > 1
    if several and any(_of_another_time(c, reports[c.article]) for c in bare):
        return True
    gone_days, held_days = (
        [p.day for c in cited if (p := reports[c.article].article.published) and p.day]
        for cited in (past, present)
    )
    if len(gone_days) < len(past) or len(held_days) < len(present):
        return False
    apart = date.fromisoformat(min(gone_days)) - date.fromisoformat(max(held_days))
    return apart.days > LEFT_WITHIN


def _portfolio_sides(given: Sequence[tuple[Post, tuple[Citation, ...]]]) -> list[Side]:
    """ "Interior minister" here, "justice minister" there."""
    sides: dict[str, list[Citation]] = defaultdict(list)
    for post, citations in given:
        if post.post in ("minister", "secretary") and not post.past and len(post.portfolios) == 1:
            sides[next(iter(post.portfolios))].extend(citations)
    ordered = sorted(sides.values(), key=lambda cited: (-len(cited), sorted(cited)))
    told = [{citation.article for citation in cited} for cited in ordered]
    if len(ordered) < 2 or any(told[0] & other for other in told[1:]):
        return []
    return [Side(sorted(cited)[0].text, tuple(sorted(cited))) for cited in ordered]


def _comparable(
    given: Sequence[tuple[Post, tuple[Citation, ...]]],
) -> list[tuple[Post, tuple[Citation, ...]]]:
    """The posts that speak of one office: their fields are the same, or one names none."""
    fullest = max((post.field for post, _ in given), key=lambda f: (len(f), sorted(f)))
    return [
        (post, citations)
        for post, citations in given
        if not post.field or not fullest or len(post.field & fullest) * 2 >= len(post.field)
    ]
