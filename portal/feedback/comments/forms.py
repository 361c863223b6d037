"""“Comment on this page”: a short form anybody can send, without an account and without scripts.

Labels are lazy, so that they are in the language of the page that shows them.
"""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from portal.authorities import Authority
from portal.feedback.comments.form_stamp import new_stamp
from portal.feedback.comments.kinds import CHOICES, WHO

LONGEST_TEXT = 1250  # as GOV.UK's own feedback form


def one_sign_a_line(text: str | None) -> str | None:
    """Return `text` with one sign for each end of a line, as the browser counts them."""
    return text.replace("\r\n", "\n") if text else text


class CommentForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What somebody thinks of the Local Offer. `website` is a trap for machines."""

    kind = RadioField(
        _l("What is your comment about?"),
        choices=[SelectChoice(value, label) for value, label in CHOICES],
        validators=[InputRequired(_l("Choose what your comment is about."))],
    )
    text = TextAreaField(
        _l("Your comment"),
        description=_l(
            "What is good, what is wrong, what is missing? Please leave out names, schools and"
            " anything that shows which child you mean. You can write up to 1,250 letters."
        ),
        filters=[one_sign_a_line],
        validators=[
            DataRequired(_l("Write your comment.")),
            Length(max=LONGEST_TEXT, message=_l("Use at most 1,250 letters.")),
        ],
    )
    who = RadioField(
        _l("Who are you? (optional)"),
        choices=[SelectChoice(value, label) for value, label in WHO],
        validators=[Optional()],
    )
    district = SelectField(
        _l("Where do you live?"), validators=[Optional()], render_kw={"names": True}
    )
    website = StringField(_l("Leave this box empty"), validators=[Length(max=200)])
    about = HiddenField()
    stamp = HiddenField()

    @classmethod
    def fresh(cls, authority: Authority, about: str, kind: str) -> "CommentForm":
        """Return an empty form with a stamp of its own, about the page at `about`."""
        chosen = kind if kind in dict(CHOICES) else None
        return cls(formdata=None, about=about, kind=chosen, stamp=new_stamp()).of(authority)

    def of(self, authority: Authority) -> "CommentForm":
        """Offer the districts of `authority`."""
        places = [SelectChoice(one.id, one.name) for one in authority.districts]
        self.district.choices = [SelectChoice("", _l("I would rather not say")), *places]
        return self

    def hidden_values(self) -> list[tuple[str, str]]:
        """Return what was typed, for a page in between that carries it on."""
        names = ("kind", "text", "who", "district", "website", "about", "stamp")
        return [(name, str(self[name].data or "")) for name in names]
