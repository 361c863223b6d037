"""How several voices become one record: the rules, without a database."""

from datetime import date
from typing import Any

import pytest

from portal.directory.listing import Listing
from portal.directory.statements import (
    GROUP_OF,
    Told,
    by_group,
    differences,
    merge,
    origins,
    stated_on,
    values_of,
)
from tests.factories.listing import make_listing

OLD, NEW = date(2017, 1, 1), date(2025, 7, 17)


def content(on: date | None = OLD, **values: Any) -> Told:
    return Told("content", on, {"key": "a", "name": "A School", **values})


def register(on: date | None = NEW, **values: Any) -> Told:
    return Told("gias", on, {"key": "urn-1", "name": "A School", **values})


def test_every_field_of_a_listing_belongs_to_a_group() -> None:
    assert set(GROUP_OF) == set(Listing.model_fields)


def test_only_what_was_said_is_kept() -> None:
    listing = make_listing(
        aliases=[], min_age=None, access={"who_for": "", "free": False, "plan_needed": "not_stated"}
    )
    said = values_of(listing)
    assert said["access"] == {"free": False}
    assert {"aliases", "min_age", "status"} & set(said) == set()


def test_an_age_of_nought_was_said() -> None:
    assert values_of(make_listing(min_age=0))["min_age"] == 0


def test_content_comes_before_the_register() -> None:
    merged = merge([register(summary="Register."), content(summary="Ours.")], {})
    assert merged["summary"] == "Ours."


def test_the_register_fills_what_content_leaves_open() -> None:
    assert merge([content(), register(phone="01233 000000")], {})["phone"] == "01233 000000"


@pytest.mark.parametrize(
    ("ours", "theirs", "status"),
    [
        (content(OLD, status="active"), register(NEW, status="closed"), "closed"),
        (content(NEW, status="closed"), register(OLD, status="active"), "closed"),
        (content(None, status="unconfirmed"), register(NEW, status="active"), "active"),
        (content(NEW, status="planned"), register(NEW, status="active"), "planned"),
        (content(OLD), register(NEW, status="closed"), "closed"),
    ],
)
def test_the_newest_word_on_whether_it_runs_counts(ours: Told, theirs: Told, status: str) -> None:
    assert merge([ours, theirs], {})["status"] == status


def test_a_day_of_closing_goes_with_the_word_that_it_closed() -> None:
    merged = merge(
        [content(OLD, status="closed", closed_on="2016-01-01"), register(NEW, status="active")], {}
    )
    assert "closed_on" not in merged


def test_ages_come_from_one_voice() -> None:
    merged = merge([content(OLD, min_age=11, max_age=16), register(NEW, max_age=7)], {})
    assert (merged.get("min_age"), merged["max_age"]) == (None, 7)


def test_lists_of_names_and_sources_are_joined_without_doubles() -> None:
    merged = merge([content(aliases=["A", "B"]), register(aliases=["B", "C"])], {})
    assert merged["aliases"] == ["A", "B", "C"]


def test_another_name_stays_findable() -> None:
    ours, theirs = content(formerly=["Old School"]), register(name="The A School")
    assert merge([ours, theirs], {})["aliases"] == ["The A School"]
    same = register(name="a school")
    former = register(name="OLD SCHOOL")
    assert "aliases" not in merge([ours, same, former], {})


def test_answers_are_completed_part_by_part() -> None:
    ours = content(access={"who_for": "All", "free": True})
    theirs = register(access={"who_for": "Some", "cost": "£1"})
    assert merge([theirs, ours], {})["access"] == {"who_for": "All", "free": True, "cost": "£1"}


def test_an_officer_comes_before_all() -> None:
    merged = merge([content(town="Ashford")], {"town": "Dover", "access.cost": "£2"})
    assert (merged["town"], merged["access"]) == ("Dover", {"cost": "£2"})


def test_an_officer_can_say_that_nobody_told_us() -> None:
    merged = merge([content(town="Ashford", access={"cost": "£1"})],
                   {"town": None, "access.cost": None})  # fmt: skip
    assert {"town", "access"} & set(merged) == set()


@pytest.mark.parametrize(
    ("overrides", "ages"),
    [
        ({"min_age": 11}, (11, None)),
        ({"max_age": 2}, (None, 2)),
        ({"max_age": 5}, (4, 5)),
    ],
)
def test_the_other_half_gives_way_to_a_correction(
    overrides: dict[str, int], ages: tuple[int | None, int | None]
) -> None:
    merged = merge([register(min_age=4, max_age=7)], overrides)
    assert (merged.get("min_age"), merged.get("max_age")) == ages


def test_a_correction_of_the_status_takes_the_old_closing_day_away() -> None:
    merged = merge([register(status="closed", closed_on="2025-01-01")], {"status": "active"})
    assert "closed_on" not in merged


def test_each_group_knows_whom_it_is_from() -> None:
    found = origins([register(phone="01233 000000", town="Ashford"), content(town="Ashford")])
    assert found["contact"] == {"source": "gias", "stated_on": "2025-07-17"}
    assert found["place"] == {"source": "content", "stated_on": "2017-01-01"}


def test_groups_lose_nothing() -> None:
    values = values_of(make_listing(needs=["ASD"], town="Ashford", min_age=3))
    assert {k: v for group in by_group(values).values() for k, v in group.items()} == values


def test_a_listing_speaks_of_the_latest_of_its_days() -> None:
    sources = [{"id": "a", "title": "A", "stated_on": OLD}, {"id": "b", "title": "B"}]
    assert stated_on(make_listing(sources=sources)) == OLD
    checked = make_listing(sources=sources, assured_on=NEW, assured_by="an officer")
    assert stated_on(checked) == NEW
    assert stated_on(make_listing(sources=[{"id": "b", "title": "B"}])) is None


def test_sources_and_keys_are_no_news() -> None:
    before = {"key": "a", "sources": [1], "town": "Ashford"}
    after = {"key": "b", "sources": [2], "postcode": "TN23 1AA"}
    assert differences(before, after) == {
        "postcode": (None, "TN23 1AA"),
        "town": ("Ashford", None),
    }
