"""For whom somebody speaks, as the articles of a story tell."""

from __future__ import annotations

import pytest

from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import find_cast
from onrecord.reading import read_seen
from onrecord.types import Article


def behind(*texts: str) -> dict[str, str | None]:
    """By a person's name, the name of whom that person speaks for."""
    reports = []
    for number, text in enumerate(texts):
        article = Article(id=f"a{number}", text=text)
        reports.append(Report(article, read_seen(article, None)))
    speakers = find_cast(reports).speakers
    return {
        speaker.name: speakers[speaker.spoken_for].name if speaker.spoken_for else None
        for speaker in speakers.values()
        if speaker.kind == "person"
    }


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        pytest.param("A spokeswoman for Tarn Foods, Ada Vale, said the plant would close.",
                     "Ada Vale", "Tarn Foods", id="for a company"),
        pytest.param("“It is cold,” coastguard spokeswoman Ada Vale said.", "Ada Vale",
                     "coastguard", id="a common noun"),
        pytest.param("“It is cold,” said Ada Vale, the transport ministry’s spokeswoman.",
                     "Ada Vale", "transport ministry", id="behind the name"),
        pytest.param("Ada Vale, chief executive of Tarn Foods, said the plant would close.",
                     "Ada Vale", "Tarn Foods", id="who leads a company"),
        pytest.param("Bo Reed’s lawyer, Ada Vale, said he would appeal.", "Ada Vale", "Bo Reed",
                     id="a client"),
        pytest.param("Tarn Foods shut its plant. Tarn Foods Inc. sold it.\n\nIt hurts, company "
                     "spokeswoman Ada Vale said.", "Ada Vale", "Tarn Foods Inc.", id="the company"),
        pytest.param("“It is cold,” police inspector Ada Vale said.", "Ada Vale", "police",
                     id="a rank of the police"),
        pytest.param("Prosecutors have opened an inquiry, spokesman Bo Reed said.", "Bo Reed",
                     "prosecutors", id="whom the sentence begins with"),
        pytest.param("“It is cold,” said Ada Vale of the hauliers’ association.", "Ada Vale",
                     "hauliers’ association", id="a member of an association"),
        pytest.param("Tarn Foods put its losses low. Sales rose, spokeswoman Ada Vale said.",
                     "Ada Vale", "Tarn Foods", id="the only body of the paragraph"),
    ],
)  # fmt: skip
def test_a_spokesperson_speaks_for_somebody(text, person, body) -> None:
    """Both are kept: who spoke, and for whom."""
    assert behind(text)[person] == body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Transport Minister Ada Vale said the line would open.", id="minister"),
        pytest.param("The chairwoman of the Election Commission, Ada Vale, said it was over.",
                     id="head of a public body"),
        pytest.param("Ada Vale, a former spokeswoman for Tarn Foods, said it was over.",
                     id="former"),
        pytest.param("Tarn Rovers manager Ada Vale said the team was tired.", id="coach"),
        pytest.param("Ada Vale, an analyst at Tarn Foods, said it was over.", id="analyst"),
    ],
)  # fmt: skip
def test_who_speaks_for_nobody_else(text: str) -> None:
    """An office of one's own is no spokesperson's."""
    assert behind(text)["Ada Vale"] is None


def test_the_fuller_name_of_an_institution_counts_for_the_shorter() -> None:
    """ "The ministry's spokesman" in one article is the finance ministry's in another."""
    found = behind(
        "The ministry’s spokesman, Karl Orm, said no date had been set.",
        "Finance ministry spokesman Karl Orm said no date had been set.",
    )
    assert (found["Karl Orm"] or "").lower() == "finance ministry"
