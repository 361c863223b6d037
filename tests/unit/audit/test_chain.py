"""What a hash of the log covers: every field, and the one before."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.audit.chain import FIRST, canonical, hash_of
from portal.audit.models import AuditEntry

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIELDS: dict[str, Any] = {
    "seq": 1, "at": AT, "officer_id": "o", "authority": "kent", "action": "a.b",
    "subject": "s", "facts": "{}", "previous_hash": FIRST,
}  # fmt: skip


def entry(**changed: Any) -> AuditEntry:
    return AuditEntry(**FIELDS | changed)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 2), ("at", AT.replace(microsecond=1)), ("officer_id", "p"), ("authority", "x"),
        ("action", "a.c"), ("subject", "t"), ("facts", '{"n":1}'), ("previous_hash", "1" * 64),
    ],
)  # fmt: skip
def test_every_field_counts(field: str, value: Any) -> None:
    assert hash_of(entry(**{field: value})) != hash_of(entry())


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_words_do_not_run_into_each_other(a: str, b: str, c: str, d: str) -> None:
    if (a, b) != (c, d):
        assert hash_of(entry(action=a, subject=b)) != hash_of(entry(action=c, subject=d))


def test_the_order_of_facts_does_not_count() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'
