"""The officers' pages about records: what visitors say is wrong, and what nobody has checked.

Officers' pages are in English only. Both keep the records true, so both belong
to whoever settles what families could not find.
"""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import record
from portal.database import db, write_unit
from portal.directory.corrections import list_corrections, settle_correction
from portal.directory.forms import KINDS
from portal.directory.freshness import PER_PAGE, count_unchecked, list_unchecked
from portal.directory.labels import kind_label
from portal.directory.views import today
from portal.errors import BadRequest
from portal.officers import current_officer
from portal.page import render_page
from portal.security import access
from portal.send.freshness import Freshness

MOST_PAGES = 10_000

records_desk = Blueprint("records_desk", __name__, url_prefix="/officers")


@records_desk.get("/corrections")
@access("gaps:settle")
def corrections() -> str:
    """List what visitors say is wrong with records; the log says who read it."""
    authority = current_officer().authority
    with write_unit() as session:
        record("corrections.read", number=len(list_corrections(session, authority)))
    waiting = list_corrections(db.session(), authority)
    return render_page("officers/corrections.html", waiting=waiting, kinds=dict(KINDS))


@records_desk.post("/corrections/<correction_id>/done")
@access("gaps:settle")
def correction_done(correction_id: str) -> AnyResponse:
    """Mark a report as dealt with: the record is right now, or was right all along."""
    with write_unit() as session:
        settle_correction(session, current_officer().authority, correction_id)
        record("correction.settled", correction_id)
    return redirect(url_for(".corrections", done=1), 303)


@records_desk.get("/records")
@access("officer")
def unchecked() -> str:
    """List records nobody has checked, ever or for six months."""
    authority, page = current_officer().authority, _page()
    state = _state()
    counts = count_unchecked(db.session(), authority, today())
    total = counts.never if state is Freshness.NEVER else counts.old
    return render_page(
        "officers/records.html",
        state=state,
        counts=counts,
        total=total,
        found=list_unchecked(db.session(), authority, today(), state, page),
        newer=url_for(".unchecked", state=state, page=page - 1) if page > 1 else None,
        older=url_for(".unchecked", state=state, page=page + 1)
        if page * PER_PAGE < total
        else None,
        kind_label=kind_label,
    )


def _state() -> Freshness:
    wanted = request.args.get("state", Freshness.NEVER)
    if wanted not in {Freshness.NEVER, Freshness.OLD}:
        raise BadRequest
    return Freshness(wanted)


def _page() -> int:
    wanted = request.args.get("page", 1, type=int)
    return min(max(wanted, 1), MOST_PAGES)
