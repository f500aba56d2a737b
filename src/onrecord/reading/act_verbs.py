"""Verbs of acts and views: what must follow each, and all their forms.

Chosen one by one on the PolNeAR training articles, by the share that annotators marked too.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.reading.verbs import Form, Verb, inflect
from onrecord.types.reading import Act


class ActVerb(NamedTuple):
    """One form of a verb, in one of its uses."""

    verb: Verb
    act: Act
    particles: frozenset[str]  # one of these follows and ends the cue; none: an object follows
    link: frozenset[str]  # one of these stands in the object: accused him *of*
    nounish: bool  # the form is a noun as often
    finding: bool  # only with a poll, a study or the like as its subject


# An entry is a lemma, then its particles, or after three dots the link in its object.
SAYS = """
accuse ...of, blame ...for, describe ...as, dismiss ...as, portray ...as, cast ...as, paint ...as,
characterize ...as, depict ...as, credit ...with/for, question whether/if, ask if/whether
"""
FINDS = "show, find, reveal, indicate, suggest, put, give"
DOES = """
criticize, criticise, praise, denounce, condemn, defend, endorse, dismiss, mock, ridicule, blast,
slam, assail, deride, decry, tout, applaud, hail, laud, congratulate, thank, question, highlight,
discuss, mention, cite, reference, recall, acknowledge, express, voice, propose, promise, order,
compare, repeat, detail, identify, describe, portray, recommend, lambaste, accuse, blame, list,
predict, confirm, concede, deny, dispute, suggest, claim, disclose, reiterate, declare, bemoan,
credit, decline, attack ...for/over, fault ...for, liken ...to, ask ...to, remind ...of/that,
encourage ...to, advise ...to, point to, refer to, talk about, speak of, push for,
ask about/for/to, vote against, rail against, comment on, joke about, hint at, allude to,
agree with, testify about, apologize for, refuse to, lobby for/against, object to, write about,
tweet about, offer to, complain of/about, warn of/about/against, argue for/against,
boast of/about, brag about
"""
THINKS = """
see, see ...as, view ...as, regard ...as, consider, seek, plan to, hope to/for/that, know, expect,
aim to, remember, learn that/of, support, oppose, prefer, decide to/that, understand, intend to,
look to, wonder what/why/how/if/whether, want, favor, favour, worry about/that, disagree with,
realize, fear, doubt
"""
NOUNISH = frozenset(
    "attack praise question highlight mention reference promise offer list report claim blast slam "
    "detail order blame vote push talk point comment joke ask look worry cast support fear doubt "
    "plan hope want view regard find show credit fault voice thank dispute mock tweet".split()
)
IRREGULAR = {
    "know": ("knows", "knew", "known", "knowing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "plan": ("plans", "planned", "planned", "planning"),
    "prefer": ("prefers", "preferred", "preferred", "preferring"),
    "put": ("puts", "put", "put", "putting"),
    "give": ("gives", "gave", "given", "giving"),
}
NEVER_PAST = frozenset({"see"})  # what somebody saw is no view of his


def _uses() -> dict[str, tuple[ActVerb, ...]]:
    table: dict[str, dict[tuple[Act, frozenset[str], frozenset[str]], ActVerb]] = {}
    entries: list[tuple[Act, str]] = [
        ("says", SAYS),
        ("says", FINDS),
        ("does", DOES),
        ("thinks", THINKS),
    ]
    for act, listed in entries:
        for entry in listed.replace("\n", " ").split(","):
            lemma, _, rest = entry.strip().partition(" ")
            follows = frozenset(rest.removeprefix("...").split("/")) - {""}
            empty: frozenset[str] = frozenset()
            particles, link = (empty, follows) if rest.startswith("...") else (follows, empty)
            third, past, participle, ing = IRREGULAR.get(lemma) or inflect(lemma)
            forms: list[tuple[str, Form]] = [
                (lemma, "base"),
                (third, "s"),
                (ing, "ing"),
                (participle, "participle"),
                (past, "past"),
            ]
            for word, form in forms[:3] if lemma in NEVER_PAST and not link else forms:
                verb = Verb(lemma, form, "object", "says", doubtful=False)
                use = ActVerb(verb, act, particles, link, lemma in NOUNISH, listed is FINDS)
                table.setdefault(word, {})[act, particles, link] = use
    return {
        word: tuple(sorted(uses.values(), key=lambda use: (not use.link, not use.particles)))
        for word, uses in table.items()
    }


ACTS = _uses()  # form -> its uses, the most exacting first
