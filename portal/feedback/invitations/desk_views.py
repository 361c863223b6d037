"""The officers' pages of invitations: make a batch, have its letters once, withdraw, remind.

Codes and links are in the answer to the request that makes them and nowhere
else; that they were handed out is in the log.
"""

from datetime import date

from flask import Blueprint, Response, make_response, redirect, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import record
from portal.authorities import current_authority
from portal.database import db, write_unit
from portal.errors import PageNotFound
from portal.feedback.instruments import (
    Instrument,
    Voice,
    find_instrument,
    get_instrument,
    list_instruments,
)
from portal.feedback.invitations.carriers import can_send, open_sender
from portal.feedback.invitations.desk_form import Filled, empty_form, periods, read_form
from portal.feedback.invitations.issuing import Issued, Order, issue
from portal.feedback.invitations.letter_words import Letters, filled, read_letters
from portal.feedback.invitations.letters import Print, as_pdf, letters_zip
from portal.feedback.invitations.models import InvitationBatch, InvitationCohort
from portal.feedback.invitations.sending import send_invitations
from portal.feedback.periods import today
from portal.language import gettext
from portal.officers import current_officer
from portal.page import render_page
from portal.security import access
from portal.settings import current_settings

invitations = Blueprint("invitations", __name__, url_prefix="/officers/invitations")


@invitations.get("")
@access("invitations:issue")
def batches() -> str:
    """List what was sent: to how many, until when. Who answered, nobody knows."""
    session: Session = db.session()
    found = session.scalars(
        select(InvitationBatch)
        .where(InvitationBatch.authority == current_authority().code)
        .order_by(InvitationBatch.issued_on.desc(), InvitationBatch.id)
    ).all()
    names = {one.key: one.name for one in list_instruments()}
    small = set(session.scalars(select(InvitationCohort.batch_id).where(InvitationCohort.small)))
    return render_page(
        "feedback/invitations/batches.html", batches=found, names=names, small=small, day=today()
    )


@invitations.get("/new")
@access("invitations:issue")
def new() -> str:
    """Ask which survey, then how many of whom."""
    instrument = find_instrument(request.args.get("instrument", ""))
    if instrument is None or not instrument.file.by_invitation:
        choices = [one for one in list_instruments() if one.file.by_invitation]
        return render_page("feedback/invitations/choose.html", choices=choices)
    return _form(instrument, empty_form(instrument, current_authority()))


@invitations.post("/new")
@access("invitations:issue")
def make() -> Response:
    """Make the batch and hand out its letters: this once."""
    instrument = get_instrument(request.form.get("instrument", ""))
    upload = request.files.get("file")
    content = upload.read() if upload and upload.filename else None
    form = read_form(request.form, content, instrument, current_authority())
    if form.delivery == "email" and not can_send(current_settings()):
        form.errors.append(("file", gettext("No way to send email is set up here.")))
    if form.errors or form.bad_rows:
        return make_response(_form(instrument, form), 422)
    officer = current_officer()
    issued = issue(
        Order(
            instrument=instrument,
            period=form.period,
            counts=form.counts,
            authority=current_authority().code,
            officer_id=officer.id,
            delivery=form.delivery,
            form_key=form.form_key,
        )
    )
    if form.delivery == "email":
        return _send(issued, form)
    packed = letters_zip(issued, _print(form.style))
    with write_unit():
        record("invitations.downloaded", issued.batch_id, number=len(issued.letters))
    return _file(packed, "application/zip", f"letters-{_name(issued)}.zip")


def _send(issued: Issued, form: Filled) -> Response:
    """Send a batch by email and say how many could not be sent; nobody sees a code."""
    settings = current_settings()
    number = len(form.emails)
    try:
        with open_sender(settings) as sender:
            failed = send_invitations(issued, form.emails, sender, _print(form.style))
    except OSError:  # no connection: nothing went out
        failed = number
    with write_unit():
        record("invitations.sent", issued.batch_id, number=number - failed, failed=failed)
    page = render_page("feedback/invitations/sent.html", sent=number - failed, failed=failed)
    return make_response(page)


@invitations.post("/<uuid:batch_id>/withdraw")
@access("invitations:issue")
def withdraw(batch_id: object) -> AnyResponse:
    """Let no code of a batch work any more."""
    with write_unit() as session:
        batch = _batch(session, str(batch_id))
        if batch.withdrawn_on is None:
            batch.withdrawn_on = today()
            record("invitations.withdrawn", batch.id)
    return redirect(url_for(".batches"), 303)


@invitations.post("/<uuid:batch_id>/reminder")
@access("invitations:issue")
def remind(batch_id: object) -> AnyResponse | Response:
    """Give the one reminder, which is without a code, and note that it was given."""
    with write_unit() as session:
        batch = _batch(session, str(batch_id))
        again = batch.reminded_on is not None or batch.withdrawn_on is not None
        if not again:
            batch.reminded_on = today()
            record("invitations.reminded", batch.id)
        key, closes = batch.instrument, batch.closes_on
    if again:
        return redirect(url_for(".batches"), 303)
    html = _reminder(get_instrument(key), closes)
    return _file(as_pdf(html), "application/pdf", "reminder.pdf")


def _batch(session: Session, batch_id: str) -> InvitationBatch:
    batch = session.get(InvitationBatch, batch_id)
    if batch is None or batch.authority != current_authority().code:
        raise PageNotFound
    return batch


def _form(instrument: Instrument, form: Filled) -> str:
    return render_page(
        "feedback/invitations/new.html",
        instrument=instrument,
        form=form,
        periods=periods(),
        can_send=can_send(current_settings()),
    )


def _print(style: str) -> Print:
    return Print(current_authority(), _words(), style, _link, _start())


def _words() -> Letters:
    return read_letters(current_settings().content_dir, current_authority().code)


def _link(token: str, voice: Voice) -> str:
    asked = voice if voice != "parent" else None
    return url_for("survey.link", code=token, voice=asked, _external=True)


def _start() -> str:
    return url_for("survey.start", _external=True).removeprefix("https://").removeprefix("http://")


def _reminder(instrument: Instrument, closes: date) -> str:
    words = _words().reminder
    authority, start = current_authority(), _start()
    told = {
        name: filled(text, authority, instrument, "parent", closes, start)
        for name, text in (
            ("title", words.title), ("greeting", words.greeting), ("closing", words.closing),
        )
    }  # fmt: skip
    paragraphs = [
        filled(one, authority, instrument, "parent", closes, start) for one in words.paragraphs
    ]
    return render_page("feedback/letters/reminder.html", words={**told, "paragraphs": paragraphs})


def _name(issued: Issued) -> str:
    return f"{issued.instrument.key}-{issued.period}-{issued.batch_id[:8]}"


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
