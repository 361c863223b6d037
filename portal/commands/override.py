"""`portal override`: an officer's correction of one fact, above every source.

It survives every import and every change to `content/`, until it is lifted.
"""

from typing import Any

import click
import yaml
from flask.cli import with_appcontext
from pydantic import ValidationError

from portal.database import write_unit
from portal.directory.changes import Change, NoSuchField, NoSuchService
from portal.directory.overriding import lift_override, override


def register(group: click.Group) -> None:
    """Add `portal override` to `group`."""
    group.add_command(override_group)


@click.group("override")
def override_group() -> None:
    """Correct a fact of a record, or take a correction back."""


@override_group.command("set")
@click.argument("service_id")
@click.argument("field")
@click.argument("value")
@click.option("--reason", required=True, help="Why; kept beside the correction.")
@click.option("--made-by", default="officer", show_default=True, help="A role, not a name.")
@with_appcontext
def set_command(service_id: str, field: str, value: str, reason: str, made_by: str) -> None:
    """Let FIELD of SERVICE_ID say VALUE (written as in the content files)."""
    _tell(
        _attempt(
            lambda session: override(
                session, service_id, field, yaml.safe_load(value), reason, made_by
            )
        )
    )


@override_group.command("lift")
@click.argument("service_id")
@click.argument("field")
@with_appcontext
def lift_command(service_id: str, field: str) -> None:
    """Let the sources speak again about FIELD of SERVICE_ID."""
    _tell(_attempt(lambda session: lift_override(session, service_id, field)))


def _attempt(work: Any) -> Change:
    try:
        with write_unit() as session:
            change: Change = work(session)
            return change
    except NoSuchService as error:
        raise click.ClickException(
            "There is no record with this id; it is the long part of its address."
        ) from error
    except NoSuchField as error:
        raise click.ClickException("A record has no such field. See docs/content.md.") from error
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        raise click.ClickException(f"The value does not fit: {problem['msg']}.") from error


def _tell(change: Change) -> None:
    for field, (old, new) in change.fields.items():
        click.echo(f"{change.name}: {field} was {old!r}, is now {new!r}")
    if not change.fields:
        click.echo(f"{change.name}: nothing to change")
