"""Names records for rooms that know nothing of the directory but the address of a page."""

from sqlalchemy import select

from portal.authorities import current_authority
from portal.database import db
from portal.directory.models import Service


def name_record(service_id: str, slug: str = "") -> str | None:
    """Return the name of the current authority's record, or None where there is none."""
    query = select(Service.name).where(
        Service.id == service_id, Service.authority == current_authority().code
    )
    return db.session().scalar(query)
