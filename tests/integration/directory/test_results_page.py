"""Searching as a family does: words, filters, places, mistakes, and no index."""

from typing import Any

import pytest
from flask import Flask

from portal.directory import locating
from portal.places import Located, Spot
from tests.page_contract import PageClient, words

DOVER = Spot("Dover", "place", 51.128, 1.313, "dover")
AWAY = Spot("ME7 1AA", "postcode", 51.39, 0.55, None, False, "Medway Council")


class FakePlaces:
    """Knows Dover, and a postcode of another council."""

    def locate(self, text: str) -> Located:
        known = {"Dover": DOVER, "ME7 1AA": AWAY}
        return Located(known.get(text), suggestions=("Dover",) if text == "Dovr" else ())


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locating, "find_places", lambda *_: FakePlaces())


def names(page: Any) -> list[str]:
    return [words(link) for link in page.select(".app-card__name")]


def test_words_find_a_record_and_say_what_was_searched(site: PageClient) -> None:
    page = site.get_page("/services?q=orchard")
    assert page.heading == "Results for “orchard”"
    assert names(page)[0] == "Orchard School"


def test_words_are_written_back_as_they_were_typed(site: PageClient) -> None:
    page = site.get_page("/services", query_string={"q": "won't <b>go</b> & stay"})
    assert page.heading == "Results for “won't <b>go</b> & stay”"
    assert page.select_one("#search-q")["value"] == "won't <b>go</b> & stay"  # type: ignore[index]  # it is there


@pytest.mark.parametrize("old", ["appleyard", "The Orchard"])
def test_old_and_other_names_find_it_too(site: PageClient, old: str) -> None:
    assert "Orchard School" in names(site.get_page(f"/services?q={old}&type=service"))


def test_what_is_closed_is_not_offered(site: PageClient) -> None:
    page = site.get_page("/services?type=service&per_page=50")
    assert "Old Unit" not in names(page)
    assert "Gone Service" not in names(page)
    assert "Quiet Swim" in names(page)
    assert "Closed for now" in page.text


def test_filters_are_chips_that_can_be_taken_away(site: PageClient) -> None:
    page = site.get_page("/services?need=ASD&kind=special_school&q=school&page=1")
    chips = {words(chip): chip["href"] for chip in page.select("[data-chip]")}
    assert chips["Remove this filter: Autism ✕"] == "/services?q=school&kind=special_school"
    assert chips["Clear all filters"] == "/services?q=school"


def test_counts_stand_beside_the_boxes(site: PageClient) -> None:
    page = site.get_page("/services?type=service")
    box = page.select_one("#filter-need-ASD")
    assert box is not None
    assert "(1)" in words(box.find_next("label"))


def test_a_wrong_filter_is_named_and_the_rest_is_searched_for(site: PageClient) -> None:
    page = site.get_page("/services?q=orchard&age=banana&need=ASD", expect=400)
    assert "Give an age in whole years, from 0 to 25." in page.text
    assert names(page)[0] == "Orchard School"
    assert page.title is not None
    assert words(page.title).startswith("Error: Results for")
    assert page.select_one("#search-q")["value"] == "orchard"  # type: ignore[index]  # it is there


def test_nothing_found_says_so_and_offers_a_person(site: PageClient) -> None:
    page = site.get_page("/services?q=qqqqzzzz")
    assert "that is not your fault" in page.text
    assert "Talk to a person" in page.text


def test_a_filter_that_leaves_nothing_is_let_go_and_named(site: PageClient) -> None:
    page = site.get_page("/services?q=orchard&open_on=mon")
    assert names(page)[0] == "Orchard School"
    assert "we left out: the day" in page.text


def test_a_place_we_do_not_know_keeps_the_words(site: PageClient, places: None) -> None:
    page = site.get_page("/services?q=club&postcode=Dovr")
    assert "Did you mean: Dover?" in page.text
    assert page.select_one("#search-postcode")["value"] == "Dovr"  # type: ignore[index]  # it is there
    assert "Saturday Club <b>& Friends</b>" in names(page)


def test_before_places_are_compiled_search_still_works(site: PageClient) -> None:
    page = site.get_page("/services?q=club&postcode=Dover")
    assert "We cannot look up places just now" in page.text
    assert names(page)


def test_near_a_place(site: PageClient, places: None) -> None:
    page = site.get_page("/services?q=club&postcode=Dover&within_km=5")
    assert page.heading == "“club” near Dover"
    assert "Within 5 km (about 3 miles)" in page.text
    assert page.select_one("#filter-within_km-5")["checked"] == ""  # type: ignore[index]  # it is there


def test_a_place_of_another_council_is_told_whose_it_is(site: PageClient, places: None) -> None:
    page = site.get_page("/services?postcode=ME7+1AA")
    assert "is looked after by Medway Council, which has its own Local Offer" in page.text


def test_the_national_helpline_is_never_lost(site: PageClient, places: None) -> None:
    for query in ("district=dover", "postcode=Dover&within_km=1", "need=HI&district=ashford"):
        page = site.get_page(f"/services?type=service&kind=advice&{query}")
        assert "Night Line" in names(page), query


def test_pages_of_results(site: PageClient) -> None:
    page = site.get_page("/services?per_page=2&type=service&page=2")
    links = page.links()
    assert words(page.title).startswith("Find help – page 2")
    assert links["Previous page"] == "/services?type=service&per_page=2"
    assert "/services?type=service&per_page=2&page=3" in links.values()
    beyond = site.get_page("/services?per_page=2&type=service&page=999")
    assert beyond.heading == "Find help"


def test_the_results_alone(site: PageClient) -> None:
    response = site.raw.get("/services?q=orchard", headers={"X-Partial": "1"})
    text = response.get_data(as_text=True)
    assert "<html" not in text
    assert "Orchard School" in text
    assert response.headers["Vary"].startswith("X-Partial")


def test_guidance_and_services_are_one_list(site: PageClient) -> None:
    page = site.get_page("/services?q=mediation")
    assert any(href.startswith("/guidance/") for href in page.links().values())


def test_a_search_page_is_kept_by_nobody_between(site: PageClient) -> None:
    assert "private" in site.raw.get("/services?postcode=ME7+1AA").headers["Cache-Control"]


def test_suggestions(site: PageClient) -> None:
    answer = site.get_json("/services/suggest?q=orch")
    assert "Orchard School" in answer["suggestions"]
    assert site.get_json("/services/suggest") == {"suggestions": []}
    assert site.get_json("/services/suggest?q=" + "%00%ff" * 40)["suggestions"] == []


def test_without_an_index_the_plain_scan_answers_and_says_so(
    site: PageClient, without_index: None
) -> None:
    page = site.get_page("/services?q=orchard&need=ASD")
    assert names(page)[0] == "Orchard School"
    assert "Search is being mended" in page.text
    guidance = site.get_page("/services?q=mediation&type=guidance")
    assert names(guidance)
    assert site.get_json("/services/suggest?q=orch") == {"suggestions": []}


def test_the_api_reads_the_same_parameters(site: PageClient, places: None) -> None:
    answer = site.get_json("/api/v1/search?q=orchard&postcode=Atlantis&district=nowhere")
    assert answer["results"][0]["name"] == "Orchard School"
    assert answer["relaxed"] == ["postcode", "district"]
    problem = site.get_json("/api/v1/search?age=banana", expect=400)
    assert problem["parameter"] == "age"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/browse/needs", "Autism (1)"),
        ("/browse/ages", "Primary school (4 to 11)"),
        ("/browse/districts", "Ashford (1)"),
        ("/services/places", "There are no tables for this area yet."),
    ],
)
def test_browsing(site: PageClient, address: str, told: str) -> None:
    assert told in site.get_page(address).text


def test_a_count_beside_a_need_is_the_number_of_results(site: PageClient) -> None:
    page = site.get_page("/browse/needs")
    link = next(link for link in page.select("main a") if words(link) == "Autism")
    results = site.get_page(f"{link['href']}&type=service")
    assert words(results.select_one("#result-count")) == "1 result"


def test_no_word_of_a_search_is_logged(
    site: PageClient, caplog: pytest.LogCaptureFixture, without_index: None, site_app: Flask
) -> None:
    with caplog.at_level(0):
        site.get_page("/services?q=marker-word&postcode=marker-place")
        site.get_page("/services?age=marker-age", expect=400)
    assert caplog.records
    assert "marker" not in caplog.text
