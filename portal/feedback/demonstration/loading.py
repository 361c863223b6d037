"""Brings the invented feedback into the database, once for a quarter, and takes it out again.

What is there is recognised by the ids of its batches, which are made from the
plan, the words and the quarter: loading the same again changes nothing, loading
something newer replaces all of it.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.authorities import Authority, list_authorities
from portal.database import db, write_unit
from portal.feedback.comments.models import Comment, CommentReport
from portal.feedback.demonstration.commenting import send_invented
from portal.feedback.demonstration.making import Made, Row, batch_name, make_feedback
from portal.feedback.demonstration.plan import PLAN
from portal.feedback.demonstration.words import (
    FOLDER,
    read_invented_comments,
    read_invented_words,
)
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.release.making import make_release
from portal.feedback.figures.release.models import FigureRelease
from portal.feedback.instruments import Instrument, list_instruments
from portal.feedback.invitations.models import InvitationBatch, InvitationCohort
from portal.feedback.periods import months_before, quarter_begins, quarter_of, today
from portal.feedback.responses.models import Response, ResponseText
from portal.settings import current_settings

RECENT = 3  # quarters with words: what is older would be forgotten at once
INVENTED = (Response, ResponseText, InvitationBatch, Comment, CommentReport, FigureRelease)


def load_demonstration_feedback(day: date | None = None, years: int = 1) -> str:
    """Load the `years` that end with the last whole quarter before `day`; say what was done.

    Replaces invented feedback of another quarter, plan or length; the same is
    left as it is, with whatever was done to it meanwhile.
    """
    now = day or today()
    before = quarter_begins(quarter_of(now))
    mark = plan_mark(before, years)
    if _there(db.session()) == set(_batch_names(mark, before, years)):
        return "invented feedback kept"
    made = [_made(one, before, years, mark) for one in _councils()]
    with write_unit() as session:
        _clear(session)
        for one in made:
            _insert(session, one)
        for council in _councils():
            comments = read_invented_comments(_content(), council.code)
            send_invented(session, council.code, comments, now)
            _publish(session, council, quarter_of(months_before(before, 3)))
        answers = sum(len(one.responses) for one in made)
        record("demonstration.loaded", answers=answers, years=years)
    invited = sum(batch["issued"] for one in made for batch in one.batches)
    return f"invented feedback: {invited:,} invitations, {answers:,} answers"


def clear_demonstration_feedback() -> int:
    """Remove everything invented and all that was published of it; return how many answers went."""
    with write_unit() as session:
        gone = _clear(session)
        record("demonstration.cleared", answers=gone)
    return gone


def plan_mark(before: date, years: int) -> str:
    """Return a short name of everything the rows are made from, in which any change shows.

    The ids of all batches change with it, so that figures kept in memory are made anew.
    """
    folder = _content() / FOLDER
    parts = [repr(PLAN), before.isoformat(), str(years)]
    for council in _councils():
        parts += [repr(council.districts), *(one.hash for one in _surveys(council).values())]
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    return hashlib.sha256("\0".join(parts + texts).encode()).hexdigest()[:16]


def _made(council: Authority, before: date, years: int, mark: str) -> Made:
    made = make_feedback(council, PLAN[council.code], _surveys(council), before, years, mark)
    made.words = list(_words(council, before))
    return made


def _clear(session: Session) -> int:
    gone = len(session.scalars(select(Response.id).where(Response.demonstration)).all())
    for model in INVENTED:
        session.execute(
            delete(model).where(model.demonstration),
            execution_options={"synchronize_session": False},
        )
    session.expire_all()
    return gone


def _publish(session: Session, council: Authority, period: str) -> None:
    """Show the public its page too; never where it would show real answers, an officer's to do."""
    if answers_of(session, council.code).invented:
        make_release(session, council, period)


def _insert(session: Session, made: Made) -> None:
    responses = sorted(made.responses, key=lambda row: str(row["id"]))
    tables = (
        (InvitationBatch, made.batches),
        (InvitationCohort, made.cohorts),
        (Response, responses),
        (ResponseText, made.words),
    )
    for model, rows in tables:
        if rows:  # without any, one row of nothing would be inserted
            # With nulls written out, all rows are alike and go in together.
            session.execute(insert(model), rows, execution_options={"render_nulls": True})


def _there(session: Session) -> set[str]:
    return set(session.scalars(select(InvitationBatch.id).where(InvitationBatch.demonstration)))


def _batch_names(mark: str, before: date, years: int) -> Iterator[str]:
    for council in _councils():
        surveys = _surveys(council)
        for survey in PLAN[council.code].surveys:
            for back in range(4 * years):
                if survey.monthly and survey.instrument in surveys:
                    period = quarter_of(months_before(before, 3 * (back + 1)))
                    yield batch_name(mark, council.code, survey.instrument, period)


def _words(council: Authority, before: date) -> Iterator[Row]:
    rng = Random(f"{council.code}/words")  # noqa: S311  # invented data is to be the same every time
    for number, one in enumerate(read_invented_words(_content(), council.code)):
        yield {
            "id": str(UUID(int=rng.getrandbits(128), version=4)),
            "authority": council.code,
            "instrument": one.survey,
            "quarter": quarter_of(months_before(before, 3 * (number % RECENT + 1))),
            "language": one.language,
            "text": one.text,
            "receipt_hash": f"{rng.getrandbits(256):064x}",
            "demonstration": True,
        }


def _councils() -> list[Authority]:
    return [one for one in list_authorities() if one.code in PLAN]


def _surveys(council: Authority) -> dict[str, Instrument]:
    return {one.key: one for one in list_instruments(council.code)}


def _content() -> Path:
    return current_settings().content_dir
