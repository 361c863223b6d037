"""Where a service is, when it is on and how one gets in and around, in words."""

from flask_babel import format_date

from portal.authorities import Authority
from portal.directory.labels import weekday_label
from portal.directory.listing import Listing
from portal.directory.listing_parts import SessionTimes
from portal.directory.presenters.parts import DAY, RowOfFacts
from portal.directory.reach import coverage_of
from portal.language import gettext as _
from portal.send.accessibility import Feature, Wheelchair
from portal.send.offer import Coverage
from portal.send.sessions import LAST, Pattern, When
from portal.send.support import Answer


def place_rows(listing: Listing, authority: Authority) -> tuple[RowOfFacts, ...]:
    """Return the address, the districts and how far the service reaches."""
    rows = []
    address = tuple(part for part in (*listing.address, listing.town, listing.postcode) if part)
    if address:
        rows.append(RowOfFacts(_("Address"), lines=tuple(dict.fromkeys(address)), data=True))
    known = (authority.find_district(one) for one in listing.districts)
    districts = tuple(district.name for district in known if district is not None)
    if districts:
        rows.append(RowOfFacts(_("District"), lines=districts, data=True))
    words = {
        Coverage.COUNTY: _("The whole county"),
        Coverage.NATIONAL: _("The whole country"),
        Coverage.ONLINE: _("Online, wherever you live"),
    }
    if reach := words.get(coverage_of(listing)):
        rows.append(RowOfFacts(_("Area covered"), reach))
    return tuple(rows)


def session_rows(listing: Listing) -> tuple[RowOfFacts, ...]:
    """Return each session as a weekday with its times and pattern in words."""
    rows = []
    for session in listing.sessions:
        rows.append(
            RowOfFacts(
                weekday_label(session.weekday),
                _("%(times)s, %(how_often)s, %(when)s", **_session_words(session)),
                note=_valid(session),
            )
        )
        if session.note:
            rows.append(RowOfFacts(_("About this session"), session.note, data=True))
    return tuple(rows)


def access_rows(listing: Listing) -> tuple[RowOfFacts, ...]:
    """Return what the building offers, as far as somebody told us."""
    rows = []
    if (row := _wheelchair(listing.accessibility.wheelchair)) is not None:
        rows.append(row)
    labels = {
        Feature.TOILET: _("Accessible toilet"),
        Feature.HOIST: _("Hoist"),
        Feature.CHANGING_PLACE: _("Changing Places toilet"),
        Feature.HEARING_LOOP: _("Hearing loop"),
        Feature.QUIET_SPACE: _("Quiet space"),
        Feature.PARKING: _("Parking for disabled visitors"),
    }
    answers = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.SOMETIMES: _("Sometimes")}
    for feature, label in labels.items():
        answer = getattr(listing.accessibility, feature)
        if answer in answers:
            rows.append(RowOfFacts(label, str(answers[answer])))
    return tuple(rows)


def _wheelchair(access: Wheelchair) -> RowOfFacts | None:
    words = {
        Wheelchair.FULL: _("Yes, everywhere"),
        Wheelchair.PARTIAL: _("Only in part. Ask before you travel."),
        Wheelchair.NONE: _("No"),
    }
    return RowOfFacts(_("Wheelchair access"), str(words[access])) if access in words else None


def _session_words(session: SessionTimes) -> dict[str, str]:
    times = session.start or _("time not told")
    if session.start and session.end:
        times = _("%(start)s to %(end)s", start=session.start, end=session.end)
    when = {
        When.TERM: _("in term time"),
        When.HOLIDAYS: _("in school holidays"),
        When.BOTH: _("all year"),
    }
    return {"times": times, "how_often": _how_often(session), "when": when[session.when]}


def _how_often(session: SessionTimes) -> str:
    if session.pattern is Pattern.NTH:
        words = {
            1: _("the first of each month"),
            2: _("the second of each month"),
            3: _("the third of each month"),
            4: _("the fourth of each month"),
            5: _("the fifth of a month that has one"),
            LAST: _("the last of each month"),
        }
        return str(words[session.nth or LAST])
    return _("every week") if session.pattern is Pattern.WEEKLY else _("every two weeks")


def _valid(session: SessionTimes) -> str | None:
    start = format_date(session.valid_from, DAY) if session.valid_from else None
    end = format_date(session.valid_to, DAY) if session.valid_to else None
    if start and end:
        return _("From %(start)s to %(end)s.", start=start, end=end)
    if start:
        return _("From %(start)s.", start=start)
    return _("Until %(end)s.", end=end) if end else None
