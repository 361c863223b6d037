"""The portal on each database with officers of several roles, and reports of families."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.database import db, write_unit
from tests.integration.officers.conftest import office, office_app
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient

__all__ = ["office", "office_app"]

Put = Callable[..., None]
Logged = Callable[[str], list[AuditEntry]]


@pytest.fixture
def put(office: Flask) -> Put:
    """Keep a row: `put(make_gap, id="gap-2")`."""

    def keep(make: Callable[..., Any], *values: int, **given: Any) -> None:
        with office.app_context(), write_unit() as session:
            make(session, *values, **given)

    return keep


@pytest.fixture
def editor(office: Flask) -> PageClient:
    """A content editor of Kent."""
    return signed_in_pages(office, add_officer(office, "content_editor"))


@pytest.fixture
def feedback_officer(office: Flask) -> PageClient:
    """A feedback officer of Kent."""
    return signed_in_pages(office, add_officer(office, "feedback_officer"))


@pytest.fixture
def logged(office: Flask) -> Logged:
    """Return the entries of the log for an action."""

    def read(action: str) -> list[AuditEntry]:
        with office.app_context():
            db.session.rollback()
            query = select(AuditEntry).where(AuditEntry.action == action)
            return list(db.session.scalars(query.order_by(AuditEntry.seq)))

    return read


@pytest.fixture
def rows(office: Flask) -> Callable[..., Any]:
    """Ask the database something: `rows(lambda session: session.get(Gap, "gap-1"))`."""

    def ask(question: Callable[[Session], Any]) -> Any:
        with office.app_context():
            db.session.rollback()
            return question(db.session())

    return ask
