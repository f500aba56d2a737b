"""Roles that cannot both be right: "former minister" and "minister"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast
from onrecord.types import Citation, Disagreement, Side, Speaker

_PAST = frozenset("former ex one-time onetime ousted".split())
_AT_THE_TIME = re.compile(r"\b(?:then|late)\b")  # says nothing of what somebody is now
_RANKS = ("first", "second", "deputy", "vice", "acting", "assistant", "associate", "interim")

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
        "inspector": "inspector",
        "captain": "captain",
        "professor": "professor",
        "engineer": "engineer",
        "adviser": "adviser advisor",
        "secretary-general": "secretary-general",
        "officer": "officer",
        "commander": "commander",
        "superintendent": "superintendent",
    }.items()
    for word in words.split()
}
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


def role_disagreements(reports: Sequence[Report], cast: Cast) -> list[Disagreement]:
    """For each named person, the roles that the articles give and that exclude one another."""
    outlets = {report.id for report in reports}
    found = []
    for speaker in sorted(cast.speakers.values(), key=lambda s: (s.name, s.id)):
        if speaker.kind == "person":
            found += _of_one(speaker, outlets)
    return found


def _of_one(speaker: Speaker, articles: set[str]) -> list[Disagreement]:
    by_post: dict[str, list[tuple[Post, tuple[Citation, ...]]]] = defaultdict(list)
    for role in speaker.roles:
        citations = tuple(c for c in role.citations if c.article in articles)
        for post in parse_role(role.text):
            if citations:
                by_post[post.post].append((post, citations))
    found = []
    for _, given in sorted(by_post.items()):
        sides = _sides(given)
        if len(sides) > 1:
            found.append(Disagreement("role", speaker.name, tuple(sides)))
    return found


def _sides(given: Sequence[tuple[Post, tuple[Citation, ...]]]) -> list[Side]:
    """The values that exclude one another, the most cited first.

    Only posts in one and the same field are compared: a "former adviser" may well be a "deputy
    chairman" of something else. One article alone does not disagree with itself.
    """
    sides: dict[tuple[tuple[str, ...], bool], list[Citation]] = defaultdict(list)
    shared = _comparable(given)
    for post, citations in shared:
        sides[post.ranks, post.past].extend(citations)
    if len(sides) < 2:
        return []
    ordered = sorted(sides.values(), key=lambda cited: (-len(cited), sorted(cited)))
    told = [{citation.article for citation in cited} for cited in ordered]
    if len(set.union(*told)) < 2 or any(told[0] & other for other in told[1:]):
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
        before = words[:head]
        if head + 1 < len(words) and words[head + 1] == "executive":
            post = "chief executive"
        past = any(word in _PAST or word.startswith("ex-") for word in before)
        ranks = tuple(rank for rank in _RANKS if rank in before)
        field = frozenset(
            _field_stem(word)
            for i, word in enumerate(words)
            if i != head and word not in _IGNORED and word not in _PAST and word not in _RANKS
        )
        posts.append(Post(post, ranks, past, field))
    return posts


def _field_stem(word: str) -> str:
    return word.removeprefix("ex-")[:5]
