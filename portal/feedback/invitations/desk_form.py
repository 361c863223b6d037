"""What an officer fills in to make a batch: a survey, a quarter, and how many of whom.

The grid has a box for each place, outcome and audience; a CSV file may stand
for it. What was typed stays when something is wrong.
"""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from portal.authorities import Authority
from portal.feedback.instruments import Instrument
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.cohort_file import BadRow, CohortFile, read_cohorts
from portal.feedback.invitations.letters import STYLES
from portal.feedback.periods import quarter_of, today
from portal.language import gettext

MOST_LETTERS = 500  # a web request has to end; larger batches are several
AUDIENCES = ("parent", "young_person")


@dataclass(frozen=True)
class Box:
    """One number to fill in."""

    name: str
    label: str
    cell: Cell
    typed: str = ""


@dataclass
class Filled:
    """The form as it was filled in, and what is wrong with it."""

    period: str
    style: str
    form_key: str
    places: list[tuple[str, list[Box]]]
    delivery: str = "letters"
    counts: Counter[Cell] = field(default_factory=Counter)
    emails: list[tuple[Cell, str]] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    bad_rows: list[BadRow] = field(default_factory=list)


def periods() -> list[str]:
    """Return this quarter and the three before it, the newest first."""
    found: list[str] = []
    day: date = today()
    while len(found) < 4:
        quarter = quarter_of(day)
        if quarter not in found:
            found.append(quarter)
        day -= timedelta(days=28)
    return found


def empty_form(instrument: Instrument, authority: Authority) -> Filled:
    """Return the form before anything is typed."""
    places = boxes(instrument, authority, {})
    return Filled(periods()[0], STYLES[0], secrets.token_hex(16), places)


def read_form(
    typed: Mapping[str, str], file: bytes | None, instrument: Instrument, authority: Authority
) -> Filled:
    """Return what was filled in; `errors` and `bad_rows` say what is wrong."""
    filled = Filled(
        period=typed.get("period", ""),
        style=typed.get("style", ""),
        form_key=typed.get("form_key", "")[:64] or secrets.token_hex(16),
        places=boxes(instrument, authority, typed),
        delivery="email" if typed.get("delivery") == "email" else "letters",
    )
    if filled.period not in periods():
        filled.errors.append(("period", gettext("Choose a quarter.")))
    if filled.style not in STYLES:
        filled.errors.append(("style-0", gettext("Choose a sort of letter.")))
    _count(filled)
    if file:
        _take_file(filled, read_cohorts(file, instrument, authority))
    if not filled.errors and not filled.bad_rows:
        _check_total(filled)
    return filled


def boxes(
    instrument: Instrument, authority: Authority, typed: Mapping[str, str]
) -> list[tuple[str, list[Box]]]:
    """Return the grid: each place with its boxes."""
    places = [(one.name, one.id) for one in authority.areas]
    places.append((gettext("Place not known") if places else authority.name, ""))
    outcomes = [(one.key, one.label) for one in instrument.outcomes] or [("", "")]
    words = {"parent": gettext("parents and carers"), "young_person": gettext("young people")}
    return [
        (
            place,
            [
                Box(
                    name=(name := f"n:{outcome}:{area}:{audience}"),
                    label=f"{label}: {words[audience]}" if label else words[audience],
                    cell=Cell(outcome or None, area or None, None, audience),
                    typed=typed.get(name, "").strip(),
                )
                for outcome, label in outcomes
                for audience in AUDIENCES
            ],
        )
        for place, area in places
    ]


def _count(filled: Filled) -> None:
    for place, row in filled.places:
        for box in row:
            if not box.typed:
                continue
            if not (box.typed.isascii() and box.typed.isdigit() and len(box.typed) < 5):
                sentence = gettext("%(place)s: write a whole number.", place=place)
                filled.errors.append((box.name, sentence))
                continue
            filled.counts[box.cell] += int(box.typed)


def _take_file(filled: Filled, read: CohortFile) -> None:
    filled.bad_rows = read.bad
    if +filled.counts:
        sentence = gettext("Use either the boxes or a file, not both.")
        filled.errors.append(("file", sentence))
        return
    filled.counts, filled.emails = read.counts, read.emails


def _check_total(filled: Filled) -> None:
    total = filled.counts.total()
    if total == 0:
        sentence = gettext("Write how many families you invite, or choose a file.")
    elif total > MOST_LETTERS:
        sentence = gettext("A batch has at most 500 letters. Make several.")
    elif filled.delivery == "email" and len(filled.emails) != total:
        sentence = gettext("To send by email, every row of the file needs an address.")
        filled.errors.append(("file", sentence))
        return
    else:
        return
    filled.errors.append((filled.places[0][1][0].name, sentence))
