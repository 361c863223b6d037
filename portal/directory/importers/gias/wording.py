"""Puts the facts that differ between two issues of the file into words for the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.directory.importers.report import FieldChange

# Made by us from other fields, or from the file of links: no news from the register.
DERIVED = frozenset({"summary", "url", "formerly"})


def tell_changes(fields: Mapping[str, tuple[Any, Any]]) -> tuple[FieldChange, ...]:
    """Return what the register changed; figures of which only the date is newer have not."""
    told = (
        FieldChange(name, _words(name, old), _words(name, new))
        for name, (old, new) in fields.items()
        if name not in DERIVED
    )
    return tuple(one for one in told if one.old != one.new)


def tell_figures(figures: Sequence[Mapping[str, Any]]) -> str:
    """Return children and places of each provision: `resourced_provision 7/10`."""
    return "; ".join(_figure(one) for one in figures)


def _words(name: str, value: Any) -> str | None:
    if name == "provision" and value:
        return tell_figures(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {part}" for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(str(one) for one in value) or None
    return None if value is None else str(value)


def _figure(figure: Mapping[str, Any]) -> str:
    on_roll, capacity = figure.get("on_roll"), figure.get("capacity")
    told = f"{figure['measure']} {_number(on_roll)}/{_number(capacity)}"
    doubts = figure.get("doubts")
    return f"{told} ({', '.join(doubts)})" if doubts else told


def _number(value: int | None) -> str:
    return "?" if value is None else str(value)
