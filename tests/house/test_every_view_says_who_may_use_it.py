"""Every address declares its access; forgetting is a failure, not an open door."""

from typing import get_args

from flask import Flask

from portal.officers.roles import PERMISSIONS
from portal.security import Access

ALLOWED = set(get_args(Access))
OPEN_TO_SIGN_IN = {
    f"officers.{view}"
    for view in (
        "sign_in", "code", "recovery", "start_again", "open_link", "set_up", "second_factor",
        "qr_code", "council_sign_in", "council_back", "passkey_options", "passkey_sign_in",
        "passkey_enrol",
    )
}  # fmt: skip


def test_every_view_declares_its_access(app: Flask) -> None:
    undeclared = {
        rule.endpoint: rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        and getattr(app.view_functions[rule.endpoint], "portal_access", None) not in ALLOWED
    }
    assert undeclared == {}


def test_the_walk_sees_the_views(app: Flask) -> None:
    assert {"welcome.home", "directory.results", "guidance.topic"} <= set(app.view_functions)


def test_every_permission_belongs_to_a_role() -> None:
    held = frozenset[str]().union(*PERMISSIONS.values())
    assert held == ALLOWED - {"public", "officer"}


def test_officers_pages_are_not_public(app: Flask) -> None:
    """Only what is needed before somebody is signed in is open."""
    opened = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/officers")
        and getattr(app.view_functions[rule.endpoint], "portal_access", None) == "public"
    }
    assert opened <= OPEN_TO_SIGN_IN
