"""`portal assistant`: build what it knows, train Rasa on it, check and score both.

Each step is skipped when nothing it depends on has changed, so that a start
costs nothing and a changed topic costs a minute.
"""

from pathlib import Path
from typing import TextIO

import click
from flask.cli import with_appcontext

from portal.assistant.building import build
from portal.assistant.desk.to_train import as_text, list_to_train
from portal.assistant.gaps import finish_call_back, list_call_backs, list_gaps, settle_gap
from portal.assistant.questions import find_questions
from portal.assistant.scoring import score
from portal.assistant.training import CannotTrain, train
from portal.assistant.understanding import find_understanding
from portal.audit import record
from portal.authorities import current_authority
from portal.commands.search import rebuild_existing
from portal.database import db, write_unit
from portal.guidance import list_topics
from portal.settings import CHECKOUT, current_settings
from search_index.meaning import WeightsMissing


def register(group: click.Group) -> None:
    """Add `portal assistant` to `group`."""
    group.add_command(assistant)


@click.group()
def assistant() -> None:
    """The chat: what it knows, how well it understands, what it could not answer."""


@assistant.command("build")
@with_appcontext
def build_command() -> None:
    """Build the understanding and Rasa's training data from content/, and search with it."""
    try:
        name = build(current_settings(), current_authority().code, click.echo)
    except WeightsMissing as missing:
        raise click.ClickException(str(missing)) from missing
    click.echo(f"Build {name} is ready.")
    if rebuilt := rebuild_existing():
        click.echo(f"The search index of {rebuilt} councils has the same words.")


@assistant.command("train")
@with_appcontext
def train_command() -> None:
    """Train Rasa's model for the build on this machine, unless there is one."""
    try:
        click.echo(f"Model {train(current_settings(), click.echo).name} is ready.")
    except CannotTrain as problem:
        raise click.ClickException(str(problem)) from problem


@assistant.command("check")
@click.option(
    "--questions",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=CHECKOUT / "tests" / "bot" / "development",
    show_default=False,
    help="A folder of development sets; the project's own unless given.",
)
@with_appcontext
def check_command(questions: Path) -> None:
    """Check what the assistant knows and score it on questions it never saw; exit 1 on a miss."""
    for problem in (problems := missing_questions()):
        click.echo(problem)
    understanding = find_understanding()
    if understanding is None:
        raise click.ClickException("Nothing is built yet. Run `portal assistant build` first.")
    shares = score(understanding, questions)
    for share in shares:
        click.echo(str(share))
    if problems or not all(share.met for share in shares):
        raise SystemExit(1)


def missing_questions() -> list[str]:
    """Return a sentence for each topic nobody has written questions for."""
    return [
        f"{topic.slug}: no questions in content/england/questions"
        for topic in list_topics()
        if find_questions(topic.slug) is None
    ]


@assistant.command("gaps")
@click.option("--settle", help="The id of an entry that is dealt with.")
@click.option("--as", "settled_as", default="done", help="Topic slug, `question` or `gap`.")
@click.option(
    "--export",
    type=click.File("w", encoding="utf-8"),
    help="Write the questions officers want the assistant to learn, ready for content/.",
)
@with_appcontext
def gaps_command(settle: str | None, settled_as: str, export: TextIO | None) -> None:
    """List what families could not find, oldest first, or settle one entry."""
    if export:
        wanted = list_to_train(db.session())
        export.write(as_text(wanted))
        click.echo(f"{sum(len(one.lines) for one in wanted)} questions written.", err=True)
        return
    if settle:
        with write_unit() as session:
            found = settle_gap(session, settle, settled_as)
            if found:
                record("gap.settled", settle, as_=settled_as)
        click.echo("Settled." if found else "There is no entry of this id.")
        return
    rows = list_gaps(db.session())
    for gap in rows:
        click.echo(f"{gap.id}  {gap.received_at:%Y-%m-%d}  {gap.authority}  {gap.topic or '-'}")
        click.echo(f"  {gap.text}")
    click.echo(f"{len(rows)} to look at.")


@assistant.command("call-backs")
@click.option("--done", help="The id of a call that was made; its name and number are deleted.")
@with_appcontext
def call_backs_command(done: str | None) -> None:
    """List who asked to be called, oldest first, or delete one that is done."""
    if done:
        with write_unit() as session:
            found = finish_call_back(session, done)
            if found:
                record("call_back.done", done)
        click.echo("Deleted." if found else "There is no request of this id.")
        return
    rows = list_call_backs(db.session())
    for call in rows:
        click.echo(f"{call.id}  {call.received_at:%Y-%m-%d}  {call.authority}  {call.best_time}")
        click.echo(f"  {call.name}  {call.phone}")
    click.echo(f"{len(rows)} to call.")
