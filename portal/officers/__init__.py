"""Officers: who they are, how they sign in, what they may do.

Rooms above ask `current_officer()` and declare what a view needs with
`portal.security.access`; the gate in `enforcing` does the rest.
"""

from flask import Flask

from portal.officers.council_accounts import register_council_accounts
from portal.officers.enforcing import register_gate
from portal.officers.moments import moment
from portal.officers.officer import Officer
from portal.officers.refusals import NotAllowed, SignInNeeded
from portal.officers.signed_in import current_officer, signed_in_officer
from portal.settings import Settings

__all__ = [
    "NotAllowed",
    "Officer",
    "SignInNeeded",
    "current_officer",
    "register_officers",
    "signed_in_officer",
]


def register_officers(app: Flask, settings: Settings) -> None:
    """Guard every view of `app` and let templates ask who is signed in."""
    register_gate(app)
    register_council_accounts(app, settings)
    app.jinja_env.globals["signed_in_officer"] = signed_in_officer
    app.jinja_env.globals["moment"] = moment
