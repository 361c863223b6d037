"""`portal import`: brings in what other bodies publish, with a report of what it changed.

A refused import ends with exit code 2 and leaves the directory as it was.
"""

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.authorities import UnknownAuthority, get_authority
from portal.commands.database import migrate_to_newest
from portal.directory.importers.gias.importing import GiasImport, import_gias
from portal.directory.importers.opening import UnreadableFile
from portal.directory.importers.refusals import ImportRefused, TooMuchWouldGo
from portal.directory.importers.report import ImportReport
from portal.settings import current_settings

_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


class Refused(click.ClickException):
    """Nothing was imported; the sentence says why."""

    exit_code = 2


def register(group: click.Group) -> None:
    """Add `portal import` to `group`."""
    group.add_command(imports)


@click.group("import")
def imports() -> None:
    """Bring in schools and services that other bodies publish."""


@imports.command()
@click.argument("file", type=_EXISTING)
@click.option("--authority", default=None, help="The council whose schools are wanted.")
@click.option("--links", type=_EXISTING, default=None, help="The DfE's file of school links.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--allow-removal", is_flag=True, help="Confirm that many records may close.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@with_appcontext
def gias(
    file: Path,
    authority: str | None,
    links: Path | None,
    dry_run: bool,
    allow_removal: bool,
    as_json: bool,
) -> None:
    """Import the DfE's Get Information About Schools FILE (CSV)."""
    current_settings().data_dir.mkdir(parents=True, exist_ok=True)
    migrate_to_newest()
    wanted = GiasImport(file, links, dry_run, allow_removal)
    try:
        report = _import(authority or current_settings().authority, wanted)
    except UnknownAuthority as error:
        raise Refused(f"No council “{authority}” is served here.") from error
    except (UnreadableFile, ImportRefused) as error:
        raise Refused(str(error)) from error
    click.echo(report.to_json() if as_json else report.to_text())


def _import(code: str, wanted: GiasImport) -> ImportReport:
    """Import; where a person is at the keyboard, ask before many records go."""
    authority = get_authority(code)
    try:
        return import_gias(current_settings(), authority, wanted)
    except TooMuchWouldGo as refused:
        click.echo(refused.report.to_text(), err=True)
        if not sys.stdin.isatty():
            raise
        click.confirm(f"{refused} Import it all the same?", abort=True, err=True)
    confirmed = GiasImport(wanted.file, wanted.links_file, wanted.dry_run, allow_removal=True)
    return import_gias(current_settings(), authority, confirmed)
