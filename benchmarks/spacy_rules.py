"""A small baseline over a dependency parse: what some hundred lines on spaCy can do.

Written for the labels of spaCy's English pipelines (ClearNLP's: nsubjpass, agent, pobj, relcl), and
for UD's where they differ (nsubj:pass, obl:agent, case, acl:relcl); not tuned on any corpus. A
reporting verb is the cue, its subject the source, its clause or the quotation in its sentence the
content; "according to" gives the rest of the sentence to its object; a quoted sentence without a
cue goes to the last source of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.types import Attribution, QuoteKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset(
    "accuse acknowledge add admit agree allege announce argue ask assert believe boast claim "
    "comment complain concede conclude confirm contend continue declare demand deny disclose "
    "emphasize estimate expect explain fear feel hope imply indicate insist joke know learn "
    "maintain mention note observe pledge point predict promise propose quip recall recommend "
    "remark reply report respond reveal say show speculate state stress suggest suspect tell "
    "testify think threaten tweet urge vow want warn wonder worry write".split()
)
SUBJECTS = {"nsubj", "nsubjpass", "nsubj:pass", "nsubj:outer"}
CLAUSES = {"ccomp", "xcomp"}
RELATIVE = {"relcl", "acl:relcl"}
QUOTATION = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"")
EDGES = " \t\n,;:.–—-"  # not of the words
MARKS = '“”"'


def find_attributions(doc: Doc) -> list[Attribution]:
    """Who said what, as the parse of one article tells, in reading order."""
    quotations = [Span(*match.span()) for match in QUOTATION.finditer(doc.text)]
    found = list(_by_verb(doc, quotations)) + list(_according(doc))
    covered = [span for item in found for span in item.content]
    for quotation in quotations:
        opens = doc.text[: quotation.start].rstrip(" ")[-1:] in ("", "\n", ".", "”", '"', "?", "!")
        if not opens or any(quotation.overlaps(span) for span in covered):
            continue
        paragraph = doc.text.rfind("\n", 0, quotation.start) + 1
        before = [
            item.source
            for item in found
            if item.source and paragraph <= item.content[0].start < quotation.start
        ]
        if before:
            found.append(Attribution("direct", (quotation,), before[-1], rule="standing"))
    return sorted(found, key=lambda item: item.content[0])


def _by_verb(doc: Doc, quotations: Sequence[Span]) -> Iterator[Attribution]:
    for verb in doc:
        if verb.lemma_.lower() not in VERBS or verb.pos_ not in ("VERB", "AUX"):
            continue
        if any(one.start <= verb.idx < one.end for one in quotations):
            continue  # what somebody quoted says of others
        sentence = Span(verb.sent.start_char, verb.sent.end_char)
        clauses = [child for child in verb.children if child.dep_ in CLAUSES]
        quoted = tuple(one for one in quotations if sentence.overlaps(one))
        if clauses:
            content = _spans(doc, clauses[0].subtree)
        elif verb.dep_ == "parataxis":  # "the plan, she said, will work"
            own = {token.i for token in verb.subtree}
            content = _spans(doc, (t for t in verb.head.subtree if t.i not in own))
        else:
            content = quoted
        if content:
            cue = Span(verb.idx, verb.idx + len(verb))
            yield Attribution(_kind(doc, content), content, _source(doc, verb), cue, rule="verb")


def _according(doc: Doc) -> Iterator[Attribution]:
    for token in doc:
        if token.lower_ != "according":
            continue
        if token.dep_ == "case":  # UD's: the phrase hangs on the object
            phrase, objects = token.head, [token.head]
        else:
            phrase = token
            objects = [t for t in token.subtree if t.dep_ == "pobj" and t.head.lower_ == "to"]
        if objects:
            own = {part.i for part in phrase.subtree}
            content = _spans(doc, (part for part in token.sent if part.i not in own))
            if content:
                source = _named(doc, objects[0])
                cue = Span(token.idx, token.idx + len(token))
                yield Attribution(_kind(doc, content), content, source, cue, rule="according-to")


def _source(doc: Doc, verb: Token) -> Span | None:
    """The subject's words; of a verb joined by "and" its fellow's; for "who" the antecedent."""
    agents = [t for child in verb.children if child.dep_ == "agent" for t in child.children]
    agents += [child for child in verb.children if child.dep_ == "obl:agent"]
    subjects = agents or [child for child in verb.children if child.dep_ in SUBJECTS]
    if not subjects:
        return _source(doc, verb.head) if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else None
    subject = subjects[0]
    if subject.tag_ == "WP" and verb.dep_ in RELATIVE:
        return Span(verb.head.left_edge.idx, verb.head.idx + len(verb.head))
    return _named(doc, subject)


def _named(doc: Doc, noun: Token) -> Span | None:
    """A noun with what belongs to it, but for its relative clause and, in UD, its preposition."""
    other = {
        part.i
        for child in noun.children
        if child.dep_ in RELATIVE or (child.dep_ == "case" and child.i < noun.i)
        for part in child.subtree
    }
    return next(iter(_spans(doc, (part for part in noun.subtree if part.i not in other))), None)


def _spans(doc: Doc, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The runs of words among tokens, bare of stops and commas, with their quotation marks."""
    chosen = sorted(token.i for token in tokens)
    runs: list[list[int]] = []
    for at in chosen:
        if runs and all(doc[between].is_punct for between in range(runs[-1][-1] + 1, at)):
            runs[-1].append(at)
        else:
            runs.append([at])
    spans = []
    for run in runs:
        start, end = doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])
        if start and doc.text[start - 1] in MARKS:
            start -= 1
        closing = re.match(r"[,.?!]?[”\"]", doc.text[end:])
        end += closing.end() if closing and re.search(r"[“\"]", doc.text[start:end]) else 0
        while start < end and doc.text[start] in EDGES:
            start += 1
        while start < end and doc.text[end - 1] in EDGES:
            end -= 1
        if any(character.isalnum() for character in doc.text[start:end]):
            spans.append(Span(start, end))
    return tuple(spans)


def _kind(doc: Doc, content: Sequence[Span]) -> QuoteKind:
    words = [span.of(doc.text) for span in content]
    if all(one[0] in MARKS and one[-1] in MARKS for one in words):
        return "direct"
    return "mixed" if any(mark in one for one in words for mark in MARKS) else "indirect"
