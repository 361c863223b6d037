"""What the directory has from this source so far, to compare a new file with."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.directory.importers.gias.listings import SOURCE
from portal.directory.models import Override, Service, Statement
from portal.directory.statements import Values
from portal.send.offer import Status


@dataclass(slots=True)
class Standing:
    """What this source stated last, by service id.

    `known` are all ids of the directory, `corrected` the fields of each record
    that an officer has corrected.
    """

    stated: dict[str, Values] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    corrected: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stated_on: date | None = None

    def is_open(self, service_id: str) -> bool:
        """Say whether this source last stated the record as open."""
        said = self.stated.get(service_id)
        return said is not None and said.get("status") == Status.ACTIVE

    def list_open(self) -> list[str]:
        """Return the ids of the records this source states as open, in a stable order."""
        return sorted(one for one in self.stated if self.is_open(one))


def read_standing(session: Session, authority: str) -> Standing:
    """Read what this source stated about the records of `authority`."""
    standing = Standing()
    rows = session.execute(
        select(Statement.service_id, Statement.stated, Statement.stated_on)
        .where(Statement.source == SOURCE, Statement.authority == authority)
        .order_by(Statement.id)
    )
    for service_id, stated, stated_on in rows:
        standing.stated.setdefault(service_id, {}).update(stated)
        standing.stated_on = max(filter(None, (standing.stated_on, stated_on)), default=None)
    standing.known = set(session.scalars(select(Service.id)))
    for service_id, name in session.execute(select(Override.service_id, Override.field)):
        standing.corrected[service_id].add(name.partition(".")[0])
    return standing


def former_names(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the names a record had, its last one too when it is now called `name`."""
    names = [*said.get("formerly", ()), *([said["name"]] if "name" in said else [])]
    return tuple(dict.fromkeys(one for one in names if one != name))
