"""“Something is wrong here”: kept once, nothing lost by a mistake, nothing known of the sender."""

import pytest
from flask import Flask
from sqlalchemy import delete, select

from portal.database import db, write_unit
from portal.directory.identity import service_id
from portal.directory.models import Correction
from tests.integration.directory.records import CLUB, SCHOOL
from tests.page_contract import PageClient, words

FORM = f"/services/{service_id(SCHOOL, 'kent')}/orchard-school/something-wrong"


@pytest.fixture(autouse=True)
def _none_kept(site_app: Flask) -> None:
    with site_app.app_context(), write_unit() as session:
        session.execute(delete(Correction))


def kept(site_app: Flask) -> list[tuple[str, str | None, str]]:
    with site_app.app_context():
        found = select(Correction.what, Correction.text, Correction.language)
        return [tuple(row) for row in db.session.execute(found.order_by(Correction.what))]


def key_of(site: PageClient) -> str:
    field = site.get_page(FORM).select_one("input[name=form_key]")
    assert field is not None
    return str(field["value"])


def test_a_report_is_kept_and_thanked_for(site: PageClient, site_app: Flask) -> None:
    data = {"what": "phone", "text": " The number rings out. ", "form_key": key_of(site)}
    response = site.raw.post(FORM, data=data)
    assert (response.status_code, response.headers["Location"]) == (303, f"{FORM}?sent=1")
    assert site.get_page(response.headers["Location"]).heading == "Thank you"
    assert kept(site_app) == [("phone", "The number rings out.", "en")]


def test_a_form_sent_twice_counts_once(site: PageClient, site_app: Flask) -> None:
    data = {"what": "closed", "form_key": key_of(site)}
    assert [site.raw.post(FORM, data=data).status_code for _ in range(2)] == [303, 303]
    assert kept(site_app) == [("closed", None, "en")]


def test_two_families_may_say_the_same(site: PageClient, site_app: Flask) -> None:
    for _ in range(2):
        site.raw.post(FORM, data={"what": "closed", "form_key": key_of(site)})
    assert len(kept(site_app)) == 2


def test_a_mistake_loses_nothing(site: PageClient, site_app: Flask) -> None:
    page = site.post_page(FORM, expect=400, data={"text": "It moved to Dover"})
    assert "Choose what is wrong." in page.text
    assert words(page.title).startswith("Error: Tell us what is wrong")
    assert words(page.select_one("textarea")) == "It moved to Dover"
    assert kept(site_app) == []


@pytest.mark.parametrize(
    "data",
    [
        {"what": "phone", "text": "x" * 1001},
        {"what": "castle"},
        {},
        {"what": ["phone", "closed"], "text": "\x00\ud83d"},
    ],
)
def test_bad_input_is_answered_with_the_form(
    site: PageClient, site_app: Flask, data: dict[str, object]
) -> None:
    safe = {k: v.encode("utf-8", "replace") if isinstance(v, str) else v for k, v in data.items()}
    response = site.raw.post(FORM, data=safe)
    assert response.status_code in {303, 400}
    assert (response.status_code == 303) is bool(kept(site_app))


def test_the_report_says_in_which_language_it_came(site: PageClient, site_app: Flask) -> None:
    assert site.raw.post("/pl" + FORM, data={"what": "who", "form_key": "k"}).status_code == 303
    assert kept(site_app) == [("who", None, "pl")]


def test_a_report_about_nothing_is_not_kept(site: PageClient, site_app: Flask) -> None:
    site.post_page("/services/nobody/x/something-wrong", expect=404, data={"what": "phone"})
    other = FORM.replace("orchard-school", "appleyard-school")
    assert site.raw.get(other).status_code == 301
    assert kept(site_app) == []


def test_each_record_has_its_form(site: PageClient) -> None:
    address = f"/services/{service_id(CLUB, 'kent')}/saturday-club-b-friends-b/something-wrong"
    assert "Saturday Club <b>& Friends</b>" in site.get_page(address).text
