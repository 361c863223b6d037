"""“You said, we did”: answered comments put together by topic, by page or by quarter.

One comment may stand under several topics, once under its page and once under
its quarter; what has none of these stands last under a name of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from portal.feedback.comments.published import PublishedComment

GROUPINGS = {"topic": _l("By topic"), "page": _l("By page"), "quarter": _l("By quarter")}


@dataclass(frozen=True)
class Group:
    """Comments under one heading. `data` says that the heading is not from a catalogue."""

    heading: object
    comments: tuple[PublishedComment, ...]
    data: bool = True

    @property
    def invented(self) -> bool:
        """Whether an invented example is among them."""
        return any(one.invented for one in self.comments)


def grouped(
    comments: Iterable[PublishedComment], by: str, themes: Mapping[str, object]
) -> list[Group]:
    """Return the groups with a heading each, in order of heading; quarters newest first."""
    found: dict[str, list[PublishedComment]] = {}
    for comment in comments:
        for key in _keys(comment, by, themes):
            found.setdefault(key, []).append(comment)
    last = found.pop("", None)
    groups = [
        Group(themes.get(key, key) if by == "topic" else key, tuple(found[key]))
        for key in sorted(found, reverse=by == "quarter")
    ]
    if last:
        groups.append(Group(_l("Everything else"), tuple(last), data=False))
    return groups


def _keys(comment: PublishedComment, by: str, themes: Mapping[str, object]) -> tuple[str, ...]:
    if by == "quarter":
        return (comment.quarter,)
    if by == "page":
        return (comment.about_name,)
    return tuple(code for code in comment.themes if code in themes) or ("",)
