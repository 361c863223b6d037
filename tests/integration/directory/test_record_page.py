"""One record's page in every state, on both databases."""

import pytest
from flask import Flask

from portal.database import write_unit
from portal.directory.identity import service_id, slug_of
from portal.directory.listing import Listing
from portal.directory.publishing import publish
from tests.integration.directory import records
from tests.page_contract import Page, PageClient, words


def address(listing: Listing) -> str:
    return f"/services/{service_id(listing, 'kent')}/{slug_of(listing.name)}"


def page_of(site: PageClient, listing: Listing) -> Page:
    return site.get_page(address(listing))


def answers(page: Page) -> dict[str, str]:
    """Return every question on the page with its answer."""
    return {words(row.dt): words(row.dd) for row in page.select("dl.app-answers > div")}


@pytest.mark.parametrize("listing", records.RECORDS, ids=lambda one: one.key)
def test_every_state_keeps_the_page_contract(site: PageClient, listing: Listing) -> None:
    assert page_of(site, listing).heading == " ".join(listing.name.split())


def test_what_is_known_is_shown(site: PageClient) -> None:
    page = page_of(site, records.SCHOOL)
    known = answers(page)
    assert known["Who is it for?"] == "Autistic children."
    assert known["Is an EHC plan needed?"] == "Yes"
    assert known["Is a diagnosis needed?"] == "No"
    assert known["How long is the wait?"] == "about a year Stated on 1 February 2026."
    assert known["What does it cost?"] == "It is free"
    assert known["Ages"] == "4 to 16 years"
    assert known["Types of need"] == "Autism Speech, language and communication needs"
    assert known["Address"] == "1 Orchard Way Ashford TN23 1AA"
    assert known["Wheelchair access"] == "Only in part. Ask before you travel."
    assert known["What staff have learned about SEND"] == "All staff sign."
    assert "Second paragraph." in page.text
    assert page.links()["www.orchard.invalid"] == "https://www.orchard.invalid"
    assert page.links()["01233 000000"] == "tel:01233000000"


def test_what_nobody_told_us_is_said(site: PageClient) -> None:
    known = answers(page_of(site, records.HELPLINE))
    asked = [question for question, answer in known.items() if answer.endswith("not told us")]
    assert len(asked) == 10
    assert "Nobody has checked these facts yet" in page_of(site, records.HELPLINE).text


def test_a_school_that_answered_one_question_of_the_law_is_asked_all_ten(site: PageClient) -> None:
    known = answers(page_of(site, records.SCHOOL))
    assert known["How children are taught"] == "In small groups."
    assert known["What staff know and can do"] == "The provider has not told us"


def test_a_check_long_ago_is_called_old(site: PageClient) -> None:
    text = page_of(site, records.SCHOOL).text
    assert "Last checked on 2 January 2020" in text
    assert "more than 6 months ago" in text


def test_figures_are_dated_and_doubted_and_never_subtracted(site: PageClient) -> None:
    known = answers(page_of(site, records.SCHOOL))
    assert known["SEN unit"] == (
        "82 children on the roll, 60 places As recorded on 17 July 2025. "
        "Source: An invented list & more. The record shows more children than places."
    )


def test_each_source_says_what_it_was_used_for(site: PageClient) -> None:
    page = page_of(site, records.SCHOOL)
    lines = [words(line) for line in page.select(".app-sources li")]
    assert lines == ["An invented list & more (March 2026)", "A register (July 2025)"]
    assert answers(page)["Official type"] == "Academy special"
    assert "office@orchard.invalid" in page.text


def test_old_and_other_names_are_told(site: PageClient) -> None:
    text = page_of(site, records.SCHOOL).text
    assert "Also known as The Orchard" in text
    assert "Used to be called Appleyard School" in text
    assert "2016 Moved here. An invented list & more" in text


def test_sessions_are_in_words(site: PageClient) -> None:
    page = page_of(site, records.CLUB)
    rows = [(words(row.dt), words(row.dd)) for row in page.select("#sessions ~ dl > div")]
    assert rows == [
        ("Saturday", "10:00 to 12:00, every week, in term time"),
        ("About this session", "Bring socks"),
        ("Sunday", "time not told, the last of each month, all year From 1 September 2026."),
        ("Thursday", "16:00, every two weeks, in school holidays"),
    ]


def test_words_of_a_record_are_words_not_markup(site: PageClient) -> None:
    page = page_of(site, records.CLUB)
    assert page.heading == "Saturday Club <b>& Friends</b>"
    assert page.select("h1 b") == []


@pytest.mark.parametrize(
    ("listing", "told"),
    [
        (records.CLOSED, "This service has closed"),
        (records.PAUSED, "This service is closed for now"),
        (records.PLANNED, "This has not opened yet"),
        (records.OLD, "We could not confirm that this still runs"),
    ],
    ids=lambda one: getattr(one, "key", None),
)
def test_what_does_not_simply_run_says_so_first(
    site: PageClient, listing: Listing, told: str
) -> None:
    assert words(page_of(site, listing).select_one(".app-banner strong")) == told


def test_a_closed_record_leads_to_its_successors(site: PageClient) -> None:
    page = page_of(site, records.CLOSED)
    assert page.links()["Orchard School"] == address(records.SCHOOL)
    assert "Open to everyone" not in page.text


def test_an_old_name_in_the_address_leads_to_the_new_one(site: PageClient) -> None:
    right = address(records.SCHOOL)
    wrong = right.replace("orchard-school", "appleyard-school")
    response = site.raw.get(wrong)
    assert (response.status_code, response.headers["Location"]) == (301, right)
    polish = site.raw.get("/pl" + wrong)
    assert (polish.status_code, polish.headers["Location"]) == (301, "/pl" + right)


def test_what_is_gone_says_that_it_was_here(site: PageClient) -> None:
    assert "no longer in the directory" in site.get_page(address(records.GONE), expect=410).heading


@pytest.mark.parametrize("bad", ["nobody", "%00", "999001' OR '1'='1", "é" * 50])
def test_ids_that_nobody_has(site: PageClient, bad: str) -> None:
    site.get_page(f"/services/{bad}/a-name", expect=404)


def test_another_councils_record_is_not_shown_as_ours(site: PageClient, site_app: Flask) -> None:
    default = site_app.extensions["portal_default_authority"]
    site_app.extensions["portal_default_authority"] = "leicestershire"
    try:
        site.get_page(address(records.SCHOOL), expect=404)
    finally:
        site_app.extensions["portal_default_authority"] = default


def test_where_two_speak_the_register_is_named_for_its_part(
    site: PageClient, site_app: Flask
) -> None:
    with site_app.app_context(), write_unit() as session:
        club = records.CLUB.model_dump(mode="json", exclude_unset=True)
        club |= {"min_age": 8, "needs": ["ASD"], "sources": [{"id": "gias", "title": "A register"}]}
        publish(session, Listing.model_validate(club), "kent", "gias")
    lines = [words(line) for line in page_of(site, records.CLUB).select(".app-sources li")]
    assert lines[1] == "A register Used here for: ages, types of need."
