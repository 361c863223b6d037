"""The `portal` command line: what operators and officers do without a browser.

One module a command, each with `register(group)`. A mistake ends in a
sentence and exit code 2, never in a stack trace.
"""

import sys

import click
from flask.cli import FlaskGroup

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
    """Run one command; content mistakes are listed line by line."""
    try:
        build_group().main(prog_name="portal")
    except ContentErrors as several:
        click.echo(f"{len(several.errors)} mistake(s) in the content files:", err=True)
        for error in several.errors:
            click.echo(f"  {error}", err=True)
        sys.exit(2)
