"""Makes rows of `attribute` for tests."""

from sqlalchemy.orm import Session

from portal.directory.models import Attribute, Service, TaxonomyTerm
from tests.factories.rows import add


def make_attribute(session: Session, service: Service, term: TaxonomyTerm) -> Attribute:
    return add(session, Attribute(service_id=service.id, taxonomy_term_id=term.id))
