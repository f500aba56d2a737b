"""The network's own file: what it holds, and that nobody pays for it unasked."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from made_networks import FORBIDDEN, NAMES, RELATIONS, TAGS

from onrecord.reading.model.pieces import WordPiece
from onrecord.reading.model.session import network
from onrecord.reading.model.signs import read_signs

HELP = """
import sys
from onrecord.cli import main
sys.argv = ["onrecord", "--help"]
try:
    main()
except SystemExit as done:
    assert not done.code
"""


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import onrecord", id="the package"),
        pytest.param("import onrecord.reading", id="the reader"),
        pytest.param(HELP, id="onrecord --help"),
    ],
)
def test_onnx_runtime_is_loaded_only_to_read(code: str) -> None:
    """It takes a third of a second, and most commands need none of it."""
    ask = f"{code}\nimport sys\nsys.exit(7 if 'onnxruntime' in sys.modules else 0)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_weights_say_what_the_code_expects() -> None:
    """Tags, names and relations in the order that findings.py counts them in."""
    settings = network().settings
    assert settings.tags == TAGS
    assert settings.names == NAMES
    assert settings.relations == RELATIONS
    assert settings.steps.shape == (len(TAGS), len(TAGS))
    assert settings.first.shape == (len(TAGS),)
    assert len(settings.nowhere) == len(RELATIONS)
    insides = [at for at, tag in enumerate(TAGS) if tag.startswith("I-")]
    for inside in insides:
        others = [at for at in range(len(TAGS)) if at not in (inside, inside - 1)]
        assert (settings.steps[others, inside] <= FORBIDDEN).all()


@pytest.mark.parametrize("text", ["", "Yes", "“It holds,” said Ada Bel."])
def test_each_piece_is_answered(cut: WordPiece, text: str) -> None:
    """One row a piece, of finite numbers, whatever the length."""
    pieces = cut(text)
    outputs = network()(pieces.ids, read_signs(text, pieces))
    count = len(pieces.ids)
    relations, width = network().settings.nowhere.shape
    assert outputs.tags.shape == (count, len(TAGS))
    assert outputs.names.shape == (count, len(NAMES))
    ((first, links),) = outputs.links
    assert first == 0
    assert links.shape == (count, 2, relations, width)
    assert len(outputs.hidden) == count
    assert all(np.isfinite(field).all() for field in outputs._replace(links=links))
