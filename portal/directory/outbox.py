"""What search has missed, for whoever keeps the index: it is derived, and asks here.

The notes themselves are written by `portal.directory.change_log`.
"""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.directory.documents import list_documents_of
from portal.directory.models import SearchChange
from search_index import Document


def latest_sequence(session: Session, authority: str) -> int:
    """Return the number of the authority's last change; 0 when there was none."""
    newest = select(func.max(SearchChange.sequence)).where(SearchChange.authority == authority)
    return session.scalar(newest) or 0


def changed_documents(
    session: Session, authority: str, since: int
) -> tuple[list[Document], list[str]]:
    """Return the entries that are new or different since change number `since`, and the ids gone.

    A record changed twice is returned once, as it is now.
    """
    changes = select(SearchChange.service_id).where(
        SearchChange.authority == authority, SearchChange.sequence > since
    )
    touched: Sequence[str] = session.scalars(changes.order_by(SearchChange.sequence)).all()
    documents = list_documents_of(session, authority, touched)
    there = {document.id for document in documents}
    gone = [service_id for service_id in dict.fromkeys(touched) if service_id not in there]
    return documents, gone
