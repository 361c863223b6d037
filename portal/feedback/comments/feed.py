"""Writes the newest published comments as an RSS 2.0 feed.

Only what `published` gives is in it: approved words and public replies.
"""

from collections.abc import Iterable
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import url_for

from portal.authorities import Authority
from portal.feedback.comments.kinds import KIND_WORDS
from portal.feedback.comments.published import PublishedComment
from portal.language import current_language, gettext

ATOM = "http://www.w3.org/2005/Atom"
LONGEST_TITLE = 80


def write_feed(authority: Authority, comments: Iterable[PublishedComment]) -> bytes:
    """Return the feed of `authority` as a document in UTF-8 (RSS Advisory Board, RSS 2.0.11)."""
    rss = Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    channel = SubElement(rss, "channel")
    title = gettext("Comments and replies: %(hub)s", hub=authority.hub_name)
    _add(channel, "title", title)
    _add(channel, "link", url_for("comments.index", _external=True))
    _add(channel, "description", gettext("What families said, and what the council answered."))
    _add(channel, "language", current_language().code)
    own = url_for("comments.feed", _external=True)
    SubElement(channel, "atom:link", href=own, rel="self", type="application/rss+xml")
    for comment in comments:
        _item(channel, comment)
    return bytes(tostring(rss, encoding="utf-8", xml_declaration=True))


def _item(channel: Element, comment: PublishedComment) -> None:
    item = SubElement(channel, "item")
    address = url_for("comments.one", comment_id=comment.id, _external=True)
    _add(item, "title", _title(comment))
    _add(item, "link", address)
    # The reply makes it a new entry, so that readers see it.
    SubElement(item, "guid", isPermaLink="false").text = _safe(
        f"{comment.id}{'-reply' if comment.reply else ''}"
    )
    _add(item, "pubDate", format_datetime(comment.replied_at or comment.published_at))
    _add(item, "category", str(KIND_WORDS[comment.kind]))
    reply = gettext("Reply: %(reply)s", reply=comment.reply) if comment.reply else ""
    _add(item, "description", "\n\n".join(part for part in (comment.text, str(reply)) if part))


def _title(comment: PublishedComment) -> str:
    words = " ".join(comment.text.split())
    short = words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"
    named = f"{comment.about_name}: {short}" if comment.about_name else short
    return gettext("Invented example: %(title)s", title=named) if comment.invented else named


def _add(parent: Element, name: str, text: object) -> None:
    SubElement(parent, name).text = _safe(str(text))


def _safe(text: str) -> str:
    """Return `text` without the control characters XML 1.0 forbids."""
    return "".join(one for one in text if one in "\t\n\r" or (" " <= one not in "\ufffe\uffff"))
