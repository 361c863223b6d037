"""`portal prepare`: everything between an installed checkout and a running portal.

Each step says what it does and how long it took, does nothing when it has
nothing to do, and can be repeated at any time.
"""

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.assistant.building import build
from portal.assistant.files import secret_file
from portal.assistant.training import CannotTrain, train
from portal.commands.content import load_everything
from portal.commands.database import migrate_to_newest
from portal.commands.demo import load_demonstration
from portal.commands.places import compile_missing_places
from portal.commands.search import rebuild_all
from portal.commands.translations import compile_catalogues
from portal.settings import Settings, current_settings
from search_index.meaning import WeightsMissing

Step = tuple[str, Callable[[], str]]


def register(group: click.Group) -> None:
    """Add `portal prepare` to `group`."""
    group.add_command(prepare)


@click.command()
@click.option(
    "--demonstration/--no-demonstration", default=True, help="Load labelled example records."
)
@with_appcontext
def prepare(demonstration: bool) -> None:
    """Make the database, content, places and search index ready."""
    settings = current_settings()
    steps: list[Step] = [
        ("Secret key", lambda: make_secret(settings)),
        ("Database", lambda: _migrate()),
        ("Languages", lambda: _languages(settings)),
        ("Postcodes, place names and maps", lambda: compile_missing_places(settings)),
        ("Content", load_everything),
    ]
    if demonstration:
        steps.append(("Demonstration data", load_demonstration))
    steps += [("Search index", rebuild_all), ("Assistant", lambda: make_assistant(settings))]
    for number, (name, step) in enumerate(steps, start=1):
        run_step(f"[{number}/{len(steps)}] {name}", step)


def run_step(label: str, step: Callable[[], str]) -> None:
    """Run one step, showing its name first and its result and seconds after."""
    click.echo(f"{label} … ", nl=False)
    started = time.monotonic()
    result = step()
    click.echo(f"{result} ({time.monotonic() - started:.1f} s)")


def make_assistant(settings: Settings) -> str:
    """Build and train the assistant as far as this machine can; say how far that was."""
    secret = secret_file(settings)
    if not secret.exists():
        secret.parent.mkdir(parents=True, exist_ok=True)
        write_private(secret, secrets.token_hex(32))
    try:
        name = build(settings, settings.authority, _under_the_step)
        train(settings, _under_the_step)
    except WeightsMissing as missing:
        return f"answers from search alone: {missing}"
    except CannotTrain as problem:
        return f"built, without Rasa: {problem}"
    return f"ready, build {name}"


def _under_the_step(said: str) -> None:
    click.echo(f"\n      {said} … ", nl=False)


def make_secret(settings: Settings) -> str:
    """Write a secret key readable by this user alone, unless there is one."""
    if settings.secret:
        return "kept"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    write_private(settings.secret_file, secrets.token_hex(32))
    return "made"


def write_private(path: Path, text: str) -> None:
    """Write `text` to `path` with mode 0600 from the first byte."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)


def _migrate() -> str:
    migrate_to_newest()
    return "up to date"


def _languages(settings: Settings) -> str:
    compiled = compile_catalogues(settings.translations_dir)
    return (
        ", ".join(f"{code} {count} strings" for code, count in compiled.items()) or "English only"
    )
