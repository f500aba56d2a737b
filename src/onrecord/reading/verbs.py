"""Reporting verbs: what they mean for the words they govern, and all their forms."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.types.reading import Stance

Frame = Literal[
    "clause",  # said (that) it rains; also "it rains, she said"
    "tell",  # told somebody (that) it rains
    "thought",  # believes (that) it rains: reported as somebody's view
    "naming",  # called it a "disgrace"; described it as "late"
    "object",  # criticised the "late" train: speech only with quoted words in its object
    "demand",  # called for a vote
    "idea",  # floated the possibility of a vote
    "infinitive",  # vowed to fight, urged them to leave; also that-clauses
    "declining",  # declined to comment
    "denying",  # denied the claim, denied that it rains
]
Form = Literal["base", "s", "past", "participle", "ing"]


CLAUSAL = frozenset({"clause", "tell", "thought"})  # frames that take a clause, before or after


class Verb(NamedTuple):
    """One form of a reporting verb."""

    lemma: str
    form: Form
    frame: Frame
    stance: Stance
    doubtful: bool  # also a noun, or a verb that often reports nothing


CLAUSE = """
acknowledge add admit affirm allege announce answer argue assert aver bemoan boast brag caution
claim clarify comment complain concede conclude confess confirm contend counter cry declare
disclose elaborate emphasize emphasise exclaim explain hint imply insist interject intone
joke lament maintain mention muse note observe opine predict proclaim quip read recall
recount reiterate remark repeat reply report respond retort reveal say shout speculate state
stipulate stress suggest testify tweet underline underscore whisper write yell concur
chide continue post indicate find show demonstrate warn ask estimate charge protest chant point-out
advise-that guess rule decree gush deadpan quote-as scoff sneer snap vent agree crow
summarize summarise theorize fume drawl marvel reason tease reckon""".split()
TELL = "tell inform remind assure notify convince persuade".split()
THOUGHT = "believe think hope fear feel suspect doubt worry".split()
NAMING = """
call brand label dub term describe deem name characterize characterise liken nickname""".split()
OBJECT = """
lambast lambaste slam blast criticize criticise denounce condemn decry deride mock ridicule praise
hail laud dismiss attack accuse rip assail bash berate blame chastise rebuke scold castigate deplore
cite reference use voice express offer pronounce tout portray paint depict cast defend
rail thank applaud refer speak talk promote regard view see frame present issue bill""".split()
INFINITIVE = "vow pledge promise threaten urge demand propose recommend request warn order".split()
IDEA = "float raise broach bring".split()
DECLINING = "decline refuse refrain".split()
DENYING = "deny reject refute dispute rebut disavow".split()

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "write": ("writes", "wrote", "written", "writing"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "read": ("reads", "read", "read", "reading"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "see": ("sees", "saw", "seen", "seeing"),
    "cast": ("casts", "cast", "cast", "casting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "concur": ("concurs", "concurred", "concurred", "concurring"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "rip": ("rips", "ripped", "ripped", "ripping"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "aver": ("avers", "averred", "averred", "averring"),
    "label": ("labels", "labeled", "labeled", "labeling"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
}
SPELLINGS = {"labelled": "labeled", "labelling": "labeling", "sed": "said"}
# Forms that are nouns or plain verbs as often as cues: they need "that", a quotation or a comma
# beside them. Chosen on the PolNeAR training articles.
DOUBTFUL = frozenset(
    "show find continue answer post ask charge read demonstrate repeat use offer cite "
    "rule agree point-out see view present issue speak talk order convince persuade bill "
    "recall respond protest doubt worry feel estimate reason demand request "
    "mention reference observe name guess tease snap vent marvel cast "
    "underline underscore chant propose cry voice".split()
)
# The cues that stand beside a quotation most; enough to end one whose closing mark is lost.
COMMON_CUES = tuple(
    "said says told added adds wrote writes tweeted noted stated explained asked replied insisted "
    "argued continued declared claimed warned quipped joked announced responded".split()
)


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a regular or irregular verb."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return third, stem + "ed", stem + "ed", stem + "ing"


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    frames: list[tuple[Frame, list[str]]] = [
        ("object", OBJECT),
        ("naming", NAMING),
        ("thought", THOUGHT),
        ("infinitive", INFINITIVE),
        ("clause", CLAUSE),
        ("tell", TELL),
        ("idea", IDEA),
        ("declining", DECLINING),
        ("denying", DENYING),
    ]
    stances: dict[Frame, Stance] = {"declining": "declines", "denying": "denies"}
    for frame, entries in frames:
        for entry in entries:
            lemma = entry.split("-")[0]
            third, past, participle, ing = inflect(lemma)
            forms: list[tuple[str, Form]] = [
                (lemma, "base"),
                (third, "s"),
                (ing, "ing"),
                (participle, "participle"),
                (past, "past"),
            ]
            for word, form in forms:
                stance = stances.get(frame, "says")
                table[word] = Verb(lemma, form, frame, stance, entry in DOUBTFUL)
    for spelling, usual in SPELLINGS.items():
        table[spelling] = table[usual]
    return table


VERBS = _table()  # form -> verb
