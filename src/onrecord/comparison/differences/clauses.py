"""The clauses of a report, and what each asserts of its verb or noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from onrecord.comparison.differences.claims import LIGHT, Claim, Modality, predicate_of
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast
from onrecord.comparison.timeline.verbs import base_stem, is_past
from onrecord.likeness.words import content_stems
from onrecord.types import Attribution, Mention, Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*")

# Where one clause ends and the next begins.
_BOUNDARY = re.compile(
    r"[,;:!?\"“”«»()]|\s[-–—]{1,2}\s|—|[.](?=\s|$)"
    r"|\b(?:that|which|who|whom|whose|because|but|while|when|although|though|if|unless|after|before"
    r"|since|whether|until|as|than|and\s+(?:that|will|would|could|has|had|was|were|is|it|he|she"
    r"|they|I|we))\b"
)

_POSSIBLE = "could may might".split()  # "can" tells of what somebody is able to do
_CERTAIN = "will would shall".split()
_MODAL = re.compile(
    r"\b(?P<modal>could|may|might|will|would|shall|[’']ll)\s+"
    r"(?P<adverbs>(?:(?!be\b|have\b)(?:not|also|even|soon|now|then|still|only|\w+ly)\s+){0,2})"
    r"(?P<be>be\s+)?(?P<verb>[a-z][\w-]+)"
)

# "Is to close", "is set to close", "is considering closing", "may have failed".
_SET_TO = re.compile(
    r"\b(?:is|are|was|were)\s+(?:(?:going|set|due)\s+)?to\s+(?:be\s+)?(?P<verb>[a-z][\w-]+)"
    r"|\b(?:must|has\s+to|have\s+to|had\s+decided\s+to|has\s+decided\s+to)\s+(?:be\s+)?"
    r"(?P<must>[a-z][\w-]+)"
)

_WEIGHED = re.compile(
    r"\b(?:considering|consider(?:s|ed)?|weigh(?:ing|s|ed)|thinking\s+of|ponder(?:ing|s)"
    r"|(?:not|n[’']t)\s+rul(?:e|ed|ing)\s+out|possibility\s+of|prepared\s+to|ready\s+to)\s+"
    r"(?:whether\s+to\s+)?(?P<verb>[a-z][\w-]+)"
)

_PERHAPS = re.compile(
    r"\b(?:could|may|might)\s+(?:\w+ly\s+)?have\s+(?:been\s+)?(?P<verb>[a-z][\w-]+)"
)

_CONDITION = re.compile(r"\b(?:if|unless|whether|were to|should|in case|otherwise|as if)\b", re.I)
_NEGATION = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)(?:\s+(?:not|never)\b"
    r"|n[’']t\b)|won[’']t\b|can(?:not|[’']t)\b|never\b|no\s+longer\b)"
    r"\s+(?:(?:yet|also|ever|even|been|be|being|have|in\s+fact|in\s+any\s+way|\w+ly)\s+){0,3}"
    r"(?P<verb>[A-Za-z][\w-]+)",
    re.IGNORECASE,
)

_NOBODY = re.compile(
    r"\b(?:nobody|no\s+one|none\s+of\s+\w+(?:\s+\w+)?|neither\s+of\s+\w+)\s+"
    r"(?:(?:has|have|had|was|were|is|did|will|would|ever|been|be)\s+){0,3}(?P<verb>[a-z][\w-]+)",
    re.IGNORECASE,
)

_THERE_IS_NO = re.compile(
    r"\bthere\s+(?:is|was|are|were|has\s+been|have\s+been|had\s+been|will\s+be)\s+"
    r"(?:no|not\s+(?:an?|any)|never\s+(?:an?|any))\s+(?P<noun>[a-z][\w-]+(?:\s+[a-z][\w-]+)?)",
    re.IGNORECASE,
)

_NONE_MADE = re.compile(
    r"\bno\s+(?P<noun>[a-z][\w-]+)\s+(?:has|have|had|was|were|is)\s+"
    r"(?:been\s+)?(?:made|taken|given|received|found|reached|signed|agreed)\b",
    re.IGNORECASE,
)

# "Denied that …", "rejected claims that …": what follows is denied. "Was denied entry" is not.
_DENIED = re.compile(
    r"(?<!not )(?<!cannot )(?<!n't )(?<!n’t )(?<!was )(?<!were )(?<!been )"
    r"\b(?:(?:deny|denies|denied|denying|refuted|refutes)"
    r"(?:\s+(?:the\s+|any\s+)?(?:reports?|claims?|allegations?|rumou?rs?|suggestions?))?"
    r"|(?:dismissed|dismisses|rejected|rejects|disputed|disputes)\s+(?:as\s+\w+\s+)?(?:the\s+)?"
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation|idea))"
    r"\s+(?:that\s*)?$",
    re.IGNORECASE,
)

_HEDGED = re.compile(
    r"\b(?:possible|possibly|potential\w*|rather\s+than|instead\s+of"
    r"|could|may|might|would|should|can|must|want\w*|hop(?:e|es|ed)|seek\w*|refus\w+|fail\w*"
    r"|alleged\w*|suspected|rumou?r\w*|whether|if|unless|deny|denie[sd]|denying|false|untrue"
    r"|not|never|no|nobody|none|neither|nor|without|before|until|to\s+be|ask(?:ed|s|ing)?"
    r"|dismiss\w*|reject\w*|concern\w*|fear(?:s|ed)?|reports?|claims?|warn\w*"
    r"|threat\w*|plans?|planned|offer(?:ed|s)\s+to|attempt\w*|tr(?:y|ied)\s+to|almost|nearly"
    r"|about\s+to|ready\s+to|going\s+to|will|unlikely|likely)\b|n[’']t\b",
    re.IGNORECASE,
)

_OPENED = re.compile(r"\b(?:if|unless|whether|until|before|than|after)\s+$", re.IGNORECASE)
_DEED = re.compile(r"\w+ing\b")
_SINCE = re.compile(r"\b(?:since|except|other\s+than)\b", re.I)
_SAID = re.compile(r"\b(?:said|says|announced|added|noted|warned|insisted)\b")
_EXISTS = (
    re.compile(
        r"\b(?:an?|the|such\s+an?)\s+(?P<noun>[a-z][\w-]+)\s+(?:has|have|had|was|were|is)\s+"
        r"(?:been\s+)?(?:made|taken|given|received|found|reached|signed|agreed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bthere\s+(?:is|was|are|were|has\s+been|have\s+been|had\s+been)\s+(?:an?|some)\s+"
        r"(?P<noun>[a-z][\w-]+)",
        re.IGNORECASE,
    ),
)

_PRONOUN = re.compile(
    r"\b(?:I|we|it|he|she|they)(?:\s+(?:was|were|is|are|had|has|have|been|be|did|will|would|also"
    r"|already|now|then|\w+ly))*\s*$",
    re.IGNORECASE,
)


class Clauses:
    """Reads the clauses of one report."""

    def __init__(self, report: Report, cast: Cast, one: Mapping[str | None, str]) -> None:
        self.report = report
        self.one = one
        self.text = report.article.text
        self.cast = cast
        self.attributions = sorted(
            (span.start, span.end, n)
            for n, a in enumerate(report.reading.attributions)
            for span in a.content
        )
        self.here = self.attributions  # those that stand in the sentence that is being read
        self.mentions = sorted(report.reading.mentions, key=lambda m: m.span)

    def all(self) -> Iterator[Claim]:
        """The claims of the report, in reading order."""
        for sentence in self.report.reading.sentences:
            words = sentence.of(self.text)
            if words.rstrip("\"”' ").endswith("?") or len(words) > 900:
                continue
            self.here = [
                found
                for found in self.attributions
                if found[0] < sentence.end and sentence.start < found[1]
            ]
            for start, end in _bounds(words):
                for at, to in self._at_contents(sentence, start, end):
                    yield from self._of_clause(sentence, words, at, to)

    def _at_contents(self, sentence: Span, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The clause, cut where reported words begin: "Kant told reporters | he could appeal"."""
        cuts = {edge - sentence.start for begin, stop, _ in self.here for edge in (begin, stop)}
        inside = sorted(cut for cut in cuts if start < cut < end)
        edges = [start, *inside, end]
        for at, to in pairwise(edges):
            piece = self.text[sentence.start + at : sentence.start + to]
            if piece.strip().count(" ") >= 1 or not inside:
                lead = len(piece) - len(piece.lstrip())
                yield at + lead, at + len(piece.rstrip())

    def _of_clause(self, sentence: Span, words: str, start: int, end: int) -> Iterator[Claim]:
        clause = words[start:end]
        span = Span(sentence.start + start, sentence.start + end)
        attribution = self._attribution(span)
        spoken = attribution is not None
        speaker = self._speaker(attribution)
        denied = _DENIED.search(words[max(0, start - 60) : start]) is not None

        def claim(
            predicate: str, at: int, *, negated: bool = False, modality: Modality = "fact",
            denial: bool = False, exists: bool = False, deed: bool = True,
        ) -> Claim:  # fmt: skip
            subject = self._subject(span, span.start + at, speaker)
            return Claim(
                self.report, span, sentence, predicate, negated, modality, speaker, spoken,
                subject, denial, exists, deed,
            )  # fmt: skip

        if denied:
            for stem, at in _predicates(clause):
                yield claim(stem, at, negated=True, denial=True)
            return
        negations = [
            (m, form is not _NEGATION)
            for form in (_NEGATION, _NOBODY, _THERE_IS_NO, _NONE_MADE)
            for m in form.finditer(clause)
        ]
        # "No deaths since 1959" denies nothing of today.
        for match, denial in [] if _SINCE.search(words) else negations:
            group = "noun" if "noun" in match.re.groupindex else "verb"
            for word in match[group].split():
                if (stem := predicate_of(word)) not in LIGHT:
                    exists = denial and group == "noun"
                    yield claim(stem, match.start(), negated=True, denial=exists, exists=exists)
        if negations:
            return
        conditional = _CONDITION.search(words) is not None
        modals = list(_MODAL.finditer(clause))
        for match in modals:
            modal, verb = match["modal"].casefold(), predicate_of(match["verb"])
            if "not" in match["adverbs"] or match["verb"] == "have":
                continue
            if match["be"] and not is_past(match["verb"]):
                continue  # "would be the largest": of what it is, not of what comes
            # "Would" is the future of the past only in what somebody is reported to have said.
            reported = attribution is not None and attribution.kind != "direct"
            if attribution is None and (said := _SAID.search(clause[: match.start()])):
                speaker, spoken, reported = self._named_in(span, said.start()), True, True
            if modal == "would" and not reported:
                continue
            if modal in _POSSIBLE:
                yield claim(verb, match.start(), modality="possible")
            elif not conditional:
                yield claim(verb, match.start(), modality="certain")
        for match in _WEIGHED.finditer(clause):
            yield claim(predicate_of(match["verb"]), match.start(), modality="possible")
        for match in _PERHAPS.finditer(clause):
            yield claim(predicate_of(match["verb"]), match.start(), modality="perhaps")
        for match in [] if conditional else _SET_TO.finditer(clause):
            verb = match["verb"] or match["must"]
            yield claim(predicate_of(verb), match.start(), modality="certain")
        if modals or _HEDGED.search(clause) or _OPENED.search(words[:start]):
            return
        exist = {base_stem(m["noun"]) for form in _EXISTS for m in form.finditer(clause)}
        for stem, at in _predicates(clause):
            deed = _DEED.match(clause, at) is not None
            deed = deed or is_past(_WORD.match(clause, at).group())  # type: ignore[union-attr]
            yield claim(stem, at, exists=stem in exist, deed=deed)

    def _attribution(self, span: Span) -> Attribution | None:
        found = [
            n
            for start, end, n in self.here
            if min(end, span.end) - max(start, span.start) >= 0.5 * (span.end - span.start)
        ]
        return self.report.reading.attributions[found[0]] if found else None

    def _speaker(self, attribution: Attribution | None) -> str | None:
        if attribution is None or attribution.entity is None:
            return None
        return self.one.get(self.cast.of.get((self.report.id, attribution.entity)))

    def _subject(self, span: Span, at: int, speaker: str | None) -> str | None:
        """Whom the clause is about: the last one named before its verb; "I" is the speaker."""
        before = self.text[span.start : at]
        if re.search(r"(?:^|\W)(?:I|[Ww]e)\s*(?:\w+\s+)?$", before + " "):
            return speaker
        if named := self._named_in(span, at - span.start):
            return named
        if _PRONOUN.search(before) or not before.strip():
            return speaker
        return None

    def _named_in(self, span: Span, before: int) -> str | None:
        """The last one whom the clause names before a place in it."""
        last: Mention | None = None
        for mention in self.mentions:
            if span.start <= mention.span.start and mention.span.end <= span.start + before:
                last = mention
        if last is None or last.entity is None:
            return None
        return self.one.get(self.cast.of.get((self.report.id, last.entity)))


def _predicates(clause: str) -> Iterator[tuple[str, int]]:
    """The stems of what a clause can assert, with their places; a name is no predicate."""
    for match in _WORD.finditer(clause):
        word = match.group()
        stem = predicate_of(word)
        if word[0].islower() and len(stem) > 2 and content_stems(word) and stem not in LIGHT:
            yield stem, match.start()


def _bounds(words: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end."""
    start = 0
    for match in [*_BOUNDARY.finditer(words), None]:
        end = match.start() if match else len(words)
        piece = words[start:end]
        if piece.count(" ") >= 1 and piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())
        start = match.end() if match else end
