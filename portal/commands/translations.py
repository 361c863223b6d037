"""`portal translations`: compile the catalogues in `translations/`.

Compiled files are made on each machine, never committed. Machine drafts are
marked fuzzy in the catalogue; they are compiled too, because every page of
such a language says that a computer wrote it.
"""

from pathlib import Path

import click
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask.cli import with_appcontext

from portal.settings import current_settings


def register(group: click.Group) -> None:
    """Add `portal translations` to `group`."""
    group.add_command(translations)


@click.group()
def translations() -> None:
    """Compile the interface languages."""


@translations.command("compile")
@with_appcontext
def compile_command() -> None:
    """Compile every catalogue."""
    for code, count in compile_catalogues(current_settings().translations_dir).items():
        click.echo(f"{code}: {count} strings")


def compile_catalogues(folder: Path) -> dict[str, int]:
    """Compile every catalogue under `folder`; return the number of strings by language."""
    compiled = {}
    for source in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue, use_fuzzy=True)
        compiled[source.parent.parent.name] = sum(
            1 for message in catalogue if message.id and message.string
        )
    return compiled
