"""Roles that cannot both be right: "former minister" and "minister"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast
from onrecord.types import Citation, Disagreement, Side, Speaker

_PAST = frozenset("former ex one-time onetime ousted".split())
_AT_THE_TIME = re.compile(r"\b(?:then|late)\b")  # says nothing of what somebody is now
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
LEFT_WITHIN = 7  # days between reports from which "former" tells of a change
_RANKS = (
    "first", "second", "deputy", "vice", "acting", "assistant", "associate", "interim", "junior",
    "constable", "corporal", "sergeant", "lieutenant", "captain", "major", "inspector",
    "superintendent", "commander", "colonel", "general", "admiral",
)  # fmt: skip
# Ranks of one ladder: nobody holds two.
_LADDER = frozenset(_RANKS[_RANKS.index("constable") :])

# Words for one post that outlets use for one another.
_POSTS = {
    word: post
    for post, words in {
        "head": "head chairman chairwoman chairperson chair chief leader",
        "speaker": "speaker",
        "spokesperson": "spokesman spokeswoman spokesperson",
        "president": "president",
        "minister": "minister",
        "secretary": "secretary",
        "director": "director",
        "manager": "manager",
        "mayor": "mayor",
        "governor": "governor",
        "senator": "senator",
        "ambassador": "ambassador",
        "chancellor": "chancellor",
        "commissioner": "commissioner",
        "judge": "judge",
        "prosecutor": "prosecutor",
        "professor": "professor",
        "engineer": "engineer",
        "adviser": "adviser advisor",
        "secretary-general": "secretary-general",
        "officer": "officer",
        "officer on a ladder": (
            "constable corporal sergeant lieutenant captain major inspector superintendent"
            " commander colonel general admiral"
        ),
        "coach": "coach",
        "inspector-general": "inspector-general",
        "attorney": "attorney",
        "lawyer": "lawyer solicitor barrister",
        "treasurer": "treasurer",
        "councillor": "councillor councilman councilwoman councilor",
        "lawmaker": "lawmaker congressman congresswoman mp parliamentarian",
        "premier": "premier",
        "envoy": "envoy",
        "editor": "editor",
        "economist": "economist",
        "owner": "owner",
        "founder": "founder co-founder",
        "rector": "rector",
        "principal": "principal headmaster headteacher",
        "foreman": "foreman",
        "supervisor": "supervisor",
        "analyst": "analyst",
        "surgeon": "surgeon",
        "auditor": "auditor",
        "bishop": "bishop",
        "marshal": "marshal",
        "detective": "detective",
        "champion": "champion",
    }.items()
    for word in words.split()
}
# What a minister or secretary is for: nobody is called after another's on one day.
_PORTFOLIOS = {
    word: portfolio
    for portfolio, words in {
        "foreign": "foreign", "interior": "interior home", "justice": "justice",
        "defence": "defence defense", "finance": "finance treasury", "health": "health",
        "transport": "transport transportation", "energy": "energy", "education": "education",
        "environment": "environment", "agriculture": "agriculture farm", "labour": "labour labor",
        "economy": "economy economic", "culture": "culture", "housing": "housing",
        "mining": "mining mines", "press": "press", "trade": "trade commerce",
    }.items()
    for word in words.split()
}  # fmt: skip
_IGNORED = frozenset(
    "the a an of for at in to and on s its his her their senior top republican democratic".split()
)


@dataclass(frozen=True, slots=True)
class Post:
    """A role taken apart: what the post is, its rank, whether it is past, and of what."""

    post: str
    ranks: tuple[str, ...]
    past: bool
    field: frozenset[str]
    portfolios: frozenset[str] = frozenset()


def role_disagreements(reports: Sequence[Report], cast: Cast) -> list[Disagreement]:
    """For each named person, the roles that the articles give and that exclude one another."""
    given = {report.id: report for report in reports}
    found = []
    for speaker in sorted(cast.speakers.values(), key=lambda s: (s.name, s.id)):
        if speaker.kind == "person":
            found += _of_one(speaker, given)
    return found


def _of_one(speaker: Speaker, reports: Mapping[str, Report]) -> list[Disagreement]:
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
        sides = _sides(given, reports) or _portfolio_sides(given)
        if len(sides) > 1:
            found.append(Disagreement("role", speaker.name, tuple(sides)))
    return found


def _lost(citation: Citation, report: Report) -> bool:
    """ "Fired the director Ana Bel": the role that somebody had until then."""
    before = report.article.text[max(0, citation.start - 40) : citation.start]
    return _FIRED.search(before) is not None


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
    if len(sides) < 2 or _changed_in_time(sides, reports):
        return []
    ordered = sorted(sides.values(), key=lambda cited: (-len(cited), sorted(cited)))
    told = [{citation.article for citation in cited} for cited in ordered]
    if len(set.union(*told)) < 2 or any(told[0] & other for other in told[1:]):
        return []
    return [Side(sorted(cited)[0].text, tuple(sorted(cited))) for cited in ordered]


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


def parse_role(text: str) -> list[Post]:
    """The posts that a role phrase names: "party lawmaker and deputy speaker" names two."""
    posts: list[Post] = []
    if _AT_THE_TIME.search(text.casefold()):
        return posts
    for part in re.split(r",|\band\b|;", text.replace("’", "'").casefold().replace(".", "")):
        words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", part)
        head = next((i for i, word in enumerate(words) if word in _POSTS), None)
        if head is None:
            continue
        post = _POSTS[words[head]]
        rank = words[head] if post == "officer on a ladder" else None
        before = words[:head]
        if head + 1 < len(words) and words[head + 1] == "executive":
            post = "chief executive"
        past = any(word in _PAST or word.startswith("ex-") for word in before)
        ranks = tuple(rank for rank in _RANKS if rank in before)
        ranks += (rank,) if rank else ()
        field = frozenset(
            _field_stem(word)
            for i, word in enumerate(words)
            if i != head and word not in _IGNORED and word not in _PAST and word not in _RANKS
        )
        portfolios = frozenset(_PORTFOLIOS[word] for word in words if word in _PORTFOLIOS)
        posts.append(Post(post, ranks, past, field, portfolios))
    return posts


def _field_stem(word: str) -> str:
    return word.removeprefix("ex-")[:5]
