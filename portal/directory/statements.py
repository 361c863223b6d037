"""What each source states, kept apart and merged by rule.

Several voices may speak about one school: an officer, `content/`, the national
register and (in a demonstration) invented data. Keeping each one's words apart
is what lets a re-import change only its own, lets an officer's correction
survive, and lets the page say where a fact came from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.directory.listing import Listing

Values = dict[str, Any]

# Field groups of a listing; each group of each source is one statement with one date.
GROUPS: dict[str, tuple[str, ...]] = {
    "identity": (
        "key", "urn", "provision_urn", "identifiers", "name", "kind", "status", "type_label",
        "state_funded", "opened_on", "closed_on", "aliases", "formerly", "organization", "seed",
    ),
    "description": ("summary", "description", "schedule2"),
    "ages": ("min_age", "max_age", "phases"),
    "needs": ("needs",),
    "place": (
        "coverage", "districts", "address", "town", "postcode", "lat", "lon", "accessibility",
    ),
    "contact": ("contacts", "phone", "email", "url", "website"),
    "access": ("tier", "access"),
    "sessions": ("sessions",),
    "answers": ("local_offer", "paragraph_5"),
    "provision": ("provision",),
    "history": ("history", "replaced_by"),
    "assurance": ("sources", "assured_on", "assured_by"),
}  # fmt: skip
GROUP_OF = {field: group for group, fields in GROUPS.items() for field in fields}

# Who is believed first where no rule below says otherwise. An officer comes before all.
PRECEDENCE = ("content", "gias", "open-referral", "outpost", "open-objects", "demonstration")

# A register keeps these truer than a strategy of some years ago: the newest statement wins.
NEWEST_FIRST = frozenset(
    {"status", "opened_on", "closed_on", "min_age", "max_age", "phases", "town",
     "assured_on", "assured_by"}
)  # fmt: skip
# Lists to which every source adds, and answers of which each source may know some.
JOINED = frozenset({"aliases", "formerly", "sources", "history", "schedule2", "replaced_by"})
NESTED = frozenset({"access", "accessibility", "local_offer", "paragraph_5", "identifiers"})
# Values that mean something only together, so they are taken from one voice.
TOGETHER = (
    ("min_age", "max_age"),
    ("lat", "lon"),
    ("assured_on", "assured_by"),
    ("status", "closed_on"),
)
# Not news to anybody: a later issue of the same file changes these every time.
NOT_REPORTED = frozenset({"sources", "key", "seed"})


@dataclass(frozen=True)
class Told:
    """Everything one source states about one service. `source` is None for an officer."""

    source: str
    stated_on: date | None
    values: Mapping[str, Any]


def values_of(listing: Listing) -> Values:
    """Return what `listing` states as plain JSON values, leaving out what it does not say."""
    said = listing.model_dump(mode="json", exclude_unset=True)
    return {field: kept for field, value in said.items() if (kept := _stated(value)) is not None}


def by_group(values: Mapping[str, Any]) -> dict[str, Values]:
    """Return `values` by field group."""
    groups: dict[str, Values] = {}
    for field, value in values.items():
        groups.setdefault(GROUP_OF[field], {})[field] = value
    return groups


def stated_on(listing: Listing) -> date | None:
    """Return the latest day the listing speaks of: of its sources, or of its check."""
    dates = [source.stated_on for source in listing.sources if source.stated_on]
    return max([*dates, *([listing.assured_on] if listing.assured_on else [])], default=None)


def merge(told: Iterable[Told], overrides: Mapping[str, Any]) -> Values:
    """Return the effective values: an officer's first, then by the rule of each field.

    `overrides` maps a field, or `group.part` of a nested answer, to its value;
    None means that the field is to be shown as not told.
    """
    voices = sorted(told, key=lambda one: _rank(one.source))
    newest = sorted(voices, key=lambda one: one.stated_on or date.min, reverse=True)
    fields = {field for one in voices for field in one.values}
    merged = {field: _merged(field, voices, newest) for field in sorted(fields)}
    for unit in TOGETHER:
        _take_together(merged, unit, newest if unit[0] in NEWEST_FIRST else voices)
    _keep_other_names(merged, voices)
    _correct(merged, overrides)
    return {field: value for field, value in merged.items() if value is not None}


def origins(told: Iterable[Told]) -> dict[str, dict[str, Any]]:
    """Return, for each group, the source believed first for it and the day it speaks of."""
    found: dict[str, dict[str, Any]] = {}
    for one in sorted(told, key=lambda one: _rank(one.source)):
        for group in by_group(one.values):
            on = one.stated_on.isoformat() if one.stated_on else None
            found.setdefault(group, {"source": one.source, "stated_on": on})
    return found


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return each field that differs, with its old and new value, in a stable order."""
    return {
        field: (before.get(field), after.get(field))
        for field in sorted({*before, *after} - NOT_REPORTED)
        if before.get(field) != after.get(field)
    }


def _stated(value: Any) -> Any:
    """Return the part of `value` that says something; None when nothing does."""
    if isinstance(value, dict):
        return {k: v for k, inner in value.items() if (v := _stated(inner)) is not None} or None
    return None if value in (None, "", "not_stated") or value == [] else value


def _rank(source: str) -> int:
    return PRECEDENCE.index(source) if source in PRECEDENCE else len(PRECEDENCE)


def _merged(field: str, voices: Sequence[Told], newest: Sequence[Told]) -> Any:
    ordered = newest if field in NEWEST_FIRST else voices
    values = [one.values[field] for one in ordered if field in one.values]
    if field in JOINED:
        return _joined(values)
    if field in NESTED:
        return {key: part for value in reversed(values) for key, part in value.items()}
    return values[0]


def _joined(values: Iterable[list[Any]]) -> list[Any]:
    joined: list[Any] = []
    for value in values:
        joined.extend(item for item in value if item not in joined)
    return joined


def _take_together(merged: Values, unit: tuple[str, ...], voices: Sequence[Told]) -> None:
    for one in voices:
        if unit[0] in one.values or unit[1] in one.values:
            for field in unit:
                merged[field] = one.values.get(field)
            return


def _keep_other_names(merged: Values, voices: Sequence[Told]) -> None:
    """A name only one source uses stays findable as an alias."""
    known = {str(name).casefold() for name in (merged.get("name"), *merged.get("aliases", []))}
    known |= {str(name).casefold() for name in merged.get("formerly", [])}
    others = [str(one.values["name"]) for one in voices if "name" in one.values]
    fresh = dict.fromkeys(name for name in others if name.casefold() not in known)
    if fresh:
        merged["aliases"] = [*merged.get("aliases", []), *fresh]


def _correct(merged: Values, overrides: Mapping[str, Any]) -> None:
    for field, value in overrides.items():
        group, _, part = field.partition(".")
        if part:
            merged[group] = {**(merged.get(group) or {}), part: value}
            merged[group] = _stated(merged[group])
        else:
            merged[field] = value
    _mend(merged, overrides)


def _mend(merged: Values, overrides: Mapping[str, Any]) -> None:
    """Drop what an officer's correction of one half of a pair makes impossible in the other."""
    low, high = merged.get("min_age"), merged.get("max_age")
    if low is not None and high is not None and low > high:
        if "max_age" not in overrides:
            merged["max_age"] = None
        elif "min_age" not in overrides:
            merged["min_age"] = None
    if merged.get("lat") is None or merged.get("lon") is None:
        merged["lat"] = merged["lon"] = None
    if merged.get("assured_by") is None:
        merged["assured_on"] = None
    if "status" in overrides and "closed_on" not in overrides:
        merged["closed_on"] = None
