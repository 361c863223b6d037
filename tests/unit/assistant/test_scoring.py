"""Shares and their floors, and what counts as answered outright."""

import pytest

from portal.assistant.scoring import Share, offered
from tests.assistant_parts import THRESHOLDS, make_decision

THREE = (("srp", 0.6), ("tribunal", 0.2), ("portage", 0.1), ("mediation", 0.05))


def test_a_share_of_nothing_is_none_and_misses() -> None:
    nothing = Share("x", 0, 0, 0.5)
    assert nothing.share == 0.0
    assert not nothing.met


@pytest.mark.parametrize(
    ("found", "at_most", "met"),
    [(49, False, False), (50, False, True), (51, True, False), (50, True, True), (0, True, True)],
)
def test_the_floor_itself_is_kept(found: int, at_most: bool, met: bool) -> None:
    assert Share("x", found, 100, 0.5, at_most).met is met


def test_a_share_says_whether_it_was_met() -> None:
    assert str(Share("right", 3, 4, 0.8)) == "MISSED: right: 75.0% (3 of 4; at least 80%)"
    assert str(Share("wrong", 1, 20, 0.05, at_most=True)) == (
        "met: wrong: 5.0% (1 of 20; at most 5%)"
    )


def test_another_intent_offers_no_topic() -> None:
    assert offered(make_decision(*THREE, intent="greet"), THRESHOLDS) == (None, [])


def test_unsure_offers_three_and_answers_none() -> None:
    unsure = make_decision(("srp", 0.29), ("tribunal", 0.2), ("portage", 0.1), ("mediation", 0.05))
    assert offered(unsure, THRESHOLDS) == (None, ["srp", "tribunal", "portage"])


def test_sure_answers_the_likeliest() -> None:
    assert offered(make_decision(*THREE), THRESHOLDS) == ("srp", ["srp", "tribunal", "portage"])


def test_nothing_read_is_no_crash() -> None:
    assert offered(make_decision(), THRESHOLDS) == (None, [])
