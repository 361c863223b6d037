"""`portal corrections`: what visitors told us is wrong, for whoever works without a browser."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from portal.audit import record
from portal.database import db, utc_now, write_unit
from portal.directory.models import Correction, Service


def register(group: click.Group) -> None:
    """Add `portal corrections` to `group`."""
    group.add_command(corrections)


@click.group()
def corrections() -> None:
    """Reports of “Something is wrong here”."""


@corrections.command("list")
@with_appcontext
def list_command() -> None:
    """Print the reports nobody has dealt with, oldest first."""
    waiting = (
        select(Correction, Service.name)
        .join(Service, Service.id == Correction.service_id)
        .where(Correction.settled_at.is_(None))
        .order_by(Correction.received_at)
    )
    for correction, name in db.session.execute(waiting):
        day = correction.received_at.date().isoformat()
        click.echo(f"{correction.id}  {day}  {name}  [{correction.what}]")
        click.echo(f"    {correction.text or '(no words)'}")


@corrections.command("done")
@click.argument("correction_id")
@with_appcontext
def done_command(correction_id: str) -> None:
    """Mark the report CORRECTION_ID as dealt with."""
    with write_unit() as session:
        correction = session.get(Correction, correction_id)
        if correction is None:
            raise click.ClickException(
                f"There is no report {correction_id}. See `portal corrections list`."
            )
        correction.settled_at = utc_now()
        record("correction.settled", correction_id)
    click.echo("Marked as dealt with.")
