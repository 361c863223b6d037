"""The codes of a listing as Open Referral taxonomy terms.

Terms are made when a record first needs them, named by their code, and given
their words when content is loaded; so an import does not wait for content.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from portal.directory.listing import Listing
from portal.directory.models import Taxonomy, TaxonomyTerm
from portal.send.needs import AREA_OF, Need

TAXONOMIES = {
    "need": "Type of need",
    "area": "Area of need",
    "phase": "Phase",
    "tier": "Level of support",
    "kind": "Kind of service",
    "schedule2": "SEND Regulations 2014, Schedule 2",
}


def term_ids(session: Session, listing: Listing) -> list[str]:
    """Return the ids of the terms `listing` carries, making those that are not there yet."""
    wanted = list(dict.fromkeys(_terms(listing)))
    for taxonomy, code in wanted:
        _ensure(session, taxonomy, code)
    session.flush()
    return [f"{taxonomy}:{code}" for taxonomy, code in wanted]


def name_terms(session: Session, taxonomy: str, names: Mapping[str, str]) -> None:
    """Give the terms of `taxonomy` their words, making those that are not there yet."""
    for code, name in names.items():
        _ensure(session, taxonomy, code).name = name


def _terms(listing: Listing) -> Iterator[tuple[str, str]]:
    yield "kind", listing.kind
    if listing.tier is not None:
        yield "tier", listing.tier
    for need in listing.needs:
        yield "need", need
    for phase in listing.phases:
        yield "phase", phase
    for item in listing.schedule2:
        yield "schedule2", item


def _ensure(session: Session, taxonomy: str, code: str) -> TaxonomyTerm:
    identity = f"{taxonomy}:{code}"
    term = session.get(TaxonomyTerm, identity)
    if term is None:
        if session.get(Taxonomy, taxonomy) is None:
            session.add(Taxonomy(id=taxonomy, name=TAXONOMIES[taxonomy]))
            session.flush()
        parent = _ensure_area(session, code) if taxonomy == "need" else None
        term = TaxonomyTerm(
            id=identity, taxonomy_id=taxonomy, parent_id=parent, code=str(code), name=str(code)
        )
        session.add(term)
        session.flush()
    return term


def _ensure_area(session: Session, code: str) -> str | None:
    area = AREA_OF.get(Need(code))
    return _ensure(session, "area", area).id if area is not None else None
