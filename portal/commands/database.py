"""`portal database`: bring the database to the shape this version needs."""

import click
from flask.cli import with_appcontext
from flask_migrate import downgrade, upgrade

from portal.database import db
from portal.settings import current_settings


def register(group: click.Group) -> None:
    """Add `portal database` to `group`."""
    group.add_command(database)


@click.group()
def database() -> None:
    """Migrate the database."""


@database.command("upgrade")
@with_appcontext
def upgrade_command() -> None:
    """Migrate to the newest version; safe to repeat."""
    migrate_to_newest()
    click.echo("The database is up to date.")


@database.command("downgrade")
@click.argument("revision")
@with_appcontext
def downgrade_command(revision: str) -> None:
    """Go back to REVISION."""
    downgrade(revision=revision)


def migrate_to_newest() -> None:
    """Run all migrations that are missing and let go of the connections used."""
    current_settings().data_dir.mkdir(parents=True, exist_ok=True)
    upgrade()
    db.engine.dispose()
