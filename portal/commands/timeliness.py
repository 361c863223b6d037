"""`portal feedback import-timeliness`: how fast EHC plans are issued, from files of statistics."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.authorities import UnknownAuthority, get_authority
from portal.database import db, write_unit
from portal.feedback.timeliness.keeping import Kept, keep
from portal.feedback.timeliness.reading import FileNotUnderstood, Reading, read_dfe, read_own

SHOWN = 20  # lines of refusals and revisions


class _OnlyLooking(Exception):
    """A dry run ends here: everything written so far is taken back."""


@click.command("import-timeliness")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--own", help="The council whose own counts these are, such as kent.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@with_appcontext
def import_timeliness_command(file: Path, own: str | None, dry_run: bool) -> None:
    """Read FILE, a CSV of the Department for Education's EHC plan statistics (20 weeks).

    With --own: the council's own counts, with the columns period, plans and
    within_20_weeks. The same file again changes nothing.
    """
    try:
        reading = _read(file, own)
    except FileNotUnderstood as why:
        raise click.ClickException(f"{why} Nothing was changed.") from why
    kept = Kept()
    try:
        with write_unit() as session:
            kept = keep(session, reading.rows.values(), "council" if own else "dfe")
            if dry_run:
                raise _OnlyLooking
    except _OnlyLooking:
        click.echo("Nothing was changed: this was a dry run.")
    db.session.remove()
    _tell(reading, kept)


def _read(file: Path, own: str | None) -> Reading:
    if own is None:
        return read_dfe(file.read_bytes())
    try:
        council = get_authority(own)
    except UnknownAuthority as unknown:
        raise click.ClickException(f"There is no council “{own}” in content/.") from unknown
    return read_own(file.read_bytes(), council.code, council.name)


def _tell(reading: Reading, kept: Kept) -> None:
    click.echo(
        f"{len(reading.rows)} figures read: {kept.new} new, {len(kept.revised)} revised, "
        f"{kept.unchanged} as before."
    )
    for why, number in sorted(reading.left_out.items()):
        click.echo(f"  left out: {number} {why}")
    for name, period, before, after in kept.revised[:SHOWN]:
        click.echo(f"  revised: {name} {period}: {before} → {after}")
    for line, why in reading.refused[:SHOWN]:
        click.echo(f"  refused: line {line}: {why}")
    if len(reading.refused) > SHOWN:
        click.echo(f"  … and {len(reading.refused) - SHOWN} more refused")
