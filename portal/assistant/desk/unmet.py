"""What is missing where: gaps in provision by district and need, and searches that found nothing.

Counts below five are shown as “fewer than 5”: the table is made to be passed
on, and one family's wish must not be recognised in it. So there are no totals
either, from which a small number could be worked out.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.assistant.desk.settling import GAP
from portal.assistant.gaps import KEEP_GAPS
from portal.assistant.models import Gap
from portal.database import utc_now
from portal.directory.models import EmptySearch
from portal.feedback.comments.models import Comment
from portal.feedback.comments.states import State

FEWEST = 5
LONGEST_LIST = 50
# Nobody has said yet that such a comment is about a gap, or it is none.
NOT_SORTED = (State.RECEIVED, State.SCREENED, State.ESCALATED, State.DUPLICATE, State.SPAM)


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
    """Return gaps in provision by district and need, the most first.

    Counted are reports an officer marked as a gap, and comments an officer
    sorted as one; a comment says no need.
    """
    marked = session.execute(
        select(Gap.district, Gap.need, func.count())
        .where(Gap.authority == authority, Gap.settled_as == GAP)
        .group_by(Gap.district, Gap.need)
    )
    counted = Counter({(district, need): number for district, need, number in marked})
    commented = session.execute(
        select(Comment.district, func.count())
        .where(
            Comment.authority == authority,
            Comment.kind == "gap",
            Comment.state.not_in(NOT_SORTED),
            Comment.demonstration.is_(False),
            Comment.received_at >= utc_now() - KEEP_GAPS,
        )
        .group_by(Comment.district)
    )
    counted.update({(district, None): number for district, number in commented})
    found = [UnmetNeed(*place, Count(number)) for place, number in counted.items()]
    return sorted(found, key=lambda one: (-one.count.number, one.district or "~", one.need or "~"))


def shade_of(several: Iterable[UnmetNeed]) -> dict[str, bool]:
    """Return for each district with gaps whether one of its numbers is large enough to show.

    The map shows no number of a whole district: taken from it, the numbers in
    the table would give a hidden one away.
    """
    found: dict[str, bool] = {}
    for one in several:
        if one.district:
            found[one.district] = found.get(one.district, False) or one.count.number >= FEWEST
    return found


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
