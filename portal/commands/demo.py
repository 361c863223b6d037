"""`portal demo`: invented, labelled records and feedback that show the portal at work.

Figures count invented answers only as long as no family has answered; the words
on every page that shows something invented say so.
"""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from portal.authorities import list_authorities
from portal.content_reader import read_yaml_list
from portal.database import write_unit
from portal.directory.listing import Listing
from portal.directory.models import Statement
from portal.directory.publishing import publish, withdraw
from portal.feedback.demonstration import (
    clear_demonstration_feedback,
    load_demonstration_feedback,
)
from portal.settings import current_settings

SOURCE = "demonstration"


def register(group: click.Group) -> None:
    """Add `portal demo` to `group`."""
    group.add_command(demo)


@click.group()
def demo() -> None:
    """Example records and invented feedback for trying the portal out."""


@demo.command("load")
@click.option(
    "--years",
    type=click.IntRange(1, 10),
    default=1,
    show_default=True,
    help="How many years of feedback.",
)
@with_appcontext
def load_command(years: int) -> None:
    """Load the example records and feedback; safe to repeat."""
    click.echo(load_demonstration(years))


@demo.command("clear")
@with_appcontext
def clear_command() -> None:
    """Remove every example record and everything invented in feedback."""
    with write_unit() as session:
        ids = set(session.scalars(select(Statement.service_id).where(Statement.source == SOURCE)))
        for service_id in sorted(ids):
            withdraw(session, service_id, SOURCE)
    answers = clear_demonstration_feedback()
    click.echo(f"{len(ids)} example records and {answers} invented answers removed")


def load_demonstration(years: int = 1) -> str:
    """Publish the example records of each council that has some, and its invented feedback."""
    count = 0
    for authority in list_authorities():
        path = current_settings().content_dir / SOURCE / authority.code / "services.yaml"
        listings = read_yaml_list(path, Listing) if path.exists() else []
        with write_unit() as session:
            for listing in listings:
                publish(session, listing, authority.code, SOURCE)
        count += len(listings)
    return f"{count} example records, {load_demonstration_feedback(years=years)}"
