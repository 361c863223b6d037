"""The bars of redaction on the set it was tuned with; a blind set is scored by the command.

`python -m tests.redaction_sets.measuring FILE` prints the same table and every miss
for any file of comments with their identifiers.
"""

import json
from collections import Counter

import pytest

from tests.redaction_sets.measuring import SET, Measured, measure


@pytest.fixture(scope="module")
def measured() -> Measured:
    result = measure()
    print("\n".join(result.table()))  # noqa: T201  # the table is what a person wants to see on a miss
    return result


def test_the_set_is_large_and_mixed_enough() -> None:
    rows = [json.loads(line) for line in SET.read_text("utf-8").splitlines()]
    kinds = Counter(one["kind"] for row in rows for one in row["identifiers"])
    assert len(rows) >= 250
    assert sum(not row["identifiers"] for row in rows) >= 100
    assert len(kinds) >= 14
    assert len({row["style"] for row in rows}) >= 12


@pytest.mark.parametrize("kind", ["email", "phone", "postcode", "nhs_number"])
def test_what_leads_straight_to_a_family_is_found(measured: Measured, kind: str) -> None:
    assert measured.recall(kind) >= 0.99, measured.leaks


def test_identifiers_with_a_shape_are_found(measured: Measured) -> None:
    assert measured.recall() >= 0.9, measured.leaks


def test_names_are_found(measured: Measured) -> None:
    assert measured.recall("name") >= 0.92, measured.leaks


def test_schools_of_one_child_are_found(measured: Measured) -> None:
    assert measured.recall("school") >= 0.8, measured.leaks


def test_clean_comments_come_through_unchanged(measured: Measured) -> None:
    assert measured.false_alarms() <= 0.05, measured.alarms
