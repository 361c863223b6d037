"""Prints what Schedule 2 asks of a Local Offer and who answers it; red items stand out."""

from collections.abc import Iterable

import click

from portal.overview.coverage import Covered


def show_coverage(items: Iterable[Covered]) -> bool:
    """Print every item, the red ones in red; return whether none is red."""
    whole = True
    for item in items:
        click.secho(str(item), fg="red" if item.red else None)
        whole = whole and not item.red
    return whole
