"""What a family and an officer do in these tests, step by step as on the pages."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.database import db
from portal.feedback.comments.models import Comment
from portal.officers import Officer
from tests.page_contract import Page, PageClient

WORDS = "The page about travel is hard to find on a phone."


class Family:
    """A visitor's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.pages = PageClient(app)

    def form(self, query: str = "") -> dict[str, str]:
        """Open the form and return what is hidden in it."""
        page = self.pages.get_page(f"/comments/new{query}")
        return {
            name: str(page.select_one(f"input[name={name}]")["value"])  # type: ignore[index]  # the form has them
            for name in ("stamp", "about")
        }

    def send(self, text: str = WORDS, kind: str = "content", **more: str) -> Any:
        """Fill in the form and send it."""
        query = more.pop("query", "")
        data = {**self.form(query), "text": text, "kind": kind, **more}
        return self.pages.raw.post("/comments/new", data=data)

    def read(self, address: str) -> Page:
        return self.pages.get_page(address)


@dataclass
class Desk:
    """An officer's browser."""

    pages: PageClient
    officer: Officer

    def do(self, comment_id: str, act: str, expect: int = 303, **data: Any) -> Any:
        """Send the form of one act."""
        response = self.pages.raw.post(f"/officers/comments/{comment_id}/{act}", data=data)
        assert response.status_code == expect, (act, response.status_code)
        return response

    def open(self, comment_id: str, act: str = "", expect: int = 200) -> Page:
        way = f"/{act}" if act else ""
        return self.pages.get_page(f"/officers/comments/{comment_id}{way}", expect)


def comments_of(app: Flask) -> list[Comment]:
    with app.app_context():
        db.session.rollback()
        return list(db.session.scalars(select(Comment).order_by(Comment.received_at)))


def only(app: Flask) -> Comment:
    found = comments_of(app)
    assert len(found) == 1
    return found[0]


def log_of(app: Flask, action: str) -> list[AuditEntry]:
    with app.app_context():
        query = select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.seq)
        return list(db.session.scalars(query))


def publish(site: Flask, olu: Desk, ama: Desk, comment_id: str, text: str = WORDS) -> None:
    """Take a new comment to publication."""
    olu.do(comment_id, "sort", kind="content", themes=["transport"])
    olu.do(comment_id, "make-ready", public_text=text)
    ama.do(comment_id, "approve")
    ama.do(comment_id, "publish")


def answer(olu: Desk, comment_id: str, reply: str = "We put a link on the first page.") -> None:
    """Write and publish the reply."""
    olu.do(comment_id, "write-reply", reply=reply)
    olu.do(comment_id, "publish-reply")
