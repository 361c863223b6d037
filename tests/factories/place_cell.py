"""Makes rows of `place_cell` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import PlaceCell, PlaceTable
from tests.factories.rows import add, filled


def make_place_cell(session: Session, table: PlaceTable, **given: Any) -> PlaceCell:
    defaults: dict[str, Any] = {
        "table_id": table.id,
        "district": "ashford",
        "need": "ASD",
        "places": 6,
    }
    return add(session, PlaceCell(**filled(defaults, given)))
