"""Sources whose names the article keeps back."""

from __future__ import annotations

import pytest

from onrecord.reading import read_article
from onrecord.types import Article


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        pytest.param(
            "Two officials who asked not to be named said the wall leaked.", True, id="two"
        ),
        pytest.param("“It leaked,” said a source familiar with the matter.", True, id="source"),
        pytest.param("“It leaked,” said Ada Vale, the mayor.", False, id="named"),
        pytest.param("Ada Vale resigned on Monday. She said the wall leaked.", False, id="pronoun"),
        pytest.param("Witnesses said the wall leaked at six.", True, id="witnesses"),
        pytest.param("According to a report, the wall leaked at six.", False, id="document"),
    ],
)
def test_sources_without_names_are_marked(text: str, anonymous: bool) -> None:
    """People who are not named, and nobody else."""
    reading = read_article(Article(id="a", text=text))
    (found,) = [a for a in reading.attributions if "leaked" in a.content[0].of(text)]
    assert found.anonymous is anonymous
