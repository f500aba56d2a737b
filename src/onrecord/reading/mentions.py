"""Who and what one article speaks of: entities, their mentions and their roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.reading.coreference import resolve
from onrecord.reading.name_linking import Draft, link_names
from onrecord.reading.name_tokens import tokens_of
from onrecord.reading.names import find_names
from onrecord.reading.roles import find_roles
from onrecord.types import Entity, Mention, Role, Span

# What may follow the head of a noun phrase within it.
_BEHIND_HEAD: Final = re.compile(
    r"\s*(?:$|[,;:(—–“\"]|(?:who|which|that|of|in|at|from|for|on|with|to|familiar|close|said|himself|"
    r"herself|itself|himself)\b)"
)
# What may not stand before the head within a noun phrase, outside a role.
_PREPOSITION: Final = re.compile(
    r"\b(?:of|for|in|at|from|with|to|by|about|who|which|that|and|on|against|over|near|under|between"
    r"|into|than|behind)\s|[,;:(—–]"
)
# "President Vale's spokesman": the name is not whom the phrase means.
_OWNS_MORE: Final = re.compile(r"(?:['’]s|['’](?=\s))\s+\w")
_ARTICLE: Final = re.compile(r"(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?\b|['’]\s")


@dataclass(frozen=True)
class Naming:
    """The entities of one article, every mention of them, and the roles it gives them."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    _text: str = field(default="", repr=False, compare=False)
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _role_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def entity_of(self, span: Span) -> str | None:
        """The entity that heads the source noun phrase at ``span``; None rather than wrong."""
        inside = self._inside(span)
        roles = self._roles_inside(span)
        bare = self._bare(span)
        for mention in inside:
            if self._bare(mention.span) == bare:
                return mention.entity
        for role in roles:
            for mention in inside:
                if (
                    mention.kind == "name"
                    and mention.entity == role.entity
                    and self._leads(span, min(role.span.start, mention.span.start))
                    and not _OWNS_MORE.match(self._text[mention.span.end : span.end])
                ):
                    return None if self._shared(span, mention) else role.entity
        for mention in inside:
            if self._heads(span, mention):
                return None if self._shared(span, mention) else mention.entity
        for role in roles:
            if self._bare(role.span) == bare:
                return role.entity
        return self._set_behind(inside, bare)

    def _set_behind(self, inside: list[Mention], bare: Span) -> str | None:
        """The only name at the end of a phrase, behind a comma: "the judge's lawyer, Bo Reed"."""
        names = [
            mention
            for mention in inside
            if mention.kind == "name"
            and not _POSSESSIVE.match(self._text[mention.span.end : mention.span.end + 2])
        ]
        if len(names) != 1 or names[0].span.end != bare.end:
            return None
        before = self._text[bare.start : names[0].span.start]
        return names[0].entity if before.endswith(", ") and before.count(",") == 1 else None

    def _inside(self, span: Span) -> list[Mention]:
        """The mentions within a span, or wider than it by an article."""
        first = bisect_left(self._starts, span.start - 5)
        found = []
        for mention in self.mentions[first:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end and (
                mention.span.start >= span.start or self._bare(mention.span).start >= span.start
            ):
                found.append(mention)
        return found

    def _roles_inside(self, span: Span) -> list[Role]:
        first = bisect_left(self._role_starts, span.start)
        found = []
        for role in self.roles[first:]:
            if role.span.start >= span.end:
                break
            if role.span.end <= span.end:
                found.append(role)
        return found

    def _bare(self, span: Span) -> Span:
        """A span without the article and marks at its edges."""
        text = span.of(self._text)
        start, end = span.start, span.end
        while end - start > 1 and text[end - 1 - span.start] in " ,.;:\n":
            end -= 1
        if (article := _ARTICLE.match(text)) and span.start + article.end() < end:
            start += article.end()
        return Span(start, end)

    def _heads(self, span: Span, mention: Mention) -> bool:
        before = self._text[span.start : max(span.start, mention.span.start)]
        after = self._text[mention.span.end : span.end]
        if _POSSESSIVE.match(after) and after.strip("'’s ,."):
            return False
        return (
            _PREPOSITION.search(before) is None
            and (_BEHIND_HEAD.match(after) is not None or _POSSESSIVE.match(after) is not None)
            and not _POSSESSIVE.search(before)
        )

    def _leads(self, span: Span, start: int) -> bool:
        """Whether what begins at ``start`` is the phrase's own: no preposition before it."""
        return _PREPOSITION.search(self._text[span.start : max(span.start, start)]) is None

    def _shared(self, span: Span, mention: Mention) -> bool:
        """Whether a second person stands beside the head: "Vale and Moss"."""
        after = self._text[mention.span.end : span.end].lstrip()
        return after.startswith(("and ", "& "))


def find_naming(text: str, sentences: Sequence[Span], *, byline: Sequence[str] = ()) -> Naming:
    """All entities, mentions and roles of one article."""
    tokens = tokens_of(text, sentences)
    names = find_names(tokens)
    linked = link_names(tokens, names)
    role_spans = find_roles(tokens, names, linked)
    phrases = resolve(tokens, names, linked, role_spans)
    found: list[tuple[Span, str, Draft | None]] = [
        (name.span, "name", draft) for name, draft in zip(names, linked, strict=True)
    ]
    found += [(phrase.span, phrase.kind, phrase.entity) for phrase in phrases]
    found.sort(key=lambda item: item[0])
    ids: dict[int, str] = {}
    entities: list[Entity] = []
    for _, _, draft in found:
        if draft is not None and id(draft) not in ids:
            ids[id(draft)] = f"e{len(ids) + 1}"
            entities.append(
                Entity(ids[id(draft)], draft.name, draft.kind, draft.named, draft.gender)
            )
    mentions = tuple(
        Mention(span, kind, ids[id(draft)] if draft is not None else None)  # type: ignore[arg-type]
        for span, kind, draft in found
    )
    roles = tuple(Role(span, ids[id(draft)]) for span, draft in role_spans if id(draft) in ids)
    return Naming(
        tuple(entities),
        mentions,
        roles,
        text,
        tuple(mention.span.start for mention in mentions),
        tuple(role.span.start for role in roles),
    )
