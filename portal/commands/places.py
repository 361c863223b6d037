"""`portal places compile`: postcodes, place names and district maps from packaged open data.

`portal prepare` runs the same step at set-up; the command is for afterwards,
when a newer package of postcodes or a corrected name should be used at once.
"""

import click
from flask.cli import with_appcontext

from portal.authorities import list_authorities
from portal.places.compile import CompiledPlaces, compile_places
from portal.places.sources import SourceUnreadable
from portal.settings import Settings, current_settings


def register(group: click.Group) -> None:
    """Add `portal places` to `group`."""
    group.add_command(places)


@click.group()
def places() -> None:
    """Postcodes, place names and district maps."""


@places.command("compile")
@with_appcontext
def compile_all() -> None:
    """Compile the places of every council this portal serves, where they are out of date."""
    try:
        for authority in list_authorities():
            done = compile_places(current_settings(), authority, click.echo)
            click.echo(f"{authority.name}: {_told(done)} ({done.seconds:.1f} s)")
    except SourceUnreadable as error:
        raise click.ClickException(f"{error}. Install the requirements again.") from error


def compile_missing_places(settings: Settings) -> str:
    """Compile whatever is out of date and say so in a few words; for `portal prepare`."""
    done = [compile_places(settings, authority) for authority in list_authorities()]
    return "; ".join(
        f"{authority.name} {_told(one)}"
        for authority, one in zip(list_authorities(), done, strict=True)
    )


def _told(done: CompiledPlaces) -> str:
    if not done.made:
        return "up to date"
    return f"{done.postcodes:,} postcodes, {done.places:,} place names"
