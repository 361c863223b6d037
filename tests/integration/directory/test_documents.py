"""What search is given: the words of a record, and everything it has missed."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.database import db, write_unit
from portal.directory import locating
from portal.directory.documents import list_documents, list_documents_of
from portal.directory.identity import service_id
from portal.directory.outbox import changed_documents, latest_sequence
from portal.directory.publishing import publish, withdraw
from portal.places import Spot
from search_index import Document
from tests.integration.directory.records import (
    CLOSED,
    CLUB,
    GONE,
    HELPLINE,
    RECORDS,
    SCHOOL,
    listing,
)


@pytest.fixture
def app_session(site_app: Flask) -> Iterator[Session]:
    with site_app.app_context():
        yield db.session()
        db.session.remove()


def document(session: Session, one: object) -> Document:
    [found] = list_documents_of(session, "kent", [service_id(one, "kent")])  # type: ignore[arg-type]  # a Listing
    return found


def test_every_record_that_is_there_has_an_entry(app_session: Session) -> None:
    names = {one.name for one in list_documents(app_session, "kent")}
    assert names == {one.name for one in RECORDS}
    assert list_documents(app_session, "leicestershire") == []


def test_an_entry_holds_all_words_families_may_use(app_session: Session) -> None:
    found = document(app_session, SCHOOL)
    assert set(found.aliases) == {"The Orchard", "Appleyard School"}
    for words in ("Second paragraph.", "In small groups.", "All staff sign.", "Moved here."):
        assert words in found.text, words
    assert {"Special school", "Autism", "ASC", "Asperger syndrome", "Ashford"} <= set(found.tags)
    assert (
        "Sees, hears and understands the world and other people in an autistic way." in found.tags
    )


def test_an_entry_holds_what_is_filtered_by(app_session: Session) -> None:
    school, club = document(app_session, SCHOOL), document(app_session, CLUB)
    assert (school.needs, school.needs_area) == (("ASD", "SLCN"), ("communication_interaction",))
    assert (school.min_age, school.max_age, school.tier) == (4, 16, "ehc_plan")
    assert (school.free, club.free) == (True, False)
    assert (club.days, school.days) == (("thu", "sat", "sun"), ())
    assert school.identifiers == {"urn": "999001"}
    assert (school.coverage, document(app_session, HELPLINE).coverage) == ("place", "national")
    assert document(app_session, CLOSED).status == "closed"
    assert school.assured_on == "2020-01-02"


def test_old_names_of_districts_and_the_councils_own_words(app_session: Session) -> None:
    assert {"specialist resource provision", "SRP"} <= set(document(app_session, CLOSED).tags)
    assert "(SRP)" in document(app_session, CLOSED).kind_label


def test_a_town_gives_a_point_and_a_helpline_none(
    app_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fake:
        def find_postcode(self, _postcode: str) -> None:
            return None

        def find_place(self, name: str) -> Spot:
            return Spot(name, "place", 51.1, 1.3, "dover", in_authority=name != "Margate")

    monkeypatch.setattr(locating, "find_places", lambda *_: Fake())
    assert (document(app_session, CLUB).lat, document(app_session, CLUB).lon) == (51.1, 1.3)
    assert document(app_session, HELPLINE).lat is None


def test_search_hears_of_each_changed_record_once(app_session: Session) -> None:
    before = latest_sequence(app_session, "kent")
    app_session.rollback()
    new = listing(key="new-club", name="New Club", kind="leisure")
    with write_unit() as unit:
        identity = publish(unit, new, "kent", "content").service_id
        publish(unit, new.model_copy(update={"town": "Deal"}), "kent", "content")
    changed, removed = changed_documents(app_session, "kent", before)
    assert ([one.name for one in changed], removed) == (["New Club"], [])
    assert latest_sequence(app_session, "kent") == before + 2
    app_session.rollback()
    with write_unit() as unit:
        withdraw(unit, identity, "content")
    changed, removed = changed_documents(app_session, "kent", before)
    assert (changed, removed) == ([], [identity])
    assert changed_documents(app_session, "kent", before + 3) == ([], [])
    assert changed_documents(app_session, "leicestershire", 0) == ([], [])


def test_what_was_withdrawn_has_no_entry(app_session: Session) -> None:
    assert list_documents_of(app_session, "kent", [service_id(GONE, "kent"), "nobody"]) == []


def test_many_ids_are_asked_for_in_parts(app_session: Session) -> None:
    wanted = [f"nobody-{number}" for number in range(1200)] + [service_id(CLUB, "kent")]
    assert [one.name for one in list_documents_of(app_session, "kent", wanted)] == [CLUB.name]
