"""Takes comments in, from the form and from surveys; who wrote them is not asked and not kept.

Both kinds go the same way from here: screened at once, never dropped, read by
a person before anything is published.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.feedback.comments.about_key import key_of
from portal.feedback.comments.clock import day_of, quarter_of
from portal.feedback.comments.kinds import UNSORTED
from portal.feedback.comments.models import Comment, CommentStep, CommentTheme
from portal.feedback.comments.private_details import private_parts
from portal.feedback.comments.registering import comment_content, comment_parts
from portal.feedback.comments.screening import REPEATED_WITHIN, flags_of
from portal.feedback.comments.states import State
from portal.feedback.comments.themes import suggest_themes


@dataclass(frozen=True)
class Sent:
    """What came with the form. `age` is how long it was open, None when nobody can tell."""

    text: str
    kind: str
    form_key: str
    age: timedelta | None
    about: str = ""
    about_name: str = ""
    who: str | None = None
    district: str | None = None
    language: str = "en"
    trap: str = ""
    many: bool = False  # from one connection in a short time


def receive_comment(session: Session, sent: Sent, authority: str) -> bool:
    """Keep one comment; return False when this very form was kept before.

    Must run inside `portal.database.write_unit`.
    """
    if session.scalar(select(Comment.id).where(Comment.form_key == sent.form_key)):
        return False
    now, text = utc_now(), plain(sent.text)
    flags = flags_of(
        text,
        age=sent.age,
        trap=sent.trap,
        repeated=_came_before(session, authority, text, now),
        danger=comment_parts().in_danger(text),
        private=bool(private_parts(text)),
        many=sent.many,
    )
    _keep(
        session,
        Comment(
            id=str(uuid4()),
            authority=authority,
            channel="web",
            quarter=quarter_of(day_of(now)),
            kind=sent.kind,
            about=plain(sent.about),
            about_key=key_of(plain(sent.about)),
            about_name=plain(sent.about_name),
            text=text,
            who=sent.who,
            district=sent.district,
            language=sent.language,
            form_key=sent.form_key,
            flags=" ".join(flags),
            received_at=now,
        ),
    )
    return True


def receive_survey_text(
    session: Session,
    text: str,
    instrument: str,
    quarter: str,
    authority: str,
    language: str,
    form_key: str | None = None,
) -> str | None:
    """Put the free text of a survey answer into the queue; return the comment's own id.

    To be called where an answer is kept, in the same write unit that adds the
    row to `response_text` (`portal.feedback`, submission of a response), once
    for each text that is not empty; None when there is nothing but blanks. The
    id is random and must not be stored on the response: nothing may lead from
    a comment to an answer. For the same reason the moment of receipt is kept
    as the first moment of the month, as the answer's own date is; clocks then
    run from there. `quarter` is like `2026-Q4`. `form_key` is a digest of the
    family's receipt, with which `take_back_survey_text` finds it again. Raises
    nothing of its own.
    """
    words = plain(text)
    if not words:
        return None
    month = utc_now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    flags = flags_of(
        words,
        age=timedelta(minutes=1),
        trap="",
        repeated=False,
        danger=comment_parts().in_danger(words),
        private=bool(private_parts(words)),
    )
    id = str(uuid4())
    _keep(
        session,
        Comment(
            id=id,
            authority=authority,
            channel="survey",
            instrument=instrument,
            quarter=quarter,
            kind=UNSORTED,
            about="",
            about_key="",
            about_name="",
            text=words,
            language=language,
            form_key=form_key or str(uuid4()),
            flags=" ".join(flags),
            received_at=month.astimezone(UTC),
        ),
    )
    return id


def take_back_survey_text(session: Session, form_key: str) -> None:
    """Delete the comment made of a survey's words, whatever its state: the family asked for it.

    Its steps, themes and actions go with it.
    """
    session.execute(delete(Comment).where(Comment.form_key == form_key))


def plain(text: str) -> str:
    """Return `text` as it was typed, without the marks some databases refuse or nobody sees."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unix.encode("utf-8", "ignore").decode("utf-8").strip()


def _keep(session: Session, comment: Comment) -> None:
    """Keep `comment` with its first step and the themes its words suggest."""
    comment.state, comment.moved_at = State.SCREENED, comment.received_at
    session.add(comment)
    session.flush()
    session.add(
        CommentStep(
            id=str(uuid4()),
            comment_id=comment.id,
            number=1,
            from_state=State.RECEIVED,
            to_state=State.SCREENED,
            at=comment.received_at,
        )
    )
    book = comment_content(comment.authority).themes
    for code in suggest_themes(comment.text, book):
        session.add(CommentTheme(comment_id=comment.id, code=code, suggested=True))
    session.flush()


def _came_before(session: Session, authority: str, text: str, now: datetime) -> bool:
    same = select(Comment.id).where(
        Comment.authority == authority,
        Comment.received_at > now - REPEATED_WITHIN,
        Comment.text == text,
    )
    return session.scalar(same.limit(1)) is not None
