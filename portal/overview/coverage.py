"""What Schedule 2 of the SEND Regulations 2014 asks of a Local Offer, and who answers it here.

An officer sees at a glance which items of the law have neither a live, reviewed
page nor a live record; `portal content check` prints the same from the files.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.directory.labels import Labels, get_labels
from portal.directory.models import Service
from portal.guidance import Topic, list_topics
from portal.send.offer import Status

# Law that is only proposed, or no longer holds, answers no duty of today.
LIVE_LAW = ("in_force", "guidance")


class RecordLike(Protocol):
    """What counts of a record, whether it is read from a file or from the database."""

    @property
    def status(self) -> str:
        """Whether the service runs."""

    @property
    def kind(self) -> str:
        """What sort of service it is; a kind may answer items of the law by itself."""

    @property
    def schedule2(self) -> tuple[str, ...]:
        """The items of the law the record says it answers."""


@dataclass(frozen=True)
class LiveRecord:
    """A record of the directory as far as this page needs it."""

    status: str
    kind: str
    schedule2: tuple[str, ...]


@dataclass(frozen=True)
class Covered:
    """One item of the law, with the pages and records that answer it."""

    key: str
    wording: str
    topics: int
    overdue: int  # pages whose next review is past: they do not count as reviewed
    records: int

    @property
    def red(self) -> bool:
        """Whether nobody answers this item."""
        return not self.topics and not self.records

    def __str__(self) -> str:
        state = "RED  " if self.red else "green"
        late = f", {self.overdue} overdue for review" if self.overdue else ""
        return (
            f"  {state} {self.key:5} {self.topics} pages{late}, {self.records} records: "
            f"{self.wording}"
        )


def coverage(
    topics: Iterable[Topic], listings: Iterable[RecordLike], labels: Labels, today: date
) -> Iterator[Covered]:
    """Yield every item of `schedule2.yaml` in its order."""
    reviewed, overdue = _pages(topics, today)
    records = _records(listings, labels)
    for key, item in labels.schedule2.items():
        yield Covered(key, item.wording, reviewed[key], overdue[key], records[key])


def _pages(topics: Iterable[Topic], today: date) -> tuple[Counter[str], Counter[str]]:
    reviewed: Counter[str] = Counter()
    overdue: Counter[str] = Counter()
    for topic in topics:
        if topic.front.law_status in LIVE_LAW:
            (reviewed if topic.front.review_by >= today else overdue).update(topic.front.schedule2)
    return reviewed, overdue


def _records(listings: Iterable[RecordLike], labels: Labels) -> Counter[str]:
    found: Counter[str] = Counter()
    for listing in listings:
        if listing.status == Status.ACTIVE:
            found.update({*listing.schedule2, *labels.kinds[listing.kind].schedule2})
    return found


def coverage_now(session: Session, authority: str, today: date) -> list[Covered]:
    """Return every item with what the directory and the guidance hold today."""
    live = select(Service.status, Service.kind, Service.record["schedule2"]).where(
        Service.authority == authority,
        Service.withdrawn_at.is_(None),
        Service.status == Status.ACTIVE,
    )
    records = [
        LiveRecord(status, kind, tuple(items or ()))
        for status, kind, items in session.execute(live)
    ]
    return list(coverage(list_topics(authority), records, get_labels(), today))
