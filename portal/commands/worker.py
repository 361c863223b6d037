"""`portal worker`: keeps the search index up to date, and forgets what must be forgotten.

It looks at the outbox twice a second, so that a change made by any command is
found by every web worker within two seconds; idle conversations go at the same
beat, old requests once an hour.
"""

import logging
import signal
import threading
import time
from datetime import datetime

import click
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from portal.assistant.conversations import conversations
from portal.assistant.gaps import forget_old
from portal.authorities import list_authorities
from portal.commands.search import update_all
from portal.database import utc_now, write_unit
from portal.directory.empty_searches import collect, forget_old_searches
from portal.feedback.comments import forget_old_texts
from portal.feedback.comments.registering import comment_content
from portal.feedback.keeping import forget as forget_feedback
from portal.settings import current_settings

log = logging.getLogger("portal.worker")

FORGET_SECONDS = 3600.0


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
    forget_after = 0.0
    while not stop.wait(current_settings().worker_poll_seconds):
        look_once()
        if time.monotonic() >= forget_after:
            forget_after = time.monotonic() + FORGET_SECONDS
            count_once()
            forget_once()
    log.info("stopped")


def look_once() -> None:
    """Put waiting changes into the index; a failure is logged by type and tried again."""
    started = time.monotonic()
    try:
        conversations().wipe_idle()
        changed = update_all()
    except Exception as error:  # the worker outlives any one failure; the next look tries again
        log.error("update failed: %s", type(error).__name__)
        return
    if changed:
        log.info("%d records searchable after %.2f s", changed, time.monotonic() - started)


def count_once() -> None:
    """Count the searches that found nothing; a failure is tried again in an hour."""
    try:
        collect()
    except Exception as error:  # as above
        log.error("counting failed: %s", type(error).__name__)


def forget_once() -> None:
    """Delete what families sent us when its time is over; a failure is tried again in an hour.

    Each room by itself, so that one that fails keeps no other from forgetting.
    """
    for forget in (forget_old, forget_old_searches, forget_feedback, _forget_comments):
        try:
            with write_unit() as session:
                forget(session, utc_now())
        except Exception as error:  # as above
            log.error("forgetting failed: %s", type(error).__name__)


def _forget_comments(session: Session, now: datetime) -> None:
    for authority in list_authorities():
        clock = comment_content(authority.code).settings.clock
        forget_old_texts(session, authority.code, clock, now)
