"""Harmful, empty and undated records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from harmful import HARMFUL, HARMFUL_IDS, record_about

from onrecord.types import Record


@pytest.fixture(params=HARMFUL, ids=HARMFUL_IDS)
def harmful(request) -> str:
    return request.param


@pytest.fixture
def harmful_record(harmful) -> Record:
    return record_about(harmful)


@pytest.fixture
def empty_record() -> Record:
    return Record(None, (), (), ())


@pytest.fixture
def undated(record) -> Record:
    """The story with no date anywhere."""
    return replace(
        record,
        as_of=None,
        articles=tuple(replace(article, published=None) for article in record.articles),
    )
