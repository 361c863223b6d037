"""Comments on the Local Offer and the council's replies (SEND Regulations 2014, reg 56).

`receiving` takes a comment in, `states` says what may happen to it, `workflow`
does it, `published` is the only way out to families. A survey's free text
comes in by `receive_survey_text` and goes the same way.
"""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask

from portal.authorities import Authority
from portal.feedback.comments.below import below_page
from portal.feedback.comments.desk_views import comment_desk
from portal.feedback.comments.public_views import comments
from portal.feedback.comments.receiving import receive_survey_text
from portal.feedback.comments.registering import LooksDangerous, NamePage, keep_parts
from portal.feedback.comments.report import views
from portal.feedback.comments.retention import forget_old_texts
from portal.page import register_page_part

_ = views  # importing them opens the addresses of the reports

__all__ = ["forget_old_texts", "receive_survey_text", "register_comments"]


def register_comments(
    app: Flask,
    content: Path,
    authorities: list[Authority],
    names: Mapping[str, NamePage],
    in_danger: LooksDangerous,
) -> None:
    """Open the comments of every authority; raises `ContentErrors`.

    `names` gives the name of a page by its endpoint, `in_danger` says whether
    a text speaks of danger: both belong to rooms this one may not know.
    """
    keep_parts(app, content, authorities, names, in_danger)
    register_page_part(app, below_page)
    app.register_blueprint(comments)
    app.register_blueprint(comment_desk)
