"""Every act an officer may do to a comment: its name, its form, from where, and what it does.

One table for each permission, so that the page offers what the officer may do
now and nothing else, and the address of an act says which permission it needs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from portal.feedback.comments import answering, workflow
from portal.feedback.comments.desk_forms import (
    ActionForm,
    DeskForm,
    DuplicateForm,
    NoteForm,
    ReadyForm,
    ReplyForm,
    SortForm,
    ThemesForm,
    WithholdForm,
)
from portal.feedback.comments.models import Comment
from portal.feedback.comments.receiving import plain
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.states import EXITS, PUBLIC, State

S = State
Run = Callable[[Session, Comment, str, Any], None]


@dataclass(frozen=True)
class Act:
    """`run` gets the session, the comment, the officer's id and the form, which was good.

    `warning`: the button is red. `numbers`: the page shows whom to ring for a child at risk.
    """

    title: Any
    form: type[DeskForm]
    states: frozenset[State]
    run: Run
    warning: bool = False
    numbers: bool = False


def _sort(session: Session, comment: Comment, officer: str, form: Any) -> None:
    workflow.sort_comment(session, comment, officer, form.kind.data)
    _themes(session, comment, officer, form)


def _themes(session: Session, comment: Comment, officer: str, form: Any) -> None:
    book = [theme.code for theme in comment_content(comment.authority).themes]
    workflow.confirm_themes(session, comment, set(form.themes.data or ()), book)


MODERATING: dict[str, Act] = {
    "sort": Act(_l("Sort it"), SortForm, frozenset({S.SCREENED}), _sort),
    "make-ready": Act(
        _l("Make it ready to publish"),
        ReadyForm,
        frozenset({S.TRIAGED}),
        lambda s, c, o, form: workflow.make_ready(s, c, o, plain(form.public_text.data)),
    ),
    "themes": Act(
        _l("Say what it is about"),
        ThemesForm,
        frozenset(S) - {S.RECEIVED, S.SCREENED, S.SPAM, S.DUPLICATE},
        _themes,
    ),
    "withhold": Act(
        _l("Do not publish it"),
        WithholdForm,
        frozenset({S.SCREENED, S.TRIAGED, S.REDACTED, S.TAKEN_DOWN}),
        lambda s, c, o, form: workflow.withhold(s, c, o, form.reason.data, form.note.data or ""),
        warning=True,
    ),
    "pass-on": Act(
        _l("Somebody may be at risk: it was passed on"),
        NoteForm,
        frozenset({S.SCREENED, S.TRIAGED, S.REDACTED, S.TAKEN_DOWN}),
        lambda s, c, o, form: workflow.escalate(s, c, o, form.note.data),
        warning=True,
        numbers=True,
    ),
    "duplicate": Act(
        _l("It came before"),
        DuplicateForm,
        frozenset({S.SCREENED, S.TRIAGED, S.REDACTED, S.TAKEN_DOWN}),
        lambda s, c, o, form: workflow.mark_duplicate(s, c, o, form.of.data.strip()),
    ),
    "spam": Act(
        _l("It is spam"),
        DeskForm,
        frozenset({S.SCREENED, S.TRIAGED, S.REDACTED, S.TAKEN_DOWN}),
        lambda s, c, o, _form: workflow.mark_spam(s, c, o),
        warning=True,
    ),
    "take-down": Act(
        _l("Take it down"),
        NoteForm,
        PUBLIC,
        lambda s, c, o, form: workflow.take_down(s, c, o, form.note.data),
        warning=True,
    ),
    "reopen": Act(
        _l("Look at it again"),
        NoteForm,
        EXITS | {S.TAKEN_DOWN},
        lambda s, c, o, form: workflow.reopen(s, c, o, form.note.data),
    ),
}
APPROVING: dict[str, Act] = {
    "approve": Act(
        _l("Approve it"),
        DeskForm,
        frozenset({S.REDACTED}),
        lambda s, c, o, _form: workflow.approve(s, c, o),
    ),
    "send-back": Act(
        _l("Send it back"),
        NoteForm,
        frozenset({S.REDACTED, S.APPROVED}),
        lambda s, c, o, form: workflow.send_back(s, c, o, form.note.data),
    ),
    "publish": Act(
        _l("Publish it"),
        DeskForm,
        frozenset({S.APPROVED}),
        lambda s, c, o, _form: workflow.publish(s, c, o),
    ),
}
ANSWERING: dict[str, Act] = {
    "write-reply": Act(
        _l("Write the reply"),
        ReplyForm,
        frozenset({S.PUBLISHED, S.REPLY_DRAFTED}),
        lambda s, c, o, form: answering.draft_reply(s, c, o, plain(form.reply.data)),
    ),
    "publish-reply": Act(
        _l("Publish the reply"),
        DeskForm,
        frozenset({S.REPLY_DRAFTED}),
        lambda s, c, o, _form: answering.publish_reply(s, c, o),
    ),
    "action": Act(
        _l("Add what will be done"),
        ActionForm,
        frozenset({S.REPLY_PUBLISHED, S.ACTION}),
        lambda s, c, o, form: answering.add_action(s, c, o, form.act()),
    ),
    "close": Act(
        _l("Close it"),
        DeskForm,
        frozenset({S.REPLY_PUBLISHED, S.ACTION}),
        lambda s, c, o, _form: answering.close(s, c, o),
    ),
}
PERMITTED = {
    "comments:moderate": MODERATING,
    "comments:approve": APPROVING,
    "comments:reply": ANSWERING,
}
EVERY = {**MODERATING, **APPROVING, **ANSWERING}


def offered(comment: Comment, may: Callable[[str], bool]) -> dict[str, Act]:
    """Return what somebody who `may` hold permissions can do with the comment now, by name."""
    state = State(comment.state)
    return {
        name: act
        for permission, table in PERMITTED.items()
        if may(permission)
        for name, act in table.items()
        if state in act.states
    }
