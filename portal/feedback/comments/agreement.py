"""How well the rules' themes agree with the officers', over every comment an officer has coded."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.feedback.comments.invented import only_invented
from portal.feedback.comments.models import Comment, CommentTheme
from portal.feedback.comments.settings_file import Theme
from portal.feedback.comments.states import State
from portal.feedback.comments.themes import Agreement, agreement

NOT_COUNTED = (State.SPAM, State.DUPLICATE)


@dataclass(frozen=True)
class CodeFigures:
    """One code: how often the rules and the officers saw it, and how well they agree."""

    label: str
    suggested: int
    confirmed: int
    agreement: Agreement


@dataclass(frozen=True)
class ThemeFigures:
    """All codes, all together, and how many comments no officer has coded yet."""

    codes: tuple[CodeFigures, ...]
    overall: Agreement
    coded: int
    uncoded: int
    invented: bool = False


def theme_agreement(session: Session, authority: str, book: Sequence[Theme]) -> ThemeFigures:
    """Return the figures of `authority`; spam and what came twice do not count."""
    invented = only_invented(session, authority)
    comments = select(Comment.id).where(
        Comment.authority == authority,
        Comment.state.not_in(NOT_COUNTED),
        Comment.demonstration.is_(invented),
    )
    every = set(session.scalars(comments))
    rows = session.execute(
        select(
            CommentTheme.comment_id,
            CommentTheme.code,
            CommentTheme.suggested,
            CommentTheme.confirmed,
        ).where(CommentTheme.comment_id.in_(comments), CommentTheme.confirmed.is_not(None))
    ).all()
    pairs: dict[str, list[tuple[bool, bool]]] = {theme.code: [] for theme in book}
    for row in rows:
        if row.code in pairs:
            pairs[row.code].append((row.suggested, row.confirmed))
    coded = {row.comment_id for row in rows}
    return ThemeFigures(
        codes=tuple(_figures(theme.label, pairs[theme.code]) for theme in book),
        overall=agreement(pair for found in pairs.values() for pair in found),
        coded=len(coded),
        uncoded=len(every - coded),
        invented=invented,
    )


def _figures(label: str, pairs: list[tuple[bool, bool]]) -> CodeFigures:
    return CodeFigures(
        label,
        suggested=sum(rule for rule, _officer in pairs),
        confirmed=sum(officer for _rule, officer in pairs),
        agreement=agreement(pairs),
    )
