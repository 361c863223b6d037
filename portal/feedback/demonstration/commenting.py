"""Sends the invented comments and walks each to its state, by the same acts as officers do.

So no state can be shown that real work could not reach. Only the moments are
put back afterwards: a queue whose comments all came today would teach nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.feedback.comments import answering, workflow
from portal.feedback.comments.clock import quarter_of
from portal.feedback.comments.models import Comment, CommentAction, CommentStep
from portal.feedback.comments.pages import name_of
from portal.feedback.comments.receiving import Sent, receive_comment, receive_survey_text
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.states import State
from portal.feedback.demonstration.words import InventedComment

FIRST, SECOND = "demonstration", "demonstration-second"  # two people, as publishing needs
AN_HONEST_MINUTE = timedelta(minutes=1)
NOON = time(12, tzinfo=UTC)
S = State
# How many days after receipt a comment gets so far.
AFTER = {
    S.SCREENED: 0, S.TRIAGED: 2, S.REDACTED: 5, S.APPROVED: 6, S.PUBLISHED: 7,
    S.REPLY_DRAFTED: 16, S.REPLY_PUBLISHED: 18, S.ACTION: 20, S.CLOSED: 60,
    S.WITHHELD: 4, S.SPAM: 1,
}  # fmt: skip
ROAD = (
    S.TRIAGED, S.REDACTED, S.APPROVED, S.PUBLISHED, S.REPLY_DRAFTED, S.REPLY_PUBLISHED,
    S.ACTION, S.CLOSED,
)  # fmt: skip
WAYS = {S.SCREENED: (), S.SPAM: (S.SPAM,), S.WITHHELD: (S.TRIAGED, S.WITHHELD)}


@dataclass(frozen=True)
class Walk:
    """One invented comment on its way."""

    session: Session
    comment: Comment
    invented: InventedComment
    today: date

    def go(self) -> None:
        """Do every act that leads to the state, then put the moments back."""
        for state in self._way():
            ACTS[state](self)
        self._put_back()

    def _way(self) -> tuple[State, ...]:
        target = self.invented.state
        if target in WAYS:
            return WAYS[target]
        way = ROAD[: ROAD.index(target) + 1]
        return tuple(one for one in way if one is not S.ACTION or self.invented.actions)

    def sort(self) -> None:
        """Sort it and say what it is about."""
        book = [theme.code for theme in comment_content(self.comment.authority).themes]
        workflow.sort_comment(self.session, self.comment, FIRST, self.invented.kind)
        workflow.confirm_themes(self.session, self.comment, set(self.invented.themes), book)

    def act(self) -> None:
        """Say what is done."""
        for one in self.invented.actions:
            due = None if one.due_in is None else self.today + timedelta(days=one.due_in)
            act = answering.Act(one.text, one.owner, one.state, due, one.reason)
            answering.add_action(self.session, self.comment, FIRST, act)

    def _put_back(self) -> None:
        comment, received = self.comment, self.moment(S.SCREENED)
        if self.invented.survey:  # as if it had come: nobody may know its day
            received = received.replace(day=1, hour=0)
        comment.demonstration = True
        comment.received_at, comment.quarter = received, quarter_of(received.date())
        steps = select(CommentStep).where(CommentStep.comment_id == comment.id)
        for step in self.session.scalars(steps):
            step.at = max(received, self.moment(State(step.to_state)))
        comment.moved_at = max(received, self.moment(self.invented.state))
        comment.redacted_at = comment.redacted_at and self.moment(S.REDACTED)
        comment.approved_at = comment.approved_at and self.moment(S.APPROVED)
        comment.published_at = comment.published_at and self.moment(S.PUBLISHED)
        comment.replied_at = comment.replied_at and self.moment(S.REPLY_PUBLISHED)
        actions = select(CommentAction).where(CommentAction.comment_id == comment.id)
        for action in self.session.scalars(actions):
            action.changed_at = self.moment(S.ACTION)
        self.session.flush()

    def moment(self, state: State) -> datetime:
        """Return when the comment came to `state`, never after today."""
        came = self.today - timedelta(days=self.invented.days_ago)
        return datetime.combine(min(came + timedelta(days=AFTER[state]), self.today), NOON)


ACTS: dict[State, Callable[[Walk], None]] = {
    S.TRIAGED: Walk.sort,
    S.REDACTED: lambda w: workflow.make_ready(w.session, w.comment, FIRST, w.invented.text),
    S.APPROVED: lambda w: workflow.approve(w.session, w.comment, SECOND),
    S.PUBLISHED: lambda w: workflow.publish(w.session, w.comment, SECOND),
    S.REPLY_DRAFTED: lambda w: answering.draft_reply(w.session, w.comment, FIRST, w.invented.reply),
    S.REPLY_PUBLISHED: lambda w: answering.publish_reply(w.session, w.comment, FIRST),
    S.ACTION: Walk.act,
    S.CLOSED: lambda w: answering.close(w.session, w.comment, FIRST),
    S.WITHHELD: lambda w: workflow.withhold(
        w.session, w.comment, FIRST, w.invented.withheld_because, ""
    ),
    S.SPAM: lambda w: workflow.mark_spam(w.session, w.comment, FIRST),
}


def send_invented(
    session: Session, authority: str, comments: list[InventedComment], today: date
) -> None:
    """Send `comments` to `authority` and take each to its state; inside a write unit."""
    for number, invented in enumerate(comments):
        comment = session.get_one(Comment, _sent(session, authority, invented, number))
        Walk(session, comment, invented, today).go()


def _sent(session: Session, authority: str, invented: InventedComment, number: int) -> str:
    """Receive the comment as any other and return its id."""
    if invented.survey:
        kept = receive_survey_text(
            session, invented.text, invented.survey, "", authority, invented.language
        )
        return str(kept)
    key = f"demonstration-{authority}-{number}"
    about = f"/guidance/{invented.page}" if invented.page else ""
    name = name_of("guidance.topic", {"slug": invented.page}) if invented.page else None
    sent = Sent(
        text=invented.text,
        kind=invented.kind,
        form_key=key,
        age=AN_HONEST_MINUTE,
        about=about if name else "",
        about_name=name or "",
        who=invented.who,
        district=invented.district,
        language=invented.language,
        trap="filled in" if invented.state is S.SPAM else "",
    )
    receive_comment(session, sent, authority)
    return session.scalars(select(Comment.id).where(Comment.form_key == key)).one()
