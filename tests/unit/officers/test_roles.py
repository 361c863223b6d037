"""What each role allows, as the policy says it (design: roles)."""

from typing import get_args

import pytest

from portal.officers import Officer
from portal.officers.roles import PERMISSIONS, ROLE_NAMES, permissions_of
from portal.security import Access


def test_no_permission_is_invented() -> None:
    assert permissions_of(PERMISSIONS) <= set(get_args(Access))


def test_every_role_has_its_words() -> None:
    assert set(ROLE_NAMES) == set(PERMISSIONS)


@pytest.mark.parametrize(
    "role", ["administrator", "auditor", "viewer", "analyst", "content_editor"]
)
def test_who_reads_no_comment(role: str) -> None:
    assert "comments:read" not in permissions_of([role])


def test_roles_are_combined() -> None:
    assert permissions_of(["viewer", "auditor"]) == {"figures:view", "gaps:view", "audit:read"}
    assert permissions_of([]) == permissions_of(["king"]) == frozenset()


def test_an_officer_may_what_one_of_the_roles_allows() -> None:
    officer = Officer("1", "Olu", "olu@example.org", ("approver", "analyst"), "kent")
    assert officer.may("comments:approve")
    assert officer.may("figures:export")
    assert not officer.may("comments:moderate")
