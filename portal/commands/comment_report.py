"""`portal feedback report`: freezes a year's comments and writes the report for the record.

The first call makes the report; every later one writes the same again. What
was wrong is put right by a note with a date, never by a change.
"""

from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.authorities import UnknownAuthority, get_authority
from portal.database import write_unit
from portal.feedback.comments.report.snapshot import add_note, freeze_report
from portal.feedback.comments.report.writing import as_html, as_ods, as_pdf


@click.command("report")
@click.option("--authority", required=True, help="The council, such as kent.")
@click.option("--year", required=True, type=click.IntRange(2014, 2200), help="A calendar year.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write the files."
)
@click.option("--note", help="A correction to add to a report that is published already.")
@with_appcontext
def report_command(authority: str, year: int, out: Path | None, note: str | None) -> None:
    """Freeze the yearly report on comments (regulation 56) and write it as HTML, PDF and ODS."""
    try:
        council = get_authority(authority)
    except UnknownAuthority as unknown:
        raise click.ClickException(f"There is no council “{authority}” in content/.") from unknown
    with write_unit() as session:
        report = freeze_report(session, council, year)
        if note:
            add_note(session, report, note)
    with write_unit() as session:
        report = freeze_report(session, council, year)
    click.echo(f"Report {report.id} of {council.council} for {year}, made on {report.made_on}.")
    click.echo(f"SHA-256 {report.digest}")
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    name = f"comments-{authority}-{year}"
    (out / f"{name}.html").write_text(as_html(report), encoding="utf-8")
    (out / f"{name}.pdf").write_bytes(as_pdf(report))
    (out / f"{name}.ods").write_bytes(as_ods(report))
    click.echo(f"Written to {out}: {name}.html, .pdf and .ods")
