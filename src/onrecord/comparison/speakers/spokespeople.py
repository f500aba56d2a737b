"""For whom somebody speaks: the ministry behind its spokeswoman, the club behind its president."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.comparison.reports import Report, short_hash
from onrecord.comparison.speakers.bodies import (
    PUBLIC_HEADS,
    TRADES,
    Place,
    body_words,
    head_of,
    holds,
)
from onrecord.types import Mention, Span, Speaker

# Who speaks by office for anybody; who acts for a client; who leads a company, club or union. Who
# leads a ministry or a commission speaks as its head, and is not held to speak for it.
_VOICES = (
    r"spokes(?:man|woman|person)"
    r"|(?:press|media|communications) (?:secretary|officer|chief|attach[eé]|director)"
)
_AGENTS = (
    r"lawyer|attorney|solicitor|barrister|counsel|advocate|agent"
    r"|campaign (?:manager|chief|director)"
)
_HEADS = (
    r"chief executive(?: officer)?|CEO|(?:co-)?chair(?:man|woman|person)?|president"
    r"|(?:deputy )?general secretary|secretary[- ]general|director[- ]general"
    r"|(?<!sporting )(?<!technical )(?:general |managing )?(?:director|manager)|founder|leader"
    r"|chief (?:operating|financial|medical|technical) officer"
    r"|head of (?:personnel|communications|operations|sales|finance)|head(?= of\b)"
    r"|(?:personnel|finance|operations) (?:chief|boss|director)"
)
OFFICE: Final = re.compile(
    rf"\b(?:(?P<voice>{_VOICES})|(?P<agent>{_AGENTS})|(?P<head>{_HEADS}))\b", re.IGNORECASE
)
CLUBS: Final = frozenset("rovers city united wanderers athletic fc albion town".split())
# "Gus Vale of the union TWU", "Gus Vale, who represents the Tarn Workers' Union".
MEMBER: Final = re.compile(
    r"(?:\bof the (?:[a-z]+ )?union|, who (?:represents|speaks for)) (?=(?:the )?[A-Z])"
)
# "Gus Vale, of the Tarn union", "Gus Vale of the hauliers' association", "Bo Reed of the police".
BELONGS: Final = re.compile(
    r"[A-Z][\w’'-]+,? (?:of|from|for) the (?P<body>(?:[\w’'-]+ ){0,4}"
    r"(?:union|association|federation|guild|police)|police)\b",
    re.IGNORECASE,
)
# "A union representative at the mine, Bo Reed": a body that is named by its noun alone.
REPRESENTS: Final = re.compile(
    r"\b(?P<body>union|police) (?:representative|official|organiser|organizer|leader|boss|man"
    r"|woman|steward)\b",
    re.IGNORECASE,
)
# Whose rank alone says that he is of the police, in a report that speaks of the police.
POLICE: Final = re.compile(
    r"\bpolice (?:inspector|chief|captain|commander|commissioner|officer|sergeant|lieutenant"
    r"|superintendent)\b"
    r"|\b(?:(?:chief |detective )?superintendent|chief inspector|detective|chief constable"
    r"|inspector)(?= [A-Z])",
    re.IGNORECASE,
)
# "Prosecutors have opened an inquiry, spokesman Bo Reed said": whom the sentence begins with.
BEGINNING: Final = re.compile(r"(?:The )?(?P<body>Prosecutors|Police)\b")
# "Vale's agent, Bo Reed, was silent": whose he is, before a name that no role was read beside.
INTRODUCED: Final = re.compile(
    r"(?:[A-Z][\w.-]*\s){0,4}[A-Z][\w.-]*['’]s\s(?:[a-z-]+\s){0,3}[a-z-]+,\s$"
)
LONGEST_INTRODUCTION: Final = 90  # characters
BEHIND: Final = re.compile(r"\s(?:of|for|at)\s")
OWNER_ENDS: Final = re.compile(r",|\s(?:who|which|told|said)\b")
FORMER: Final = re.compile(r"\b(?:former |ex-|then-|late |outgoing )", re.IGNORECASE)
ARTICLES: Final = re.compile(
    r"^(?:the|a|an|its|one|senior|deputy|chief|second|another|acting)\s+", re.IGNORECASE
)
# What trades and workers join, whose name often is a common noun: "the hauliers' association".
JOINED: Final = frozenset("association union federation guild society alliance".split())
UNNAMED_BODIES: Final = frozenset(
    "company firm airline carmaker bank retailer operator group club union".split()
)
NO_COMPANIES: Final = PUBLIC_HEADS | {"mission", "court", "union's", "police", "state", "house"}


Bodies = dict[str, list[Speaker]]  # by the noun that says what they are


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that say what somebody is, and where they stand."""

    report: Report
    speaker: str  # Speaker.id
    span: Span


def with_spoken_for(
    reports: Sequence[Report], speakers: Mapping[str, Speaker], of: Mapping[Place, str]
) -> dict[str, Speaker]:
    """The speakers, each with the one for whom most of the articles say that he speaks.

    An institution that only its spokespeople name ("the transport ministry's spokesman") is a
    speaker from then on.
    """
    known = dict(speakers)
    bodies: Bodies = defaultdict(list)
    for speaker in speakers.values():
        if speaker.kind in ("organisation", "other"):
            bodies[head_of(speaker.name)].append(speaker)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase in _phrases(reports, speakers, of):
        owner = _owner(phrase, known, of, bodies)
        if owner is not None and owner.id != phrase.speaker:
            if owner.id not in known:
                known[owner.id] = owner
                bodies[head_of(owner.name)].append(owner)
            votes[phrase.speaker][owner.id] += 1
    for person, counted in votes.items():
        (best, most), *others = _with_short_forms(counted, known).most_common(2)
        if not others or others[0][1] < most:
            known[person] = replace(known[person], spoken_for=best)
    used = {speaker.spoken_for for speaker in known.values()}
    return {key: one for key, one in known.items() if key in speakers or key in used}


def _with_short_forms(votes: Counter[str], known: Mapping[str, Speaker]) -> Counter[str]:
    """The votes, those for "the ministry" given to the one finance ministry that has some."""
    words = {key: body_words(known[key].name) for key in votes}
    counted: Counter[str] = Counter()
    for key, number in votes.items():
        wider = [other for other in votes if words[other] > words[key]]
        if words[key] <= JOINED:  # "a union representative", "of the Gruv union"
            wider = wider or [other for other in votes if other != key]
        counted[wider[0] if len(wider) == 1 else key] += number
    return counted


def _phrases(
    reports: Sequence[Report], speakers: Mapping[str, Speaker], of: Mapping[Place, str]
) -> Iterator[_Phrase]:
    """Each role of a person and each source phrase that means one, once."""
    for report in reports:
        spans: dict[tuple[str, Span], None] = {}
        for attribution in report.reading.attributions:
            speaker = of.get((report.id, attribution.entity or ""))
            if speaker and attribution.source and speakers[speaker].kind == "person":
                spans[speaker, attribution.source] = None
        sources = list(spans)
        for role in report.reading.roles:
            speaker = of.get((report.id, role.entity))
            inside = any(one == speaker and span.contains(role.span) for one, span in sources)
            if speaker and not inside and speakers[speaker].kind == "person":
                spans[speaker, role.span] = None
        for mention in report.reading.mentions:
            speaker = of.get((report.id, mention.entity or ""))
            name = mention.span.start
            text = report.article.text
            if text[max(0, name - 2) : name] != ", " or mention.kind != "name":
                continue
            if speaker and speakers[speaker].kind == "person":
                start = max(0, name - LONGEST_INTRODUCTION)
                before = INTRODUCED.search(report.article.text, start, mention.span.start)
                if before and not any(s.contains(mention.span) for one, s in sources):
                    spans[speaker, Span(before.start(), mention.span.end)] = None
        for speaker, span in spans:
            yield _Phrase(report, speaker, span)


def _owner(
    phrase: _Phrase,
    speakers: Mapping[str, Speaker],
    of: Mapping[Place, str],
    bodies: Bodies,
) -> Speaker | None:
    words = phrase.span.of(phrase.report.article.text)
    office = OFFICE.search(words)
    if office is None:
        return _represented(phrase, words, speakers, of, bodies)
    if FORMER.search(words[: office.end()]):
        return None
    if behind := BEHIND.match(words, office.end()):
        ends = OWNER_ENDS.search(words, behind.end())
        start, end = behind.end(), ends.start() if ends else len(words)
    else:
        start, end = words.rfind(",", 0, office.start()) + 1, office.start()
    own = ARTICLES.sub("", words[start:end].strip() + " ").strip()
    if own:
        region = Span(phrase.span.start + start, phrase.span.start + end)
        owner = _told(phrase, region, bool(behind), speakers, of)
        owner = owner or _by_words(own, phrase, bodies)
        if owner is None and own.casefold() in UNNAMED_BODIES:
            owner = _main_body(phrase, speakers, of) or _in_paragraph(phrase, speakers, of)
    else:
        its = words[:4].casefold() == "its " or office["voice"]
        owner = _in_paragraph(phrase, speakers, of) if its else None
        if owner is None and office["voice"]:
            owner = _beginning(phrase, bodies)
    if owner is None or (office["head"] and not _is_company(owner)):
        return None
    # The manager of a club is its coach, who speaks of his team.
    manages = (office["head"] or "").lower() in {"manager", "director"}
    if manages and not body_words(owner.name).isdisjoint(CLUBS):
        return None
    return owner


def _represented(
    phrase: _Phrase,
    words: str,
    speakers: Mapping[str, Speaker],
    of: Mapping[Place, str],
    bodies: Bodies,
) -> Speaker | None:
    """Of what somebody without an office is a member: a union, the police."""
    if member := MEMBER.search(words):
        start = phrase.span.start + member.end()
        return _told(phrase, Span(start, phrase.span.end), True, speakers, of)
    if POLICE.search(words) and "police" in phrase.report.article.text.casefold():
        return None if FORMER.search(words) else _by_words("police", phrase, bodies)
    if belongs := BELONGS.search(words) or REPRESENTS.search(words):
        start, end = belongs.span("body")
        region = Span(phrase.span.start + start, phrase.span.start + end)
        told = _told(phrase, region, True, speakers, of)
        return told or _by_words(belongs["body"], phrase, bodies)
    return None


def _beginning(phrase: _Phrase, bodies: Bodies) -> Speaker | None:
    """The police or the prosecutors, where the spokesman's sentence begins with them."""
    sentence = phrase.report.sentence_at(phrase.span.start)
    if sentence is None:
        return None
    match = BEGINNING.match(sentence.of(phrase.report.article.text))
    return _by_words(match["body"].casefold(), phrase, bodies) if match else None


def _told(
    phrase: _Phrase,
    region: Span,
    behind: bool,
    speakers: Mapping[str, Speaker],
    of: Mapping[Place, str],
) -> Speaker | None:
    """The one whom a region names; behind the office the first, before it the last."""
    text = phrase.report.article.text
    found: list[tuple[Mention, Speaker]] = []
    for mention in phrase.report.reading.mentions:
        if region.start <= mention.span.start and mention.span.end <= region.end:
            key = of.get((phrase.report.id, mention.entity or ""))
            if key and key != phrase.speaker:
                found.append((mention, speakers[key]))
    if not found:
        return None
    mention, owner = found[0] if behind else found[-1]
    if owner.kind in {"place", "group"}:
        return None
    # "Luria's foreign ministry spokeswoman": the name only tells whose ministry it is.
    rest = text[mention.span.end : region.end].strip(" '’s,")
    if rest and not behind and rest.split()[-1].lower() in PUBLIC_HEADS:
        return None
    return owner


def _by_words(own: str, phrase: _Phrase, bodies: Bodies) -> Speaker | None:
    """The body that common nouns mean: "coastguard", "union"; a public one is made if need be."""
    name = re.sub(r"['’]s?$", "", own)
    if name != name.strip() or not name or len(name.split()) > 5:
        return None
    words, head = body_words(name), head_of(name)
    fitting = [body for body in bodies.get(head, ()) if holds(body_words(body.name), words)]
    here = [s for s in fitting if any(alias in phrase.report.article.text for alias in _names(s))]
    if len(here) == 1 or len(fitting) == 1:
        return (here if len(here) == 1 else fitting)[0]
    if fitting or head not in PUBLIC_HEADS | JOINED | {"prosecutors"}:
        return None
    return Speaker(short_hash(["organisation", name]), name, "organisation")


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.name, *speaker.aliases)


def _in_paragraph(
    phrase: _Phrase, speakers: Mapping[str, Speaker], of: Mapping[Place, str]
) -> Speaker | None:
    """The only organisation that the paragraph names before "its spokeswoman"."""
    text = phrase.report.article.text
    start = text.rfind("\n", 0, phrase.span.start) + 1
    bodies = {
        key
        for mention in phrase.report.reading.mentions
        if start <= mention.span.start < phrase.span.start
        and (key := of.get((phrase.report.id, mention.entity or "")))
        and speakers[key].kind == "organisation"
    }
    return speakers[bodies.pop()] if len(bodies) == 1 else None


def _main_body(
    phrase: _Phrase, speakers: Mapping[str, Speaker], of: Mapping[Place, str]
) -> Speaker | None:
    """The organisation that an article names most: "company spokesman Bo Reed" is of it."""
    counted = Counter(
        key
        for mention in phrase.report.reading.mentions
        if (key := of.get((phrase.report.id, mention.entity or "")))
        and speakers[key].kind == "organisation"
        and head_of(speakers[key].name) not in NO_COMPANIES
    )
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return speakers[ranked[0][0]]


def _is_company(body: Speaker) -> bool:
    """Whether its head speaks for it: a company, club or union, no public body and no country."""
    words = body_words(body.name)
    if head_of(body.name) in NO_COMPANIES:
        return False
    return body.kind == "organisation" or not words.isdisjoint(TRADES)
