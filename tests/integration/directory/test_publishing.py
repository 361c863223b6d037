"""What sources state, what families see, and what search is told, on real databases."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.database import write_unit
from portal.directory.changes import Change, NoSuchField, NoSuchService, OtherAuthority
from portal.directory.identity import content_id, provision_id, school_id
from portal.directory.models import Alias, Identifier, SearchChange, Service, Statement
from portal.directory.overriding import lift_override, override
from portal.directory.publishing import publish, stated_ids, withdraw
from tests.factories.listing import make_listing, make_register_listing

OAKLEY = school_id("118000")


def put(listing: object, source: str = "content", authority: str = "kent") -> Change:
    with write_unit() as session:
        return publish(session, listing, authority, source)  # type: ignore[arg-type]  # factories build it


def record(session: Session, service_id: str = OAKLEY) -> dict[str, object]:
    session.rollback()
    session.expire_all()
    service = session.get(Service, service_id)
    assert service is not None
    return service.record


def search_changes(session: Session) -> list[tuple[int, str, str]]:
    session.rollback()
    rows = session.execute(
        select(SearchChange.sequence, SearchChange.service_id, SearchChange.kind).order_by(
            SearchChange.sequence
        )
    )
    return [tuple(row) for row in rows]


@pytest.fixture(autouse=True)
def _noise(session: Session) -> None:
    """Other records of both councils, so that a question without its filter gives too much."""
    put(make_listing(key="noise-school", name="Noise School", urn="999999", needs=["HI"]))
    put(make_listing(key="noise-school", name="Noise School"), authority="leicestershire")


def test_a_record_is_added_once_and_the_same_words_again_change_nothing(session: Session) -> None:
    before = len(search_changes(session))
    first = put(make_listing(urn="118000", needs=["ASD"]))
    again = put(make_listing(urn="118000", needs=["ASD"]))
    assert (first.what, first.seen, first.service_id) == ("added", True, OAKLEY)
    assert (again.what, again.seen, again.fields) == ("unchanged", False, {})
    assert len(search_changes(session)) == before + 1


def test_a_change_says_what_was_and_what_is(session: Session) -> None:
    put(make_listing(urn="118000", needs=["ASD"], max_age=16))
    change = put(make_listing(urn="118000", needs=["ASD", "SLCN"]))
    assert change.what == "changed"
    assert change.fields == {"needs": (["ASD"], ["ASD", "SLCN"]), "max_age": (16, None)}
    assert "max_age" not in record(session)


def test_content_and_register_are_one_record(session: Session) -> None:
    put(make_listing(urn="118000", summary="A school in our own words."))
    put(make_register_listing(name="OAKLEY SCHOOL, THE", town="Tunbridge Wells"), "gias")
    seen = record(session)
    assert seen["name"] == "Oakley School"
    assert seen["aliases"] == ["OAKLEY SCHOOL, THE"]
    assert seen["town"] == "Tunbridge Wells"
    assert [source["id"] for source in seen["sources"]] == ["s1", "gias"]  # type: ignore[attr-defined]  # JSON


def test_provisions_and_records_without_numbers_have_ids_of_their_own(session: Session) -> None:
    provision = put(make_listing(key="oakley-unit", kind="srp", provision_urn="118000"))
    club = put(make_listing(key="a-club", kind="leisure"))
    assert provision.service_id == provision_id("118000") != OAKLEY
    assert club.service_id == content_id("kent", "a-club")
    assert club.service_id != content_id("leicestershire", "a-club")


def test_a_newer_register_closes_a_school_that_content_still_lists(session: Session) -> None:
    put(make_listing(urn="118000", status="active"))
    put(make_register_listing(status="closed", closed_on=date(2025, 3, 31)), "gias")
    assert record(session)["status"] == "closed"


def test_an_older_register_does_not_reopen_what_content_knows_closed(session: Session) -> None:
    newer = {"id": "n", "title": "Council minutes", "stated_on": date(2026, 1, 5)}
    put(make_listing(urn="118000", status="closed", sources=[newer]))
    put(make_register_listing(status="active"), "gias")
    assert record(session)["status"] == "closed"


def test_a_correction_survives_a_re_import_and_can_be_taken_back(session: Session) -> None:
    put(make_register_listing(needs=["SEMH"]), "gias")
    with write_unit() as unit:
        change = override(unit, OAKLEY, "needs", ["ASD"], "The council consulted", "editor")
    assert change.fields == {"needs": (["SEMH"], ["ASD"])}
    imported = put(make_register_listing(needs=["SEMH", "SLCN"], town="Ashford"), "gias")
    assert imported.fields["needs"] == (["SEMH"], ["SEMH", "SLCN"])
    assert record(session)["needs"] == ["ASD"]
    assert record(session)["town"] == "Ashford"
    with write_unit() as unit:
        lift_override(unit, OAKLEY, "needs")
    assert record(session)["needs"] == ["SEMH", "SLCN"]


def test_a_change_hidden_by_a_correction_is_reported_but_not_seen(session: Session) -> None:
    put(make_register_listing(needs=["SEMH"]), "gias")
    with write_unit() as unit:
        override(unit, OAKLEY, "needs", ["ASD"], "The council consulted", "editor")
    told_search = len(search_changes(session))
    change = put(make_register_listing(needs=["MLD"]), "gias")
    assert (change.what, change.seen) == ("changed", False)
    assert len(search_changes(session)) == told_search


def test_one_part_of_an_answer_can_be_corrected(session: Session) -> None:
    put(make_listing(urn="118000", access={"who_for": "Anyone", "waiting_time": "2 weeks"}))
    with write_unit() as unit:
        override(unit, OAKLEY, "access.waiting_time", "18 weeks", "They told us", "editor")
    assert record(session)["access"] == {"who_for": "Anyone", "waiting_time": "18 weeks"}


def test_a_correction_that_an_import_makes_impossible_wins(session: Session) -> None:
    put(make_register_listing(min_age=4, max_age=16), "gias")
    with write_unit() as unit:
        override(unit, OAKLEY, "min_age", 11, "Secondary only since 2024", "editor")
    put(make_register_listing(min_age=2, max_age=7), "gias")
    seen = record(session)
    assert (seen["min_age"], seen.get("max_age")) == (11, None)


@pytest.mark.parametrize("field", ["colour", "key", "urn", "access.colour"])
def test_only_real_fields_can_be_corrected(session: Session, field: str) -> None:
    put(make_register_listing(), "gias")
    with pytest.raises(NoSuchField), write_unit() as unit:
        override(unit, OAKLEY, field, "red", "why not", "editor")


def test_a_wrong_correction_is_refused_and_leaves_nothing(session: Session) -> None:
    put(make_register_listing(), "gias")
    with pytest.raises(ValueError, match="min_age"), write_unit() as unit:
        override(unit, OAKLEY, "min_age", "eleven", "typing", "editor")
    assert "min_age" not in record(session)
    with pytest.raises(NoSuchService), write_unit() as unit:
        override(unit, "nobody", "name", "A name", "typing", "editor")


def test_a_record_leaves_when_nobody_speaks_of_it_and_comes_back_whole(session: Session) -> None:
    put(make_listing(urn="118000"))
    put(make_register_listing(), "gias")
    with write_unit() as unit:
        override(unit, OAKLEY, "town", "Matfield", "It is there", "editor")
        assert withdraw(unit, OAKLEY, "content").what == "withdrawn"
    service = session.get(Service, OAKLEY)
    assert service is not None
    assert service.withdrawn_at is None
    with write_unit() as unit:
        withdraw(unit, OAKLEY, "gias")
    assert search_changes(session)[-1][1:] == (OAKLEY, "removed")
    put(make_register_listing(), "gias")
    assert record(session)["town"] == "Matfield"
    assert search_changes(session)[-1][1:] == (OAKLEY, "changed")


def test_withdrawing_what_a_source_never_said_changes_nothing(session: Session) -> None:
    put(make_register_listing(), "gias")
    before = search_changes(session)
    with write_unit() as unit:
        assert withdraw(unit, OAKLEY, "content").what == "unchanged"
        assert withdraw(unit, "nobody", "content").what == "unchanged"
    assert search_changes(session) == before


def test_the_records_of_a_source_are_those_of_one_council(session: Session) -> None:
    put(make_register_listing(), "gias")
    session.rollback()
    assert stated_ids(session, "kent", "gias") == {OAKLEY}
    assert len(stated_ids(session, "kent", "content")) == 1


def test_two_councils_cannot_both_keep_a_school(session: Session) -> None:
    put(make_register_listing(), "gias")
    with pytest.raises(OtherAuthority):
        put(make_listing(urn="118000"), authority="leicestershire")


def test_rows_say_what_the_record_says_and_no_more(session: Session) -> None:
    put(make_listing(urn="118000", aliases=["Oakley"], formerly=["Broomhill", "Rusthall"]))
    put(make_listing(urn="118000", formerly=["Broomhill"]))
    session.rollback()
    names = session.execute(
        select(Alias.name, Alias.former).where(Alias.service_id == OAKLEY)
    ).all()
    assert [tuple(row) for row in names] == [("Broomhill", True)]
    schemes = select(Identifier.scheme).where(Identifier.service_id == OAKLEY)
    assert set(session.scalars(schemes)) == {"key", "urn"}


def test_a_newer_issue_that_says_the_same_is_dated_but_not_reported(session: Session) -> None:
    put(make_register_listing(), "gias")
    newer = {"id": "gias", "title": "A register of 2026", "stated_on": date(2026, 2, 1)}
    change = put(make_register_listing(sources=[newer]), "gias")
    assert (change.what, change.seen, change.fields) == ("unchanged", False, {})
    assert record(session)["sources"][0]["title"] == "A register of 2026"  # type: ignore[index]  # JSON
    dates = select(Statement.stated_on).where(Statement.service_id == OAKLEY).distinct()
    assert session.scalars(dates).all() == [date(2026, 2, 1)]


def test_each_council_counts_its_own_changes(session: Session) -> None:
    put(make_register_listing(), "gias")
    session.rollback()
    newest = select(SearchChange.authority, func.max(SearchChange.sequence)).group_by(
        SearchChange.authority
    )
    assert {row[0]: row[1] for row in session.execute(newest)} == {"kent": 2, "leicestershire": 1}


def test_a_failed_unit_leaves_neither_record_nor_word_to_search(session: Session) -> None:
    before = search_changes(session)

    class Power(Exception):
        """The lights go out."""

    def interrupted() -> None:
        with write_unit() as unit:
            publish(unit, make_register_listing(), "kent", "gias")
            raise Power

    with pytest.raises(Power):
        interrupted()
    session.rollback()
    assert session.get(Service, OAKLEY) is None
    assert search_changes(session) == before
