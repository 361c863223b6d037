"""Sentences for what others reported and for waiting times, the same on the page and in files."""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.feedback.timeliness.content import ReportedTimeliness, WaitingTime


def reported_sentence(one: ReportedTimeliness) -> str:
    """Return what a reported percentage can and cannot say."""
    percent = f"{one.percent:g}%"
    if one.target:
        said: str = _("%(who)s aimed at %(percent)s within 20 weeks.", who=one.who, percent=percent)
        return said
    said = _(
        "It was reported that %(who)s issued %(percent)s of plans within 20 weeks.",
        who=one.who, percent=percent,
    )  # fmt: skip
    unknown = _("Of how many plans was not printed, so nobody can say how sure this is.")
    known = _("That is of %(plans)s plans.", plans=f"{one.plans:,}") if one.plans else unknown
    return f"{said} {known}"


def waiting_words(one: WaitingTime) -> str:
    """Return how long a wait is, with what was measured, or that nobody published it."""
    if one.weeks is None:
        said: str = _("Not published")
    else:
        said = ngettext("%(weeks)s week", "%(weeks)s weeks", one.weeks, weeks=f"{one.weeks:g}")
        said = f"{said} ({one.measure})" if one.measure else said
    return f"{said}. {one.note}" if one.note else said
