"""Who and what one article speaks of: entities, their mentions and their roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.reading import phrase_shapes as shapes
from onrecord.reading.coreference import resolve
from onrecord.reading.given_behind import join_given_names
from onrecord.reading.model import NamedSpan
from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_linking import link_names
from onrecord.reading.name_tokens import mark_single_quotations, tokens_of
from onrecord.reading.names import find_names
from onrecord.reading.naming_words import ROLE_NOUNS
from onrecord.reading.quotes import Quote
from onrecord.reading.roles import find_roles
from onrecord.reading.seen_kinds import with_seen_kinds
from onrecord.types import Entity, Mention, Role, Span

_NEAR: Final = 100  # characters
_PAST_HEAD: Final = 24  # characters; "data" may be all of the source of "data compiled by Orbit"
_LONGEST_ISSUER: Final = 120  # characters within which the issuer's name must begin and end


@dataclass(frozen=True)
class Naming:
    """The entities of one article, every mention of them, and the roles it gives them."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    _text: str = field(default="", repr=False, compare=False)
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _role_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _impersonal: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    _nameless: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    _bodies: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    _unnamed_bodies: frozenset[str] = field(default=frozenset(), repr=False, compare=False)

    @property
    def bodies(self) -> frozenset[str]:
        """The ids of what has a name and may be a body: no person, place or group."""
        return self._bodies

    @property
    def unnamed_bodies(self) -> frozenset[str]:
        """The ids of organisations that the article knows by a common noun alone."""
        return self._unnamed_bodies

    def ending_near(self, at: int) -> list[Mention]:
        """The mentions that end within some words before a place, the nearest first."""
        first, last = bisect_left(self._starts, at - _NEAR), bisect_left(self._starts, at)
        return [m for m in reversed(self.mentions[first:last]) if m.span.end <= at]

    def entity_of(self, span: Span) -> str | None:
        """The entity that heads the source noun phrase at ``span``; None rather than wrong."""
        found = self._heading(span)
        if found is not None:
            return found
        across = next((m for m in self._touching(span) if m.kind == "name"), None)
        if across is not None:  # "Tom “Red” Hask": the marks ended the phrase too early
            return self._heading(Span(span.start, across.span.end))
        cut = shapes.BESIDES.search(self._text, span.start + 1, span.end)
        return self._heading(Span(span.start, cut.start())) if cut else None

    def _heading(self, span: Span) -> str | None:
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
                    and not shapes.OWNS_MORE.match(self._text[mention.span.end : span.end])
                ):
                    return None if self._shared(span, mention) else role.entity
        if (titled := self._titled_behind_body(inside, roles, bare)) is not None:
            return titled
        for mention in inside:
            if self._heads(span, mention):
                if mention.entity in self._nameless and inside[-1] is not mention:
                    between = self._text[mention.span.end : inside[-1].span.start]
                    if shapes.NO_OTHER.fullmatch(between) or shapes.OF_A_BODY.search(between):
                        return self._set_behind(inside, bare) or mention.entity
                return None if self._shared(span, mention) else mention.entity
        for role in roles:
            if self._bare(role.span) == bare:
                return role.entity
        return (
            self._set_behind(inside, bare)
            or self._twice_described(inside, bare)
            or self._naming_itself(inside, bare)
            or self._issuer(span)
            or self._writer(inside, bare)
        )

    def _titled_behind_body(
        self, inside: list[Mention], roles: list[Role], bare: Span
    ) -> str | None:
        """The person whose title stands behind a body's name with a comma in it."""
        if not inside or inside[-1].kind != "name" or inside[-1].span.end != bare.end:
            return None
        last = inside[-1]
        for role in roles:
            gap = self._text[role.span.end : last.span.start]
            before = self._text[bare.start : role.span.start]
            if role.entity == last.entity and gap == " " and shapes.BODY_ALONE.fullmatch(before):
                return role.entity
        return None

    def _twice_described(self, inside: list[Mention], bare: Span) -> str | None:
        """The one person behind two nouns: "farmer and activist Ada Vale"."""
        if len(inside) != 1 or inside[0].kind != "name" or inside[0].span.end != bare.end:
            return None
        both = shapes.BOTH.fullmatch(self._text, bare.start, inside[0].span.start)
        if both is None or not {both["one"].lower(), both["other"]} <= ROLE_NOUNS:
            return None
        return None if inside[0].entity in self._impersonal else inside[0].entity

    def _naming_itself(self, inside: list[Mention], bare: Span) -> str | None:
        """Whom a description gives a name: "a woman who gave her name only as Mira"."""
        if not inside or inside[-1].kind != "name" or inside[-1].span.end != bare.end:
            return None
        before = self._text[bare.start : inside[-1].span.start]
        return inside[-1].entity if shapes.NAMES_ITSELF.search(before) else None

    def _issuer(self, span: Span) -> str | None:
        """Who wrote the statement or gathered the data that a phrase means."""
        issued = shapes.ISSUED.match(self._text, span.start)
        if issued is None or "," in issued[0] or "\n" in issued[0]:
            return None
        if not span.start < issued.end() <= span.end + _PAST_HEAD:
            return None
        at = issued.end()
        if at < span.end:
            given = shapes.GIVEN_OUT.search(self._text, at, span.end)
            whole = self._heading(Span(at, span.end))
            return whole or (self._heading(Span(at, given.start())) if given else None)
        inside = self._inside(Span(at, at + _LONGEST_ISSUER))
        if not inside or self._bare(Span(at, inside[0].span.end)) != self._bare(inside[0].span):
            return None
        behind = self._text[inside[0].span.end :][:6].lstrip()
        owns = behind.startswith(("and ", "& ")) or shapes.POSSESSIVE.match(behind)
        return None if owns else inside[0].entity

    def _writer(self, inside: list[Mention], bare: Span) -> str | None:
        """Whose the report, letter or website is that a phrase means: "the Dorn Board's report"."""
        if not inside or inside[0].kind != "name":
            return None
        owner = inside[0]
        if not shapes.COURTESY.fullmatch(self._text, bare.start, owner.span.start):
            return None
        behind = shapes.WRITING.fullmatch(self._text, owner.span.end, bare.end)
        owned = behind is not None and (behind["owns"] or owner.entity in self._bodies)
        return owner.entity if owned else None

    def _set_behind(self, inside: list[Mention], bare: Span) -> str | None:
        """The only name at the end of a phrase, behind a comma: "the judge's lawyer, Bo Reed"."""
        if not inside or inside[-1].kind != "name" or inside[-1].span.end != bare.end:
            return None
        last = inside[-1]
        others = [
            mention
            for mention in inside[:-1]
            if mention.kind == "name"
            and mention.entity not in self._impersonal
            and not shapes.OF_ANOTHER.match(self._text, mention.span.end)
        ]
        before = self._text[bare.start : last.span.start]
        single = not others and before.count(",") == 1
        return last.entity if single and shapes.TITLE.search(before) else None

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

    def _touching(self, span: Span) -> list[Mention]:
        """The mentions that begin in a span and end behind it."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:last] if m.span.end > span.end]

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
        if (article := shapes.ARTICLE.match(text)) and span.start + article.end() < end:
            start += article.end()
        return Span(start, end)

    def _heads(self, span: Span, mention: Mention) -> bool:
        before = self._text[span.start : max(span.start, mention.span.start)]
        after = self._text[mention.span.end : span.end]
        if shapes.POSSESSIVE.match(after) and after.strip("'’s ,."):
            return False
        if mention.kind == "name" and not after.strip(" ,.") and shapes.OWNED.fullmatch(before):
            return True
        return (
            shapes.PREPOSITION.search(shapes.BODY_OF.sub("", before)) is None
            and (
                shapes.BEHIND_HEAD.match(after) is not None
                or shapes.POSSESSIVE.match(after) is not None
            )
            and not shapes.POSSESSIVE.search(before)
        )

    def _leads(self, span: Span, start: int) -> bool:
        """Whether what begins at ``start`` is the phrase's own: no preposition before it."""
        before = self._text[span.start : max(span.start, start)]
        return shapes.PREPOSITION.search(shapes.BODY_OF.sub("", before)) is None

    def _shared(self, span: Span, mention: Mention) -> bool:
        """Whether a second person stands beside the head: "Vale and Moss"."""
        after = self._text[mention.span.end : span.end].lstrip()
        return after.startswith(("and ", "& "))


def find_naming(
    text: str,
    sentences: Sequence[Span],
    *,
    byline: Sequence[str] = (),
    seen: Sequence[NamedSpan] = (),
    quotes: Sequence[Quote] = (),
) -> Naming:
    """All entities, mentions and roles of one article; ``seen``: the names the network found."""
    tokens = tokens_of(text, sentences)
    mark_single_quotations(tokens, [quote.span for quote in quotes if quote.single])
    names = with_seen_kinds(find_names(tokens), seen)
    linked = link_names(tokens, names)
    role_spans = find_roles(tokens, names, linked)
    phrases = resolve(tokens, names, linked, role_spans)
    join_given_names(text, names, linked, phrases)
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
        frozenset(entity.id for entity in entities if entity.kind in ("place", "organisation")),
        frozenset(entity.id for entity in entities if not entity.named),
        frozenset(e.id for e in entities if e.named and e.kind in ("organisation", "other")),
        frozenset(e.id for e in entities if not e.named and e.kind == "organisation"),
    )
