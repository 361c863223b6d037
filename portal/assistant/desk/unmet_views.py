"""The officers' page of what is missing where, and the same rows as files."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal.assistant.desk.unmet import (
    EmptyHanded,
    UnmetNeed,
    list_empty_handed,
    list_unmet,
    shade_of,
)
from portal.audit import record
from portal.authorities import Authority, get_authority
from portal.database import db, write_unit
from portal.directory.labels import kind_label, need_label
from portal.errors import PageNotFound
from portal.feedback.figures.exporting import EXPORTS, Sheet, hand_out, offered
from portal.feedback.figures.rows import Value
from portal.officers import current_officer
from portal.officers.roles import permissions_of
from portal.page import render_page
from portal.places import find_map
from portal.security import access
from portal.settings import current_settings

ENGLAND = ZoneInfo("Europe/London")
SEARCHES_OF = timedelta(days=90)
COLUMNS = ("kind", "looked for", "need", "district", "how many", "since")

unmet_desk = Blueprint("unmet_desk", __name__, url_prefix="/officers/gaps/unmet")


@dataclass(frozen=True)
class Named:
    """One line of a table, its codes as names. `count` says “fewer than 5” for a small number."""

    looked_for: str
    need: str
    district: str
    count: str


@unmet_desk.get("")
@access("gaps:view")
def show() -> str:
    """Show what is missing where, as counts that may be passed on."""
    authority, may = _council(), permissions_of(current_officer().roles)
    unmet = list_unmet(db.session(), authority.code)
    return render_page(
        "officers/gaps/unmet.html",
        unmet=[name_of_unmet(one, authority) for one in unmet],
        searches=_searches(authority),
        since=_since(),
        shades=shade_of(unmet),
        shapes=find_map(current_settings().places_dir, authority.code),
        may_settle="gaps:settle" in may,
        may_export="figures:export" in may,
        exports=offered(),
    )


@unmet_desk.get("/<kind>")
@access("figures:export")
def export(kind: str) -> Response:
    """Hand out both tables as one file, and note in the log that somebody took them."""
    if kind not in EXPORTS:
        raise PageNotFound
    authority = _council()
    unmet = [name_of_unmet(one, authority) for one in list_unmet(db.session(), authority.code)]
    rows: list[tuple[Value, ...]] = [
        COLUMNS,
        *(("gap in provision", *_cells(one), None) for one in unmet),
        *(
            ("search that found nothing", *_cells(one), _since().isoformat())
            for one in _searches(authority)
        ),
    ]
    note = _("Numbers under 5 are not shown, and there are no totals.")
    sheet = Sheet(_("%(council)s: what is missing where", council=authority.name), rows, (note,))
    made = hand_out(kind, sheet, f"missing-{authority.code}", render_template)
    with write_unit():
        record("gaps.exported", authority.code, kind=kind)
    return made


def name_of_unmet(one: UnmetNeed, authority: Authority) -> Named:
    """Return a gap in provision with its codes as names."""
    unsaid = _("Not said")
    return Named(
        "",
        need_label(one.need) if one.need else unsaid,
        _district(one.district, authority) if one.district else unsaid,
        one.count.words,
    )


def name_of_search(one: EmptyHanded, authority: Authority) -> Named:
    """Return a search that found nothing with its codes as names."""
    kinds = ", ".join(kind_label(code) for code in one.kind.split())
    looked_for = "; ".join(part for part in (kinds, one.words) if part)
    return Named(
        looked_for or _("Other words"),
        ", ".join(need_label(code) for code in one.need.split()) or _("Any"),
        ", ".join(_district(code, authority) for code in one.district.split()) or _("Any"),
        one.count.words,
    )


def _searches(authority: Authority) -> list[Named]:
    found = list_empty_handed(db.session(), authority.code, _since())
    return [name_of_search(one, authority) for one in found]


def _cells(one: Named) -> tuple[Value, ...]:
    return (one.looked_for or None, one.need, one.district, one.count)


def _district(code: str, authority: Authority) -> str:
    return next((one.name for one in authority.districts if one.id == code), code)


def _council() -> Authority:
    return get_authority(current_officer().authority)


def _since() -> date:
    return (datetime.now(ENGLAND) - SEARCHES_OF).date()
