"""The public pages about comments: send one, read them, see what was done.

Every form works without scripts and with the page in between that asks about
names. Nothing about the visitor is kept.
"""

from flask import Response, current_app, make_response, redirect, request, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import current_authority
from portal.database import db, write_unit
from portal.errors import PageNotFound
from portal.feedback.comments.about_key import key_of
from portal.feedback.comments.answering import ACTION_STATES
from portal.feedback.comments.feed import write_feed
from portal.feedback.comments.form_stamp import read_stamp
from portal.feedback.comments.forms import CommentForm
from portal.feedback.comments.kinds import KIND_WORDS, KINDS, ROUTED_AWAY
from portal.feedback.comments.pages import page_about
from portal.feedback.comments.private_details import parts_of, private_parts, without_details
from portal.feedback.comments.published import (
    PER_PAGE,
    Wanted,
    count_published,
    find_published,
    list_published,
    list_quarters,
)
from portal.feedback.comments.receiving import Sent, receive_comment
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.you_said import GROUPINGS, grouped
from portal.language import Room, current_language
from portal.page import render_page
from portal.rate_limits import too_much, within_limit
from portal.security import access

comments = Room("comments", __name__)


@comments.route("/comments/new", methods=["GET", "POST"])
@access("public")
def new() -> Response:
    """Take a comment; nothing typed is lost on the way, and nothing is kept before it is sent."""
    authority = current_authority()
    if request.args.get("sent"):
        return _answer("thanks.html", hear=comment_content(authority.code).settings)
    if request.method == "GET":
        wanted = request.args.get("about", ""), request.args.get("kind", "")
        return _form(CommentForm.fresh(authority, *wanted))
    form, step = CommentForm().of(authority), request.form.get("step", "")
    if step == "edit":
        return _form(form)
    if not form.validate_on_submit():
        return _form(form, 422)
    if form.kind.data in ROUTED_AWAY:
        return _answer("other_way.html", form=form)
    if step not in {"without", "as_written"} and private_parts(form.text.data or ""):
        return _answer("names.html", form=form, parts=parts_of(form.text.data or ""))
    if not within_limit("floods"):
        form.text.errors = [too_much("floods")]
        return _form(form, 429)
    _keep(form, without=step == "without")
    return _never_kept(redirect(url_for(".new", sent=1), 303))


@comments.get("/comments")
@access("public")
def index() -> str:
    """List what families said and what the council answered."""
    authority, wanted, page = current_authority().code, _wanted(), _page_number()
    total = count_published(db.session(), authority, wanted)
    return render_page(
        "feedback/comments/index.html",
        comments=list_published(db.session(), authority, wanted, page),
        total=total,
        wanted=wanted,
        page=page,
        pages=max(1, -(-total // PER_PAGE)),
        quarters=list_quarters(db.session(), authority),
        **_words(authority),
    )


@comments.get("/comments/<uuid:comment_id>")
@access("public")
def one(comment_id: object) -> str:
    """Show one published comment, so that it can be linked to."""
    authority = current_authority().code
    comment = find_published(db.session(), authority, str(comment_id))
    if comment is None:
        raise PageNotFound(str(comment_id))
    return render_page("feedback/comments/one.html", comment=comment, **_words(authority))


@comments.get("/comments/feed.xml")
@access("public")
def feed() -> Response:
    """Give the newest comments and replies to feed readers (RSS 2.0)."""
    authority = current_authority()
    newest = list_published(db.session(), authority.code)
    response = make_response(write_feed(authority, newest))
    response.mimetype = "application/rss+xml"
    return response


@comments.get("/comments/you-said-we-did")
@access("public")
def you_said() -> str:
    """Show what was done, by topic, by page or by quarter."""
    authority, by = current_authority().code, request.args.get("by", "")
    by = by if by in GROUPINGS else "topic"
    answered = list_published(db.session(), authority, Wanted(answered=True), page=None)
    words = _words(authority)
    return render_page(
        "feedback/comments/you_said_we_did.html",
        groups=grouped(answered, by, words["themes"]),
        by=by,
        groupings=GROUPINGS,
        **words,
    )


@comments.get("/comments/promises")
@access("public")
def promises() -> str:
    """Show what the council promised in public and what is known of each promise."""
    content = comment_content(current_authority().code)
    return render_page("feedback/comments/promises.html", promises=content.promises)


@comments.get("/comments/consultation")
@access("public")
def consultation() -> str:
    """Show the steering group and who was consulted, by the letters of regulation 54(1)."""
    content = comment_content(current_authority().code)
    return render_page(
        "feedback/comments/consultation.html",
        consultation=content.consultation,
        consultees=content.consultees,
    )


def _keep(form: CommentForm, *, without: bool) -> None:
    key, age = read_stamp(form.stamp.data or "")
    about, text = page_about(form.about.data or ""), form.text.data or ""
    sent = Sent(
        text=without_details(text) if without else text,
        kind=form.kind.data,
        form_key=key,
        age=age,
        about=about.address,
        about_name=about.name,
        who=form.who.data or None,
        district=form.district.data or None,
        language=current_language().code,
        trap=form.website.data or "",
        many=not within_limit("forms"),
    )
    try:
        with write_unit() as session:
            receive_comment(session, sent, current_authority().code)
    except IntegrityError:  # the same form arrived twice at once; one of them was kept
        current_app.logger.info("a form arrived twice")


def _form(form: CommentForm, status: int = 200) -> Response:
    return _answer("new.html", status, form=form, page=page_about(form.about.data or ""))


def _answer(template: str, status: int = 200, **context: object) -> Response:
    page = render_page(f"feedback/comments/{template}", **context)
    return _never_kept(make_response(page, status))


def _never_kept(response: Response | AnyResponse) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]  # Flask's response is Werkzeug's


def _wanted() -> Wanted:
    kind, about = request.args.get("kind", ""), request.args.get("about", "")
    return Wanted(
        kind=kind if kind in KINDS else "",
        theme=request.args.get("theme", "")[:40],
        quarter=request.args.get("quarter", "")[:7],
        about_key=key_of(page_about(about).address) if about else "",
    )


def _page_number() -> int:
    typed = request.args.get("page", "")
    return int(typed) if typed.isascii() and typed.isdigit() and 0 < int(typed[:6]) < 10**5 else 1


def _words(authority: str) -> dict[str, dict[str, object]]:
    book = comment_content(authority).themes
    return {
        "kinds": dict(KIND_WORDS),
        "themes": {theme.code: theme.label for theme in book},
        "action_words": dict(ACTION_STATES),
    }
