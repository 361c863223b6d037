"""The officers' form about reports of what is missing: what to do, and what that needs.

Labels are lazy, so that they are in the language of the page that shows them.
"""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    RadioField,
    SelectChoice,
    SelectField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, ValidationError

from portal.assistant.desk.settling import ASIDE, GAP, QUESTION, TOPIC, Deed

LONGEST_LINES = 2000
DEEDS = (
    (TOPIC, _l("A guidance page answers it")),
    (QUESTION, _l("A guidance page answers it, and the assistant should learn to know")),
    (GAP, _l("There is no such help here: a gap in provision")),
    (ASIDE, _l("Set aside")),
)
NONE_CHOSEN = SelectChoice("", _l("Choose"))
NOT_SAID = SelectChoice("", _l("Not said"))


class SettleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What becomes of one report or of several alike."""

    what = RadioField(
        _l("What is it?"),
        choices=[SelectChoice(value, label) for value, label in DEEDS],
        validators=[InputRequired(_l("Choose what it is."))],
    )
    topic = SelectField(
        _l("Which page answers it?"),
        description=_l("Needed for the first two answers."),
        default="",
    )
    lines = TextAreaField(
        _l("Questions to learn from, one on each line"),
        description=_l(
            "Needed for the second answer. Take out whatever could point to one family."
        ),
        validators=[Length(max=LONGEST_LINES, message=_l("Use at most 2,000 letters."))],
    )
    need = SelectField(
        _l("For which need is help missing?"),
        description=_l("For the third answer: this, the district, or both."),
        default="",
    )
    district = SelectField(
        _l("Where is it missing?"), description=_l("For the third answer."), default=""
    )

    def offer(
        self,
        topics: Iterable[tuple[str, str]],
        needs: Iterable[tuple[str, str]],
        districts: Iterable[tuple[str, str]],
    ) -> None:
        """Take what can be chosen, each as (code, words).

        Which of the fields is needed depends on the answer, so none is called optional.
        """
        for field in (self.topic, self.lines, self.need, self.district):
            field.flags.required = True
        self.topic.choices = [NONE_CHOSEN, *(SelectChoice(*one) for one in topics)]
        self.need.choices = [NOT_SAID, *(SelectChoice(*one) for one in needs)]
        self.district.choices = [NOT_SAID, *(SelectChoice(*one) for one in districts)]

    def validate_topic(self, field: Any) -> None:
        """A page has to be chosen where one answers it."""
        if self.what.data in {TOPIC, QUESTION} and not field.data:
            raise ValidationError(_l("Choose the page that answers it."))

    def validate_lines(self, field: Any) -> None:
        """There has to be something to learn."""
        if self.what.data == QUESTION and not _lines(field.data):
            raise ValidationError(_l("Write at least one question."))

    def validate_need(self, field: Any) -> None:
        """A gap that says neither need nor place helps nobody."""
        if self.what.data == GAP and not (field.data or self.district.data):
            raise ValidationError(_l("Choose the need, the district, or both."))

    def deed(self) -> Deed:
        """Return what is to be done, without what the chosen answer does not need."""
        what = self.what.data
        return Deed(
            what,
            topic=self.topic.data if what in {TOPIC, QUESTION} else "",
            need=self.need.data if what == GAP else "",
            district=self.district.data if what == GAP else "",
            lines=_lines(self.lines.data) if what == QUESTION else (),
        )


def _lines(text: str | None) -> tuple[str, ...]:
    plain = (" ".join(one.replace("\x00", " ").split()) for one in (text or "").splitlines())
    return tuple(dict.fromkeys(one for one in plain if one))
