"""Reading records back: one record, its successors, and what search must hear of."""

import pytest
from sqlalchemy.orm import Session

from portal.database import write_unit
from portal.directory.identity import school_id
from portal.directory.publishing import publish, withdraw
from portal.directory.queries import (
    ServiceNotFound,
    ServiceWithdrawn,
    find_record,
    get_record,
    list_successors,
)
from tests.factories.listing import make_listing, make_register_listing


def put(key: str, *after: str, status: str = "closed", authority: str = "kent") -> str:
    listing = make_listing(key=key, name=f"Service {key}", status=status, replaced_by=list(after))
    with write_unit() as session:
        return publish(session, listing, authority, "content").service_id


def names(session: Session, service_id: str, authority: str = "kent") -> list[str]:
    session.rollback()
    return [one.name for one in list_successors(session, authority, service_id)]


@pytest.fixture(autouse=True)
def _noise(session: Session) -> None:
    put("noise", "more-noise")
    put("more-noise", status="active")
    put("b", status="active", authority="leicestershire")


def test_a_record_is_found_by_its_council_and_id_only(session: Session) -> None:
    service_id = put("a", status="active")
    session.rollback()
    assert get_record(session, "kent", service_id).listing.name == "Service a"
    assert find_record(session, "leicestershire", service_id) is None
    with pytest.raises(ServiceNotFound):
        get_record(session, "kent", "118000' OR 1=1")


def test_a_withdrawn_record_says_so(session: Session) -> None:
    service_id = put("a", status="active")
    with write_unit() as unit:
        withdraw(unit, service_id, "content")
    session.rollback()
    assert find_record(session, "kent", service_id) is None
    with pytest.raises(ServiceWithdrawn):
        get_record(session, "kent", service_id)


def test_a_successor_is_found_even_when_it_comes_later(session: Session) -> None:
    service_id = put("a", "b")
    assert names(session, service_id) == []
    put("b", status="active")
    assert names(session, service_id) == ["Service b"]


def test_successors_of_successors_are_followed_to_those_that_run(session: Session) -> None:
    service_id = put("a", "b", "c")
    put("b", "d")
    put("c", status="active")
    put("d", status="active")
    assert names(session, service_id) == ["Service c", "Service d"]


def test_circles_end(session: Session) -> None:
    service_id = put("a", "b")
    put("b", "a", "c")
    put("c", "b", "c")
    assert names(session, service_id) == []


def test_a_school_is_followed_by_its_number(session: Session) -> None:
    with write_unit() as unit:
        old = make_register_listing(status="closed", replaced_by=["urn:151233"])
        publish(unit, old, "kent", "gias")
        new = make_register_listing(key="urn-151233", urn="151233", name="New School")
        publish(unit, new, "kent", "gias")
    assert names(session, school_id("118000")) == ["New School"]


def test_a_withdrawn_successor_is_not_offered(session: Session) -> None:
    service_id = put("a", "b")
    successor = put("b", status="active")
    with write_unit() as unit:
        withdraw(unit, successor, "content")
    assert names(session, service_id) == []
