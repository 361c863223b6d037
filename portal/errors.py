"""The one place that turns a failure into a page or a problem document.

Rooms raise named exceptions beside the code that fails; each says what
happened, what is safe and what to do next, because a tired parent needs all
three. The last page of all is a plain string that depends on nothing which
could itself be broken.
"""

import logging
from http import HTTPStatus
from typing import Any, TypeAlias

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException

log = logging.getLogger("portal.errors")

# A sentence, or one that is translated when it is shown (Flask-Babel ships no types).
Words: TypeAlias = Any

LAST_RESORT = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Sorry, something went wrong</title></head><body><main>
<h1>Sorry, something went wrong</h1>
<p>This is our fault, not yours. Nothing you typed has been shared.</p>
<p>Try again in a few minutes. If it is urgent, phone your council.
If someone is in danger, call <a href="tel:999">999</a>.</p>
</main></body></html>"""


class PortalError(Exception):
    """Base of the portal's own failures.

    `code` is a stable id for programs; the three sentences are for people.
    """

    status: int = 500
    code: str = "unexpected"
    title: Words = _l("Sorry, something went wrong")
    what_happened: Words = _l("This is our fault, not yours.")
    what_is_safe: Words = _l("Nothing you typed has been shared.")
    what_next: Words = _l("Try again in a few minutes, or phone the council.")
    retry_after: int | None = None  # seconds


class PageNotFound(PortalError):
    """Nothing lives at this address, or not any more."""

    status, code = 404, "not_found"
    title = _l("We cannot find this page")
    what_happened = _l("The address may be mistyped, or the page may have moved.")
    what_is_safe = _l("You have done nothing wrong.")
    what_next = _l("Use the search box, or start from the home page.")


class BadRequest(PortalError):
    """The request itself could not be understood."""

    status, code = 400, "bad_request"
    title = _l("We could not understand that")
    what_happened = _l("Something in the address or the form is not in a form we can read.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Go back, change it and try again.")


class FormExpired(PortalError):
    """The form's protection token is missing or too old."""

    status, code = 400, "form_expired"
    title = _l("This form has been open too long")
    what_happened = _l("To keep you safe, forms stop working after a while.")
    what_is_safe = _l("Nothing has been sent or kept.")
    what_next = _l("Go back, reload the page and send it again.")


class SentFromElsewhere(PortalError):
    """Another website sent this form, perhaps without the person's knowledge."""

    status, code = 403, "sent_from_elsewhere"
    title = _l("This was not sent from our own page")
    what_happened = _l("To keep you safe, we only take what is sent from this website itself.")
    what_is_safe = _l("Nothing has been sent or kept.")
    what_next = _l("Open the page here and send it again.")


class MethodNotAllowed(PortalError):
    """The address exists, but not for this kind of request."""

    status, code = 405, "method_not_allowed"
    title = _l("This page cannot be used that way")
    what_happened = _l("The address is right, but it does not take this kind of request.")
    what_next = _l("Start again from the home page.")


class TooLarge(PortalError):
    """More was sent than any of our forms needs."""

    status, code = 413, "too_large"
    title = _l("That is too long for us to take")
    what_happened = _l("What was sent is bigger than this page can take.")
    what_is_safe = _l("Nothing has been kept.")
    what_next = _l("Go back and send less text.")


class TooManyRequests(PortalError):
    """Too many requests from one place in a short time."""

    status, code = 429, "too_many_requests"
    title = _l("Please wait a moment")
    what_happened = _l("Too much was sent from your connection in a short time.")
    what_is_safe = _l("Nothing you did before is lost.")
    what_next = _l("Wait a few minutes and try again.")

    def __init__(self, seconds: int = 60) -> None:
        super().__init__()
        self.retry_after = seconds


class Unavailable(PortalError):
    """A part of the portal is away for a short time."""

    status, code = 503, "unavailable"
    title = _l("Sorry, this is not working just now")
    what_happened = _l("A part of this website is away for a short time.")


_BY_STATUS: dict[int, type[PortalError]] = {
    kind.status: kind
    for kind in (
        BadRequest,
        SentFromElsewhere,
        PageNotFound,
        MethodNotAllowed,
        TooLarge,
        TooManyRequests,
        Unavailable,
    )
}


def register_errors(app: Flask) -> None:
    """Answer every failure of `app` in one shape: a page, or RFC 9457 under `/api`."""
    app.register_error_handler(PortalError, answer)
    app.register_error_handler(HTTPException, _http_exception)
    app.register_error_handler(Exception, _unexpected)


def _http_exception(error: HTTPException) -> Response:
    if error.code is not None and error.code < HTTPStatus.BAD_REQUEST:
        return current_app.make_response(error.get_response(request.environ))
    if type(error).__name__ == "CSRFError":
        return answer(FormExpired())
    ours = _BY_STATUS.get(
        error.code or 500, BadRequest if (error.code or 500) < 500 else PortalError
    )
    problem = ours()
    problem.status = error.code or 500
    response = answer(problem)
    for name, value in error.get_response().headers:
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    """Log type and place only: an exception's text may quote what a family typed."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "unknown"
    log.error("unexpected %s at %s", type(error).__name__, place)
    return answer(PortalError())


def answer(error: PortalError) -> Response:
    """Turn one failure into the answer its reader can use."""
    try:
        response = _problem(error) if wants_json() else _page(error)
    except Exception as second:  # the error page itself failed; nothing may stop the last one
        log.error("error page failed: %s", type(second).__name__)
        response = Response(LAST_RESORT, mimetype="text/html")
    response.status_code = error.status
    response.headers["Cache-Control"] = "no-store"
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def wants_json() -> bool:
    """Say whether this request came from a program: everything under `/api`."""
    return request.path.startswith("/api/")


def _problem(error: PortalError) -> Response:
    response = jsonify(
        type=f"about:blank#{error.code}",
        title=str(error.title),
        status=error.status,
        detail=f"{error.what_happened} {error.what_next}".strip(),
        code=error.code,
        **getattr(error, "extra", {}),
    )
    response.mimetype = "application/problem+json"
    return response


def _page(error: PortalError) -> Response:
    return Response(render_template("errors/error.html", error=error, title=str(error.title)))
