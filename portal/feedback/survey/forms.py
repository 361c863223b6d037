"""The small forms around a survey: a code, a choice of step without one, a receipt.

Labels are lazy, so that they are in the language of the page that shows them.
"""

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    RadioField,
    SelectChoice,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length

from portal.feedback.instruments import Instrument, Voice, find_instrument, list_instruments

VOICE_LABELS: tuple[tuple[Voice, object], ...] = (
    ("parent", _l("A parent or carer")),
    ("young_person", _l("A young person")),
    ("easy_read", _l("Anybody who likes easy words and faces")),
)


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The code on a letter."""

    code = StringField(
        _l("Your code"),
        description=_l("It has 10 letters and numbers. Spaces, dashes and small letters are fine."),
        render_kw={"autocomplete": "off"},
        validators=[
            DataRequired(_l("Type the code from your letter.")),
            Length(max=100, message=_l("A code has 10 letters and numbers.")),
        ],
    )


class OpenForm(FlaskForm):  # type: ignore[misc]  # as above
    """What to tell about without a code, and in which words. Sent by GET: it changes nothing."""

    class Meta:
        """A form that only chooses a page needs no token."""

        csrf = False

    about = RadioField(
        _l("What is it about?"), validators=[InputRequired(_l("Choose what it is about."))]
    )
    voice = RadioField(
        _l("Who answers?"),
        choices=[SelectChoice(value, label) for value, label in VOICE_LABELS],
        default="parent",
        validators=[InputRequired(_l("Choose who answers."))],
    )

    @classmethod
    def read(cls) -> "OpenForm":
        """Return the form as the address says it, with the surveys this council uses."""
        form = cls(formdata=request.args)
        form.about.choices = [SelectChoice(value, label) for value, label in open_choices()]
        return form

    @classmethod
    def empty(cls) -> "OpenForm":
        """Return the form before anything is chosen."""
        form = cls(formdata=None)
        form.about.choices = [SelectChoice(value, label) for value, label in open_choices()]
        return form


class ReceiptForm(FlaskForm):  # type: ignore[misc]  # as above
    """The receipt of what is to be deleted."""

    receipt = StringField(
        _l("Your receipt"),
        description=_l("It has 26 letters and numbers. Spaces and small letters are fine."),
        render_kw={"autocomplete": "off"},
        validators=[
            DataRequired(_l("Type your receipt.")),
            Length(max=120, message=_l("A receipt has 26 letters and numbers.")),
        ],
    )


def open_choices() -> list[tuple[str, str]]:
    """Return what one may tell about without a code, as (value, words).

    A step whose questions differ by outcome is there once for each outcome.
    """
    choices = []
    for one in list_instruments():
        if not one.file.by_invitation:
            continue
        different = {outcome for question in one.questions for outcome in question.instead}
        if not different:
            choices.append((one.key, one.name))
            continue
        choices += [
            (f"{one.key}:{outcome.key}", f"{one.name}: {outcome.label}") for outcome in one.outcomes
        ]
    return choices


def chosen_survey(value: str) -> tuple[Instrument, str | None] | None:
    """Return the survey and the outcome a choice stands for, or None."""
    key, _, outcome = value.partition(":")
    instrument = find_instrument(key)
    if instrument is None or value not in dict(open_choices()):
        return None
    return instrument, outcome or None
