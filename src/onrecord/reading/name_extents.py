"""Where a name begins, and how far it goes."""

from __future__ import annotations

from typing import Final

from onrecord.reading.given_names import GIVEN_NAMES
from onrecord.reading.name_parts import LOWER_HALVES, MONTH_NAMES
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import (
    CALENDAR,
    COMPLEMENT_HEADS,
    FUNCTION_WORDS,
    KNOWN_NAMES,
    KNOWN_ORGANISATIONS,
    ORGANISATION_HEADS,
    PARTICLES,
    TITLE_MODIFIERS,
    TITLES,
)
from onrecord.reading.places import DEMONYMS, PLACES

LONGEST_NAME: Final = 14  # tokens; a longer run of capitals is a list or a heading
_SAYS: Final = frozenset(
    "said says told added tweeted wrote argued claimed insisted denied warned announced asked "
    "replied stated noted explained declined vowed acknowledged testified recalled joked called "
    "urged has had was is were are and will would".split()
)
_INNER: Final = frozenset(
    "new first last great second third one local old good high fine full united people us social "
    "video times time general official related history police two next free open".split()
)
_FIRST: Final = frozenset("new great first old high second local good people third general".split())
_OWNERS: Final = frozenset("people women men children workers teachers king queen veterans".split())
_THE_IN_NAME: Final = ORGANISATION_HEADS & frozenset(
    "times journal post guardian telegraph economist sun mirror independent observer globe herald "
    "tribune press".split()
) | {"independent", "intercept", "atlantic", "hill", "hague", "conversation"}


def may_begin(
    tokens: list[Token],
    index: int,
    lower_words: set[str],
    inner_caps: set[str],
    named_months: set[str],
) -> bool:
    """Whether a name begins at a token: capitals at a sentence's beginning want more evidence."""
    token = tokens[index]
    if _given_as_month(tokens, index):
        return True
    if not token.capital or (token.lower in CALENDAR and token.text not in named_months):
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    follows_capital = follows is not None and follows.capital and follows.lower not in CALENDAR
    if token.lower == "the":
        # "reported The Wall Street Journal": the article belongs to the name.
        return (
            not token.initial
            and follows_capital
            and any(t.lower in _THE_IN_NAME for t in tokens[index + 1 : index + 4] if t.capital)
        )
    if token.text in named_months and token.lower in CALENDAR:
        before = tokens[index - 1].lower if index else ""
        return before not in _DATING and not (follows is not None and follows.kind == "number")
    if token.lower in FUNCTION_WORDS:
        if token.text == "US":
            return True
        if not follows_capital or follows is None:
            return False
        pair = f"{token.text} {follows.text}"
        if pair.isupper() and pair.title() in PLACES:
            return True
        if pair in PLACES or pair in KNOWN_NAMES or pair in inner_caps:
            return True
        if token.lower not in _FIRST:
            return False
        return not token.initial or (token.text in inner_caps and follows.lower not in lower_words)
    if not token.initial or token.kind != "word":
        return True
    if token.text in inner_caps or token.text in PLACES or token.lower in TITLES:
        return True
    if follows_capital and follows is not None:
        return token.lower not in lower_words or (
            follows.lower not in FUNCTION_WORDS and not token.lower.endswith(("ing", "ly"))
        )
    if token.lower in _BODIES_OF and follows is not None and follows.lower in ("of", "for"):
        return index + 2 < len(tokens) and tokens[index + 2].capital
    if token.text in DEMONYMS or token.lower in TITLE_MODIFIERS:
        return False
    if token.lower in lower_words or token.lower.endswith(("ing", "ly", "ed")):
        return False
    if token.lower.endswith("s") and not (follows is not None and follows.kind == "possessive"):
        return token.text.isupper() or token.lower in _KNOWN
    return (
        token.text.isupper()
        or token.lower in GIVEN_NAMES
        or token.lower in KNOWN_ORGANISATIONS
        or (follows is not None and (follows.kind == "possessive" or follows.lower in _SAYS))
        or _described(tokens, index)
    )


def _described(tokens: list[Token], index: int) -> bool:
    """ "Vale, the town's spokeswoman, said": a surname that a role between commas explains."""
    if index + 2 >= len(tokens) or tokens[index + 1].text != ",":
        return False
    if tokens[index + 2].lower not in ("the", "a", "an", "its", "his", "her", "their"):
        return False
    role = False
    for at in range(index + 3, min(len(tokens) - 1, index + 3 + _LONGEST_DESCRIPTION)):
        if tokens[at].text == ",":
            return role and tokens[at + 1].lower in _SAYS
        role = tokens[at].word in TITLES or (role and tokens[at].kind == "word")
    return False


_LONGEST_DESCRIPTION: Final = 10  # tokens


def _given_as_month(tokens: list[Token], index: int) -> bool:
    """ "Jun Young": a given name that is spelled like a shortened month or day."""
    token = tokens[index]
    if index + 1 >= len(tokens):
        return False
    follows = tokens[index + 1]
    if follows.kind != "word" or not follows.capital or follows.lower in CALENDAR:
        return False
    if token.text in _GIVEN_MONTHS:
        return True
    # "August Flenner, a lawyer, said": no preposition before it, and somebody is described.
    if token.text not in _MONTHS_GIVEN or (index and tokens[index - 1].lower in _DATING):
        return False
    behind = [t.lower for t in tokens[index + 2 : index + 5]]
    return bool(behind) and (
        behind[0] in _SAYS
        or (behind[0] == "," and behind[1:2] != [] and behind[1] in ("a", "an", "the", "who"))
    )


# "Bank of Tarn said": with "of" and a capital these open a name at a sentence's beginning, too.
_BODIES_OF: Final = frozenset(
    "academy association bank bureau college confederation department federation institute "
    "ministry university".split()
)
_GIVEN_MONTHS: Final = frozenset(("Jan", "Jun", "Sun"))
_MONTHS_GIVEN: Final = frozenset(("April", "May", "June", "August"))
_KNOWN: Final = GIVEN_NAMES | KNOWN_ORGANISATIONS
_DATING: Final = frozenset("in by since until last next this early late mid of from on".split())


def named_month(before: Token, token: Token) -> bool:
    """Whether a month is a surname: "Theresa May", "Mrs. May"."""
    return (
        token.lower in MONTH_NAMES
        and before.capital
        and (
            (before.lower in GIVEN_NAMES and before.lower not in MONTH_NAMES)
            or before.word in ("mrs", "mr", "ms", "minister")
        )
    )


def extent(tokens: list[Token], index: int) -> int:
    """The index behind the capitalised sequence that begins at ``index``."""
    end = index + 1
    complement = False
    while end < len(tokens) and end - index < LONGEST_NAME:
        token, before = tokens[end], tokens[end - 1]
        if token.sentence != before.sentence or token.paragraph != before.paragraph:
            break
        if token.capital:
            if token.lower in CALENDAR and not named_month(before, token):
                break
            if (
                token.text == "Flight"
                and tokens[end + 1 : end + 2]
                and (tokens[end + 1].kind == "number")
            ):
                break  # "Orbit Airways Flight 175"
            if (
                token.lower in FUNCTION_WORDS
                and token.lower not in _INNER
                and not named_month(before, token)
                and not (token.text in _SURNAMES and before.lower in GIVEN_NAMES)
            ):
                break
            if token.initial:
                break
            if _new_person(tokens, index, end) or _named_again(tokens, index, end):
                break
            end += 1
            continue
        step = _joined(tokens, index, end, complement)
        if step == 0:
            break
        complement = complement or token.lower in ("of", "on", "for")
        end += step
    return end - _named_in_full(tokens, index, end)


_SURNAMES: Final = frozenset("Long Little Will More Read".split())  # "George Will"


def _named_again(tokens: list[Token], first: int, at: int) -> bool:
    """Whether a given name begins anew: "Ada Vale Ada Maria Vale", glued in by a page."""
    token = tokens[at]
    return token.lower in GIVEN_NAMES and any(
        before.text == token.text and before.kind == "word" for before in tokens[first : at - 1]
    )


def _named_in_full(tokens: list[Token], first: int, end: int) -> int:
    """How many names of "Ted Vale Edward (Ted) ..." belong to the second naming."""
    behind = [token.text for token in tokens[end : end + 3]]
    called = [token.text for token in tokens[first : max(first, end - 2)]]
    return int(len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and behind[1] in called)


def _new_person(tokens: list[Token], first: int, at: int) -> bool:
    """Whether a name after an abbreviated title would swallow another: "Vale Mr. Moss"."""
    return (
        tokens[at].kind == "abbreviation"
        and tokens[at].word in ("mr", "mrs", "ms", "dr")
        and (at > first + 1)
    )


def _joined(tokens: list[Token], index: int, at: int, complement: bool) -> int:
    """How many tokens to step over when the small word or mark at ``at`` joins two capitals."""
    token, before = tokens[at], tokens[at - 1]

    def capital(offset: int) -> bool:
        if at + offset >= len(tokens):
            return False
        other = tokens[at + offset]
        return (
            other.capital
            and other.sentence == token.sentence
            and other.lower not in CALENDAR
            and (not other.initial or token.kind == "mark")
        )

    if token.text in _OPENS_NICKNAME and _nickname(tokens, at):
        return 4  # "Philip “Pip” Haver"
    head = before.word
    if token.text in "-–" and before.end == token.start:
        return 2 if capital(1) and tokens[at + 1].start == token.end else _lower_half(tokens, at)
    if token.text == "&":
        return 2 if capital(1) else 0
    if (
        token.text == ","
        and capital(1)
        and tokens[at + 1].word in ("inc", "jr", "sr", "llc", "ltd")
    ):
        return 2
    if token.lower in PARTICLES and before.kind in ("word", "initial"):
        if capital(1):
            return 2
        if at + 1 < len(tokens) and tokens[at + 1].lower in PARTICLES and capital(2):
            return 3
        if at + 2 < len(tokens) and tokens[at + 1].text in "-–" and capital(2):
            return 3
        return 0
    if token.lower in ("of", "on", "for"):
        if head not in COMPLEMENT_HEADS and not (token.lower == "of" and head == "secretary"):
            return 0
        if head == "secretary" and not capital(1):
            return 0
        if token.lower != "of" and head in ("house", "state", "army", "company", "people", "team"):
            return 0
        if capital(1):
            return 2
        if at + 1 < len(tokens) and tokens[at + 1].lower == "the" and capital(2):
            return 3
        return 0
    if token.lower == "and" and complement:
        return (
            2 if capital(1) and tokens[at + 1].word not in TITLES and _one_body(tokens, at) else 0
        )
    if token.lower == "and" and at == index + 1 and capital(1) and _of_trades(tokens, at):
        return 2
    if token.kind == "possessive" and head in _OWNERS and capital(1):
        return 2
    if token.text in "'’" and before.end == token.start and before.lower.endswith("s"):
        return _plural_owners(tokens, at)
    return 0


_OPENS_NICKNAME: Final = frozenset(("“", '"', "‘", "'"))
_CLOSES_NICKNAME: Final = frozenset(("”", '"', "’", "'"))


def _nickname(tokens: list[Token], at: int) -> bool:
    """Whether a nickname in marks stands at ``at``, between a given name and a surname."""
    if at + 3 >= len(tokens) or tokens[at - 1].lower not in GIVEN_NAMES:
        return False
    called, closing, surname = tokens[at + 1 : at + 4]
    return (
        called.kind == "word"
        and called.capital
        and called.start == tokens[at].end
        and closing.text in _CLOSES_NICKNAME
        and closing.start == called.end
        and surname.capital
        and surname.sentence == tokens[at].sentence
    )


def _of_trades(tokens: list[Token], at: int) -> bool:
    """ "the Dairy and Allied Workers' Union": two trades that are one body's."""
    ahead = tokens[at + 2 : at + 5]
    return (
        at > 1
        and tokens[at - 2].lower == "the"
        and len(ahead) == 3
        and ahead[0].capital
        and ahead[1].text in "'’"
        and ahead[2].word in ORGANISATION_HEADS
    )


def _plural_owners(tokens: list[Token], at: int) -> int:
    """ "Miners' Union", "Miners' and Smelters' Union": how many tokens to step over."""
    ahead = tokens[at + 1 : at + 5]
    if ahead and ahead[0].capital and ahead[0].word in ORGANISATION_HEADS:
        return 2
    if (
        len(ahead) == 4
        and ahead[0].lower == "and"
        and ahead[1].capital
        and ahead[2].text in "'’"
        and ahead[3].capital
        and ahead[3].word in ORGANISATION_HEADS
    ):
        return 5
    return 0


def _lower_half(tokens: list[Token], at: int) -> int:
    """ "Kim Jong-un", "Kassym-jomart": a hyphened given name may go on in lower case."""
    if at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].end:
        return 0
    half = tokens[at + 1]
    names = half.kind == "word" and half.lower in LOWER_HALVES and at >= 2
    return 2 if names and tokens[at - 2].capital else 0


def _one_body(tokens: list[Token], at: int) -> bool:
    """Whether "of Health and Human Services" goes on: no verb makes two subjects of it."""
    return tokens[at - 1].text not in PLACES and f"{tokens[at + 1].text}" not in PLACES
