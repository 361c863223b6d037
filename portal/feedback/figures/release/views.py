"""The public page of figures, and the officers' button that publishes a quarter."""

from flask import Blueprint, request
from flask_babel import lazy_gettext as _l
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from portal.authorities import current_authority, get_authority
from portal.database import db, write_unit
from portal.errors import BadRequest, PageNotFound, PortalError
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.periods import period_name
from portal.feedback.figures.release.making import (
    AlreadyPublished,
    list_releases,
    make_release,
    read_body,
)
from portal.feedback.figures.release.models import FigureRelease
from portal.feedback.protection import CannotProtect
from portal.language import Room
from portal.officers import current_officer
from portal.page import render_page
from portal.security import access

published_figures = Room("published_figures", __name__)
publishing_figures = Blueprint("publishing_figures", __name__)


class FiguresAreOut(PortalError):
    """The figures of this quarter were published before."""

    status, code = 409, "figures_already_published"
    title = _l("These figures are already published")
    what_happened = _l("The figures of this quarter were published before. They never change.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Publish the next quarter when it is over.")


class WouldGiveSomebodyAway(PortalError):
    """Earlier releases and this one together would tell a small number."""

    status, code = 409, "figures_would_give_somebody_away"
    title = _l("These figures cannot be published")
    what_happened = _l("Together with what is published already they could show somebody.")
    what_is_safe = _l("Nothing has been published.")
    what_next = _l("Wait for the next quarter, when more families have answered.")


@published_figures.get("/feedback/results")
@access("public")
def results() -> str:
    """Show the newest published figures, or say honestly that there are none."""
    releases = _releases()
    return _page(releases, releases[0] if releases else None)


@published_figures.get("/feedback/results/<period>")
@access("public")
def results_of(period: str) -> str:
    """Show the figures of one quarter as they were published."""
    releases = _releases()
    release = next((one for one in releases if one.period == period), None)
    if release is None:
        raise PageNotFound
    return _page(releases, release)


@publishing_figures.post("/officers/figures/publish")
@access("figures:export")
def publish() -> Response:
    """Freeze the figures of a quarter for everybody to see."""
    authority = get_authority(current_officer().authority)
    period = request.form.get("period", "")
    with write_unit() as session:
        if period not in answers_of(session, authority.code).periods:
            raise BadRequest
        try:
            make_release(session, authority, period)
        except AlreadyPublished as error:
            raise FiguresAreOut from error
        except CannotProtect as error:
            raise WouldGiveSomebodyAway from error
    return redirect(f"/feedback/results/{period}", 303)


def _releases() -> list[FigureRelease]:
    """Return what the public may see: invented figures only while there is nothing real."""
    authority = current_authority()
    invented = answers_of(db.session(), authority.code).invented
    return list_releases(db.session(), authority.code, invented)


def _page(releases: list[FigureRelease], release: FigureRelease | None) -> str:
    return render_page(
        "feedback/figures/results.html",
        release=release,
        body=read_body(release) if release else None,
        releases=[(one.period, period_name(one.period)) for one in releases],
        name=period_name(release.period) if release else None,
    )
