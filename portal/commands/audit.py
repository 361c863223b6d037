"""`portal audit`: whether the log of officers' deeds is whole."""

import sys

import click
from flask.cli import with_appcontext

from portal.audit.chain import verify
from portal.database import db


def register(group: click.Group) -> None:
    """Add `portal audit` to `group`."""
    group.add_command(audit)


@click.group()
def audit() -> None:
    """The append-only log."""


@audit.command("verify")
@click.option(
    "--head", default="", help="A hash noted earlier (with a backup): it must still be there."
)
@with_appcontext
def verify_command(head: str) -> None:
    """Walk the chain; exit code 1 when an entry was changed, removed or slipped in."""
    verdict = verify(db.session(), head)
    if verdict.broken_at is not None:
        click.echo(f"The log is broken at entry {verdict.broken_at}.", err=True)
        sys.exit(1)
    if not verdict.holds_expected:
        click.echo("The log is whole, but the hash you noted is not in it: it was cut.", err=True)
        sys.exit(1)
    click.echo(f"The log is whole: {verdict.entries} entries, head {verdict.head}")
