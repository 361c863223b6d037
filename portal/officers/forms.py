"""The forms of the officers' side. Labels are lazy; passwords are never shown again."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    EmailField,
    HiddenField,
    PasswordField,
    SelectChoice,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from portal.officers.passwords import LONGEST, SHORTEST, is_easy
from portal.officers.roles import PERMISSIONS, ROLE_NAMES

PASSWORD_HINT = _l("At least 12 characters. Three or four words that do not belong together work.")


class SignInForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Email and password; `next` is where the officer wanted to go."""

    email = EmailField(
        _l("Email address"),
        render_kw={"autocomplete": "email"},
        validators=[DataRequired(_l("Write your email address.")), Length(max=254)],
    )
    password = PasswordField(
        _l("Password"),
        render_kw={"autocomplete": "current-password"},
        validators=[InputRequired(_l("Write your password.")), Length(max=LONGEST)],
    )
    next = HiddenField()


class CodeForm(FlaskForm):  # type: ignore[misc]  # as above
    """Six digits from an authenticator app."""

    code = StringField(
        _l("Six-digit code"),
        description=_l(
            "From the authenticator app on your phone. A new one comes every 30 seconds."
        ),
        render_kw={"autocomplete": "one-time-code"},
        validators=[DataRequired(_l("Write the six digits.")), Length(max=20)],
    )
    next = HiddenField()


class RecoveryForm(FlaskForm):  # type: ignore[misc]  # as above
    """One of the eight codes the officer kept on paper."""

    code = StringField(
        _l("Recovery code"),
        description=_l("One of the codes you kept, for example 4G7KX-9M2PQ. Each works once."),
        render_kw={"autocomplete": "off"},
        validators=[DataRequired(_l("Write a recovery code.")), Length(max=40)],
    )
    next = HiddenField()


class NewPasswordForm(FlaskForm):  # type: ignore[misc]  # as above
    """A password, typed once: a password manager types it better than two boxes would."""

    password = PasswordField(
        _l("New password"),
        description=PASSWORD_HINT,
        render_kw={"autocomplete": "new-password"},
        validators=[
            InputRequired(_l("Write a password.")),
            Length(min=SHORTEST, message=_l("Use at least 12 characters.")),
            Length(max=LONGEST, message=_l("Use at most 256 characters.")),
        ],
    )

    def __init__(self, *args: Any, known: tuple[str, ...] = (), **named: Any) -> None:
        """Take the words a password may not be made of: the officer's name and email."""
        super().__init__(*args, **named)
        self._known = known

    def validate_password(self, field: Any) -> None:
        """Refuse what everybody tries first."""
        if is_easy(field.data or "", *self._known):
            raise ValidationError(_l("This is easy to guess. Choose other words."))


class ChangePasswordForm(NewPasswordForm):
    """The old password and a new one."""

    current = PasswordField(
        _l("Your password now"),
        render_kw={"autocomplete": "current-password"},
        validators=[InputRequired(_l("Write your password of now.")), Length(max=LONGEST)],
    )


def role_choices() -> list[Any]:
    """Return every role with the words that explain it."""
    return [SelectChoice(role, ROLE_NAMES[role]) for role in PERMISSIONS]


class RolesForm(FlaskForm):  # type: ignore[misc]  # as above
    """What an officer may do."""

    roles = SelectMultipleField(
        _l("Roles"),
        description=_l("An officer may have several. Nobody approves their own redaction."),
        choices=role_choices(),
    )


class AddOfficerForm(RolesForm):
    """A new officer."""

    name = StringField(
        _l("Name"),
        validators=[DataRequired(_l("Write the officer’s name.")), Length(max=80)],
    )
    email = EmailField(
        _l("Email address"),
        validators=[
            DataRequired(_l("Write the officer’s email address.")),
            Length(max=254),
        ],
    )

    def validate_email(self, field: Any) -> None:
        """Want one @ with something on both sides; whether it exists, the link will show."""
        before, at, after = (field.data or "").strip().partition("@")
        if not (before and at and "." in after) or "@" in after or " " in before + after:
            raise ValidationError(_l("Write an email address, like name@example.org."))
