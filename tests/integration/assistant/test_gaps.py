"""What families could not find: masked, kept once, and forgotten in time."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.assistant.gaps import (
    finish_call_back,
    keep_call_back,
    keep_gap,
    list_call_backs,
    list_gaps,
    rate,
    settle_gap,
)
from portal.assistant.models import AnswerRating, CallBack, Gap
from portal.database import write_unit
from tests.factories.call_back import make_call_back
from tests.factories.gap import make_gap

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SAID = "my son Tom needs a club near ME14 1XQ, ring 07700 900123"


@pytest.fixture(autouse=True)
def _noise(session: Session) -> None:
    """Rows of another council and settled ones, which a forgetful query would return."""
    make_gap(session, id="noise-1", form_key="noise-1", authority="leicestershire")
    make_gap(session, id="noise-2", form_key="noise-2", settled_at=NOW, settled_as="gap")
    make_call_back(session, id="noise", form_key="noise", authority="leicestershire")
    session.commit()


@pytest.mark.parametrize("key", ["key", "k" * 200])
def test_one_form_counts_once_whatever_it_says_later(session: Session, key: str) -> None:
    with write_unit() as unit:
        assert keep_gap(unit, "kent", "a club", None, "en", key)
    with write_unit() as unit:
        assert not keep_gap(unit, "kent", "another", None, "en", key)
        assert keep_call_back(unit, "kent", "Sam", "01632 960123", "any", key)
    with write_unit() as unit:
        assert not keep_call_back(unit, "kent", "Sam", "01632 960123", "any", key)
    assert [one.text for one in list_gaps(session, "kent")] == ["a club"]


def test_a_form_without_a_key_is_kept_each_time(session: Session) -> None:
    with write_unit() as unit:
        assert keep_gap(unit, "kent", "a club", "", "en", "")
        assert keep_gap(unit, "kent", "a club", "", "en", "")
    assert len(list_gaps(session, "kent")) == 2


def test_private_details_never_reach_the_table(session: Session) -> None:
    with write_unit() as unit:
        keep_gap(unit, "kent", SAID, "leisure-and-activities", "pl", "key")
    (gap,) = list_gaps(session, "kent")
    assert gap.text == "my son [name] needs a club near ME14, ring [phone number]"
    assert (gap.topic, gap.language) == ("leisure-and-activities", "pl")


def test_marks_a_database_refuses_are_taken_out(session: Session) -> None:
    with write_unit() as unit:
        keep_gap(unit, "kent", "a\x00club\n for  us", None, "en", "key")
        keep_call_back(unit, "kent", "S\x00am", " 01632\x00960123 ", "any", "key")
    assert list_gaps(session, "kent")[0].text == "a club for us"
    assert list_call_backs(session, "kent")[0].phone == "01632 960123"


def test_an_unknown_entry_is_neither_settled_nor_finished(session: Session) -> None:
    with write_unit() as unit:
        assert not settle_gap(unit, "nothing", "done")
        assert not finish_call_back(unit, "nothing")


def test_a_settled_gap_is_listed_no_more(session: Session) -> None:
    make_gap(session)
    session.commit()
    with write_unit() as unit:
        assert settle_gap(unit, "gap-1", "srp")
    assert list_gaps(session, "kent") == []
    settled = session.get_one(Gap, "gap-1")
    assert settled.settled_as == "srp"
    assert settled.settled_at is not None


def test_a_finished_call_leaves_nothing_behind(session: Session) -> None:
    make_call_back(session)
    session.commit()
    with write_unit() as unit:
        assert finish_call_back(unit, "call-1")
    assert session.get(CallBack, "call-1") is None


def test_ratings_are_counts_of_a_day(session: Session) -> None:
    for helped in (True, True, False):
        with write_unit() as unit:
            rate(unit, "kent", "srp", date(2026, 11, 25), helped)
    (row,) = session.scalars(select(AnswerRating)).all()
    assert (row.helped, row.did_not_help) == (2, 1)
