"""`portal feedback`: what families said, made safe to publish, from the command line."""

import click


def register(group: click.Group) -> None:
    """Add `portal feedback` to `group`."""
    group.add_command(feedback)


@click.group()
def feedback() -> None:
    """Invitations, comments and figures of families' feedback."""
