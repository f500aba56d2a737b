"""Whether a speaker is the one whom somebody means by a name, a part of one, or a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.comparison.names import acronym, name_words, organisation_key, spelling_key
from onrecord.desk.quotations.nouns import Named

_ARTICLES = frozenset("the a an of his her its their".split())
_OF = re.compile(r"\b(?:of|for|to|at|in|on|with|from|and)\b|,")
_OWNED = re.compile(r"(.*?\w)['’]s?\s+(.+)")
# Who has been something, or is next to it, is not it.
_APART = frozenset(
    """former ex deputy vice acting assistant interim late then onetime future elect next aide
    adviser advisor wife husband""".split()
)
_ONE_WORD = {  # words for one post that outlets use for one another
    "spokeswoman": "spokesperson", "spokesman": "spokesperson", "chairwoman": "chair",
    "chairman": "chair", "chairperson": "chair", "head": "chair", "premier": "prime",
    "councilwoman": "councillor", "councilman": "councillor", "congresswoman": "congress",
    "congressman": "congress", "sen": "senator", "gov": "governor", "pres": "president",
    "gen": "general", "rep": "representative", "secy": "secretary", "pm": "prime",
}  # fmt: skip


def meant_by(asked: str, name: str, aliases: Sequence[str], roles: Iterable[str]) -> Named:
    """How a speaker with these names and roles is meant by what was asked.

    >>> meant_by("Senator Brill", "Tomas Brill", [], ["deputy chairman of the Harbours Committee"])
    'name'
    >>> meant_by("the harbours chairman", "Tomas Brill", [], ["chairman of the Harbours Committee"])
    'role'
    >>> meant_by("the chairman", "Tomas Brill", [], ["deputy chairman of the Harbours Committee"])
    'other'
    """
    roles = list(roles)
    names = [name, *aliases]
    # Of whom no given name is known, any may be right.
    surname = all(len(name_words(one)) == 1 for one in names)
    if any(_by_name(asked, one, roles, surname=surname) for one in names):
        return "name"
    if any(_by_role(asked, role) for role in roles):
        return "role"
    return "other"


def _by_name(asked: str, name: str, roles: Sequence[str], *, surname: bool) -> bool:
    """Whether all that was asked is in the name, but for words of a role: "Senator Tomas Brill"."""
    mine, theirs = name_words(asked), name_words(name)
    if not mine or not theirs:
        return False
    key = organisation_key(asked)
    if key and key in (organisation_key(name), acronym(name).casefold()):
        return True
    keys = {spelling_key(word) for word in theirs}
    initials = {word[0] for word in theirs}
    if spelling_key(mine[-1]) not in keys:
        return False
    titles = {word for role in roles for word in name_words(role)}
    return all(
        spelling_key(word) in keys
        or (len(word) == 1 and word in initials)
        or (len(theirs) > 1 and any(len(one) == 1 and one == word[0] for one in theirs))
        or word in titles
        or word in _ARTICLES
        or surname
        for word in mine[:-1]
    )


def _by_role(asked: str, role: str) -> bool:
    """Whether what was asked is in the role, its post as the post, and nobody's deputy's."""
    mine, theirs = _post(asked), _post(role)
    wanted, rest = _words(mine[0]), _words(mine[1])
    post, beyond = _words(theirs[0]), _words(theirs[1])
    if not wanted or (wanted & _APART) != (post & _APART):
        return False
    # "the harbours chairman" is the chairman of the harbours; a post itself must be the post.
    heads = wanted & post
    return bool(_last(mine[0]) & post) and wanted <= heads | beyond and rest <= post | beyond


def _post(role: str) -> tuple[str, str]:
    """The post, and what it is of: "the Senate's chairman" is the chairman of the Senate."""
    head, *beyond = _OF.split(role.strip(), maxsplit=1)
    owned = _OWNED.fullmatch(head.strip())
    owner, post = (owned[1], owned[2]) if owned else ("", head)
    return post, " ".join((owner, *beyond))


def _words(text: str) -> set[str]:
    found = re.findall(r"[^\W_]+", text.casefold().replace("’", "'"))
    return {_ONE_WORD.get(word, word.removesuffix("s")) for word in found} - _ARTICLES - {"s"}


def _last(text: str) -> set[str]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return _words(found[-1]) if found else set()
