"""Makes rows of `service_at_location` for tests."""

from sqlalchemy.orm import Session

from portal.directory.models import Location, Service, ServiceAtLocation
from tests.factories.rows import add


def make_service_at_location(
    session: Session, service: Service, location: Location
) -> ServiceAtLocation:
    return add(session, ServiceAtLocation(service_id=service.id, location_id=location.id))
