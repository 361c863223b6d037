"""`GET /api/v1/search` answers exactly as the contract says."""

from typing import Any

import pytest
from flask import Flask

pytestmark = pytest.mark.slow

KEYS = {
    "id", "type", "slug", "kind", "name", "url", "summary", "district", "distance_km", "needs",
    "ages", "identifiers", "assured_on",
}  # fmt: skip
FACETS = {"kind", "need", "phase", "district", "tier", "free", "day", "type"}


@pytest.fixture
def kent(filled_portals: dict[str, Flask]) -> Flask:
    return filled_portals["kent"]


def ask(app: Flask, expect: int = 200, **parameters: Any) -> Any:
    response = app.test_client().get("/api/v1/search", query_string=parameters)
    assert response.status_code == expect, response.get_data(as_text=True)
    return response.get_json()


def test_the_answer_has_every_key_of_the_contract(kent: Flask) -> None:
    answer = ask(kent, q="autism")
    assert {"total", "page", "per_page", "results", "facets", "suggestion", "relaxed"} <= set(
        answer
    )
    assert answer["total"] > 0
    assert all(set(result) >= KEYS for result in answer["results"])
    assert set(answer["facets"]) == FACETS
    assert all({"value", "label", "count"} == set(v) for f in answer["facets"].values() for v in f)


def test_services_and_guidance_are_in_one_list(kent: Flask) -> None:
    types = {result["type"] for result in ask(kent, q="short breaks", per_page=50)["results"]}
    assert types == {"service", "guidance"}


def test_every_result_leads_to_a_page(kent: Flask) -> None:
    client = kent.test_client()
    for result in ask(kent, q="school", per_page=50)["results"]:
        assert client.get(result["url"]).status_code == 200, result["url"]


def test_misspelt_words_are_put_right_and_said(kent: Flask) -> None:
    answer = ask(kent, q="speach therapy meidstone")
    assert answer["suggestion"] == "speech therapy maidstone"
    assert answer["results"][0]["name"] == "Speech and language therapy"


def test_values_of_one_filter_are_alternatives_and_filters_all_hold(kent: Flask) -> None:
    both = ask(kent, kind=["srp", "satellite"], per_page=50)
    assert {one["kind"] for one in both["results"]} == {"srp", "satellite"}
    narrowed = ask(kent, kind=["srp", "satellite"], need="SLCN", per_page=50)
    assert 0 < narrowed["total"] < both["total"]
    assert all("SLCN" in one["needs"] for one in narrowed["results"])


def test_a_facet_counts_what_choosing_it_would_give(kent: Flask) -> None:
    answer = ask(kent, q="autism")
    for value in answer["facets"]["kind"]:
        assert ask(kent, q="autism", kind=value["value"])["total"] == value["count"]


def test_county_wide_help_is_not_lost_near_a_place(kent: Flask) -> None:
    near = ask(kent, q="advice", postcode="ME14 1XQ", within_km=3, per_page=50)
    names = {result["name"] for result in near["results"]}
    assert "Information, Advice and Support Kent (IASK)" in names
    assert all(r["distance_km"] is None or r["distance_km"] <= 3 for r in near["results"])


def test_nearest_comes_first_without_words(kent: Flask) -> None:
    answer = ask(kent, postcode="Folkestone", kind="special_school")
    distances = [r["distance_km"] for r in answer["results"] if r["distance_km"] is not None]
    assert distances == sorted(distances)
    assert answer["results"][0]["district"] == "folkestone-and-hythe"


def test_nothing_closed_or_historic_is_offered(kent: Flask) -> None:
    statuses = set()
    for page in range(1, 5):
        statuses |= {one["status"] for one in ask(kent, per_page=50, page=page)["results"]}
    assert statuses & {"closed", "historic"} == set()


def test_an_empty_search_lets_one_filter_go_and_says_which(kent: Flask) -> None:
    answer = ask(kent, q="autism", kind="srp", open_on="mon")
    assert answer["total"] > 0
    assert answer["relaxed"] == ["day"]


def test_an_age_keeps_records_that_state_none(kent: Flask) -> None:
    answer = ask(kent, kind="special_school", age=3, per_page=50)
    for one in answer["results"]:
        assert one["ages"] is None or (one["ages"]["min"] or 0) <= 3 <= (one["ages"]["max"] or 99)


def test_pages_do_not_overlap_and_end(kent: Flask) -> None:
    first, second = (ask(kent, per_page=20, page=page) for page in (1, 2))
    assert not {r["id"] for r in first["results"]} & {r["id"] for r in second["results"]}
    assert ask(kent, page=10000)["results"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", "banana"), ("age", "-1"), ("age", "1e309"), ("page", "0"), ("page", "-3"),
        ("page", "1.5"), ("per_page", "100000"), ("kind", "castle"), ("need", "xx"),
        ("tier", "5"), ("open_on", "noday"), ("within_km", "far"),
        ("phase", "x"), ("free", "maybe"), ("type", "x"),
    ],
)  # fmt: skip
def test_bad_input_is_a_problem_that_names_the_parameter(
    kent: Flask, name: str, value: str
) -> None:
    response = kent.test_client().get("/api/v1/search", query_string={name: value})
    problem = response.get_json()
    assert response.status_code == 400, problem
    assert response.mimetype == "application/problem+json"
    assert problem["status"] == 400
    assert problem["parameter"] == name
    assert problem["title"]
    assert problem["detail"]


@pytest.mark.parametrize(("name", "value"), [("postcode", "ZZ99 9ZZ"), ("district", "paris")])
def test_a_place_nobody_knows_is_told_not_ignored(kent: Flask, name: str, value: str) -> None:
    answer = ask(kent, q="autism", **{name: value})
    assert name in answer["relaxed"]
    assert answer["total"] > 0
