"""The officers' forms about comments, one a page, each for one act.

Labels are lazy, so that they are in the language of the page that shows them.
"""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    BooleanField,
    Form,
    FormField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from portal.feedback.comments.answering import ACTION_STATES, Act
from portal.feedback.comments.kinds import KIND_WORDS, KINDS
from portal.feedback.comments.models import Comment
from portal.feedback.comments.private_details import private_parts, without_details
from portal.feedback.comments.settings_file import Theme
from portal.feedback.comments.states import WITHHELD_REASONS
from portal.feedback.periods import today

LONGEST = 4000
TOO_LONG = _l("Use at most 4,000 letters.")


class DeskForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What every form here can do: begin with what is known of the comment."""

    @classmethod
    def begin(cls, comment: Comment) -> "DeskForm":
        """Return the form as it is first shown."""
        return cls(formdata=None)

    def offer(self, themes: tuple[Theme, ...]) -> None:
        """Take the code book, where a form needs it."""


class NoteForm(DeskForm):
    """A reason in the officer's own words; families do not see it."""

    note = TextAreaField(
        _l("Why?"),
        description=_l("Colleagues read this. Do not write names of families."),
        validators=[DataRequired(_l("Write why.")), Length(max=LONGEST, message=TOO_LONG)],
    )


class ThemesForm(DeskForm):
    """Which themes a comment is about."""

    themes = SelectMultipleField(_l("What is it about?"), validators=[Optional()])

    def offer(self, themes: tuple[Theme, ...]) -> None:
        """Offer the code book."""
        self.themes.choices = [SelectChoice(one.code, one.label) for one in themes]


class SortForm(ThemesForm):
    """Which of the kinds of regulation 56 a comment is, and its themes."""

    kind = RadioField(
        _l("Which kind is it?"),
        choices=[SelectChoice(one, KIND_WORDS[one]) for one in KINDS],
        validators=[InputRequired(_l("Choose a kind."))],
    )

    @classmethod
    def begin(cls, comment: Comment) -> "SortForm":
        """Begin with the kind that the family chose."""
        return cls(formdata=None, kind=comment.kind if comment.kind in KINDS else None)


class ReadyForm(DeskForm):
    """The words families will read."""

    public_text = TextAreaField(
        _l("The words to be published"),
        description=_l(
            "Take out what shows who somebody is. Change nothing else. A second person checks it."
        ),
        validators=[
            DataRequired(_l("Write the words to be published.")),
            Length(max=LONGEST, message=TOO_LONG),
        ],
    )

    @classmethod
    def begin(cls, comment: Comment) -> "ReadyForm":
        """Begin with the comment, what looks private covered."""
        return cls(formdata=None, public_text=without_details(comment.text))


class WithholdForm(DeskForm):
    """Why a comment is not published: one of a closed list."""

    reason = RadioField(
        _l("Why is it not published?"),
        choices=[SelectChoice(code, words) for code, words in WITHHELD_REASONS.items()],
        validators=[InputRequired(_l("Choose a reason."))],
    )
    note = TextAreaField(
        _l("Anything colleagues should know"),
        validators=[Length(max=LONGEST, message=TOO_LONG)],
    )


class DuplicateForm(DeskForm):
    """Which comment this one repeats."""

    of = StringField(
        _l("The number of the comment that came first"),
        description=_l("It is in that comment’s address, and in the list of comments."),
        validators=[DataRequired(_l("Write the number of the other comment."))],
    )


class ReplyForm(DeskForm):
    """What the council answers."""

    reply = TextAreaField(
        _l("The reply"),
        description=_l(
            "Families read this. Say what you will do and by when, or why you will not."
        ),
        validators=[DataRequired(_l("Write the reply.")), Length(max=LONGEST, message=TOO_LONG)],
    )

    checked = BooleanField(_l("Nothing in the reply shows who a family or a child is"))

    @classmethod
    def begin(cls, comment: Comment) -> "ReplyForm":
        """Begin with the reply as it was last written."""
        return cls(formdata=None, reply=comment.reply)

    def validate_reply(self, field: Any) -> None:
        """Ask once more about what looks private; no second person checks a reply."""
        found = private_parts(field.data or "")
        if found and not self.checked.data:
            words = ", ".join(found)
            raise ValidationError(
                _l(
                    "This looks private: %(words)s. Take it out, or say that it may stay.",
                    words=words,
                )
            )


class DayParts(Form):
    """A day in three boxes, as typed; all empty means none."""

    day = StringField()
    month = StringField()
    year = StringField()

    def read(self) -> date | None:
        """Return the day; raises `ValueError` when it is none."""
        parts = [(part.data or "").strip() for part in (self.year, self.month, self.day)]
        if not any(parts):
            return None
        if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
            raise ValueError("not a date")
        return date(*(int(part) for part in parts))


class ActionForm(DeskForm):
    """What will be done, by which team, by when, and how it stands."""

    text = TextAreaField(
        _l("What will be done?"),
        description=_l("Families read this."),
        validators=[
            DataRequired(_l("Write what will be done.")),
            Length(max=LONGEST, message=TOO_LONG),
        ],
    )
    owner = StringField(
        _l("Which team does it?"),
        description=_l("A team, not a person’s name. Families read this."),
        validators=[
            DataRequired(_l("Write which team does it.")),
            Length(max=120, message=_l("Use at most 120 letters.")),
        ],
    )
    due = FormField(DayParts, _l("By when?"), description=_l("For example, 27 3 2027"))
    state = RadioField(
        _l("How does it stand?"),
        choices=[SelectChoice(code, words) for code, words in ACTION_STATES.items()],
        validators=[InputRequired(_l("Choose how it stands."))],
    )
    reason = TextAreaField(
        _l("Why will it not be done?"),
        description=_l("Only if it will not be done. Families read this."),
        validators=[Length(max=LONGEST, message=TOO_LONG)],
    )
    due_on: date | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for a date that exists where something is still to be done, and for a reason."""
        good = bool(super().validate(extra_validators))
        due = self.due.form
        try:
            self.due_on = due.read()
        except (ValueError, OverflowError):
            due.day.errors = [_l("There is no such day. Check the date.")]
            good = False
        if self.due_on is None and not due.errors and self.state.data in {"planned", "doing"}:
            due.day.errors = [_l("Enter the date by which it will be done.")]
            good = False
        elif self.due_on and self.due_on < today() and self.state.data in {"planned", "doing"}:
            due.day.errors = [_l("That day is past. Enter the date by which it will be done.")]
            good = False
        if self.state.data == "will_not" and not (self.reason.data or "").strip():
            self.reason.errors = [_l("Write why it will not be done.")]
            good = False
        return good

    def act(self) -> Act:
        """Return what was typed, after it was found good."""
        return Act(
            text=(self.text.data or "").strip(),
            owner=(self.owner.data or "").strip(),
            state=self.state.data,
            due_on=self.due_on,
            reason=(self.reason.data or "").strip() if self.state.data == "will_not" else "",
        )
