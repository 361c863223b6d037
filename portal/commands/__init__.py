"""The `portal` command line: what operators and officers do without a browser.

One module a command, each with `register(group)`. A mistake ends in a
sentence and exit code 2, never in a stack trace.
"""

import sys

import click
from flask.cli import FlaskGroup
from pydantic import ValidationError
from pydantic_settings import SettingsError

from portal.app import create_app
from portal.commands import (
    assistant,
    audit,
    content,
    corrections,
    database,
    demo,
    feedback,
    imports,
    officers,
    override,
    places,
    prepare,
    run,
    search,
    translations,
    worker,
)
from portal.content_reader import ContentErrors
from portal.settings import SETTINGS_PREFIX, Settings

COMMANDS = (
    prepare,
    run,
    worker,
    database,
    content,
    places,
    imports,
    override,
    corrections,
    search,
    assistant,
    feedback,
    translations,
    officers,
    audit,
    demo,
)


def build_group() -> FlaskGroup:
    """Return the `portal` group with every command."""
    group = FlaskGroup(
        name="portal",
        create_app=create_app,
        add_default_commands=False,
        add_version_option=False,
        load_dotenv=False,
        help="Run and look after a SEND Local Offer portal.",
    )
    for command in COMMANDS:
        command.register(group)
    return group


def main() -> None:
    """Run one command; mistakes in content and in settings are listed line by line."""
    try:
        build_group().main(prog_name="portal")
    except ContentErrors as several:
        click.echo(f"{len(several.errors)} mistake(s) in the content files:", err=True)
        for error in several.errors:
            click.echo(f"  {error}", err=True)
        sys.exit(2)
    except (ValidationError, SettingsError) as wrong:
        if isinstance(wrong, ValidationError) and wrong.title != Settings.__name__:
            raise
        _tell_settings(wrong)
        sys.exit(2)


def _tell_settings(wrong: ValidationError | SettingsError) -> None:
    """Name each wrong setting; its value stays unsaid, it may be a password."""
    click.echo("The portal cannot start with these settings:", err=True)
    for line in _wrong_settings(wrong):
        click.echo(f"  {line}", err=True)
    click.echo("Mend them in the environment or in the file .env, and try again.", err=True)


def _wrong_settings(wrong: ValidationError | SettingsError) -> list[str]:
    if isinstance(wrong, SettingsError):  # raised for a list that is not written as one
        return [f'{wrong} (a list is written ["one", "two"])']
    return [
        f"{SETTINGS_PREFIX}{'_'.join(map(str, one['loc'])).upper()}: "
        + one["msg"].removeprefix("Value error, ")
        for one in wrong.errors(include_url=False, include_input=False)
    ]
