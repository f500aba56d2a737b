"""Whether two given names can be one person's: short forms, initials, ways of transcribing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

# Common short forms of given names, each with the forms it stands for. Gus may be Angus or
# Augustus: two names that share one of them fit.
_FULL: Final[dict[str, set[str]]] = defaultdict(set)
for _full, _shorts in {
    "abigail": "abby gail", "alan": "al", "albert": "al bert", "alexander": "alex sasha sandy",
    "alexandra": "alex sasha sandra", "alfred": "alf fred", "amanda": "mandy",
    "andrew": "andy drew",
    "angela": "angie", "angus": "gus", "anthony": "tony", "antonio": "tonio toni", "arthur": "art",
    "augustus": "gus", "barbara": "barb", "benjamin": "ben", "bernard": "bernie",
    "catherine": "cathy kate cate", "charles": "charlie chuck", "christina": "chris tina",
    "christine": "chris chrissy tina", "christopher": "chris", "clifford": "cliff",
    "daniel": "dan danny", "david": "dave", "deborah": "deb debbie", "dennis": "denny",
    "dominic": "dom", "donald": "don donnie", "dorothy": "dot dolly", "douglas": "doug",
    "edward": "ed eddie ted ned", "elizabeth": "liz beth betty lizzie eliza", "eugene": "gene",
    "florence": "flo", "francis": "frank", "frances": "fran", "franklin": "frank",
    "frederick": "fred freddie", "gabriel": "gabe", "gabrielle": "gaby", "gareth": "gaz",
    "geoffrey": "geoff", "gerald": "gerry jerry", "gregory": "greg", "gustav": "gus",
    "harold": "harry hal", "henry": "harry hank", "hubert": "bert", "isabella": "bella izzy",
    "jacob": "jake", "james": "jim jimmy jamie", "jeffrey": "jeff", "jennifer": "jen jenny",
    "jessica": "jess", "john": "jack johnny", "jonathan": "jon jonny", "joseph": "joe joey",
    "joshua": "josh", "judith": "judy", "katherine": "kate kathy kat katie", "kenneth": "ken kenny",
    "kimberly": "kim", "lawrence": "larry", "leonard": "len lenny leo", "leopold": "leo",
    "louis": "lou", "louise": "lou", "madeleine": "maddy", "margaret": "maggie meg peggy",
    "martin": "marty", "matthew": "matt", "maxwell": "max", "maximilian": "max",
    "melissa": "mel", "michael": "mike mick mickey", "mitchell": "mitch", "nathan": "nate",
    "nathaniel": "nate", "nicholas": "nick nicky", "nicola": "nicky", "oliver": "ollie",
    "pamela": "pam", "patrick": "pat paddy", "patricia": "pat patty trish", "peter": "pete",
    "philip": "phil pip", "philippa": "pip pippa", "raymond": "ray", "rebecca": "becky",
    "reginald": "reg reggie", "richard": "dick rick ricky richie", "robert": "bob rob bobby robbie",
    "roderick": "rod", "rodney": "rod", "ronald": "ron ronnie", "rudolph": "rudy",
    "samantha": "sam", "samuel": "sam sammy", "sebastian": "seb", "sidney": "sid",
    "stanley": "stan", "stephanie": "steph", "stephen": "steve", "steven": "steve",
    "stuart": "stu", "susan": "sue suzie", "terence": "terry", "theodore": "theo ted teddy",
    "theresa": "terry", "thomas": "tom tommy", "timothy": "tim", "valerie": "val",
    "victoria": "vicky", "vincent": "vince", "virginia": "ginny", "walter": "walt wally",
    "william": "bill will billy willie", "zachary": "zach",
    "dmitri": "dima mitya", "evgeni": "zhenya", "ivan": "vanya", "konstantin": "kostya",
    "mikhail": "misha", "nikolai": "kolya", "vladimir": "vova volodya", "wilhelm": "willi willy",
    "friedrich": "fritz", "heinrich": "heinz", "johannes": "hans jan", "josef": "sepp pepe",
    "hendrik": "henk", "cornelis": "kees", "francisco": "paco", "ignacio": "nacho", "jose": "pepe",
    "enrique": "quique", "giuseppe": "beppe", "luigi": "gigi", "tadeusz": "tadek",
}.items():  # fmt: skip
    for _short in _shorts.split():
        _FULL[_short].add(_full)

# Letters by which the same sound is written when a name is put into Latin letters, and sounds that
# neighbouring languages write for one another: Yevhen and Yevgeny, Volodymyr and Vladimir.
_SOUNDS: Final = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "s"), ("kh", "g"),
    ("gh", "g"), ("ph", "f"), ("th", "t"), ("qu", "k"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("z", "s"), ("h", "g"),
)  # fmt: skip
_UNHEARD: Final = re.compile(r"[aeiouyj']+")
_TWICE: Final = re.compile(r"(.)\1+")
LEAST_SOUNDS: Final = 2  # consonants; "Jan" and "Ian" share one with half of all names


@lru_cache(maxsize=50_000)
def sounds(given: str) -> str:
    """The consonants of a given name, as they are heard: the same for Petar and Peter."""
    silent = given.removeprefix("h") if given[:2] in ("ha", "he", "hr") else given
    for written, heard in _SOUNDS:
        silent = silent.replace(written, heard)
    return _TWICE.sub(r"\1", _UNHEARD.sub("", silent))


def forms(given: str) -> set[str]:
    """The name itself and those it may be short for."""
    return {given, *_FULL.get(given, ())}


def transcribed_surname(one: str, other: str) -> bool:
    """Whether two surnames are one, put into Latin letters by two rules: Jelzin and Yeltsin."""
    heard = sounds(one.replace("ts", "z").replace("tz", "z"))
    return len(heard) >= LEAST_SOUNDS and heard == sounds(
        other.replace("ts", "z").replace("tz", "z")
    )


def transcribed(one: str, other: str) -> bool:
    """Whether two given names may be one name, written by two languages' rules.

    Only a likeness: Karl and Carol sound alike too, so that who asks must know more (the surname,
    the gender, that no article names both).
    """
    heard = sounds(one)
    return len(heard) >= LEAST_SOUNDS and heard in (sounds(other), sounds(_as_german(other)))


def _as_german(name: str) -> str:
    """The name with "ch" as German writes what English writes "kh": Michail, Mikhail."""
    return name.replace("tsch", "tj").replace("ch", "kh").replace("tj", "tsch")
