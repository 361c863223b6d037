"""The first look: flags are added, nothing is dropped."""

from datetime import timedelta

import pytest

from portal.feedback.comments.screening import flags_of, urgency

QUIET = {"trap": "", "repeated": False, "danger": False, "private": False}


@pytest.mark.parametrize(
    ("seconds", "flags"), [(0, ("too_fast",)), (2.9, ("too_fast",)), (3, ()), (9999, ())]
)
def test_too_fast_is_under_three_seconds(seconds: float, flags: tuple[str, ...]) -> None:
    assert flags_of("Some words.", age=timedelta(seconds=seconds), **QUIET) == flags


def test_every_flag_in_the_order_officers_need() -> None:
    flags = flags_of(
        "see www.example.org", age=None, trap="x", repeated=True, danger=True, private=True
    )
    assert flags == ("danger", "private_details", "repeated", "links", "no_stamp", "trap")


@pytest.mark.parametrize("text", ["see https://a.b/c", "WWW.EXAMPLE.ORG", "x http://a"])
def test_links_are_seen(text: str) -> None:
    assert "links" in flags_of(text, age=timedelta(minutes=1), **QUIET)


def test_danger_comes_first_even_when_it_looks_like_spam() -> None:
    assert [urgency("danger trap links"), urgency(""), urgency("links")] == [0, 1, 2]
