"""The order of the steps, whatever is read side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.pipeline import read_each
from onrecord.types import Skipped


@pytest.mark.parametrize("at_once", [1, 2, 3, 32])
def test_each_page_is_answered_in_the_order_of_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Articles with their own readings, and among them what was skipped, however many are held."""
    monkeypatch.setattr(pipeline, "AT_ONCE", at_once)
    for number in range(6):
        text = (
            f"Dam {number} is old, board says\n\n"
            f"“Dam {number} holds, and nobody in the town needs to move this winter,” said Ada Bel "
            "of the Fen Board on Friday, after engineers had looked at the wall for a week.\n\n"
            f"The mayor, Bo Lind, said that he had not seen the report on dam {number} yet, and "
            "that he would read it with care before the council meets again in the spring.\n"
        )
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(bytes(range(32)) * 9)
    (tmp_path / "5.txt").write_bytes((tmp_path / "1.txt").read_bytes())
    items = list(read_each([str(tmp_path)]))
    assert [isinstance(item, Skipped) for item in items] == [False, False, True, False, False, True]
    for number, item in enumerate(items):
        if not isinstance(item, Skipped):
            article, reading = item
            assert f"Dam {number}" in article.text
            assert reading.article == article.id
            assert all(span.end <= len(article.text) for span in reading.sentences)
