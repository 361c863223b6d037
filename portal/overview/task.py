"""One thing that waits for somebody, with the place where it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.errors import Words


@dataclass(frozen=True)
class Task:
    """So many of something wait. `due` is the first day anything is due; `late` how many are."""

    words: Words
    number: int
    url: str
    due: date | None = None
    late: int = 0
    note: Words = ""


def most_urgent_first(tasks: Iterable[Task]) -> list[Task]:
    """Return what waits: late first, then by due date, then what has none."""
    waiting = [one for one in tasks if one.number]
    return sorted(waiting, key=lambda one: (not one.late, one.due or date.max, str(one.words)))
