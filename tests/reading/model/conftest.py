"""The shipped vocabulary, which needs no network, and this room's helpers."""

import sys
from pathlib import Path

import pytest

from onrecord.reading.model.pieces import WordPiece
from onrecord.reading.model.session import SHIPPED

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def cut() -> WordPiece:
    """Cuts texts into the pieces of the shipped vocabulary."""
    return WordPiece((SHIPPED / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
