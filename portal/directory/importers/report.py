"""What an import did, or would do: told in words for officers and in JSON for programs.

It never quotes a person's name: of personal columns only the headings are told.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SHOWN = 100  # lines of one kind before the text says “and n more”; the JSON has all


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One fact of one record, before and after."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record the report names; `successors` are where a closed school's pupils look next."""

    source_id: str
    name: str
    changes: tuple[FieldChange, ...] = ()
    successors: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class RejectedCell:
    """A row (`column` empty) or a cell that was not imported: where, what and why."""

    row: int
    column: str
    value: str
    why: str


@dataclass(slots=True)
class ImportReport:
    """Everything one import did or, after a dry run, would have done."""

    source: str
    file: str
    authority: str
    dry_run: bool = False
    stated_on: str | None = None
    encoding: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    added: list[RecordLine] = field(default_factory=list)
    changed: list[RecordLine] = field(default_factory=list)
    closed: list[RecordLine] = field(default_factory=list)
    vanished: list[RecordLine] = field(default_factory=list)
    named: list[RecordLine] = field(default_factory=list)
    kept: list[RecordLine] = field(default_factory=list)
    rejected: list[RejectedCell] = field(default_factory=list)
    doubts: list[RejectedCell] = field(default_factory=list)
    personal_columns: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether the directory is the same after this import as before."""
        return not (self.added or self.changed or self.closed or self.vanished or self.named)

    def to_mapping(self) -> dict[str, Any]:
        """Return the report as plain values, for JSON."""
        return {**asdict(self), "changes_nothing": self.changes_nothing}

    def to_json(self) -> str:
        """Return the report as JSON."""
        return json.dumps(self.to_mapping(), ensure_ascii=False, indent=2)

    def to_text(self) -> str:
        """Return the report as lines an officer can read."""
        title = "What this import would do" if self.dry_run else "What this import did"
        lines = [
            f"{title}: {self.source} for {self.authority}",
            f"File {self.file} ({self.encoding}), as at {self.stated_on or 'an unknown date'}",
            *(f"{words}: {number}" for words, number in self.counts.items()),
        ]
        if self.changes_nothing:
            lines.append("Nothing changes.")
        for heading, records in self._groups().items():
            lines += _group(heading, [_record(one) for one in records])
        lines += _group("Rows and cells not imported", [_cell(one) for one in self.rejected])
        lines += _group("Worth a look", [_cell(one) for one in self.doubts])
        if self.personal_columns:
            lines += _group("Personal columns left out", [", ".join(self.personal_columns)])
        lines += _group("Notes", self.notes)
        return "\n".join(lines)

    def _groups(self) -> Mapping[str, list[RecordLine]]:
        return {
            "Added": self.added,
            "Changed": self.changed,
            "Closed": self.closed,
            "No longer in the file": self.vanished,
            "Old names added": self.named,
            "Kept as an officer wrote it": self.kept,
        }


def _group(heading: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  … and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return ["", f"{heading} ({len(lines)})", *(f"  {line}" for line in lines[:SHOWN]), *more]


def _record(one: RecordLine) -> str:
    told = f"{one.source_id} {one.name}"
    if one.changes:
        changes = (f"{c.field}: {c.old or 'nothing'} → {c.new or 'nothing'}" for c in one.changes)
        told += ": " + "; ".join(changes)
    if one.successors:
        told += f" (now: {', '.join(one.successors)})"
    return f"{told} ({one.why})" if one.why else told


def _cell(one: RejectedCell) -> str:
    where = f"line {one.row}" + (f", {one.column}" if one.column else "")
    value = f" “{one.value[:60]}”" if one.value else ""
    return f"{where}{value}: {one.why}"
