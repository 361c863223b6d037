"""Keeps the last dashboards in memory: counting five years takes longer than drawing the page.

They are kept beside the answers they were counted from, so a new answer throws
them away.
"""

from typing import TypeAlias

from flask import current_app
from flask_babel import get_locale

from portal.authorities import Authority
from portal.feedback.figures.answers import Answers
from portal.feedback.figures.dashboard import officers_dashboard
from portal.feedback.figures.rows import Dashboard
from portal.feedback.instruments import list_instruments

Key: TypeAlias = tuple[str, str, str]  # council, quarter, language
MOST = 40


def kept_board(data: Answers, authority: Authority, period: str) -> Dashboard:
    """Return the dashboard of `period`, counted once as long as `data` stays the same.

    Raises ValueError when `period` is no quarter.
    """
    held: dict[Key, tuple[Answers, Dashboard]] = current_app.extensions.setdefault(
        "portal_feedback_boards", {}
    )
    key = (authority.code, period, str(get_locale()))
    if key not in held or held[key][0] is not data:
        if len(held) >= MOST:
            held.clear()
        board = officers_dashboard(data, authority, list_instruments(authority.code), period)
        held[key] = (data, board)
    return held[key][1]
