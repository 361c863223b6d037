"""Reads statistics on EHC plans as they are published: by column name, symbols kept, faults named.

A file may come with or without a byte order mark, with columns in any order
and case, and with letters where a number is not given. Nothing is guessed: a
row that contradicts itself is refused with its line and the reason.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

# What official statistics write where there is no number: c confidential, x not available,
# z not applicable, low rounds to nothing, u unreliable, k as c in some files.
SYMBOLS = frozenset({"c", "x", "z", "low", "u", "k", ":", "..", "~"})
NOT_COLLECTED = "x"
ENGLAND = "E92000001"
ROUNDING = 0.051  # percentages are printed with one decimal place

Row = Mapping[str, str]


class FileNotUnderstood(ValueError):
    """The file as a whole cannot be read; the message says why."""


class RowRefused(ValueError):
    """One row cannot be right; the message says why."""


@dataclass(frozen=True)
class Printed:
    """One area in one period as printed; counts are digits or a symbol."""

    source: str
    area: str
    period: str
    name: str
    la_code: str | None
    plans: str
    within: str
    plans_ex: str
    within_ex: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one row."""
        return self.source, self.area, self.period


@dataclass
class Reading:
    """What a file holds: rows, refused lines with the reason, and what was left out and why."""

    rows: dict[tuple[str, str, str], Printed] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def read_dfe(data: bytes) -> Reading:
    """Read “Education, health and care plans” of the Department for Education, timeliness.

    Kept are England and local authorities, all plans together. Raises
    `FileNotUnderstood`.
    """
    needed = {
        "time_period", "new_la_code", "la_name", "plans_issued_den", "plans_issued_den_ex",
        "plans_issued_within_20_weeks", "plans_issued_20_weeks_ex",
    }  # fmt: skip
    return _read(data, needed, _of_dfe)


def read_own(data: bytes, authority: str, name: str) -> Reading:
    """Read the council's own counts: period, plans, within_20_weeks; raises `FileNotUnderstood`.

    `plans_ex` and `within_20_weeks_ex`, without the exceptions of the law, may be there too.
    """

    def of_own(row: Row) -> Printed:
        return _checked(
            Printed(
                "council", authority, period_of(row["period"]), name, None,
                count_of(row, "plans"), count_of(row, "within_20_weeks"),
                count_of(row, "plans_ex"), count_of(row, "within_20_weeks_ex"),
            ),
            row,
        )  # fmt: skip

    return _read(data, {"period", "plans", "within_20_weeks"}, of_own)


def period_of(text: str) -> str:
    """Return `2024`, `2024-25` (printed 202425), `2025-Q1` or `2025-06`; raises `RowRefused`."""
    plain = text.strip()
    if found := re.fullmatch(r"(20\d\d)(\d\d)", plain):
        return f"{found[1]}-{found[2]}"
    if re.fullmatch(r"20\d\d(-Q[1-4]|-(0[1-9]|1[0-2])|-\d\d)?", plain):
        return plain
    raise RowRefused(f"“{plain}” is no period such as 2024, 2025-Q1 or 2025-06")


def count_of(row: Row, column: str) -> str:
    """Return a count as digits, or its symbol; a column that is not there was not collected."""
    if column not in row:
        return NOT_COLLECTED
    plain = row[column].strip().replace(",", "")
    if plain.casefold() in SYMBOLS:
        return plain.casefold()
    if re.fullmatch(r"\d{1,9}(\.0+)?", plain):
        return str(int(float(plain)))
    raise RowRefused(f"{column} is “{plain}”: neither a count nor a symbol we know")


def _of_dfe(row: Row) -> Printed | str:
    """Return the row, or the words for why it is left out."""
    if not row.get("breakdown_topic", "All").casefold().startswith("all"):
        return "broken down by age, sex or ethnicity"
    code, name = row["new_la_code"].strip(), row["la_name"].strip()
    if not code and row.get("geographic_level", "").casefold() == "national":
        code, name = row.get("country_code", "").strip() or ENGLAND, "England"
    if not code:
        return "of a region"
    return _checked(
        Printed(
            "dfe", code, period_of(row["time_period"]), name,
            row.get("old_la_code", "").strip() or None,
            count_of(row, "plans_issued_den"), count_of(row, "plans_issued_within_20_weeks"),
            count_of(row, "plans_issued_den_ex"), count_of(row, "plans_issued_20_weeks_ex"),
        ),
        row,
    )  # fmt: skip


def _checked(printed: Printed, row: Row) -> Printed:
    pairs = (
        (printed.plans, printed.within, "pc_plans_issued_within_20_weeks"),
        (printed.plans_ex, printed.within_ex, "pc_plans_issued_20_weeks_ex"),
    )
    for plans, within, percent in pairs:
        if not (plans.isdigit() and within.isdigit()):
            continue
        if int(within) > int(plans):
            raise RowRefused(f"{within} of {plans} plans within 20 weeks cannot be")
        _agrees(int(within), int(plans), row.get(percent, ""))
    return printed


def _agrees(within: int, plans: int, printed: str) -> None:
    try:
        percent = float(printed)
    except ValueError:
        return  # a symbol, or no such column: nothing to compare with
    if plans and abs(100 * within / plans - percent) > ROUNDING:
        raise RowRefused(f"{within} of {plans} is not the {printed}% printed beside it")


def _read(data: bytes, needed: set[str], make: Callable[[Row], Printed | str]) -> Reading:
    reading = Reading()
    for line, row in _rows(data, needed):
        try:
            made = make(row)
        except RowRefused as why:
            reading.refused.append((line, str(why)))
            continue
        if isinstance(made, str):
            reading.left_out[made] += 1
        elif reading.rows.setdefault(made.key, made) != made:
            reading.refused.append((line, f"{made.name} {made.period} is there twice, differently"))
    return reading


def _rows(data: bytes, needed: set[str]) -> Iterator[tuple[int, Row]]:
    lines = csv.reader(io.StringIO(_text(data), newline=""))
    header = [name.strip().casefold() for name in next(lines, [])]
    if missing := sorted(needed - set(header)):
        raise FileNotUnderstood(f"These columns are missing: {', '.join(missing)}.")
    if twice := sorted({name for name in needed if header.count(name) > 1}):
        raise FileNotUnderstood(f"These columns are there twice: {', '.join(twice)}.")
    for values in lines:
        if any(value.strip() for value in values):
            padded = values + [""] * (len(header) - len(values))
            yield lines.line_num, dict(zip(header, padded, strict=False))


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\ufffd" in text or "\x00" in text:
        raise FileNotUnderstood("The file is damaged: some signs cannot be read.")
    return text
