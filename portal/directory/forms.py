"""“Something is wrong here”: a short form anybody can send without an account.

Labels are lazy, so that they are in the language of the page that shows them.
"""

import secrets

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    HiddenField,
    RadioField,
    SelectChoice,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

LONGEST_TEXT = 1000
KINDS = (
    ("phone", _l("The phone number, email or website")),
    ("address", _l("The address or district")),
    ("closed", _l("It has closed, or moved")),
    ("who", _l("Who can use it, or how to get in")),
    ("times", _l("Days, times or cost")),
    ("other", _l("Something else")),
)


class CorrectionForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What is wrong, and what would be right. `form_key` lets one form count once only."""

    what = RadioField(
        _l("What is wrong?"),
        choices=[SelectChoice(value, label) for value, label in KINDS],
        validators=[InputRequired(_l("Choose what is wrong."))],
    )
    text = TextAreaField(
        _l("What should it say?"),
        description=_l("If you know it. Please do not write names, or anything about a child."),
        validators=[Length(max=LONGEST_TEXT, message=_l("Use at most 1,000 letters."))],
    )
    form_key = HiddenField()

    @classmethod
    def fresh(cls) -> "CorrectionForm":
        """Return an empty form with a key of its own."""
        return cls(form_key=secrets.token_hex(16))
