"""Makes rows of `history_entry` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import HistoryEntry, Service
from tests.factories.rows import add, filled


def make_history_entry(session: Session, service: Service, **given: Any) -> HistoryEntry:
    defaults: dict[str, Any] = {"happened": "2016", "text": "Moved to a new building."}
    return add(session, HistoryEntry(**filled({"service_id": service.id, **defaults}, given)))
