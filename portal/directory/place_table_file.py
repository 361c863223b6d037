"""The format of a dated table of specialist places: `content/<authority>/places/<key>.yaml`.

A table is copied from one source as it was printed. Totals are computed from
its cells; where the source prints totals they may be given, and must agree.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from portal.content_reader import ContentModel
from portal.send.ages import Phase
from portal.send.needs import Need

Count = Annotated[int, Field(ge=0)]


class TableSource(ContentModel):
    """The document the table was printed in."""

    title: str
    url: str | None = None


class PlaceRow(ContentModel):
    """One district: a count for each need of the table, null where the source left a blank."""

    district: str
    places: tuple[Count | None, ...]
    notes: dict[Need, str] = Field(default_factory=dict)


class PrintedTotals(ContentModel):
    """Totals as the source prints them, to prove that the cells were copied right."""

    total: Count | None = None
    needs: dict[Need, Count] = Field(default_factory=dict)
    districts: dict[str, Count] = Field(default_factory=dict)


class PlaceTableFile(ContentModel):
    """One table: `needs` heads the columns, each row is a district.

    `stated_on` is the day the counts speak of; `stated_on_words` is shown
    instead where the source is less exact ("autumn 2018").
    """

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    phase: Phase
    stated_on: date
    stated_on_words: str | None = None
    source: TableSource
    needs: tuple[Need, ...] = Field(min_length=1)
    rows: tuple[PlaceRow, ...] = Field(min_length=1)
    printed: PrintedTotals = PrintedTotals()
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        names = [row.district for row in self.rows]
        if len(set(names)) != len(names):
            raise ValueError("a district is there twice")
        for row in self.rows:
            if len(row.places) != len(self.needs):
                raise ValueError(f"the row “{row.district}” does not have a count for each need")
        self._agrees_with_print()
        return self

    def _agrees_with_print(self) -> None:
        computed: dict[str, int] = {row.district: _sum(row.places) for row in self.rows}
        for number, need in enumerate(self.needs):
            computed[need] = _sum(row.places[number] for row in self.rows)
        computed["total"] = sum(computed[row.district] for row in self.rows)
        printed: dict[str, int | None] = {
            "total": self.printed.total,
            **{str(need): count for need, count in self.printed.needs.items()},
            **self.printed.districts,
        }
        for name, count in printed.items():
            if count is not None and computed.get(name) != count:
                raise ValueError(
                    f"the printed total of “{name}” is {count}, the cells make {computed.get(name)}"
                )


def _sum(counts: Iterable[int | None]) -> int:
    return sum(count or 0 for count in counts)
