"""The rows other programs read say what the record's page says."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.database import write_unit
from portal.directory.identity import organization_id, service_id
from portal.directory.models import Contact, Service, ServiceAtLocation
from portal.directory.publishing import publish
from tests.integration.directory.records import CLOSED, CLUB, HELPLINE, RECORDS, SCHOOL


def publish_all() -> None:
    with write_unit() as unit:
        for listing in RECORDS:
            publish(unit, listing, "kent", "content")


def service(session: Session, listing: Any) -> Service:
    session.rollback()
    lists = (
        Service.accessibility, Service.aliases, Service.answers, Service.attributes,
        Service.cost_options, Service.history, Service.identifiers, Service.provision,
        Service.schedules, Service.service_areas, Service.successions,
    )  # fmt: skip
    return session.scalars(
        select(Service)
        .where(Service.id == service_id(listing, "kent"))
        .options(
            joinedload(Service.organization),
            joinedload(Service.access),
            selectinload(Service.contacts).selectinload(Contact.phones),
            selectinload(Service.service_at_locations).joinedload(ServiceAtLocation.location),
            *(selectinload(each) for each in lists),
        )
    ).one()


def test_a_school_in_rows(session: Session) -> None:
    publish_all()
    row = service(session, SCHOOL)
    assert row.organization is not None
    assert row.organization.id == organization_id("kent", "An invented trust")
    assert (row.minimum_age, row.maximum_age, row.slug) == (4, 16, "orchard-school")
    assert (row.assured_on, row.assured_by) == (date(2020, 1, 2), "a records officer")
    assert row.access is not None
    assert (row.access.plan_needed, row.access.waiting_stated_on) == ("yes", date(2026, 2, 1))
    assert row.access.self_referral == "not_stated"
    assert {(one.feature, one.answer) for one in row.accessibility} == {
        ("wheelchair", "partial"),
        ("hoist", "yes"),
    }
    assert {one.taxonomy_term_id for one in row.attributes} == {
        "kind:special_school", "tier:ehc_plan", "need:ASD", "need:SLCN", "phase:primary",
        "phase:secondary",
    }  # fmt: skip
    [figure] = row.provision
    assert (figure.on_roll, figure.capacity, figure.doubts) == (82, 60, ["over_capacity"])
    assert {(one.question_set, one.question) for one in row.answers} == {
        ("paragraph_5", "a"), ("local_offer", "training"), ("local_offer", "report_url"),
    }  # fmt: skip
    [contact] = row.contacts
    assert [phone.number for phone in contact.phones] == ["01233 000000"]
    [place] = row.service_at_locations
    assert (place.location.town, place.location.postcode) == ("Ashford", "TN23 1AA")


def test_sessions_and_cost_in_rows(session: Session) -> None:
    publish_all()
    row = service(session, CLUB)
    sessions = [(one.weekday, one.opens_at, one.pattern, one.nth) for one in row.schedules]
    assert sessions == [
        ("sat", "10:00", "weekly", None),
        ("sun", None, "nth", -1),
        ("thu", "16:00", "fortnightly", None),
    ]
    assert [(one.amount_description, one.free) for one in row.cost_options] == [
        ("£4 a session", False)
    ]


def test_reach_and_successors_in_rows(session: Session) -> None:
    publish_all()
    helpline = service(session, HELPLINE)
    assert [(one.extent, one.district) for one in helpline.service_areas] == [("national", None)]
    assert helpline.service_at_locations == []
    closed = service(session, CLOSED)
    assert [(one.extent, one.district) for one in closed.service_areas] == [("district", "ashford")]
    assert {(one.scheme, one.value) for one in closed.successions} == {
        ("key", "orchard-school"),
        ("key", "nobody"),
    }


def test_a_correction_changes_rows_and_record_together(session: Session) -> None:
    publish_all()
    changed = SCHOOL.model_copy(update={"min_age": 5, "phone": None, "provision": ()})
    with write_unit() as unit:
        publish(unit, changed, "kent", "content")
    row = service(session, SCHOOL)
    assert (row.minimum_age, row.record["min_age"]) == (5, 5)
    assert (row.contacts, row.provision) == ([], [])
    assert "provision" not in row.record
