"""A role taken apart: the post, its rank, whether it is past, and of what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAST = frozenset("former ex one-time onetime ousted".split())
_AT_THE_TIME = re.compile(
    r"\b(?:then|late|retired|disgraced)\b"
)  # says nothing of what somebody is now

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


def parse_role(text: str) -> list[Post]:
    """The posts that a role phrase names: "party lawmaker and deputy speaker" names two."""
    posts: list[Post] = []
    if _AT_THE_TIME.search(text.casefold()):
        return posts
    for part in re.split(r",|\band\b|;", text.replace("’", "'").casefold().replace(".", "")):
        words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", part)
        # "Chief inspector" is a rank, and "inspector" short for it.
        words = [
            word
            for word, after in zip(words, [*words[1:], ""], strict=True)
            if word != "chief" or after not in _LADDER
        ]
        head = next((i for i, word in enumerate(words) if word in _POSTS), None)
        if head is None:
            continue
        post = _POSTS[words[head]]
        rank = words[head] if post == "officer on a ladder" else None
        before = words[:head]
        if rank and head + 1 < len(words) and words[head + 1] in _LADDER:
            rank, before = words[head + 1], []  # a lieutenant general is called general
        if head + 1 < len(words) and words[head + 1] == "executive":
            post = "chief executive"
        past = any(word in PAST or word.startswith("ex-") for word in before)
        ranks = tuple(rank for rank in _RANKS if rank in before)
        ranks += (rank,) if rank else ()
        field = frozenset(
            _field_stem(word)
            for i, word in enumerate(words)
            if i != head and word not in _IGNORED and word not in PAST and word not in _RANKS
        )
        portfolios = frozenset(_PORTFOLIOS[word] for word in words if word in _PORTFOLIOS)
        posts.append(Post(post, ranks, past, field, portfolios))
    return posts


def _field_stem(word: str) -> str:
    return word.removeprefix("ex-")[:5]
