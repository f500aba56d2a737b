from __future__ import annotations

import pytest

from onrecord.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "news.db", create=True) as opened:
        yield opened
