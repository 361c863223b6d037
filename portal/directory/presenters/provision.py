"""Figures of places as dated statements, with what seems wrong about them.

Never free places, never a subtraction: a roll above the capacity is a fault of
the record or of the world, not "minus 22 places".
"""

from collections.abc import Iterator

from flask_babel import format_date
from markupsafe import Markup

from portal.directory.listing import Listing
from portal.directory.listing_parts import ProvisionFigure
from portal.directory.presenters.parts import DAY, RowOfFacts
from portal.language import gettext as _
from portal.language import ngettext


def figure_rows(listing: Listing) -> tuple[RowOfFacts, ...]:
    """Return one row a figure: what the source states, its day, its doubts."""
    titles = {source.id: source.title for source in listing.sources}
    return tuple(
        RowOfFacts(_measure(one), _numbers(one), note=Markup(" ").join(_notes(one, titles)))
        for one in listing.provision
    )


def _measure(figure: ProvisionFigure) -> str:
    words = {
        "resourced_provision": _("Resourced provision"),
        "sen_unit": _("SEN unit"),
        "provision": _("Specialist places"),
        "school": _("Whole school"),
    }
    return str(words[figure.measure])


def _numbers(figure: ProvisionFigure) -> str:
    parts = []
    if figure.on_roll is not None:
        parts.append(
            ngettext("%(num)s child on the roll", "%(num)s children on the roll", figure.on_roll)
        )
    if figure.capacity is not None:
        parts.append(ngettext("%(num)s place", "%(num)s places", figure.capacity))
    return ", ".join(parts) or _("No number stated")


def _notes(figure: ProvisionFigure, titles: dict[str, str]) -> Iterator[str]:
    if figure.stated_on:
        yield _("As recorded on %(date)s.", date=format_date(figure.stated_on, DAY))
    if figure.source:
        yield _("Source: %(title)s.", title=titles.get(figure.source, figure.source))
    doubts = {
        "same_figures_twice": _("The record gives the same numbers twice; we show them once."),
        "whole_roll": _("The number may be for the whole school."),
        "over_capacity": _("The record shows more children than places."),
        "capacity_zero": _("The record gives no places, which cannot be right."),
        "capacity_missing": _("The record does not say how many places there are."),
        "nobody_on_roll": _("Nobody was on the roll on that day."),
        "type_disagrees": _("The record does not agree with itself about the kind of provision."),
    }
    yield from (str(doubts[doubt]) for doubt in figure.doubts)
