"""What stands below every public page: the way to comment on it, and what others said of it.

The directory and the guidance do not know this room; it is asked through
`portal.page` instead.
"""

from urllib.parse import quote

from flask import current_app, request, url_for
from markupsafe import Markup

from portal.authorities import current_authority
from portal.database import db
from portal.feedback.comments.about_key import key_of
from portal.feedback.comments.answering import ACTION_STATES
from portal.feedback.comments.commented_pages import has_comments
from portal.feedback.comments.kinds import KIND_WORDS
from portal.feedback.comments.pages import OPEN_ROOMS
from portal.feedback.comments.published import Wanted, list_published
from portal.language import current_language, gettext
from portal.page import render_page

WITH_COMMENTS = frozenset({"directory.record", "guidance.topic"})
SHOWN = 3
KEY = "portal_comment_form_link"
LINK = Markup(
    '<p class="govuk-body-s app-no-print"><a class="govuk-link app-roomy-link" href="{}">{}</a></p>'
)


def below_page() -> Markup:
    """Return the comments about this page and the link to write one; nothing on other pages."""
    if request.blueprint not in OPEN_ROOMS:
        return Markup("")
    said = _said() if request.endpoint in WITH_COMMENTS else Markup("")
    form, words = _form_link(current_language().code)
    return said + LINK.format(f"{form}?about={quote(request.path)}", words)


def _form_link(language: str) -> tuple[str, Markup]:
    """Return the form's address and the words that lead to it, made once for each language."""
    made: dict[str, tuple[str, Markup]] = current_app.extensions.setdefault(KEY, {})
    if language not in made:
        made[language] = (url_for("comments.new"), gettext("Comment on this page"))
    return made[language]


def _said() -> Markup:
    language = current_language().code
    path = request.path if language == "en" else request.path.removeprefix(f"/{language}")
    authority, key = current_authority().code, key_of(path)
    if not has_comments(authority, key):
        return Markup("")
    found = list_published(db.session(), authority, Wanted(about_key=key))
    if not found:
        return Markup("")
    page = render_page(
        "feedback/comments/_about_page.html",
        comments=found[:SHOWN],
        more=len(found) > SHOWN,
        address=path,
        kinds=KIND_WORDS,
        action_words=ACTION_STATES,
    )
    return Markup(page)  # noqa: S704  # our own template, already escaped
