"""The words for codes, read from `content/england` once when the portal starts.

Meaning travels by code; only here does a code become words. Words that are
part of the interface (days, "free") are translated; words of the field are
content and English.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app

from portal.authorities import Authority, current_authority
from portal.content_reader import ContentModel, read_yaml_list
from portal.language import gettext as _
from portal.send.ages import Phase
from portal.send.needs import AreaOfNeed, Need
from portal.send.offer import Kind
from portal.send.sessions import WEEKDAYS
from portal.send.support import Tier


class AreaLabel(ContentModel):
    """Words for a broad area of need."""

    code: AreaOfNeed
    label: str
    plain: str


class NeedLabel(ContentModel):
    """Words for a type of need; `old_names` are found by search, never shown as current."""

    code: Need
    label: str
    area: AreaOfNeed | None = None
    plain: str
    aliases: tuple[str, ...] = ()
    old_names: tuple[str, ...] = ()
    active_from: int | None = None
    active_to: int | None = None
    authority: str | None = None


class KindLabel(ContentModel):
    """Words for a kind of service and what the law wants of it."""

    code: Kind
    label: str
    plural: str
    plain: str
    schedule2: tuple[str, ...] = ()


class PhaseLabel(ContentModel):
    """Words for a phase; `ages` as families say them."""

    code: Phase
    label: str
    ages: str
    plain: str


class TierLabel(ContentModel):
    """Words for a step of the graduated approach."""

    code: Tier
    label: str
    short: str
    plain: str


class Schedule2Item(ContentModel):
    """What the law asks the Local Offer to hold; `verified` when its number was read."""

    key: str
    number: str | None = None
    wording: str
    verified: bool
    audience: str


@dataclass(frozen=True)
class Labels:
    """Every code's words, by code."""

    areas: dict[str, AreaLabel]
    needs: dict[str, NeedLabel]
    kinds: dict[str, KindLabel]
    phases: dict[str, PhaseLabel]
    tiers: dict[str, TierLabel]
    schedule2: dict[str, Schedule2Item]


def register_labels(app: Flask, content: Path) -> None:
    """Read the words for `app`; raises `ContentErrors` so that the start stops."""
    app.extensions["portal_labels"] = read_labels(content)


def read_labels(content: Path) -> Labels:
    """Read every file of words; raises `ContentErrors`."""
    england = content / "england"
    return Labels(
        areas=_by_code(read_yaml_list(england / "areas_of_need.yaml", AreaLabel)),
        needs=_by_code(read_yaml_list(england / "needs.yaml", NeedLabel)),
        kinds=_by_code(read_yaml_list(england / "kinds.yaml", KindLabel)),
        phases=_by_code(read_yaml_list(england / "phases.yaml", PhaseLabel)),
        tiers=_by_code(read_yaml_list(england / "tiers.yaml", TierLabel)),
        schedule2={
            item.key: item for item in read_yaml_list(england / "schedule2.yaml", Schedule2Item)
        },
    )


def get_labels() -> Labels:
    """Return the words of the portal that is running."""
    return cast(Labels, current_app.extensions["portal_labels"])


def label_of(group: str, value: str) -> str:
    """Return the words for a value of a search filter or facet; the value itself when unknown."""
    return _CONTENT_WORDS[group](value) if group in _CONTENT_WORDS else _interface(group, value)


def is_content(group: str) -> bool:
    """Say whether the words of a filter are content, hence English on every page."""
    return group in _CONTENT_WORDS


def kind_label(kind: str, authority: Authority | None = None) -> str:
    """Return the words for a kind; a specialist place carries the council's own short word."""
    known = get_labels().kinds.get(kind)
    if known is None:
        return kind
    if kind != Kind.SRP:
        return known.label
    return f"{known.label} ({(authority or current_authority()).srp_label.short})"


def need_label(code: str) -> str:
    """Return the words for a type or an area of need."""
    labels = get_labels()
    known = labels.needs.get(code) or labels.areas.get(code)
    return known.label if known is not None else code


def weekday_label(day: str) -> str:
    """Return the name of a weekday in the reader's language."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return dict(zip(WEEKDAYS, map(str, names), strict=True)).get(cast(Any, day), day)


def _phase_label(code: str) -> str:
    known = get_labels().phases.get(code)
    return f"{known.label} ({known.ages})" if known is not None else code


def _tier_label(code: str) -> str:
    known = get_labels().tiers.get(code)
    return known.label if known is not None else code


def _district_label(district: str) -> str:
    known = current_authority().find_district(district)
    return known.name if known is not None else district


_CONTENT_WORDS: dict[str, Callable[[str], str]] = {
    "kind": kind_label,
    "need": need_label,
    "phase": _phase_label,
    "tier": _tier_label,
    "district": _district_label,
}


def _interface(group: str, value: str) -> str:
    if group in {"open_on", "day"}:
        return weekday_label(value)
    if group == "free":
        return _("Free")
    if group == "type":
        return _("Guidance") if value == "guidance" else _("Services")
    return value


def _by_code(entries: Iterable[Any]) -> dict[str, Any]:
    return {str(entry.code): entry for entry in entries}
