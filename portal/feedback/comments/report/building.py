"""Puts a yearly report together from what is published; the words are frozen with the numbers.

Counts are of comments received in the year, so that they add up: published,
not published with the reason, put aside, still waiting. Comments listed are
those published in the year.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.authorities import Authority
from portal.feedback.comments.answering import ACTION_STATES
from portal.feedback.comments.clock import ENGLAND
from portal.feedback.comments.invented import only_invented
from portal.feedback.comments.kinds import KIND_WORDS, LEGAL_KIND, LEGAL_WORDS
from portal.feedback.comments.models import Comment
from portal.feedback.comments.published import PublishedComment, list_published
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.report.parts import list_report_parts
from portal.feedback.comments.settings_file import CommentContent
from portal.feedback.comments.states import PUBLIC, WITHHELD_REASONS, State

ASIDE = (State.ESCALATED, State.DUPLICATE, State.TAKEN_DOWN)


def build_report(session: Session, authority: Authority, year: int, today: date) -> dict[str, Any]:
    """Return the report of a calendar year as plain values, ready to be frozen.

    `invented`: made of demonstration comments, because no family has written yet.
    """
    content = comment_content(authority.code)
    invented = only_invented(session, authority.code)
    published = list_published(session, authority.code, page=None)
    everything = [one for one in published if one.invented == invented]
    tables = (part(authority.code, year) for part in list_report_parts())
    return {
        "authority": authority.code,
        "council": authority.council,
        "hub_name": authority.hub_name,
        "year": year,
        "period": {"from": f"{year}-01-01", "to": f"{year}-12-31"},
        "made_on": today.isoformat(),
        "complete": today > date(year, 12, 31),
        "invented": invented,
        "counts": count_by_kind(_received_in(session, authority.code, year, invented)),
        "comments": [_comment(one) for one in everything if one.published_on.year == year],
        "last_years_actions": [
            {"about": one.about_name, "said": one.text, "language": one.language, **action}
            for one in everything
            if one.published_on.year == year - 1
            for action in _actions(one)
        ],
        "consultation": _consultation(content),
        "tables": [asdict(table) for table in tables if table is not None],
    }


def count_by_kind(comments: Iterable[tuple[str, str, str | None]]) -> list[dict[str, Any]]:
    """Return the counts by the kinds of regulation 56(1), from (kind, state, reason) of each.

    For every row: received = published + withheld + put aside + waiting. Spam
    is no comment; it has a number of its own.
    """
    tallies = {legal: Counter[str]() for legal in LEGAL_WORDS}
    for kind, state, reason in comments:
        tally = tallies[LEGAL_KIND[kind]]
        tally["spam" if state == State.SPAM else "received"] += 1
        tally[_place(State(state), reason)] += 1
    return [_row(legal, tally) for legal, tally in tallies.items()]


def _place(state: State, reason: str | None) -> str:
    if state in PUBLIC:
        return "published"
    if state is State.WITHHELD:
        return f"withheld {reason}"
    if state in ASIDE:
        return f"aside {state}"
    return "ignored" if state is State.SPAM else "waiting"


def _row(legal: str, tally: Counter[str]) -> dict[str, Any]:
    withheld = {str(words): tally[f"withheld {code}"] for code, words in WITHHELD_REASONS.items()}
    aside = sum(tally[f"aside {state}"] for state in ASIDE)
    return {
        "kind": str(LEGAL_WORDS[legal]),
        "received": tally["received"],
        "published": tally["published"],
        "withheld": withheld,
        "put_aside": aside,
        "waiting": tally["waiting"],
        "spam": tally["spam"],
    }


def _received_in(
    session: Session, authority: str, year: int, invented: bool
) -> list[tuple[str, str, str | None]]:
    begin = datetime(year, 1, 1, tzinfo=ENGLAND)
    end = datetime(year + 1, 1, 1, tzinfo=ENGLAND)
    query = select(Comment.kind, Comment.state, Comment.withheld_reason).where(
        Comment.authority == authority,
        Comment.received_at >= begin,
        Comment.received_at < end,
        Comment.demonstration.is_(invented),
    )
    return [(row.kind, row.state, row.withheld_reason) for row in session.execute(query)]


def _comment(one: PublishedComment) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": str(KIND_WORDS[one.kind]),
        "about": one.about_name,
        "said": one.text,
        "language": one.language,
        "published_on": one.published_on.isoformat(),
        "reply": one.reply,
        "replied_on": one.replied_on.isoformat() if one.replied_on else None,
        "actions": _actions(one),
    }


def _actions(one: PublishedComment) -> list[dict[str, Any]]:
    return [
        {
            "action": action.text,
            "owner": action.owner,
            "state": str(ACTION_STATES[action.state]),
            "due_on": action.due_on.isoformat() if action.due_on else None,
            "reason": action.reason,
        }
        for action in one.actions
    ]


def _consultation(content: CommentContent) -> dict[str, Any]:
    recorded = content.consultation
    asked = recorded.consulted if recorded else ()
    return {
        "group": recorded.group if recorded else None,
        "about": recorded.about if recorded else None,
        "list": [
            {
                "letter": one.letter,
                "label": one.label,
                "asked": [
                    entry.model_dump(mode="json") for entry in asked if entry.letter == one.letter
                ],
            }
            for one in content.consultees
        ],
    }
