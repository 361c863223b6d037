"""`portal demo`: invented, labelled records that show sessions, costs and access at work."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from portal.authorities import list_authorities
from portal.content_reader import read_yaml_list
from portal.database import write_unit
from portal.directory.listing import Listing
from portal.directory.models import Statement
from portal.directory.publishing import publish, withdraw
from portal.settings import current_settings

SOURCE = "demonstration"


def register(group: click.Group) -> None:
    """Add `portal demo` to `group`."""
    group.add_command(demo)


@click.group()
def demo() -> None:
    """Example records for trying the portal out."""


@demo.command("load")
@with_appcontext
def load_command() -> None:
    """Load the example records; safe to repeat."""
    click.echo(load_demonstration())


@demo.command("clear")
@with_appcontext
def clear_command() -> None:
    """Remove every example record."""
    with write_unit() as session:
        ids = set(session.scalars(select(Statement.service_id).where(Statement.source == SOURCE)))
        for service_id in sorted(ids):
            withdraw(session, service_id, SOURCE)
    click.echo(f"{len(ids)} example records removed")


def load_demonstration() -> str:
    """Publish the example records of each council that has some."""
    count = 0
    for authority in list_authorities():
        path = current_settings().content_dir / SOURCE / authority.code / "services.yaml"
        listings = read_yaml_list(path, Listing) if path.exists() else []
        with write_unit() as session:
            for listing in listings:
                publish(session, listing, authority.code, SOURCE)
        count += len(listings)
    return f"{count} example records"
