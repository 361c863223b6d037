"""`portal feedback invite`: make a batch of invitations from a file, for scheduled runs."""

import os
from pathlib import Path
from typing import Any

import click
from flask import current_app, url_for
from flask.cli import with_appcontext

from portal.audit import acting_as, record
from portal.authorities import get_authority, list_authorities
from portal.database import write_unit
from portal.feedback.instruments import Voice, get_instrument
from portal.feedback.invitations.cohort_file import read_cohorts
from portal.feedback.invitations.issuing import Order, issue
from portal.feedback.invitations.letter_words import read_letters
from portal.feedback.invitations.letters import STYLES, Print, letters_zip
from portal.feedback.periods import quarter_begins, quarter_of, today
from portal.settings import current_settings

SYSTEM = "system"


@click.command("invite")
@click.argument("instrument")
@click.argument("cohorts", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("letters", type=click.Path(path_type=Path, exists=False, dir_okay=False))
@click.option("--address", required=True, help="Where the portal is, such as https://send.example.")
@click.option("--period", default=None, help="Quarter, such as 2026-Q4; this one unless given.")
@click.option("--style", type=click.Choice(STYLES), default="own", show_default=True)
@click.option("--authority", default=None, help="Council; the portal's own unless given.")
@with_appcontext
def invite_command(
    instrument: str,
    cohorts: Path,
    letters: Path,
    address: str,
    period: str | None,
    style: str,
    authority: str | None,
) -> None:
    """Invite the groups in COHORTS (CSV) to survey INSTRUMENT; write their LETTERS (zip), once.

    The columns of the CSV are outcome, district or area, audience, how_many.
    """
    council = get_authority(authority) if authority else list_authorities()[0]
    survey = get_instrument(instrument, council.code)
    read = read_cohorts(cohorts.read_bytes(), survey, council)
    if read.bad:
        told = "\n".join(f"  line {row.line}: {row.reason}" for row in read.bad)
        raise click.ClickException(f"No invitations were made.\n{told}")
    quarter = period or quarter_of(today())
    try:
        quarter_begins(quarter)
    except ValueError as wrong:
        raise click.BadParameter("Write a quarter like 2026-Q4.", param_hint="--period") from wrong
    acting_as(SYSTEM, council.code)
    issued = issue(Order(survey, quarter, read.counts, council.code, SYSTEM))
    base = address.rstrip("/")

    def link(token: str, voice: Voice) -> str:
        return base + _path("survey.link", code=token, voice=None if voice == "parent" else voice)

    start = (base + _path("survey.start")).split("://")[-1]
    how = Print(
        council, read_letters(current_settings().content_dir, council.code), style, link, start
    )
    write_new(letters, letters_zip(issued, how))
    with write_unit():
        record("invitations.downloaded", issued.batch_id, number=len(issued.letters))
    click.echo(f"{len(issued.letters)} letters in {len(issued.cohorts)} groups: {letters}")


def write_new(path: Path, content: bytes) -> None:
    """Write a file that only this user can read; raises `FileExistsError`."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _path(endpoint: str, **values: Any) -> str:
    with current_app.test_request_context():
        return url_for(endpoint, **values)
