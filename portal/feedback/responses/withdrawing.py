"""Deletes what a family sent, for whoever holds its receipt. Nobody else can find it."""

from typing import cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import CursorResult, delete

from portal.database import write_unit
from portal.errors import PortalError
from portal.feedback.comments.receiving import take_back_survey_text
from portal.feedback.responses.models import Response, ResponseText
from portal.feedback.responses.receipts import of_answers, of_comment, of_words, read_receipt


class UnknownReceipt(PortalError):
    """Nothing kept has this receipt: mistyped, withdrawn before, or too old."""

    status, code = 404, "unknown_receipt"
    title = _l("We cannot find anything with this receipt")
    what_happened = _l("It may be mistyped, or its answers may be deleted already.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Look at your receipt again: it has 26 letters and numbers.")


def withdraw(typed: str) -> None:
    """Delete answers and words with this receipt, also where officers read the words.

    Raises `UnknownReceipt`.
    """
    receipt = read_receipt(typed)
    if receipt is None:
        raise UnknownReceipt
    with write_unit() as session:
        answers = delete(Response).where(Response.receipt_hash == of_answers(receipt))
        words = delete(ResponseText).where(ResponseText.receipt_hash == of_words(receipt))
        gone = [cast(CursorResult[object], session.execute(one)) for one in (answers, words)]
        if not any(one.rowcount for one in gone):
            raise UnknownReceipt
        take_back_survey_text(session, of_comment(receipt))
