"""How often one connection may send something, so that a flood cannot drown the families.

Generous, since a school or a phone network shares one address: nobody who types
gets near it. Every form says what happened with all that was typed still in it,
and danger is looked at before any limit. The counts are a safeguard, not a
record: when they cannot be kept, the message goes through.
"""

import logging
import sqlite3
from typing import Literal, cast

from flask import Flask, current_app
from limits import RateLimitItem, parse_many
from limits.strategies import FixedWindowRateLimiter

from portal.errors import TooManyRequests
from portal.language import gettext
from portal.rate_limits.counting import Counts
from portal.rate_limits.visitors import daily_name, visitor_address, visitor_network
from portal.settings import Settings

__all__ = [
    "Sending",
    "hold_to_limit",
    "register_rate_limits",
    "too_much",
    "visitor_address",
    "within_limit",
]

log = logging.getLogger("portal.rate_limits")

# messages: the chat. forms: what is kept for the council to read. codes: tries at a code.
# floods: comments, which past the limit of forms are marked for the officer, not refused.
Sending = Literal["messages", "forms", "codes", "floods"]


def register_rate_limits(app: Flask, settings: Settings) -> None:
    """Prepare the counts of `app`; the file is made at the first count."""
    limits: dict[Sending, tuple[RateLimitItem, ...]] = {
        "messages": tuple(parse_many(settings.messages_limit)),
        "forms": tuple(parse_many(settings.forms_limit)),
        "codes": tuple(parse_many(settings.codes_limit)),
        "floods": tuple(parse_many(settings.floods_limit)),
    }
    counts = Counts(settings.data_dir / "rate_limits.db")
    app.extensions["portal_rate_limits"] = (limits, FixedWindowRateLimiter(counts))


def within_limit(sending: Sending) -> bool:
    """Count this request and say whether its connection may still send this.

    This very machine is not limited: it is an operator, or a proxy the portal
    was not told of (`PORTAL_TRUSTED_PROXIES`), and behind that stand all families.
    """
    network = visitor_network()
    if network is None:
        return True
    limits, limiter = _limits()
    try:
        name = daily_name(cast(Counts, limiter.storage), network)
        passed = [limiter.hit(one, sending, name) for one in limits[sending]]
    except (sqlite3.Error, OSError) as error:
        log.warning("a request could not be counted: %s", type(error).__name__)
        return True
    return all(passed)


def hold_to_limit(sending: Sending) -> None:
    """Count this request; raises `TooManyRequests` when it is one too many."""
    if not within_limit(sending):
        raise TooManyRequests(wait_for(sending))


def wait_for(sending: Sending) -> int:
    """Return after how many seconds one may surely send again: the shortest window."""
    limits, _ = _limits()
    return min(one.get_expiry() for one in limits[sending])


def too_much(sending: Sending) -> str:
    """Return what to say in a form that was one too many; all that was typed stands in it."""
    minutes = -(-wait_for(sending) // 60)
    return gettext(
        "Too much was sent from your connection in a short time. All you typed is still here. "
        "Wait %(minutes)s min, then send it again.",
        minutes=minutes,
    )


def _limits() -> tuple[dict[Sending, tuple[RateLimitItem, ...]], FixedWindowRateLimiter]:
    return cast(
        tuple[dict[Sending, tuple[RateLimitItem, ...]], FixedWindowRateLimiter],
        current_app.extensions["portal_rate_limits"],
    )
