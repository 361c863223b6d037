"""The browse pages: every need, age and district with how much there is."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import format_date

from portal.authorities import Authority
from portal.directory.labels import get_labels, need_label
from portal.directory.place_tables import AddedUp
from portal.directory.presenters.parts import DAY
from portal.language import gettext as _
from portal.send.needs import AREA_OF, AreaOfNeed, Need, list_needs_in
from search_index import Answer


@dataclass(frozen=True)
class Entry:
    """One thing to browse by: its name, plain words, how many services, where they are."""

    id: str
    name: str
    plain: str | None
    count: int
    url: str

    @property
    def text(self) -> str | None:
        """The plain words, by the name the page of ages knows them."""
        return self.plain


@dataclass(frozen=True)
class AreaOfNeeds:
    """A broad area with its needs; `name` and `summary` are content."""

    name: str
    summary: str | None
    needs: tuple[Entry, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    text: str
    numeric: bool


@dataclass(frozen=True)
class Table:
    """A table as the table macro takes it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: tuple[Any, ...]


@dataclass(frozen=True)
class PlaceTablePage:
    """One dated table of places."""

    title: str
    as_at: str
    source: str
    notes: tuple[str, ...]
    table: Table


def present_needs(answer: Answer, authority: Authority) -> tuple[AreaOfNeeds, ...]:
    """Return the areas of need; a code only another council uses is left out."""
    counts = counts_of(answer, "need")
    labels = get_labels()
    areas = [
        AreaOfNeeds(
            labels.areas[area].label,
            labels.areas[area].plain,
            tuple(_need(code, counts) for code in _shown(list_needs_in(area), authority)),
        )
        for area in AreaOfNeed
    ]
    rest = _shown(tuple(need for need in Need if need not in AREA_OF), authority)
    if rest:
        areas.append(AreaOfNeeds(_("Other needs"), None, tuple(_need(n, counts) for n in rest)))
    return tuple(areas)


def present_ages(answer: Answer) -> tuple[Entry, ...]:
    """Return the phases with the ages they cover."""
    counts = counts_of(answer, "phase")
    return tuple(
        Entry(
            code,
            f"{label.label} ({label.ages})",
            label.plain,
            counts.get(code, 0),
            url_for("directory.results", phase=code),
        )
        for code, label in get_labels().phases.items()
    )


def present_districts(answer: Answer, authority: Authority) -> tuple[Entry, ...]:
    """Return the districts in order of name."""
    counts = counts_of(answer, "district")
    return tuple(
        Entry(
            district.id,
            district.name,
            None,
            counts.get(district.id, 0),
            url_for("directory.results", district=district.id),
        )
        for district in sorted(authority.districts, key=lambda one: one.name)
    )


def present_tables(tables: list[AddedUp], authority: Authority) -> tuple[PlaceTablePage, ...]:
    """Return the dated tables of places with computed totals; a blank of the source stays one."""
    return tuple(_table_page(added, authority) for added in tables)


def counts_of(answer: Answer, facet: str) -> dict[str, int]:
    """Return how many results each value of a facet would leave."""
    return {one.value: one.count for one in answer.facets.get(facet, ())}


def _shown(needs: tuple[Need, ...], authority: Authority) -> tuple[Need, ...]:
    labels = get_labels().needs
    return tuple(n for n in needs if n in labels and labels[n].authority in {None, authority.code})


def _need(code: Need, counts: dict[str, int]) -> Entry:
    label = get_labels().needs[code]
    url = url_for("directory.results", need=str(code))
    return Entry(code, label.label, label.plain, counts.get(code, 0), url)


def _table_page(added: AddedUp, authority: Authority) -> PlaceTablePage:
    table = added.table
    cell_notes = [cell.note for cell in table.cells if cell.note]
    return PlaceTablePage(
        title=table.title,
        as_at=table.stated_on_words or format_date(table.stated_on, DAY),
        source=table.source_title,
        notes=(*table.notes, *dict.fromkeys(cell_notes)),
        table=Table(
            caption=table.title,
            columns=(
                Column(_("District"), False),
                *(Column(need_label(need), True) for need in added.needs),
                Column(_("All"), True),
            ),
            rows=tuple(_table_row(added, district, authority) for district in added.districts),
            total=(
                _("All"),
                *(added.column_total(need) for need in added.needs),
                added.total,
            ),
        ),
    )


def _table_row(added: AddedUp, district: str, authority: Authority) -> tuple[Any, ...]:
    known = authority.find_district(district)
    cells = added.cells[district]
    counts = ("–" if (count := cells.get(need)) is None else count for need in added.needs)
    return (known.name if known else district, *counts, added.row_total(district))
