"""The code does what the OpenAPI document says, whatever is asked of it."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

pytestmark = pytest.mark.slow

PLAIN = {"Accept-Encoding": "identity"}  # the test reads the answer without a browser's decoder
# A form sends every field, empty ones too: an empty filter is no filter, not a mistake. What
# must be refused, and how, is in test_search_api.


@pytest.fixture
def schema(filled_portals: dict[str, Flask]) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", filled_portals["kent"])


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_address_keeps_its_description(
    schema: schemathesis.BaseSchema, mode: GenerationMode
) -> None:
    """Hundreds of made-up requests, right and wrong, each answered as described."""
    tried = []
    for result in schema.get_all_operations():
        operation = result.ok()
        tried.append(operation.label)

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        def keeps(case: Case) -> None:
            case.call_and_validate(headers=PLAIN, excluded_checks=[negative_data_rejection])

        keeps()
    assert {"GET /search", "GET /guidance", "GET /guidance/{slug}"} <= set(tried)


def test_the_document_is_served_and_names_every_address(filled_portals: dict[str, Flask]) -> None:
    app = filled_portals["kent"]
    document = app.test_client().get("/api/v1/openapi.json").get_json()
    served = {
        rule.rule.removeprefix("/api/v1").replace("<slug>", "{slug}")
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1") and "<path:" not in rule.rule
    }
    assert document["openapi"].startswith("3.1")
    assert served == set(document["paths"])


def test_an_unknown_address_answers_in_the_apis_shape(filled_portals: dict[str, Flask]) -> None:
    response = filled_portals["kent"].test_client().get("/api/v1/nothing-here")
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
