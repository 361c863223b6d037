"""The filters beside the results: groups of boxes with how many results each would leave."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import format_decimal

from portal.directory.labels import is_content, label_of
from portal.directory.parameters import CODES, Asked
from portal.directory.presenters.addresses import FILTERS, SearchAddresses
from portal.language import gettext as _
from portal.send.distance import miles
from portal.send.needs import Need
from search_index import Answer

DISTANCES_KM = ("5", "10", "20", "40")
FACET_OF = {"open_on": "day"}  # the index names its facets by what a record has


@dataclass(frozen=True)
class Option:
    """One box. `id` is stable, so that the focus stays when results refresh in place."""

    id: str
    value: str
    label: str
    count: int | None
    checked: bool


@dataclass(frozen=True)
class Group:
    """One filter: checkboxes, radios, or a number to type."""

    name: str
    legend: str
    kind: str
    open: bool
    data: bool
    options: tuple[Option, ...] = ()
    value: str | None = None


@dataclass(frozen=True)
class Chip:
    """A chosen filter, with the address of the same search without it."""

    label: str
    remove_url: str
    data: bool


def filter_groups(asked: Asked, answer: Answer) -> tuple[Group, ...]:
    """Return the filters of a search, those that matter most to families first."""
    groups = (
        _boxes("need", _("Type of need"), asked, answer),
        _number("age", _("Age in years"), asked),
        _boxes("kind", _("Kind of help"), asked, answer),
        _boxes("district", _("District"), asked, answer),
        _distance(asked),
        _boxes("tier", _("Level of support"), asked, answer),
        _boxes("phase", _("School phase"), asked, answer),
        _boxes("open_on", _("Open on"), asked, answer),
        _boxes("free", _("Cost"), asked, answer),
        _boxes("type", _("Services or guidance"), asked, answer),
    )
    return tuple(group for group in groups if group is not None)


def filter_chips(asked: Asked, addresses: SearchAddresses) -> tuple[Chip, ...]:
    """Return one chip for each chosen value."""
    return tuple(
        Chip(chip_label(name, value), addresses.without(name, value), is_content(name))
        for name in FILTERS
        for value in asked.chosen.get(name, ())
    )


def chip_label(name: str, value: str) -> str:
    """Return the words of one chosen value."""
    if name == "age":
        return _("Age %(age)s", age=value)
    if name == "within_km":
        return _("Within %(distance)s", distance=distance_label(value))
    return label_of(name, value)


def filter_name(name: str) -> str:
    """Return the name of a filter the index let go, in words."""
    names: dict[str, Callable[[], str]] = {
        "day": lambda: _("the day"),
        "free": lambda: _("what it costs"),
        "within_km": lambda: _("the distance"),
        "tier": lambda: _("the level of support"),
        "phase": lambda: _("the school phase"),
        "age": lambda: _("the age"),
        "kind": lambda: _("the kind of help"),
        "type": lambda: _("services or guidance"),
        "need": lambda: _("the type of need"),
        "district": lambda: _("the district"),
        "words": lambda: _("some of your words"),
        "postcode": lambda: _("the place"),
    }
    return str(names[name]()) if name in names else name


def distance_label(km: str) -> str:
    """Return a distance in kilometres as families say it too: in miles."""
    value = format_decimal(round(miles(float(km))) or 1)
    return _("%(km)s km (about %(miles)s miles)", km=format_decimal(float(km)), miles=value)


def _boxes(name: str, legend: str, asked: Asked, answer: Answer) -> Group | None:
    chosen = asked.chosen.get(name, ())
    counts = {one.value: one.count for one in answer.facets.get(FACET_OF.get(name, name), ())}
    options = tuple(
        Option(
            id=f"filter-{name}-{value}",
            value=value,
            label=label_of(name, value),
            count=counts.get(value, 0),
            checked=value in chosen,
        )
        for value in _values(name, asked)
        if counts.get(value) or value in chosen
    )
    if not options:
        return None
    return Group(name, legend, "checkboxes", bool(chosen), is_content(name), options)


def _values(name: str, asked: Asked) -> Iterable[str]:
    if name == "district":
        return [district.id for district in asked.authority.districts]
    if name == "need":  # areas of need repeat their needs; they are offered where one was chosen
        return [value for value in CODES[name] if value in tuple(Need) or _chosen(asked, value)]
    return ("1",) if name == "free" else CODES[name]


def _chosen(asked: Asked, need: str) -> bool:
    return need in asked.chosen.get("need", ())


def _number(name: str, legend: str, asked: Asked) -> Group:
    value = next(iter(asked.chosen.get(name, ())), None)
    return Group(name, legend, "number", value is not None, False, value=value)


def _distance(asked: Asked) -> Group | None:
    """Offer distances once there is a place to measure from."""
    if asked.place.point is None:
        return None
    chosen = next(iter(asked.chosen.get("within_km", ())), "")
    distances = dict.fromkeys((*DISTANCES_KM, *([chosen] if chosen else [])))
    options = (
        Option("filter-within_km-any", "", _("Any distance"), None, not chosen),
        *(
            Option(f"filter-within_km-{km}", km, distance_label(km), None, km == chosen)
            for km in sorted(distances, key=float)
        ),
    )
    return Group("within_km", _("How far away"), "radios", bool(chosen), False, options)
