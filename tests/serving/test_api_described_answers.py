"""Whatever is asked of the API, it does what its description says, over hostile articles too."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reports import fill, hostile
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.reading import read_seen
from onrecord.serving.api import ENDPOINTS
from onrecord.serving.app import create_app
from onrecord.serving.settings import Settings
from onrecord.store import Store

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 20
ENDLESS = ("stream_events",)  # tests of the running server have it


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """The ids in a store of friendly and hostile reports, and its description."""
    path = tmp_path_factory.mktemp("described") / "x.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.desk.desk.read_articles", _quick)
        fill(path)
        fill(path, hostile(4))
        with Store.open(path) as store:
            stories = [line.id for line in store.stories.list()]
            versions = [row[0] for row in store.db.execute("SELECT id FROM version")]
        yield path, stories, versions


def _quick(articles, *, acts=False):
    for article in articles:
        yield read_seen(article, None, acts=acts)


@pytest.fixture(scope="module")
def described(known):
    """The description of a server over that store, which is what is called."""
    path, _, _ = known
    app = create_app(Settings(str(path), requests_per_second=0, names=("testserver",)))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("name", [e.name for e in ENDPOINTS if e.name not in ENDLESS])
def test_every_answer_is_as_described(name, described, known):
    """No fault of the server; a status, a type and a shape that the description has."""
    _, stories, versions = known
    ids = {
        "story": st.sampled_from(stories),
        "article": st.sampled_from(versions),
        "version": st.sampled_from(versions),
        "override": st.integers(0, 9).map(str),
        "format": st.sampled_from(["json", "csv", "html", "ris", "atom", "docx"]),
    }
    statuses = set()

    @given(
        case=described.find_operation_by_id(name).as_strategy(),
        known_ids=st.fixed_dictionaries(ids),
        knows=st.booleans(),
    )
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asks(case, known_ids, knows):
        if knows:
            for parameter in case.path_parameters:
                case.path_parameters[parameter] = known_ids[parameter]
        statuses.add(case.call_and_validate(checks=CHECKS).status_code)

    asks()
    assert statuses & {200, 201, 404, 422}
