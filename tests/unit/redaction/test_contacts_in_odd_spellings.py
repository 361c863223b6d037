"""What three authors wrote who saw no recogniser is found, and little else is hidden."""

import pytest

from tests.redaction_sets.measuring import SET, Measured, measure

KINDS = ("email", "phone", "postcode", "nhs_number")


@pytest.fixture(scope="module", params=["contacts", "contacts_second"])
def measured(request: pytest.FixtureRequest) -> Measured:
    return measure(SET.with_name(f"{request.param}.jsonl"))


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_every_one_is_found(measured: Measured, kind: str) -> None:
    assert measured.asked[kind] >= 35
    assert measured.recall(kind) >= 0.98, measured.leaks


def test_clean_comments_come_through_unchanged(measured: Measured) -> None:
    assert measured.clean == 120
    assert measured.false_alarms() <= 0.02, measured.alarms


def test_whole_comments_by_a_third_author() -> None:
    measured = measure(SET.with_name("comments.jsonl"))
    assert {kind: measured.recall(kind) for kind in KINDS} == dict.fromkeys(KINDS, 1.0)
    assert measured.recall() >= 0.95, measured.leaks
    assert measured.recall("name") >= 0.88, measured.leaks
    assert measured.clean == 100
    assert measured.false_alarms() <= 0.03, measured.alarms
