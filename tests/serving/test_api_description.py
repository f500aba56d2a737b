"""The description says what there is: all of it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
from starlette.routing import Route

from onrecord.serving import api
from onrecord.serving.api.description import openapi
from onrecord.views import record_schema

DOCS = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def described(reading):
    return reading.get("/api/v1/openapi.json").json()


def test_every_route_is_described_and_every_described_one_exists(described, reading):
    """Method by method."""
    routes = {route.path for route in api.routes() if isinstance(route, Route)}
    assert set(described["paths"]) == routes
    for path, methods in described["paths"].items():
        address = "/api/v1" + re.sub(r"\{\w+\}", "x", path)
        answer = reading.request("PUT", address)
        assert answer.status_code == 405
        allowed = {m.lower() for m in answer.headers["allow"].split(", ")} - {"head"}
        assert allowed == set(methods)


def test_every_operation_has_a_name_of_its_own_and_says_what_it_does(described):
    """In words."""
    operations = [o for methods in described["paths"].values() for o in methods.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names) == len(api.ENDPOINTS)
    assert all(len(operation["summary"]) > 15 for operation in operations)
    tags = {tag["name"] for tag in described["tags"]}
    assert {tag for operation in operations for tag in operation["tags"]} == tags


def test_every_name_that_is_referred_to_is_there(described):
    """Each shape, and each is a valid schema."""
    text = str(described)
    names = set(re.findall(r"#/components/schemas/([\w.-]+)", text))
    assert names == set(described["components"]["schemas"])
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_the_record_is_described_as_everywhere(described):
    """By the schema that `onrecord schema` prints."""
    expected = record_schema()["$defs"]
    shapes = described["components"]["schemas"]
    for name, schema in expected.items():
        renamed = str(schema).replace("#/$defs/", "#/components/schemas/")
        assert str(shapes[name]) == renamed


def test_the_description_follows_the_endpoints():
    """One that is taken away is described no more."""
    fewer = openapi(api.ENDPOINTS[1:])
    assert api.ENDPOINTS[0].path not in fewer["paths"]
    assert len(fewer["paths"]) == len(openapi(api.ENDPOINTS)["paths"]) - 1


@pytest.mark.parametrize("path", sorted({endpoint.path for endpoint in api.ENDPOINTS}))
def test_every_address_is_documented(path):
    """In the page for people."""
    assert f"`{path}`" in DOCS
