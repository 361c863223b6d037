"""Makes sense of the figures schools give for resourced provision and SEN units.

They are self-declared and often wrong in ways that would mislead a family: the
same places given twice, the whole school's roll, nought, more children than
places. Nothing is corrected silently; each doubt has a code the page explains.
"""

from dataclasses import dataclass
from typing import Literal

from portal.directory.listing_parts import Doubt

Measure = Literal["resourced_provision", "sen_unit"]

_WORDS: dict[Measure, str] = {"resourced_provision": "resourced", "sen_unit": "sen unit"}
WHOLE = 0.9  # from this share of the school on, a provision is the school itself


@dataclass(frozen=True, slots=True)
class Figures:
    """Children and places of one provision, as stated; None where nothing usable is stated."""

    measure: Measure
    on_roll: int | None
    capacity: int | None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """What a school's row says: provision type, both pairs of figures, the whole school's."""

    type_name: str | None
    resourced: tuple[int | None, int | None]
    unit: tuple[int | None, int | None]
    pupils: int | None = None
    capacity: int | None = None


def read_provision(stated: Stated) -> tuple[Figures, ...]:
    """Return the provisions a school has; empty when it states none.

    Two different pairs of figures are two provisions even when the type names
    one only; the same pair twice is one.
    """
    kind = (stated.type_name or "").casefold()
    named = [measure for measure, words in _WORDS.items() if words in kind]
    if not named:
        return ()
    pairs: dict[Measure, tuple[int | None, int | None]] = {
        "resourced_provision": stated.resourced,
        "sen_unit": stated.unit,
    }
    given = [measure for measure, pair in pairs.items() if pair != (None, None)]
    if len(given) == 2 and stated.resourced == stated.unit:
        return (_figures(named[0], stated.resourced, stated, ("same_figures_twice",)),)
    doubts: tuple[Doubt, ...] = ("type_disagrees",) if set(given) - set(named) else ()
    return tuple(_figures(one, pairs[one], stated, doubts) for one in given or named[:1])


def _figures(
    measure: Measure,
    pair: tuple[int | None, int | None],
    stated: Stated,
    doubts: tuple[Doubt, ...],
) -> Figures:
    on_roll, capacity = pair
    if _is_whole(on_roll, stated.pupils) or _is_whole(capacity, stated.capacity):
        return Figures(measure, None, None, (*doubts, "whole_roll"))
    if capacity is None:
        return Figures(measure, on_roll, None, (*doubts, "capacity_missing"))
    if capacity == 0:
        return Figures(measure, on_roll or None, None, (*doubts, "capacity_zero"))
    if on_roll == 0:
        return Figures(measure, 0, capacity, (*doubts, "nobody_on_roll"))
    if on_roll is not None and on_roll > capacity:
        return Figures(measure, on_roll, capacity, (*doubts, "over_capacity"))
    return Figures(measure, on_roll, capacity, doubts)


def _is_whole(part: int | None, whole: int | None) -> bool:
    return part is not None and whole is not None and part > 0 and part >= WHOLE * whole
