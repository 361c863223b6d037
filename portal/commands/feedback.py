"""`portal feedback`: what families said, made safe to publish, from the command line."""

import csv
import sys
from typing import TextIO

import click

from portal.commands.comment_report import report_command
from portal.commands.invite import invite_command
from portal.commands.redact import redact_command
from portal.commands.timeliness import import_timeliness_command
from portal.feedback import protection


def register(group: click.Group) -> None:
    """Add `portal feedback` to `group`."""
    feedback.add_command(invite_command)
    feedback.add_command(redact_command)
    feedback.add_command(report_command)
    feedback.add_command(import_timeliness_command)
    group.add_command(feedback)


@click.group()
def feedback() -> None:
    """Invitations, comments and figures of families' feedback."""


@feedback.command("protect")
@click.argument("table", type=click.File(encoding="utf-8-sig"))
def protect_command(table: TextIO) -> None:
    """Print TABLE, a CSV of row, column, count, with “c” for what must be hidden.

    Totals of rows and columns count as published, whether the table holds them
    or not. Give them as lines whose row or column is “Total” to see which of
    them must be hidden too.
    """
    try:
        cells = protection.read_table(table)
        figures = protection.figures_of(cells)
        hidden = {one.name for one in protection.protect(figures)}
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(protection.COLUMNS)
    for cell in cells:
        secret = protection.name_of(cell) in hidden
        writer.writerow([cell.row, cell.column, protection.HIDDEN if secret else cell.count])
    _say_what_is_hidden(cells, hidden)


def _say_what_is_hidden(cells: list[protection.Cell], hidden: set[tuple[str, ...]]) -> None:
    shown = [protection.name_of(cell) for cell in cells]
    click.echo(f"{sum(one in hidden for one in shown)} of {len(shown)} numbers hidden.", err=True)
    if others := sorted(hidden - set(shown)):
        names = "; ".join(", ".join(one) for one in others)
        click.echo(f"Do not publish these totals anywhere either: {names}.", err=True)
