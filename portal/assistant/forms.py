"""The forms of the chat: one box, one report of what is missing, one request for a call.

Labels are lazy, so that they are in the language of the page that shows them.
"""

import secrets

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    HiddenField,
    RadioField,
    SelectChoice,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

LONGEST_GAP = 500
PHONE = r"^(?:[\s+().-]*\d){9,15}[\s().-]*$"
TIMES = (
    ("any", _l("Any time")),
    ("morning", _l("In the morning")),
    ("afternoon", _l("In the afternoon")),
)


class ChatForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """One message."""

    text = StringField(_l("Your question or answer"), validators=[Length(max=1000)])


class GapForm(FlaskForm):  # type: ignore[misc]  # as above
    """What somebody looked for and did not find. `form_key` lets one form count once only."""

    text = TextAreaField(
        _l("What were you looking for?"),
        description=_l("Please do not write names, or anything private about a child."),
        validators=[
            DataRequired(_l("Write what you were looking for.")),
            Length(max=LONGEST_GAP, message=_l("Use at most 500 letters.")),
        ],
    )
    topic = HiddenField()
    form_key = HiddenField()

    @classmethod
    def fresh(cls, text: str = "", topic: str = "") -> "GapForm":
        """Return a form with a key of its own, filled with what was asked in the chat."""
        return cls(text=text, topic=topic, form_key=secrets.token_hex(16))


class CallBackForm(FlaskForm):  # type: ignore[misc]  # as above
    """Whom to call, and when. Nothing about a child is asked."""

    name = StringField(
        _l("What shall we call you?"),
        description=_l("A first name is enough."),
        render_kw={"autocomplete": "given-name"},
        validators=[
            DataRequired(_l("Write a name we can ask for.")),
            Length(max=80, message=_l("Use at most 80 letters.")),
        ],
    )
    phone = TelField(
        _l("Your phone number"),
        render_kw={"autocomplete": "tel"},
        validators=[
            DataRequired(_l("Write your phone number.")),
            Length(max=25, message=_l("Write a phone number of at most 25 signs.")),
            Regexp(PHONE, message=_l("Write a number, like 01622 000 000.")),
        ],
    )
    best_time = RadioField(
        _l("When is a good time?"),
        choices=[SelectChoice(value, label) for value, label in TIMES],
        default="any",
        validators=[InputRequired(_l("Choose a time."))],
    )
    form_key = HiddenField()

    @classmethod
    def fresh(cls) -> "CallBackForm":
        """Return an empty form with a key of its own."""
        return cls(form_key=secrets.token_hex(16))
