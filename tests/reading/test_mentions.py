"""A source phrase leads to the person or body behind it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.mentions import Naming, find_naming
from onrecord.reading.sentences import split_sentences
from onrecord.types import Span

REPORT = """A senior Marvian lawmaker said on Friday that the port could close.

“The port will close,” said Ivan Dorn, first deputy chairman of the Marvian Parliament's Ports Committee, in comments to the state-run VESTA news agency.

Harbour spokeswoman Olga Brandt declined to comment. Dorn's lawyer said nothing. Tech billionaire Karl Voss, who owns Orbital Inc., called the plan “mad.” The billionaire said he would sue. Officials shrugged, and two people familiar with the matter said Voss was angry. The lawmaker laughed."""  # noqa: E501


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        pytest.param("Orbit's Olga Brandt said no.", "Orbit's Olga Brandt", "Olga Brandt", id="of"),
        pytest.param(
            "Dorn's official Morning Herald said no.",
            "Dorn's official Morning Herald",
            "Morning Herald",
            id="owned-and-described",
        ),
        pytest.param(
            "Ivan Dorn ran. Dorn -- a doctor who left the port -- says no.",
            "Dorn -- a doctor who left the port",
            "Ivan Dorn",
            id="between-dashes",
        ),
        pytest.param(
            "“It burns,” a local member of parliament, Olga Brandt, told us.",
            "a local member of parliament, Olga Brandt",
            "Olga Brandt",
            id="set-behind-a-role",
        ),
        pytest.param(
            "“It burns,” says University of Dorn, Moss economist Olga Brandt.",
            "University of Dorn, Moss economist Olga Brandt",
            "Olga Brandt",
            id="body-with-a-comma",
        ),
        pytest.param(
            "“It burns,” said the Dorn sub-prefect, Sbast Lund.",
            "the Dorn sub-prefect, Sbast Lund",
            "Sbast Lund",
            id="rare-given-name",
        ),
        pytest.param(
            "Two fell, said the Marvian Consulate General in Dorn.",
            "the Marvian Consulate General in Dorn",
            "Marvian Consulate General",
            id="consulate-general",
        ),
        pytest.param(
            "A statement from the Institute of Ports said no.",
            "A statement from the Institute of Ports",
            "Institute of Ports",
            id="statement",
        ),
        pytest.param(
            "It spread, according to data compiled by Dorn University.",
            "data",
            "Dorn University",
            id="data",
        ),
        pytest.param(
            "The opinion by District Judge Olga Brandt said no.",
            "The opinion by District Judge Olga Brandt",
            "Olga Brandt",
            id="opinion",
        ),
        pytest.param(
            "University of Dorn professor Olga Brandt said no.",
            "University of Dorn professor Olga Brandt",
            "Olga Brandt",
            id="preposition-in-a-name",
        ),
        pytest.param(
            "A spokesman for Dorn Mayor Olga Brandt said no.",
            "A spokesman for Dorn Mayor Olga Brandt",
            "spokesman",
            id="preposition-outside",
        ),
        pytest.param(
            "He left, acting harbour chief of staff Olga Brandt said.",
            "acting harbour chief of staff Olga Brandt",
            "Olga Brandt",
            id="chief-of-staff",
        ),
        pytest.param(
            "The base commander, Capt. Olga Brandt, said no.",
            "The base commander, Capt. Olga Brandt",
            "Olga Brandt",
            id="behind-a-comma",
        ),
        pytest.param(
            "The White House said no.", "The White House", "White House", id="white-house"
        ),
    ],
)
def test_the_words_around_a_name_lead_to_it(text: str, phrase: str, name: str | None) -> None:
    """Who issued a statement, whose reporter or chief somebody is; never whom one speaks for."""
    assert behind(naming_of(text), text, phrase) == name


def naming_of(text: str) -> Naming:
    """The naming of a text."""
    return find_naming(text, split_sentences(text))


def behind(naming: Naming, text: str, phrase: str) -> str | None:
    """The name of the entity behind the first place where a phrase stands."""
    start = text.index(phrase)
    entity = naming.entity_of(Span(start, start + len(phrase)))
    return next((e.name for e in naming.entities if e.id == entity), None)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        pytest.param("A senior Marvian lawmaker", "Ivan Dorn", id="told-later"),
        pytest.param(
            "Ivan Dorn, first deputy chairman of the Marvian Parliament's Ports Committee",
            "Ivan Dorn",
            id="apposition",
        ),
        pytest.param("Harbour spokeswoman Olga Brandt", "Olga Brandt", id="title"),
        pytest.param("Dorn's lawyer", None, id="somebody-else's"),
        pytest.param("Tech billionaire Karl Voss, who owns Orbital Inc.", "Karl Voss", id="who"),
        pytest.param("The billionaire", "Karl Voss", id="role-noun"),
        pytest.param("Officials", "Officials", id="group"),
        pytest.param("two people familiar with the matter", "two people", id="unnamed-group"),
        pytest.param("The lawmaker", "Ivan Dorn", id="role-by-likeness"),
        pytest.param("VESTA", "VESTA", id="organisation"),
    ],
)
def test_the_head_of_a_source_phrase_is_found(phrase: str, name: str | None) -> None:
    """Better nobody than somebody wrong."""
    assert behind(naming_of(REPORT), REPORT, phrase) == name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        pytest.param(
            "President Ada Vale's spokesman Ivan Dorn said so.",
            "President Ada Vale's spokesman Ivan Dorn",
            "Ivan Dorn",
            id="owner-is-not-meant",
        ),
        pytest.param(
            "The 1970 Ports Act, signed by President Ada Vale, says so.",
            "The 1970 Ports Act, signed by President Ada Vale",
            "Ports Act",
            id="signer-is-not-meant",
        ),
        pytest.param(
            "The complaint against Orbital Inc. says so.",
            "The complaint against Orbital Inc.",
            None,
            id="against",
        ),
    ],
)
def test_a_name_inside_the_phrase_is_not_its_head(text: str, phrase: str, name: str | None) -> None:
    """Owners, signers and targets do not speak."""
    assert behind(naming_of(text), text, phrase) == name


def test_a_family_name_may_stand_first() -> None:
    """A bare name means the one met so far, not a namesake who only comes later."""
    text = "Mayor Zhao Ming spoke. Then Zhao left. Reporting by Peter Zhao."
    naming = naming_of(text)
    names = {e.id: e.name for e in naming.entities}
    assert [names[m.entity or ""] for m in naming.mentions][:2] == ["Zhao Ming", "Zhao Ming"]


def test_a_company_may_lose_its_last_word() -> None:
    """ "Orbit" is Orbit Minerals, and one entity with it."""
    text = "Orbit Minerals stopped work. Orbit would not say why."
    assert [(e.name, e.kind) for e in naming_of(text).entities] == [
        ("Orbit Minerals", "organisation")
    ]


def test_a_namesake_named_just_now_is_meant() -> None:
    """Where the other's full name stands paragraphs back, a bare surname is the newer one's."""
    text = (
        "Peter Vale spoke. Peter Vale left.\n\nIt rained.\n\nThe port closed.\n\nNobody came."
        "\n\nMaria Vale watched. Then Vale wept."
    )
    naming = naming_of(text)
    names = {e.id: e.name for e in naming.entities}
    assert names[naming.mentions[-1].entity or ""] == "Maria Vale"


def test_two_people_of_one_surname_stay_two() -> None:
    """A bare surname means the one named in full more often; "Mrs." picks the other."""
    text = (
        "Peter Vale met Maria Vale. Peter Vale spoke. Mrs. Vale left. Then Vale laughed, "
        "and Peter Vale paid."
    )
    naming = naming_of(text)
    assert behind(naming, text, "Mrs. Vale") == "Maria Vale"
    start = text.index("Vale laughed")
    entity = naming.entity_of(Span(start, start + 4))
    assert next(e.name for e in naming.entities if e.id == entity) == "Peter Vale"


def test_ids_count_in_order_of_first_mention() -> None:
    """e1 is who is met first."""
    naming = naming_of(REPORT)
    assert [entity.id for entity in naming.entities] == [
        f"e{n}" for n in range(1, len(naming.entities) + 1)
    ]


PIECES = [
    "Ada Vale", "said", "he", "the mayor", "Mayor", "Mr.", "U.S.", "“", "”", '"', ",", ".",
    "'s", "Ministry of", "Orb Inc.", "a lawmaker", "May", "in", "-", "Vale", "(", ")", "\n\n",
    "and", "of",
]  # fmt: skip


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_is_named_without_trouble(text: str) -> None:
    """Spans lie in the text, entities exist, and the same text gives the same answer."""
    naming = naming_of(text)
    assert naming == naming_of(text)
    known = {entity.id for entity in naming.entities}
    for mention in naming.mentions:
        assert mention.span.end <= len(text)
        assert mention.entity is None or mention.entity in known
        assert naming.entity_of(mention.span) in known | {None}
    assert [m.span for m in naming.mentions] == sorted(m.span for m in naming.mentions)


@pytest.mark.parametrize(
    "hostile", ["a" * 200_000, "Word " * 30_000, "Ministry of " * 10_000, "A-" * 40_000]
)
def test_hostile_text_is_named_in_time(hostile: str) -> None:
    """No text takes more than its share."""
    import time

    began = time.process_time()
    naming_of(hostile)
    assert time.process_time() - began < 6  # seconds; some 0.6 where it was measured
