"""Who is who across articles."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison.names import same_person, spelling_key
from onrecord.comparison.speakers import find_cast


def names_of(reports):
    return sorted(speaker.name for speaker in find_cast(reports).speakers.values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Ana Bel", "Ana Bel", True, id="equal"),
        pytest.param("Bill Weller", "William Weller", True, id="short form"),
        pytest.param("J. Weller", "Jane Weller", True, id="initial"),
        pytest.param("Ana Maria Bel", "Ana Bel", True, id="middle name dropped"),
        pytest.param("Mallam Ana Bel", "Ana Bel", True, id="honorific we do not know"),
        pytest.param("Dr. Ana Bel", "Ana Bel", True, id="title"),
        pytest.param("Oleksy Marenko", "Oleksii Marenko", True, id="transliteration"),
        pytest.param("Ana Bel", "Tom Bel", False, id="two people with one surname"),
        pytest.param("Ana Bel", "Ana Roth", False, id="two people with one given name"),
    ],
)
def test_full_names_are_one_person_only_where_both_parts_agree(one, other, same):
    """Given name and surname must both be spellings or short forms of one another."""
    assert same_person(one, other) is same


def test_spellings_of_one_surname_share_a_key():
    """Ways of putting one foreign name into Latin letters end at one string."""
    assert len({spelling_key(name) for name in ("marenskyi", "marensky", "marenskij")}) == 1


def test_a_surname_alone_joins_the_one_person_who_bears_it():
    """Another article's full name resolves an article that gives only the surname."""
    reports = [
        report("Ana Bel spoke.", said("Ana Bel", "spoke"), key="a1"),
        report("Bel spoke.", said("Bel", "spoke"), key="a2"),
    ]
    assert names_of(reports) == ["Ana Bel"]


def test_a_surname_that_two_people_bear_joins_neither():
    """Better apart than wrong: the bare surname stays a speaker of its own."""
    reports = [
        report("Ana Bel and Tom Bel.", said("Ana Bel", "and"), said("Tom Bel", "and"), key="a1"),
        report("Bel spoke.", said("Bel", "spoke"), key="a2"),
    ]
    assert names_of(reports) == ["Ana Bel", "Bel", "Tom Bel"]


def test_a_gender_that_is_told_decides_between_two_bearers():
    """ "Mrs. Bel" is not Tom."""
    reports = [
        report(
            "Ana Bel and Tom Bel.",
            said("Ana Bel", "and"),
            said("Tom Bel", "and"),
            key="a1",
            genders={"Ana Bel": "she", "Tom Bel": "he"},
        ),
        report("Mrs. Bel spoke.", said("Bel", "spoke"), key="a2", genders={"Bel": "she"}),
    ]
    assert names_of(reports) == ["Ana Bel", "Tom Bel"]


def test_a_name_of_uncertain_kind_is_the_person_another_article_knows():
    """What one article leaves open, another settles."""
    reports = [
        report("Ana Bel spoke.", said("Ana Bel", "spoke"), key="a1"),
        report("Ana Bel spoke.", said("Ana Bel", "spoke"), key="a2", kinds={"Ana Bel": "other"}),
        report("Bel spoke.", said("Bel", "spoke"), key="a3", kinds={"Bel": "other"}),
    ]
    assert names_of(reports) == ["Ana Bel"]


def test_a_lone_word_that_looks_like_a_surname_is_the_company_another_article_knows():
    """ "Norrvale said" beside "Norrvale Inc.", where nobody is called Norrvale."""
    reports = [
        report(
            "Norrvale Inc. spoke.", said("Norrvale Inc.", "spoke"), key="a1",
            kinds={"Norrvale Inc.": "organisation"},
        ),
        report("Norrvale spoke.", said("Norrvale", "spoke"), key="a2"),
    ]  # fmt: skip
    assert len(names_of(reports)) == 1


def test_unnamed_sources_are_speakers_of_their_own_article_only():
    """ "Officials" in two articles may be other people."""
    reports = [
        report(
            "Officials spoke.", said("Officials", "spoke"), key=key,
            unnamed=["Officials"], kinds={"Officials": "group"},
        )
        for key in ("a1", "a2")
    ]  # fmt: skip
    assert len(find_cast(reports).speakers) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("World Harbour Organisation", "WHO", id="acronym"),
        pytest.param("The Harbour Board", "Harbour Board", id="article"),
        pytest.param("Norrvale Minerals Group Inc.", "Norrvale", id="first word"),
        pytest.param("Lurian Transport Ministry", "Transport Ministry", id="country before"),
    ],
)
def test_an_organisation_is_one_under_its_short_forms(one, other):
    """A name, its acronym and the name without the country are one organisation."""
    reports = [
        report(f"{one} spoke.", said(one, "spoke"), key="a1", kinds={one: "organisation"}),
        report(f"{other} spoke.", said(other, "spoke"), key="a2", kinds={other: "organisation"}),
    ]
    assert len(names_of(reports)) == 1


def test_a_common_word_does_not_name_an_organisation():
    """ "White" may be anything; "White Tower" and "White Harbour Board" stay two."""
    names = ("White Tower", "White Harbour Board")
    reports = [
        report(f"{name} spoke.", said(name, "spoke"), key=name, kinds={name: "organisation"})
        for name in (*names, "White")
    ]
    assert len(names_of(reports)) == 3


def test_roles_are_kept_with_every_place_that_gives_them():
    """The same role in other case is one role with two citations."""
    reports = [
        report("Deputy Mayor Ana Bel spoke.", roles=[("Ana Bel", "Deputy Mayor")], key="a1"),
        report("Ana Bel, deputy mayor, spoke.", roles=[("Ana Bel", "deputy mayor")], key="a2"),
    ]
    (speaker,) = find_cast(reports).speakers.values()
    assert [(role.text, len(role.citations)) for role in speaker.roles] == [("Deputy Mayor", 2)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Petar Marenko", "Peter Marenko", True, id="vowels"),
        pytest.param("Yevhen Marenko", "Yevgeny Marenko", True, id="neighbouring languages"),
        pytest.param("Volodymyr Marenko", "Vladimir Marenko", True, id="two forms of one name"),
        pytest.param("Mohammed al-Sayed", "Muhammad al-Sayyid", True, id="surname"),
        pytest.param("Mikhail Yeltov", "Michail Jeltow", True, id="German"),
        pytest.param("Maria Marenko", "Marta Marenko", False, id="another consonant"),
        pytest.param("Ana Bel", "Nina Bel", False, id="too little to hear"),
    ],
)
def test_names_put_into_latin_letters_by_two_rules(one, other, same):
    """Outlets of two languages write one name in two ways; the consonants stay."""
    assert same_person(one, other, loosely=True) is same
    reports = [report(f"{n} spoke.", said(n, "spoke"), key=n) for n in (one, other)]
    assert (len(names_of(reports)) == 1) is same


def test_two_spellings_in_one_article_are_two_people():
    """An article that names both says that they are two."""
    both = ("Petar Marenko", "Peter Marenko")
    reports = [
        report(f"{both[0]} met {both[1]}.", *(said(n, "met") for n in both), key="a1"),
        report(f"{both[0]} spoke.", said(both[0], "spoke"), key="a2"),
    ]
    assert names_of(reports) == sorted(both)


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        pytest.param("Gus Bel", "Angus Bel", "", id="short form"),
        pytest.param("Dusty Bel", "Robert Bel", "Robert “Dusty” Bel spoke.", id="spelled out"),
    ],
)
def test_a_nickname_is_the_person_of_that_surname(one, other, third):
    """Short forms that everybody knows, and nicknames that an article spells out."""
    reports = [report(f"{n} spoke. {third}", said(n, "spoke"), key=n) for n in (one, other)]
    assert len(names_of(reports)) == 1


def test_a_name_that_everybody_calls_somebody_is_that_person():
    """ "Ana Bel, nicknamed the Eel," and elsewhere "the Eel said"."""
    reports = [
        report("Ana Bel, nicknamed the Eel, spoke.", said("Ana Bel", "spoke"), key="a1"),
        report("The Eel spoke.", said("Eel", "spoke"), key="a2", kinds={"Eel": "other"}),
    ]
    assert names_of(reports) == ["Ana Bel"]


def _bodies(*names, unnamed):
    return [
        report(
            f"The {name} spoke.", said(name, "spoke"), key=f"a{number}",
            kinds={name: "organisation"}, unnamed=[name] if name in unnamed else [],
        )
        for number, name in enumerate(names)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("coastguard", "Lurian Coast Guard", id="with a name elsewhere"),
        pytest.param("health ministry", "Ministry of Health", id="in another order"),
        pytest.param("election commission", "election commission", id="nowhere with a name"),
    ],
)
def test_a_body_known_by_a_common_noun_is_one_across_articles(one, other):
    """The same noun is the same body where the story has only one such."""
    reports = _bodies(one, other, unnamed={one} - {"Ministry of Health"})
    assert len(names_of(reports)) == 1


def test_a_common_noun_that_two_bodies_bear_joins_neither():
    """ "The ministry" beside two ministries stays open."""
    reports = _bodies("ministry", "health ministry", "foreign ministry",
                      unnamed={"ministry", "health ministry", "foreign ministry"})  # fmt: skip
    assert len(names_of(reports)) == 3


def test_a_company_is_not_every_company():
    """A common noun that any body may bear joins nothing."""
    assert len(find_cast(_bodies("company", "company", unnamed={"company"})).speakers) == 2


def test_an_unnamed_nurse_is_the_one_who_said_the_same_words():
    """The same quotation, word for word, is the same person's; a like one is not."""
    words = "“They lie head to foot, like spoons”"
    reports = [
        report(f"{words}, Ana Bel said.", said("Ana Bel", words), key="a1"),
        report(f"{words}, nurse said.", said("nurse", words), key="a2", unnamed=["nurse"]),
        report("“They lie like spoons”, doctor said.", said("doctor", "“They lie like spoons”"),
               key="a3", unnamed=["doctor"]),
    ]  # fmt: skip
    assert names_of(reports) == ["Ana Bel", "doctor"]
