"""`portal search`: build the index, check it, bring it up to date.

The index is derived data: it can be thrown away at any time and made again
from the database and `content/`. Builders are commands, never web workers, so
that a full disk or a crash cannot hurt a family's search.
"""

import click
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

import search_index
from portal.authorities import list_authorities
from portal.database import db
from portal.directory.documents import list_documents
from portal.directory.outbox import changed_documents, latest_sequence
from portal.directory.vocabulary import load_vocabulary
from portal.guidance import list_topics
from portal.guidance.documents import to_document
from portal.settings import current_settings
from search_index import Document


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
        health = _index_of(authority.code).health()
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
    counts = [
        f"{authority.name} {rebuild_one(authority.code)} records"
        for authority in list_authorities()
    ]
    return ", ".join(counts)


def rebuild_existing() -> int:
    """Build anew each council's index that is there; return how many were.

    Called when texts of `content/` may have changed: guidance has no outbox.
    """
    found = [one for one in list_authorities() if _index_of(one.code).health().documents]
    for authority in found:
        rebuild_one(authority.code)
    return len(found)


def _index_of(authority: str) -> search_index.SearchIndex:
    return search_index.SearchIndex(current_settings().index_dir, authority, load_vocabulary())


def rebuild_one(authority: str) -> int:
    """Build one council's index; return how many records it has."""
    session = db.session()
    sequence = latest_sequence(session, authority)
    documents = all_documents(session, authority)
    root = current_settings().index_dir
    search_index.build(root, authority, documents, load_vocabulary(), sequence)
    return len(documents)


def update_all() -> int:
    """Put waiting changes into each index; return how many records changed."""
    return sum(update_one(authority.code) for authority in list_authorities())


def update_one(authority: str) -> int:
    """Put the waiting changes of one council into its index.

    An index that is missing, damaged, made with other words or by another
    version, or grown by many small changes, is built anew instead.
    """
    session = db.session()
    session.rollback()  # a fresh look at the database, not the one of the last round
    root = current_settings().index_dir
    if search_index.needs_rebuild(root, authority, load_vocabulary()):
        return rebuild_one(authority)
    since = search_index.current_sequence(root, authority)
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
