"""The two short-lived cookies of a survey: the link one came by, and the receipt one got."""

from flask import request
from werkzeug.wrappers import Response

from portal.feedback.survey.tickets import seal, unseal
from portal.settings import current_settings

LINK, LINK_SECONDS = "feedback_link", 30 * 60
RECEIPT, RECEIPT_SECONDS = "feedback_receipt", 15 * 60


def keep_link(response: Response, token: str) -> None:
    """Let the next page know the link's token, without its standing in an address."""
    _set(response, LINK, seal(LINK, {"token": token}), LINK_SECONDS)


def held_link() -> str | None:
    """Return the token of the link this browser came by, or None."""
    held = unseal(LINK, request.cookies.get(LINK, ""), LINK_SECONDS)
    return str(held["token"]) if held else None


def keep_receipt(response: Response, receipt: str) -> None:
    """Let the thank-you page show the receipt, also when it is loaded again."""
    _set(response, RECEIPT, seal(RECEIPT, {"receipt": receipt}), RECEIPT_SECONDS)
    response.delete_cookie(LINK)


def held_receipt() -> str | None:
    """Return the receipt to show, or None."""
    held = unseal(RECEIPT, request.cookies.get(RECEIPT, ""), RECEIPT_SECONDS)
    return str(held["receipt"]) if held else None


def _set(response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="Lax",
        secure=current_settings().https_only,
    )  # fmt: skip
