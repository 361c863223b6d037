"""Which school came after which: the DfE's file of predecessors and successors.

An academy conversion gives the same place a new number, and the file that says
so is no tree: both directions are listed, some schools succeed each other, one
may have several successors. So it is walked a few steps at most, never twice
through the same school, and every open school found is offered.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from portal.directory.importers.cells import BadCell, read_text, read_whole_number
from portal.directory.importers.opening import examine
from portal.directory.importers.report import RejectedCell
from portal.directory.importers.table import BrokenRow, Row, Table

MOST_STEPS = 8  # no real chain is longer; more would be a fault in the file
_COLUMNS = ("URN", "LinkURN", "LinkName", "LinkType")


@dataclass(slots=True)
class SchoolLinks:
    """Successors and predecessors by URN, and the names linked schools had."""

    successors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    predecessors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, str] = field(default_factory=dict)
    rejected: list[RejectedCell] = field(default_factory=list)

    def find_successors(self, urn: str, open_urns: Collection[str]) -> tuple[str, ...]:
        """Return the open schools that came after `urn`, nearest first, then by number."""
        return self._walk(urn, self.successors, open_urns)

    def find_former_names(self, urn: str, open_urns: Collection[str]) -> tuple[str, ...]:
        """Return the names of closed schools directly before `urn`, by number."""
        before = sorted(self.predecessors.get(urn, ()))
        return tuple(
            dict.fromkeys(
                self.names[one] for one in before if one in self.names and one not in open_urns
            )
        )

    def _walk(
        self, start: str, links: dict[str, set[str]], open_urns: Collection[str]
    ) -> tuple[str, ...]:
        seen, found, here = {start}, [], [start]
        for _ in range(MOST_STEPS):
            following = sorted({one for urn in here for one in links.get(urn, ())} - seen)
            seen.update(following)
            found += [urn for urn in following if urn in open_urns]
            here = [urn for urn in following if urn not in open_urns]
        return tuple(found)


def read_links(path: Path) -> SchoolLinks:
    """Read a links file; raises `UnreadableFile`. Rows that cannot be read are listed."""
    links = SchoolLinks()
    table = Table(examine(path), wanted=_COLUMNS, required=("URN", "LinkURN", "LinkType"))
    for row in table.rows():
        if isinstance(row, BrokenRow):
            links.rejected.append(RejectedCell(row.line, "", "", row.why))
        else:
            _read(row, links)
    return links


def _read(row: Row, links: SchoolLinks) -> None:
    try:
        urn, linked = read_whole_number(row["URN"]), read_whole_number(row["LinkURN"])
        kind = (read_text(row["LinkType"]) or "").casefold()
    except BadCell as error:
        links.rejected.append(RejectedCell(row.line, "LinkURN", row["LinkURN"], str(error)))
        return
    if urn is None or linked is None or urn == linked:
        return
    before, after = (str(linked), str(urn)) if "predecessor" in kind else (str(urn), str(linked))
    if not any(word in kind for word in ("predecessor", "successor", "amalgamation")):
        return
    links.successors[before].add(after)
    links.predecessors[after].add(before)
    try:
        name = read_text(row["LinkName"])
    except BadCell:
        name = None
    if name:
        links.names[str(linked)] = name
