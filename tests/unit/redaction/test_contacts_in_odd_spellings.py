"""Contacts as two authors wrote them who saw no recogniser are found, and little else is hidden."""

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
