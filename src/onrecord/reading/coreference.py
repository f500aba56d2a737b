"""Who "he", "the lawmaker", "the company" and "officials" are, in one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final, Literal

from onrecord.reading import roles
from onrecord.reading.name_linking import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import (
    FEMININE_ROLES,
    GROUP_NOUNS,
    LEGISLATURES,
    MASCULINE_ROLES,
    ROLE_NOUNS,
)
from onrecord.reading.noun_phrases import (
    PRONOUNS,
    SPEECH,
    SPOKEN_OF,
    Phrase,
    find_phrases,
    owned_by_place,
)
from onrecord.types import Span

# Weights of what makes a person the one meant, tuned on the even GUM documents (benchmarks.names).
BACK: Final = 3  # sentences looked back for a pronoun's person
PER_SENTENCE: Final = 3.0
SUBJECT: Final = 2.5
KNOWN_GENDER: Final = 2.0
FREQUENCY: Final = 0.6  # per mention so far, up to six
SAME_CLAUSE_OBJECT: Final = 6.0
QUOTED: Final = 2.0
UNNAMED: Final = 2.5
SPEAKS_ON: Final = 2.0  # "Vale joked that ... “...,” she said": the subject before speaks on
RELATIVE: Final = 3.0  # "Vale, who lost his seat": the clause is about Vale
MARGIN: Final = 0.2  # nearer than this, two people fit equally
AHEAD: Final = 4  # paragraphs read ahead for who "a senior lawmaker" is
_REMEMBERED: Final = 200  # people or bodies; longer lists are no news report
_NEXT_ROLES: Final = 12  # people introduced next who are looked at
_CLAUSE: Final = 60  # tokens around a verb of speech that can be what is said
_PREPOSITIONS: Final = frozenset(
    "of for in at on to from with by about against between under over after before than like "
    "including into through without among toward towards".split()
)
_CUES: Final = SPEECH | frozenset(
    "quipped joked replied continued asked insisted concluded recalled warned wrote "
    "declared".split()
)
_REPORTS: Final = _CUES | frozenset("believed believes thought thinks hoped hopes feared".split())
_SUBORDINATE: Final = frozenset(
    "when while after before as although though if since because in on at with unlike like".split()
)
_VERBS: Final = frozenset(
    """
    said says has had have is was were are will would could can may might did does do told made
    took went came got gave met won left began became found held led ran wrote spoke saw thought
    knew kept wants sought fell rose put set let cut felt meant brought also never once who
    """.split()
)
_ADVERBS: Final = frozenset(
    "even also then later now still already never often once again just".split()
)
_FINITE: Final = _VERBS | SPEECH
_CLAUSE_ENDS: Final = frozenset(
    "that who which because when while if as and but whether although".split()
)
_PREDICATE: Final = frozenset(
    "is was as became become becoming be been being are were remains".split()
)


@dataclass(slots=True)
class _Seen:
    draft: Draft
    token: int
    sentence: int
    paragraph: int
    subject: bool
    quoted: bool
    opens: bool  # the sentence begins with it, or with its title
    who: bool  # a relative clause about it follows


def resolve(
    tokens: list[Token],
    names: list[Name],
    linked: list[Draft | None],
    role_spans: list[tuple[Span, Draft]],
) -> list[Phrase]:
    """Every phrase that means somebody without a name, with its entity where it can be told."""
    taken = bytearray(len(tokens))
    for name in names:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    in_role = _tokens_in(tokens, [span for span, _ in role_spans])
    phrases = find_phrases(tokens, taken, in_role)
    named = {
        name.first: draft for name, draft in zip(names, linked, strict=True) if draft is not None
    }
    memory = _Memory(tokens, role_spans, named)
    events: list[tuple[int, int, Name | Phrase, Draft | None]] = [
        (name.first, 0, name, draft) for name, draft in zip(names, linked, strict=True)
    ]
    events += [(phrase.first, 1, phrase, None) for phrase in phrases]
    events.sort(key=lambda event: event[:2])
    for at, _, item, draft in events:
        if isinstance(item, Name):
            if draft is not None:
                memory.see(draft, at, item.last)
            continue
        item.entity = memory.meant(item)
        if item.entity is not None:
            memory.see(item.entity, at, item.head + 1)
    return [phrase for phrase in phrases if phrase.entity is not None or phrase.kind == "pronoun"]


def _tokens_in(tokens: list[Token], spans: list[Span]) -> bytearray:
    inside = bytearray(len(tokens))
    at = 0
    for span in sorted(spans):
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        index = at
        while index < len(tokens) and tokens[index].start < span.end:
            inside[index] = 1
            index += 1
    return inside


class _Memory:
    """Who has been spoken of so far, and where."""

    def __init__(
        self,
        tokens: list[Token],
        role_spans: list[tuple[Span, Draft]],
        named: dict[int, Draft],
    ) -> None:
        self._tokens = tokens
        self._named = named  # by the first token of each name
        self._seen: list[_Seen] = []
        self._count: dict[int, int] = defaultdict(int)
        self._last: dict[int, _Seen] = {}
        self._groups: dict[str, Draft] = {}
        self._people: dict[int, Draft] = {}
        self._bodies: dict[int, Draft] = {}
        self._ends = -1  # the token behind the mention seen last
        self._firsts: list[tuple[int, Draft]] = []  # the token of each person's first role
        starts = [token.start for token in tokens]
        met: set[int] = set()
        for span, draft in role_spans:
            if id(draft) not in met:
                met.add(id(draft))
                self._firsts.append((bisect_left(starts, span.start), draft))

        self._role_at = [first for first, _ in self._firsts]

    def see(self, draft: Draft, first: int, after: int) -> None:
        """Note a mention of ``draft`` between two tokens."""
        token = self._tokens[first]
        possessive = after < len(self._tokens) and self._tokens[after].kind == "possessive"
        seen = _Seen(
            draft,
            first,
            token.sentence,
            token.paragraph,
            not possessive and self._subject(first, after),
            token.quoted,
            self._opens(first),
            any(t.lower in ("who", "whose") for t in self._tokens[after : after + 2]),
        )
        self._seen.append(seen)
        self._count[id(draft)] += 1
        self._ends = after
        self._last[id(draft)] = seen
        if draft.kind == "person":
            self._people[id(draft)] = draft
        elif draft.kind == "organisation":
            self._bodies[id(draft)] = draft

    def meant(self, phrase: Phrase) -> Draft | None:
        """Whom a phrase means, or None where the article does not let us say."""
        tokens = self._tokens
        if tokens[phrase.head].quoted:
            return None
        word = tokens[phrase.head].lower
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        if word in GROUP_NOUNS or word in SPOKEN_OF:
            return self._unnamed(phrase, "group")
        definite = tokens[phrase.first].lower in ("the", "this", "that")
        if word in ROLE_NOUNS:
            return self._person(phrase) if definite else self._introduced(phrase)
        if definite or owned_by_place(tokens, phrase.first, phrase.head):
            return self._body(phrase)
        return None

    # -- subjects

    def _opens(self, first: int) -> bool:
        tokens = self._tokens
        for at in range(first, max(-1, first - 8), -1):
            token = tokens[at]
            if not (token.capital or token.word in ROLE_NOUNS or token.lower in roles.MODIFIERS):
                return False
            if token.initial:
                return True
        return False

    def _subject(self, first: int, after: int) -> bool:
        tokens = self._tokens
        if first and tokens[first - 1].lower in SPEECH:
            return True
        if after + 1 < len(tokens) and tokens[after].lower in ("of", "from", "at"):
            limit = after + 12
            while after + 1 < min(len(tokens), limit) and (
                tokens[after + 1].capital or tokens[after].lower in ("of", "from", "at", "the")
            ):
                after += 1
            after += tokens[after].capital
        if tokens[first].initial and after < len(tokens) and tokens[after].text == ",":
            return self._resumes(after)
        at = first - 1
        while (
            at >= 0
            and tokens[at].sentence == tokens[first].sentence
            and (
                tokens[at].word in ROLE_NOUNS
                or tokens[at].capital
                or tokens[at].lower in roles.MODIFIERS
            )
        ):
            at -= 1
        if at >= 0 and tokens[at].lower in _PREPOSITIONS:
            return False
        if after < len(tokens) and tokens[after].text == ",":
            end = min(len(tokens), after + 26)
            closing = next((i for i in range(after + 1, end) if tokens[i].text == ","), None)
            after = closing + 1 if closing is not None else after
        while after < len(tokens) and (
            tokens[after].lower in _ADVERBS or tokens[after].lower.endswith("ly")
        ):
            after += 1
        if after >= len(tokens):
            return False
        verb = tokens[after]
        return verb.lower in _VERBS or (
            not verb.capital and verb.kind == "word" and verb.lower.endswith(("ed", "s"))
        )

    def _resumes(self, comma: int) -> bool:
        """Whether a sentence that begins with a name goes on behind its apposition."""
        tokens = self._tokens
        for at in range(comma + 1, min(len(tokens) - 1, comma + 26)):
            if tokens[at].sentence != tokens[comma].sentence:
                return False
            if tokens[at].text == ",":
                following = tokens[at + 1]
                return following.kind == "word" and not following.capital
        return False

    # -- pronouns

    def _pronoun(self, phrase: Phrase) -> Draft | None:
        token = self._tokens[phrase.head]
        gender = PRONOUNS[token.lower]
        barred = self._quoted_beside(phrase.head) | self._named_in_speech(phrase.head)
        speaks = self._speaks_here(phrase.head)
        relative = False
        scores: dict[int, float] = {}
        drafts: dict[int, Draft] = {}
        for back, seen in enumerate(reversed(self._seen)):
            distance = token.sentence - seen.sentence
            if distance > BACK or back > 60:
                break
            draft = seen.draft
            if draft.kind != "person" or draft.gender not in (None, gender) or id(draft) in barred:
                continue
            score = -PER_SENTENCE * distance - 0.02 * back
            if seen.subject and not seen.quoted:
                score += SUBJECT
            if seen.paragraph != token.paragraph:
                score -= 0.5
            elif speaks and distance == 1 and seen.subject and seen.opens and not seen.quoted:
                score += SPEAKS_ON
            if seen.quoted:
                score -= QUOTED
            if not draft.named:
                score -= UNNAMED
            if seen.who and distance == 0 and not relative:
                relative = True
                score += RELATIVE
            if draft.gender == gender:
                score += KNOWN_GENDER
            score += FREQUENCY * min(self._count[id(draft)], 6)
            if (
                token.lower == "him"
                and distance == 0
                and seen.subject
                and not self._divided(seen.token, phrase.head)
            ):
                score -= SAME_CLAUSE_OBJECT
            if score > scores.get(id(draft), -99.0):
                scores[id(draft)] = score
                drafts[id(draft)] = draft
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
            return None
        return drafts[ranked[0][0]]

    def _quoted_beside(self, at: int) -> set[int]:
        """Whom the words quoted in a sentence name, where the pronoun speaks them."""
        tokens = self._tokens
        around = [t.lower for t in tokens[max(0, at - 1) : at + 2]]
        if not any(word in _CUES for word in around):
            return set()
        sentence = tokens[at].sentence
        return {
            id(seen.draft)
            for seen in self._seen[-12:]
            if seen.quoted
            and sentence - seen.sentence <= 1
            and seen.paragraph == tokens[at].paragraph
        }

    def _speaks_here(self, at: int) -> bool:
        """Whether a pronoun is the subject or inverted subject of a verb of speech."""
        tokens = self._tokens
        return tokens[at].lower in ("he", "she") and any(
            token.lower in _CUES for token in tokens[max(0, at - 1) : at + 2]
        )

    def _named_in_speech(self, at: int) -> set[int]:
        """Whom a speaker names: in "he said Vale lost" and "Vale lost, he said" he is not Vale."""
        tokens = self._tokens
        if tokens[at].lower not in ("he", "she") or at + 1 >= len(tokens):
            return set()
        if tokens[at + 1].lower not in _REPORTS:
            return set()
        barred: set[int] = set()
        index = at + 2
        while index < min(len(tokens), at + _CLAUSE) and (
            tokens[index].sentence == tokens[at].sentence
        ):
            if index in self._named:
                barred.add(id(self._named[index]))
            index += 1
        behind = tokens[at + 2].text if at + 2 < len(tokens) else "."
        if behind not in ".," or at == 0 or tokens[at - 1].text not in ',”"':
            return barred
        index = at - 1
        while index >= max(0, at - _CLAUSE) and tokens[index].sentence == tokens[at].sentence:
            if tokens[index].initial and tokens[index].lower in _SUBORDINATE:
                return set()
            if index in self._named and tokens[index].initial:
                barred.add(id(self._named[index]))
            index -= 1
        return barred

    def _divided(self, first: int, last: int) -> bool:
        return any(
            token.lower in _CLAUSE_ENDS or token.text in ',;“"'
            for token in self._tokens[first:last]
        )

    # -- noun phrases

    def _person(self, phrase: Phrase) -> Draft | None:
        """Who "the lawmaker" is: the person met last who was given such a role."""
        tokens = self._tokens
        wanted = roles.role_class(tokens[phrase.head].lower)
        following = tokens[phrase.head + 1].lower if phrase.head + 1 < len(tokens) else ""
        if following in ("of", "for") or following == "who":
            return None
        nations = roles.nations_of(tokens[phrase.first : phrase.head])
        fitting = [
            draft
            for draft in islice(reversed(self._people.values()), _REMEMBERED)
            if wanted in draft.classes
            and (not nations or not draft.nations or nations & draft.nations)
        ]
        if not fitting:
            return None
        fitting.sort(key=lambda draft: -self._last[id(draft)].token)
        if len(fitting) > 1:
            one, two = (self._last[id(draft)] for draft in fitting[:2])
            if one.sentence == two.sentence and one.subject == two.subject:
                return None
        return fitting[0]

    def _introduced(self, phrase: Phrase) -> Draft | None:
        """Who "a senior lawmaker" turns out to be, or an unnamed person."""
        tokens = self._tokens
        if phrase.first and tokens[phrase.first - 1].lower in _PREDICATE:
            return None
        if phrase.first and tokens[phrase.first - 1].text == "," and self._ends == phrase.first - 1:
            behind = tokens[phrase.head + 1 : phrase.head + 2]
            if not behind or behind[0].lower not in _FINITE:
                return None  # an apposition, not somebody new
        head = tokens[phrase.head]
        wanted, nations = (
            roles.role_class(head.lower),
            roles.nations_of(tokens[phrase.first : phrase.head]),
        )
        fitting = [
            draft
            for first, draft in self._firsts[bisect_right(self._role_at, phrase.head) :][
                :_NEXT_ROLES
            ]
            if tokens[first].paragraph - head.paragraph <= AHEAD
            and wanted in draft.classes
            and (not nations or not draft.nations or nations & draft.nations)
            and self._speaks(first)
        ]
        if len(fitting) == 1:
            return fitting[0]
        gender: Literal["he", "she"] | None = None
        if head.lower in FEMININE_ROLES:
            gender = "she"
        elif head.lower in MASCULINE_ROLES:
            gender = "he"
        draft = Draft((), "person", gender, named=False, name=self._bare(phrase))
        draft.classes.add(wanted)
        draft.nations |= nations
        return draft

    def _speaks(self, first: int) -> bool:
        """Whether a verb of speech stands in the sentence of a token, or in the next."""
        tokens = self._tokens
        sentence = tokens[first].sentence
        for way in (-1, 1):
            at = first
            while 0 <= at < len(tokens) and 0 <= way * (tokens[at].sentence - sentence) <= (
                way > 0
            ):
                if tokens[at].lower in SPEECH or tokens[at].text in "“\"" or tokens[at].lower in (
                    "comment", "comments", "remarks", "announced", "claimed", "suggested"
                ):  # fmt: skip
                    return True
                at += way
        return False

    def _body(self, phrase: Phrase) -> Draft | None:
        """Which organisation "the ministry" is: the one met last whose name says so."""
        tokens = self._tokens
        noun = tokens[phrase.head].lower
        following = tokens[phrase.head + 1].lower if phrase.head + 1 < len(tokens) else ""
        if following in ("of", "for"):
            return None
        if phrase.head - phrase.first > 1 and noun in _STANDING:
            return self._unnamed(phrase, "organisation")  # "the Israeli army", "Japan's army"
        if phrase.head - phrase.first > 2:
            return None
        named = [
            draft
            for draft in islice(reversed(self._bodies.values()), _REMEMBERED)
            if noun in (word.lower().rstrip(".") for word in draft.words) or noun in draft.classes
        ]
        named.sort(key=lambda draft: -self._last[id(draft)].token)
        if named:
            return named[0]
        if noun in _STANDING:
            return self._unnamed(phrase, "organisation")
        if noun not in ("company", "firm", "carmaker", "manufacturer", "startup", "agency"):
            return None
        paragraph = tokens[phrase.head].paragraph
        near = [
            draft
            for draft in islice(reversed(self._bodies.values()), _REMEMBERED)
            if paragraph - self._last[id(draft)].paragraph <= 1 and _may_be(draft, noun)
        ]
        return near[0] if len(near) == 1 else None

    def _unnamed(self, phrase: Phrase, kind: Literal["group", "organisation"]) -> Draft:
        """The same words mean the same group or body all through an article."""
        name = self._bare(phrase)
        draft = self._groups.get(name.lower())
        if draft is None:
            draft = self._groups[name.lower()] = Draft((), kind, named=False, name=name)
        return draft

    def _bare(self, phrase: Phrase) -> str:
        """The words of a phrase without its article."""
        tokens = self._tokens[phrase.first : phrase.head + 1]
        if len(tokens) > 1 and tokens[0].lower in (
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
        ):
            tokens = tokens[1:]
        words = tokens[0].text
        for before, token in pairwise(tokens):
            words += (" " if token.start > before.end else "") + token.text
        return words


def _may_be(draft: Draft, noun: str) -> bool:
    """Whether a body of that name can be called a company, or an agency."""
    words = {word.lower().rstrip(".") for word in draft.words}
    public = words & (LEGISLATURES | _PUBLIC)
    return bool(public) if noun == "agency" else not public


# Bodies that a country or town has one of: "the government" needs no name.
_STANDING: Final = frozenset(
    "government army military navy parliament court administration".split()
)
_PUBLIC: Final = frozenset(
    """
    ministry department committee commission court government council agency administration bureau
    party police army university school house congress parliament senate nations union nato kremlin
    office service pentagon fbi cia nsa board association
    """.split()
)
