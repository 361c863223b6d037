"""Makes comments and what belongs to them for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.feedback.comments.models import (
    Comment,
    CommentAction,
    CommentReport,
    CommentReportNote,
    CommentStep,
    CommentTheme,
)
from tests.factories.rows import add, filled


def make_comment(session: Session, **given: Any) -> Comment:
    defaults: dict[str, Any] = {
        "id": "00000000-0000-4000-8000-000000000001",
        "authority": "kent",
        "channel": "web",
        "instrument": None,
        "quarter": "2026-Q4",
        "kind": "content",
        "about": "",
        "about_key": "",
        "about_name": "",
        "text": "The page about travel is hard to find.",
        "who": None,
        "district": None,
        "language": "en",
        "form_key": given.get("id", "form-1"),
        "flags": "",
        "received_at": utc_now(),
        "state": "screened",
        "moved_at": utc_now(),
    }
    return add(session, Comment(**filled(defaults, given)))


def make_published(session: Session, **given: Any) -> Comment:
    """Make a comment that two officers passed."""
    defaults: dict[str, Any] = {
        "state": "published",
        "public_text": given.get("text", "The page about travel is hard to find."),
        "redacted_by": "officer-1",
        "redacted_at": utc_now(),
        "approved_by": "officer-2",
        "approved_at": utc_now(),
        "published_at": utc_now(),
    }
    return make_comment(session, **filled(defaults, given))


def make_action(session: Session, comment: Comment, **given: Any) -> CommentAction:
    defaults: dict[str, Any] = {
        "id": "00000000-0000-4000-8000-0000000000a1",
        "comment_id": comment.id,
        "text": "Put a link on the first page.",
        "owner": "Web team",
        "due_on": date(2027, 1, 15),
        "state": "planned",
        "reason": None,
        "changed_at": utc_now(),
    }
    return add(session, CommentAction(**filled(defaults, given)))


def make_everything_of_a_comment(session: Session) -> None:
    """Add one row to every table of comments."""
    comment = make_published(session)
    make_action(session, comment)
    add(
        session,
        CommentStep(
            id="step-1",
            comment_id=comment.id,
            number=1,
            from_state="received",
            to_state="screened",
            at=utc_now(),
        ),
    )
    add(session, CommentTheme(comment_id=comment.id, code="transport", suggested=True))
    report = CommentReport(
        id="report-1", authority="kent", year=2026, body="{}", digest="x", made_at=utc_now()
    )
    add(session, report)
    note = CommentReportNote(
        id="note-1", report_id=report.id, text="A slip.", noted_on=date(2027, 1, 1)
    )
    add(session, note)
