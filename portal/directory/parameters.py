"""Reads the parameters of a search, the same for the page and for the JSON API.

Bad input loses nothing: what could be read is searched for, and each parameter
that could not be is named with a sentence that says how to mend it. A value of
the right form that we simply do not know (a place, a district) is let go and
named too, as the index does with filters that leave nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from portal.authorities import Authority
from portal.directory.locating import Place
from portal.send.ages import OLDEST, YOUNGEST, Phase
from portal.send.needs import AreaOfNeed, Need
from portal.send.offer import Kind
from portal.send.sessions import Weekday
from portal.send.support import Tier
from search_index import Query

LONGEST_WORDS = 500
LONGEST_NAME = 60
MOST_VALUES = 40
MOST_PAGES, MOST_PER_PAGE, PER_PAGE = 10_000, 50, 10
FARTHEST_KM = 200.0

# The values of each filter that is a list of codes; districts are the authority's own.
CODES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "need": (*Need, *AreaOfNeed),
    "phase": tuple(Phase),
    "tier": tuple(Tier),
    "open_on": tuple(Weekday),
    "type": ("service", "guidance"),
}
YES, NO = ("1", "true"), ("0", "false")

PROBLEMS = {
    "need": _l("Choose the type of need from the list."),
    "kind": _l("Choose the kind of help from the list."),
    "phase": _l("Choose the school phase from the list."),
    "tier": _l("Choose the level of support from the list."),
    "district": _l("Choose the district from the list."),
    "open_on": _l("Choose the day of the week from the list."),
    "type": _l("Choose services or guidance from the list."),
    "q": _l("Use fewer words: at most 500 letters."),
    "age": _l("Give an age in whole years, from 0 to 25."),
    "postcode": _l("Give a postcode, or the name of a town or village."),
    "within_km": _l("Give a distance in kilometres, up to 200."),
    "free": _l("Write 1 to see only what is free."),
    "page": _l("Give the number of a page."),
    "per_page": _l("Give a number from 1 to 50."),
}


@dataclass(frozen=True)
class Asked:
    """A search as asked.

    `chosen` holds what was given and understood, by parameter, for links and
    boxes. `problems` names each parameter that could not be read; `unknown`
    those whose value nobody here knows. `place` is never logged.
    """

    authority: Authority
    query: Query
    chosen: Mapping[str, tuple[str, ...]]
    place: Place
    problems: Mapping[str, Any] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


class _Reader:
    """Takes values out of an address and keeps what was wrong with them."""

    def __init__(self, args: MultiDict[str, str]) -> None:
        self.args = args
        self.chosen: dict[str, tuple[str, ...]] = {}
        self.problems: dict[str, Any] = {}

    def codes(self, name: str) -> tuple[str, ...]:
        given = self._list(name)
        known = tuple(value for value in given if value in CODES[name])
        if len(known) < len(given):
            self.problems[name] = PROBLEMS[name]
        return self._keep(name, known)

    def districts(self, authority: Authority) -> tuple[tuple[str, ...], bool]:
        given = self._list("district")
        if any(len(value) > LONGEST_NAME for value in given):
            self.problems["district"] = PROBLEMS["district"]
        known = tuple(value for value in given if authority.find_district(value))
        return self._keep("district", known), bool(given) and not known

    def text(self, name: str, longest: int) -> str:
        value = " ".join(self._one(name).replace("\x00", " ").split())
        if len(value) > longest:
            self.problems[name] = PROBLEMS[name]
            value = value[:longest]
        self._keep(name, (value,) if value else ())
        return value

    def whole(self, name: str, lowest: int, highest: int) -> int | None:
        value = self._one(name)
        if not value:
            return None
        if re.fullmatch(r"[0-9]{1,9}", value) and lowest <= int(value) <= highest:
            self._keep(name, (str(int(value)),))
            return int(value)
        self.problems[name] = PROBLEMS[name]
        return None

    def kilometres(self, name: str) -> float | None:
        value = self._one(name)
        if not value:
            return None
        try:
            km = float(value)
        except ValueError:
            km = -1.0
        if len(value) <= LONGEST_NAME and isfinite(km) and 0 < km <= FARTHEST_KM:
            self._keep(name, (f"{km:g}",))
            return km
        self.problems[name] = PROBLEMS[name]
        return None

    def yes(self, name: str) -> bool:
        value = self._one(name)
        if value and value not in (*YES, *NO):
            self.problems[name] = PROBLEMS[name]
        self._keep(name, ("1",) if value in YES else ())
        return value in YES

    def _one(self, name: str) -> str:
        given = list(dict.fromkeys(value.strip() for value in self.args.getlist(name)))
        if len(given) > 1:
            self.problems[name] = PROBLEMS[name]
        return given[-1] if given else ""

    def _list(self, name: str) -> tuple[str, ...]:
        given = [value for value in self.args.getlist(name) if value]
        if len(given) > MOST_VALUES:
            self.problems[name] = PROBLEMS[name]
        return tuple(dict.fromkeys(given[:MOST_VALUES]))

    def _keep(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        kept = tuple(values)
        if kept:
            self.chosen[name] = kept
        return kept


def read_parameters(
    args: MultiDict[str, str], authority: Authority, locate: Callable[[str], Place]
) -> Asked:
    """Return the search that `args` ask for in the offer of `authority`.

    `locate` tells where a postcode or the name of a place is.
    """
    reader = _Reader(args)
    words = reader.text("q", LONGEST_WORDS)
    place = locate(reader.text("postcode", LONGEST_NAME))
    districts, no_such_district = reader.districts(authority)
    within_km = reader.kilometres("within_km")
    query = Query(
        words=words,
        types=reader.codes("type"),
        kinds=reader.codes("kind"),
        needs=reader.codes("need"),
        phases=reader.codes("phase"),
        age=reader.whole("age", YOUNGEST, OLDEST),
        districts=districts,
        tiers=reader.codes("tier"),
        free=reader.yes("free"),
        days=reader.codes("open_on"),
        point=place.point,
        within_km=within_km if place.point else None,
        page=reader.whole("page", 1, MOST_PAGES) or 1,
        per_page=reader.whole("per_page", 1, MOST_PER_PAGE) or PER_PAGE,
    )
    unknown = [
        name for name, yes in (("postcode", place.unknown), ("district", no_such_district)) if yes
    ]
    return Asked(authority, query, reader.chosen, place, reader.problems, tuple(unknown))
