"""`portal worker`: keeps the search index up to date while the portal runs.

It looks at the outbox twice a second, so that a change made by any command is
found by every web worker within two seconds.
"""

import logging
import signal
import threading
import time

import click
from flask.cli import with_appcontext

from portal.commands.search import update_all
from portal.settings import current_settings

log = logging.getLogger("portal.worker")


def register(group: click.Group) -> None:
    """Add `portal worker` to `group`."""
    group.add_command(worker)


@click.command()
@with_appcontext
def worker() -> None:
    """Watch for changed records until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    log.info("watching for changed records")
    while not stop.wait(current_settings().worker_poll_seconds):
        look_once()
    log.info("stopped")


def look_once() -> None:
    """Put waiting changes into the index; a failure is logged by type and tried again."""
    started = time.monotonic()
    try:
        changed = update_all()
    except Exception as error:  # the worker outlives any one failure; the next look tries again
        log.error("update failed: %s", type(error).__name__)
        return
    if changed:
        log.info("%d records searchable after %.2f s", changed, time.monotonic() - started)
