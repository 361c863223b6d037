"""The officers' pages about comments. Officers' pages are in English only.

Each act has an address that needs one permission; whoever may not do it gets
no further than the gate, whatever the page offered.
"""

from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import current_authority
from portal.database import db, write_unit
from portal.errors import PortalError
from portal.feedback.comments import answering, workflow
from portal.feedback.comments.acts import (
    ANSWERING,
    APPROVING,
    MODERATING,
    Act,
    offered,
)
from portal.feedback.comments.agreement import theme_agreement
from portal.feedback.comments.clock import ENGLAND
from portal.feedback.comments.desk import read_comment
from portal.feedback.comments.desk_forms import ActionForm
from portal.feedback.comments.kinds import KIND_WORDS, WHO_WORDS
from portal.feedback.comments.models import Comment
from portal.feedback.comments.queue import count_by_state, list_waiting
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.report.alarm import report_standing
from portal.feedback.comments.screening import FLAG_WORDS
from portal.feedback.comments.states import (
    STATE_WORDS,
    WITHHELD_REASONS,
    SecondPersonNeeded,
    State,
    TransitionRefused,
)
from portal.officers import current_officer
from portal.page import render_page
from portal.security import access

comment_desk = Blueprint("comment_desk", __name__, url_prefix="/officers/comments")
WORDS = {
    "kinds": KIND_WORDS,
    "who_words": WHO_WORDS,
    "state_words": STATE_WORDS,
    "flag_words": FLAG_WORDS,
    "withheld_words": WITHHELD_REASONS,
    "action_words": answering.ACTION_STATES,
}


def address_of(acts: dict[str, Act]) -> str:
    """Return the address of the acts of one table, each by its name."""
    names = ",".join(f'"{name}"' for name in acts)
    return f"/<uuid:comment_id>/<any({names}):act>"


@comment_desk.get("")
@access("comments:read")
def queue() -> str:
    """List what waits; it shows no words of families."""
    authority, today = current_authority().code, datetime.now(ENGLAND).date()
    state, clock = request.args.get("state", ""), comment_content(authority).settings.clock
    return render_page(
        "officers/comments/queue.html",
        waiting=list_waiting(db.session(), authority, clock, today, state),
        counts=count_by_state(db.session(), authority),
        alarm=report_standing(db.session(), authority, today, clock.alarm_months),
        chosen=state if state in set(State) else "",
        **WORDS,
    )


@comment_desk.get("/<uuid:comment_id>")
@access("comments:read")
def show(comment_id: object) -> str:
    """Show one comment as it was written, with what can be done now; the log says who read it."""
    officer = current_officer()
    with write_unit() as session:
        desk = read_comment(session, current_authority(), str(comment_id))
        acts = offered(desk.comment, officer.may)
        own = desk.comment.redacted_by == officer.id
        return render_page(
            "officers/comments/comment.html",
            desk=desk,
            acts={name: act for name, act in acts.items() if not (own and name == "approve")},
            own=own and "approve" in acts,
            book=comment_content(current_authority().code).themes,
            may_answer=officer.may("comments:reply"),
            **WORDS,
        )


@comment_desk.route(address_of(MODERATING), methods=["GET", "POST"])
@access("comments:moderate")
def moderate(comment_id: object, act: str) -> AnyResponse | str | tuple[str, int]:
    """Sort a comment, make it ready, set it aside, take it down or look at it again."""
    return _do(str(comment_id), act, MODERATING[act])


@comment_desk.route(address_of(APPROVING), methods=["GET", "POST"])
@access("comments:approve")
def approving(comment_id: object, act: str) -> AnyResponse | str | tuple[str, int]:
    """Approve what somebody else made ready, send it back, publish it."""
    return _do(str(comment_id), act, APPROVING[act])


@comment_desk.route(address_of(ANSWERING), methods=["GET", "POST"])
@access("comments:reply")
def answer(comment_id: object, act: str) -> AnyResponse | str | tuple[str, int]:
    """Write and publish the reply, say what will be done, close it."""
    return _do(str(comment_id), act, ANSWERING[act])


@comment_desk.route("/<uuid:comment_id>/action/<uuid:action_id>", methods=["GET", "POST"])
@access("comments:reply")
def action(comment_id: object, action_id: object) -> AnyResponse | str | tuple[str, int]:
    """Say how an action stands now."""
    change = Act(
        ANSWERING["action"].title,
        ActionForm,
        frozenset({State.ACTION, State.CLOSED}),
        lambda s, c, _o, form: answering.change_action(s, c, str(action_id), form.act()),
    )
    return _do(str(comment_id), "action", change, action_id=str(action_id))


@comment_desk.get("/publish")
@access("comments:read")
def batch() -> str:
    """List approved comments and written replies, to be published together."""
    officer = current_officer()
    return render_page(
        "officers/comments/batch.html",
        approved=_in_state(State.APPROVED),
        replies=_in_state(State.REPLY_DRAFTED),
        may_publish=officer.may("comments:approve"),
        may_answer=officer.may("comments:reply"),
        done=request.args.get("done", type=int),
        refused=request.args.get("refused", type=int),
        **WORDS,
    )


@comment_desk.post("/publish/comments")
@access("comments:approve")
def publish_comments() -> AnyResponse:
    """Publish the chosen comments, each in a transaction of its own."""
    return _publish_each(workflow.publish)


@comment_desk.post("/publish/replies")
@access("comments:reply")
def publish_replies() -> AnyResponse:
    """Publish the chosen replies, each in a transaction of its own."""
    return _publish_each(answering.publish_reply)


@comment_desk.get("/themes")
@access("comments:read")
def themes() -> str:
    """Show how well the rules and the officers agree on what comments are about."""
    authority = current_authority().code
    return render_page(
        "officers/comments/themes.html",
        figures=theme_agreement(db.session(), authority, comment_content(authority).themes),
    )


def _do(
    comment_id: str, name: str, act: Act, action_id: str = ""
) -> AnyResponse | str | tuple[str, int]:
    officer, authority = current_officer(), current_authority()
    themes = comment_content(authority.code).themes
    with write_unit() as session:
        desk = read_comment(session, authority, comment_id)
        if State(desk.comment.state) not in act.states:
            raise TransitionRefused
        if name == "approve" and desk.comment.redacted_by == officer.id:
            raise SecondPersonNeeded
        sending = request.method == "POST"
        form = act.form() if sending else act.form.begin(desk.comment)
        form.offer(themes)
        if not sending:
            _fill(form, desk, action_id)
        elif form.validate_on_submit():
            act.run(session, desk.comment, officer.id, form)
            return redirect(url_for(".show", comment_id=comment_id), 303)
        page = render_page(
            "officers/comments/act.html", desk=desk, act=act, form=form, book=themes, **WORDS
        )
        return (page, 422) if sending else page


def _fill(form: Any, desk: Any, action_id: str) -> None:
    """Put what is known into a form that is shown for the first time."""
    if hasattr(form, "themes"):
        form.themes.data = [
            code
            for code, theme in desk.themes.items()
            if (theme.suggested if theme.confirmed is None else theme.confirmed)
        ]
    for one in desk.actions:
        if one.id == action_id:
            form.text.data, form.owner.data = one.text, one.owner
            form.state.data, form.reason.data = one.state, one.reason or ""
            if one.due_on:
                due = form.due.form
                due.day.data, due.month.data = str(one.due_on.day), str(one.due_on.month)
                due.year.data = str(one.due_on.year)


def _in_state(state: State) -> list[Comment]:
    query = select(Comment).where(
        Comment.authority == current_authority().code, Comment.state == state
    )
    return list(db.session().scalars(query.order_by(Comment.received_at, Comment.id)))


def _publish_each(publish: Any) -> AnyResponse:
    officer, authority, done, refused = current_officer(), current_authority().code, 0, 0
    for comment_id in dict.fromkeys(request.form.getlist("comment")):
        try:
            with write_unit() as session:
                comment = workflow.get_comment(session, authority, comment_id)
                publish(session, comment, officer.id)
            done += 1
        except PortalError:
            refused += 1
    return redirect(url_for(".batch", done=done, refused=refused), 303)
