"""Which pages have published comments: asked seldom, so that a page without any costs nothing.

A guidance page needs no database otherwise; asking on every view doubled its
cost. A new comment shows on its page within ten seconds in every process. One
that was taken down is gone at once: what is shown is always asked anew.
"""

import time
from typing import cast

from flask import current_app
from sqlalchemy import select

from portal.database import db
from portal.feedback.comments.models import Comment
from portal.feedback.comments.published import is_published

KEPT_SECONDS = 10.0
KEY = "portal_commented_pages"


def has_comments(authority: str, about_key: str) -> bool:
    """Say whether the page known by `about_key` had published comments ten seconds ago."""
    kept, now = _kept(), time.monotonic()
    found = kept.get(authority)
    if found is None or found[0] < now:
        found = kept[authority] = (now + KEPT_SECONDS, _ask(authority))
    return about_key in found[1]


def forget_pages() -> None:
    """Ask again at the next view in this process: something was published."""
    _kept().clear()


def _ask(authority: str) -> frozenset[str]:
    query = select(Comment.about_key).where(*is_published(authority), Comment.about_key != "")
    return frozenset(db.session().scalars(query.distinct()))


def _kept() -> dict[str, tuple[float, frozenset[str]]]:
    kept = current_app.extensions.setdefault(KEY, {})
    return cast(dict[str, tuple[float, frozenset[str]]], kept)
