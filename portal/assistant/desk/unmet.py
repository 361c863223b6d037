"""What is missing where: gaps in provision by district and need, and searches that found nothing.

Counts below five are shown as “fewer than 5”: the table is made to be passed
on, and one family's wish must not be recognised in it. So there are no totals
either, from which a small number could be worked out.
"""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.assistant.desk.settling import GAP
from portal.assistant.models import Gap
from portal.directory.models import EmptySearch

FEWEST = 5
LONGEST_LIST = 50


@dataclass(frozen=True)
class Count:
    """A number as it may be passed on."""

    number: int

    @property
    def words(self) -> str:
        """The number, or that it is small."""
        return str(self.number) if self.number >= FEWEST else _("fewer than %(few)s", few=FEWEST)


@dataclass(frozen=True)
class UnmetNeed:
    """How many gaps in provision one district has for one need; None: not said."""

    district: str | None
    need: str | None
    count: Count


@dataclass(frozen=True)
class EmptyHanded:
    """How many searches for one thing found nothing. Codes, several divided by blanks."""

    district: str
    need: str
    kind: str
    words: str
    count: Count


def list_unmet(session: Session, authority: str) -> list[UnmetNeed]:
    """Return gaps in provision by district and need, the most first."""
    rows = session.execute(
        select(Gap.district, Gap.need, func.count())
        .where(Gap.authority == authority, Gap.settled_as == GAP)
        .group_by(Gap.district, Gap.need)
    )
    found = [UnmetNeed(district, need, Count(number)) for district, need, number in rows]
    return sorted(found, key=lambda one: (-one.count.number, one.district or "~", one.need or "~"))


def list_empty_handed(session: Session, authority: str, since: date) -> list[EmptyHanded]:
    """Return the searches that found nothing since a day, the most frequent first."""
    total = func.sum(EmptySearch.number)
    rows = session.execute(
        select(EmptySearch.district, EmptySearch.need, EmptySearch.kind, EmptySearch.words, total)
        .where(EmptySearch.authority == authority, EmptySearch.on >= since)
        .group_by(EmptySearch.district, EmptySearch.need, EmptySearch.kind, EmptySearch.words)
        .order_by(
            total.desc(), EmptySearch.district, EmptySearch.need, EmptySearch.kind,
            EmptySearch.words,
        )
        .limit(LONGEST_LIST)
    )  # fmt: skip
    return [
        EmptyHanded(district, need, kind, words, Count(int(number)))
        for district, need, kind, words, number in rows
    ]
