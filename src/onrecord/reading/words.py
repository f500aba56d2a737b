"""The small words that hold English sentences together, and what they tell of their place."""

from __future__ import annotations

PRONOUNS = frozenset("he she they it we i you".split())
CONTRACTED = frozenset("he's she's they're he'd she'd they'd they've".split())  # "he’s claiming"
RELATIVES = frozenset("who which".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no another each every "
    "both all many most several few other such one two three four five six seven eight nine ten "
    "more".split()
)
# Determiners that can be a subject by themselves: "another said".
STANDS_ALONE = frozenset("this that some many others all another one both most several".split())
# Prepositions that tie a noun phrase together: "the head of the office in Kyiv".
LINKS = frozenset("of for in at from with on to near against under by".split())
PREPOSITIONS = LINKS | frozenset(
    "after before during since until without within between among amid about over into through "
    "despite following because upon per via like unlike outside inside around across along "
    "beyond".split()
)
SUBORDINATORS = frozenset(
    "that because although though while when if whether as since after before until unless once "
    "where why how what than so whereas even".split()
)
COORDINATORS = frozenset("and but or yet nor".split())
MODALS = frozenset("would could should might may can must shall will ’d 'd ’ll".split())
HAVE = frozenset("has have had having".split())
BE = frozenset("is are was were be been being am".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset(
    "not never n't hasn't haven't hadn't didn't doesn't don't isn't wasn't weren't aren't "
    "wouldn't couldn't won't can't cannot shouldn't".split()
)
AUXILIARIES = MODALS | HAVE | BE | DO | NEGATIONS
ADVERBS = frozenset(
    "together also later then further even again once previously earlier recently still just "
    "often first now already simply only ever always sometimes both all instead nevertheless "
    "nonetheless meanwhile however therefore soon since thus too himself herself themselves "
    "itself yesterday today long".split()
)
# Verb forms without -ed that are no participle used as an adjective: a finite verb stands here.
FINITE = AUXILIARIES | frozenset(
    "went came took gave made got became began knew saw felt left kept held met ran led stood lost "
    "won sent paid put set grew rose fell sat spoke broke drew drove chose threw wore flew sought "
    "brought thought found built spent caught taught bought fought let hit hurt cut shut quit "
    "makes takes goes comes gives gets has says seems appears remains includes needs wants means "
    "shows lives lies stands faces runs holds leads plays wins loses works "
    "told said".split()
)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat "
    "sun mon. tue. tues. wed. thu. thurs. fri. sat. sun.".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. "
    "feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep "
    "oct nov dec".split()
)
TIME_WORDS = frozenset(
    "morning afternoon evening night today yesterday tomorrow tonight week month year weekend day "
    "earlier later last this next ago hours minutes days weeks months years noon midnight "
    "late early previous".split()
)


def looks_finite(word: str) -> bool:
    """Whether a lower-case word can be the finite verb of a clause, as far as its form tells."""
    return word in FINITE or (len(word) > 4 and word.endswith("ed") and word not in NOT_VERBS)


NOT_VERBS = frozenset("united hundred sacred naked breed indeed speed exceed armed".split())


def is_adverb(word: str) -> bool:
    """Whether a word can stand between a subject and its verb."""
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in NOT_ADVERBS)


NOT_ADVERBS = frozenset("family assembly italy ally rally reply monopoly july anomaly".split())
