"""Makes rows of `taxonomy_term` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Taxonomy, TaxonomyTerm
from tests.factories.rows import add, filled


def make_taxonomy_term(session: Session, taxonomy: Taxonomy, **given: Any) -> TaxonomyTerm:
    defaults: dict[str, Any] = {
        "id": "need:ASD",
        "taxonomy_id": taxonomy.id,
        "code": "ASD",
        "name": "Autism",
    }
    return add(session, TaxonomyTerm(**filled(defaults, given)))
