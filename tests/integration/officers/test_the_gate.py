"""The gate: whoever a view does not name does not get in, and forgetting shuts the door."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from portal.app import create_app
from portal.audit.models import AuditEntry
from portal.database import db
from portal.officers import current_officer, signed_in_officer
from portal.security import access
from portal.settings import Settings
from tests.officer_parts import add_officer, sign_everybody_out, signed_in


@pytest.fixture(scope="module")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A portal with one view for each sort of declaration."""
    app = create_app(
        Settings(
            data_dir=tmp_path_factory.mktemp("gate"),
            secret_key="not a secret: tests only",
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it
        )
    )
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)

    @app.get("/test/public")
    @access("public")
    def public() -> str:
        officer = signed_in_officer()
        return officer.name if officer else "nobody"

    @app.route("/test/officer", methods=["GET", "POST"])
    @access("officer")
    def officer() -> str:
        return f"{current_officer().name} of {current_officer().authority}"

    @app.get("/test/comments")
    @access("comments:read")
    def comments() -> str:
        return "a comment"

    @app.get("/test/forgotten")
    def forgotten() -> str:
        return "open by mistake"

    @app.get("/api/v1/test")
    @access("figures:view")
    def figures() -> str:
        return "figures"

    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


def test_everybody_sees_what_is_public(gated: Flask) -> None:
    response = gated.test_client().get("/test/public")
    assert (response.status_code, response.text) == (200, "nobody")
    assert "no-store" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/test/officer", "/test/comments?a=1&b=2", "/test/forgotten"])
def test_a_stranger_is_sent_to_sign_in(gated: Flask, path: str) -> None:
    response = gated.test_client().get(path)
    assert response.status_code == 303
    asked = urlsplit(response.headers["Location"])
    assert (asked.path, parse_qs(asked.query)) == ("/officers/sign-in", {"next": [path]})
    assert response.headers["Cache-Control"] == "no-store"


def test_what_was_posted_is_not_promised_again(gated: Flask) -> None:
    response = gated.test_client().post("/test/officer")
    assert (response.status_code, response.headers["Location"]) == (303, "/officers/sign-in")


def test_a_program_gets_a_problem(gated: Flask) -> None:
    response = gated.test_client().get("/api/v1/test")
    assert response.status_code == 401
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["code"] == "sign_in_needed"


def test_an_officer_with_the_role_gets_in(gated: Flask) -> None:
    browser = signed_in(gated, add_officer(gated, "approver", name="Ama"))
    assert browser.get("/test/officer").text == "Ama of kent"
    assert browser.get("/test/comments").text == "a comment"
    assert browser.get("/test/public").text == "Ama"
    assert browser.get("/test/comments").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("roles", [(), ("administrator",), ("viewer", "analyst"), ("nonsense",)])
def test_without_the_role_the_page_says_so(gated: Flask, roles: tuple[str, ...]) -> None:
    officer = add_officer(gated, *roles)
    response = signed_in(gated, officer).get("/test/comments")
    assert response.status_code == 403
    assert "You may not use this page" in response.text
    with gated.app_context():
        newest = select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)
        entry = db.session.scalars(newest).one()
        assert (entry.action, entry.officer_id) == ("access.refused", officer.id)


def test_a_view_that_says_nothing_is_shut_to_everybody(gated: Flask) -> None:
    everything = ("administrator", "feedback_officer", "approver", "analyst", "auditor", "viewer")
    browser = signed_in(gated, add_officer(gated, *everything))
    assert browser.get("/test/forgotten").status_code == 403


def test_nobody_is_signed_in_any_more(gated: Flask) -> None:
    officer = add_officer(gated, "approver")
    browser = signed_in(gated, officer)
    sign_everybody_out(gated, officer)
    assert browser.get("/test/officer").status_code == 303


def test_an_unknown_address_is_not_found_for_everybody(gated: Flask) -> None:
    assert gated.test_client().get("/officers/nothing").status_code == 404
