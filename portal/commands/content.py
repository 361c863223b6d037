"""`portal content`: check the files officers write, and bring them into the directory.

Guidance is read and checked by every start of the portal, so a mistake in it
stops this command too, with the same list of files and lines.
"""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from flask.cli import with_appcontext

from portal.authorities import Authority, list_authorities
from portal.commands.coverage import show_coverage
from portal.content_reader import ContentErrors
from portal.database import write_unit
from portal.directory.changes import Change
from portal.directory.content_loading import (
    AuthorityContent,
    LoadReport,
    load_content,
    read_content,
)
from portal.directory.labels import get_labels
from portal.directory.vocabulary import load_vocabulary
from portal.feedback.instruments import check_frozen, read_instruments
from portal.guidance import get_topic, list_topics
from portal.overview.coverage import coverage
from portal.settings import current_settings

ENGLAND = ZoneInfo("Europe/London")
SHOWN = 40  # lines of changes; a first load would list every record


def register(group: click.Group) -> None:
    """Add `portal content` to `group`."""
    group.add_command(content)


@click.group()
def content() -> None:
    """The words and records in content/."""


@content.command("check")
@with_appcontext
def check_command() -> None:
    """List every mistake with file, line and remedy, and what the law asks; change nothing."""
    read, whole = read_everything(), True
    load_vocabulary()
    check_surveys()
    for authority, found in read:
        click.echo(
            f"{authority.name}: {len(found.listings)} records, {len(found.tables)} place tables, "
            f"{len(list_topics(authority.code))} guidance pages"
        )
        click.echo("What the law asks of a Local Offer (SEND Regulations 2014, Schedule 2):")
        topics = list_topics(authority.code)
        today = datetime.now(ENGLAND).date()
        whole = show_coverage(coverage(topics, found.listings, get_labels(), today)) and whole
    click.echo("No mistakes found.")
    if not whole:
        raise click.ClickException("An item in red has no live, reviewed page and no live record.")


@content.command("load")
@with_appcontext
def load_command() -> None:
    """Make the directory say what the files say; safe to repeat."""
    for authority, report in load_reports():
        click.echo(f"{authority.name}: {told(report)}")
        for change in report.changes[:SHOWN]:
            click.echo(f"  {describe(change)}")
        if len(report.changes) > SHOWN:
            click.echo(f"  … and {len(report.changes) - SHOWN} more")


@content.command("hash")
@click.argument("slug")
@with_appcontext
def hash_command(slug: str) -> None:
    """Print the hash a translation of guidance page SLUG is made from."""
    click.echo(get_topic(slug).sha256)


def load_everything() -> str:
    """Load every authority's files; return what was done in a few words."""
    reports = load_reports()
    return "; ".join(f"{authority.name} {told(report)}" for authority, report in reports)


def load_reports() -> list[tuple[Authority, LoadReport]]:
    """Load every authority's files, all of them or none; raises `ContentErrors`."""
    read = read_everything()
    with write_unit() as session:
        return [
            (authority, load_content(session, found, authority, get_labels()))
            for authority, found in read
        ]


def read_everything() -> list[tuple[Authority, AuthorityContent]]:
    """Read every authority's files; raises `ContentErrors` with the mistakes of all of them."""
    folder: Path = current_settings().content_dir
    read: list[tuple[Authority, AuthorityContent]] = []
    errors = []
    for authority in list_authorities():
        try:
            read.append((authority, read_content(folder, authority, get_labels())))
        except ContentErrors as several:
            errors.extend(several.errors)
    if errors:
        raise ContentErrors(errors)
    return read


def check_surveys() -> None:
    """Raise `ContentErrors` where words that families may have answered were changed."""
    folder = current_settings().content_dir
    for authority in list_authorities():
        check_frozen(folder, read_instruments(folder, authority.code))


def told(report: LoadReport) -> str:
    """Say what loading did in a few words."""
    total = report.counts.total() - report.counts["withdrawn"]
    parts = [f"{total} records"]
    parts += [f"{count} {what}" for what, count in sorted(report.counts.items()) if count]
    return ", ".join([*parts, f"{report.tables} place tables"])


def describe(change: Change) -> str:
    """Say what one change was, old and new."""
    fields = "; ".join(
        f"{name}: {short(old)} → {short(new)}" for name, (old, new) in change.fields.items()
    )
    return f"{change.what}: {change.name}" + (f" ({fields})" if fields else "")


def short(value: object) -> str:
    """Return a value as one short line."""
    text = "nothing" if value in (None, [], {}) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
