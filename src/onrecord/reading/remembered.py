"""Who an article has spoken of so far, and where each stood in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from onrecord.reading import role_phrases
from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import (
    ROLE_NOUNS,
)
from onrecord.reading.noun_phrases import (
    SPEECH,
)
from onrecord.types import Span

_PREPOSITIONS: Final = frozenset(
    "of for in at on to from with by about against between under over after before than like "
    "including into through without among toward towards".split()
)
VERBS: Final = frozenset(
    """
    said says has had have is was were are will would could can may might did does do told made
    took went came got gave met won left began became found held led ran wrote spoke saw thought
    knew kept wants sought fell rose put set let cut felt meant brought also never once who
    """.split()
)
_ADVERBS: Final = frozenset(
    "even also then later now still already never often once again just".split()
)
_VERB_WITHIN: Final = 12  # tokens behind a subject


@dataclass(slots=True)
class Seen:
    """One mention of somebody, and its place."""

    draft: Draft
    token: int
    sentence: int
    paragraph: int
    subject: bool
    quoted: bool
    opens: bool  # the sentence begins with it, or with its title
    who: bool  # a relative clause about it follows
    speaks: bool  # the subject of a verb of speech
    reported: bool  # in what somebody says: "said Vale does"


class Memory:
    """Who has been spoken of so far, and where."""

    def __init__(
        self,
        tokens: list[Token],
        role_spans: list[tuple[Span, Draft]],
        named: dict[int, Draft],
    ) -> None:
        self.tokens = tokens
        self.named = named  # by the first token of each name
        self.seen: list[Seen] = []
        self.count: dict[int, int] = defaultdict(int)
        self.last: dict[int, Seen] = {}
        self.groups: dict[str, Draft] = {}
        self.people: dict[int, Draft] = {}
        self.bodies: dict[int, Draft] = {}
        self.ends = -1  # the token behind the mention seen last
        self.firsts: list[tuple[int, Draft]] = []  # the token of each person's first role
        starts = [token.start for token in tokens]
        met: set[int] = set()
        for span, draft in role_spans:
            if id(draft) not in met:
                met.add(id(draft))
                self.firsts.append((bisect_left(starts, span.start), draft))

        self.role_at = [first for first, _ in self.firsts]
        self.captions = _captions(tokens) | _teasers(tokens)
        self._told = _told_so_far(tokens, self.captions)

    def see(self, draft: Draft, first: int, after: int) -> None:
        """Note a mention of ``draft`` between two tokens."""
        token = self.tokens[first]
        possessive = after < len(self.tokens) and self.tokens[after].kind == "possessive"
        subject = not possessive and self._subject(first, after)
        seen = Seen(
            draft,
            first,
            token.sentence,
            token.paragraph,
            subject,
            token.quoted,
            self._opens(first),
            any(t.lower in ("who", "whose") for t in self.tokens[after : after + 2]),
            subject and self._speaks(first, after),
            self._reported(first, after),
        )
        self.seen.append(seen)
        self.count[id(draft)] += 1
        self.ends = after
        self.last[id(draft)] = seen
        if draft.kind == "person":
            self.people[id(draft)] = draft
        elif draft.kind == "organisation":
            self.bodies[id(draft)] = draft

    def apart(self, seen: Seen, at: int) -> int:
        """How many sentences lie between a mention and a token, quoted ones left out."""
        return self._told[self.tokens[at].sentence] - self._told[seen.sentence]

    def _speaks(self, first: int, after: int) -> bool:
        """Whether a verb of speech stands right before a subject, or soon behind it."""
        tokens = self.tokens
        if self._reported(first, after):
            return False
        if first and tokens[first - 1].lower in SPEECH:
            return True
        return any(
            token.lower in SPEECH and not token.quoted and token.sentence == tokens[first].sentence
            for token in tokens[after : after + _VERB_WITHIN]
        )

    def _reported(self, first: int, after: int) -> bool:
        """Whether a mention is the subject of what is said: "said Vale does", "said that Vale"."""
        tokens = self.tokens
        before = [token.lower for token in tokens[max(0, first - 2) : first]]
        if len(before) == 2 and before[0] in SPEECH and before[1] == "that":
            return True
        return (
            bool(before)
            and before[-1] in SPEECH
            and after < len(tokens)
            and tokens[after].lower in VERBS - SPEECH
        )

    def _opens(self, first: int) -> bool:
        tokens = self.tokens
        for at in range(first, max(-1, first - 8), -1):
            token = tokens[at]
            if not (
                token.capital or token.word in ROLE_NOUNS or token.lower in role_phrases.MODIFIERS
            ):
                return False
            if token.initial:
                return True
        return False

    def _subject(self, first: int, after: int) -> bool:
        tokens = self.tokens
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
                or tokens[at].lower in role_phrases.MODIFIERS
            )
        ):
            at -= 1
        if at >= 0 and tokens[at].lower in _PREPOSITIONS:
            return False
        if after + 1 < len(tokens) and tokens[at].text == tokens[after].text == ",":
            return tokens[after + 1].lower in VERBS  # "her husband, Ivan Dorn, said"
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
        if after + 2 < len(tokens) and tokens[after + 1].text == "-":
            after += 2  # "pre-empts"
        verb = tokens[after]
        return verb.lower in VERBS or (
            not verb.capital and verb.kind == "word" and verb.lower.endswith(("ed", "s"))
        )

    def _resumes(self, comma: int) -> bool:
        """Whether a sentence that begins with a name goes on behind its apposition."""
        tokens = self.tokens
        for at in range(comma + 1, min(len(tokens) - 1, comma + 26)):
            if tokens[at].sentence != tokens[comma].sentence:
                return False
            if tokens[at].text == ",":
                following = tokens[at + 1]
                return following.kind == "word" and not following.capital
        return False


def _captions(tokens: list[Token]) -> frozenset[int]:
    """The paragraphs that end with a picture's credit: "REUTERS/Ada Vale"."""
    found = set()
    paragraph, left = -1, 0
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].paragraph != paragraph:
            paragraph, left = tokens[at].paragraph, _CREDIT_WITHIN
        left -= 1
        if left < 0 or tokens[at].text != "/":
            continue
        sides = tokens[at - 1], tokens[at + 1]
        if all(side.text[:1].isupper() for side in sides) and any(
            side.lower in _PICTURES for side in sides
        ):
            found.add(paragraph)
    return frozenset(found)


def _teasers(tokens: list[Token]) -> frozenset[int]:
    """Short paragraphs that no mark ends, behind the first two: they lead to other reports."""
    last: dict[int, Token] = {}
    count: dict[int, int] = defaultdict(int)
    for token in tokens:
        last[token.paragraph] = token
        count[token.paragraph] += 1
    return frozenset(
        paragraph
        for paragraph, token in last.items()
        if paragraph > 1 and 1 < count[paragraph] <= _TEASER and token.kind != "mark"
    )


_TEASER: Final = 24  # tokens
_CREDIT_WITHIN: Final = 8  # tokens before the paragraph's end
_PICTURES: Final = frozenset("reuters ap afp epa getty photo images invision xinhua tass".split())


def _told_so_far(tokens: list[Token], captions: frozenset[int]) -> list[int]:
    """By sentence, how many up to it are not all within quotation marks, captions left out."""
    told = [0] * (tokens[-1].sentence + 1 if tokens else 0)
    for token in tokens:
        if not token.quoted and token.kind != "mark" and token.paragraph not in captions:
            told[token.sentence] = 1
    return list(accumulate(told))
