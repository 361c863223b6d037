"""`portal search`: build the index, check it, bring it up to date.

The index is derived data: it can be thrown away at any time and made again
from the database and `content/`. Builders are commands, never web workers, so
that a full disk or a crash cannot hurt a family's search.
"""

import click
import search_index
from flask.cli import with_appcontext
from search_index import Document, IndexUnavailable
from sqlalchemy.orm import Session

from portal.authorities import list_authorities
from portal.database import db
from portal.directory.documents import list_documents
from portal.directory.outbox import changed_documents, latest_sequence
from portal.directory.vocabulary import load_vocabulary
from portal.guidance import list_topics
from portal.guidance.documents import to_document
from portal.settings import current_settings


def register(group: click.Group) -> None:
    """Add `portal search` to `group`."""
    group.add_command(search)


@click.group()
def search() -> None:
    """The search index."""


@search.command("rebuild")
@with_appcontext
def rebuild_command() -> None:
    """Build every council's index anew and switch to it at once."""
    click.echo(rebuild_all())


@search.command("check")
@with_appcontext
def check_command() -> None:
    """Say whether each index is sound and up to date; exit 1 when one is not."""
    sound = True
    for authority in list_authorities():
        index = search_index.SearchIndex(
            current_settings().index_dir, authority.code, load_vocabulary()
        )
        health = index.health()
        waiting = latest_sequence(db.session(), authority.code) - health.sequence
        sound = sound and health.ok
        click.echo(
            f"{authority.name}: {health.documents} records, generation {health.generation}, "
            f"{waiting} changes waiting"
            if health.ok
            else f"{authority.name}: {health.problem}"
        )
    raise SystemExit(0 if sound else 1)


def rebuild_all() -> str:
    """Build every council's index; return what was done in a few words."""
    counts = []
    for authority in list_authorities():
        session = db.session()
        sequence = latest_sequence(session, authority.code)
        documents = all_documents(session, authority.code)
        search_index.build(
            current_settings().index_dir, authority.code, documents, load_vocabulary(), sequence
        )
        counts.append(f"{authority.name} {len(documents)} records")
    return ", ".join(counts)


def update_all() -> int:
    """Put waiting changes into each index; return how many records changed.

    An index that is missing or damaged is rebuilt instead.
    """
    return sum(update_one(authority.code) for authority in list_authorities())


def update_one(authority: str) -> int:
    """Put the waiting changes of one council into its index."""
    session = db.session()
    session.rollback()  # a fresh look at the database, not the one of the last round
    root = current_settings().index_dir
    try:
        since = search_index.current_sequence(root, authority)
    except IndexUnavailable:
        rebuild_all()
        return 1
    sequence = latest_sequence(session, authority)
    if sequence <= since:
        return 0
    changed, removed = changed_documents(session, authority, since)
    search_index.apply(root, authority, changed, removed, load_vocabulary(), sequence)
    return len(changed) + len(removed)


def all_documents(session: Session, authority: str) -> list[Document]:
    """Return every search entry of a council: services and guidance in one list."""
    guidance = [to_document(topic, authority) for topic in list_topics(authority)]
    return [*list_documents(session, authority), *guidance]
