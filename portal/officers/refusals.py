"""What an officer is told when a door stays shut, in words that say what to do next."""

from flask_babel import lazy_gettext as _l

from portal.errors import PortalError


class SignInNeeded(PortalError):
    """Nobody is signed in, or not with the second factor."""

    status, code = 401, "sign_in_needed"
    title = _l("Please sign in")
    what_happened = _l("This is for officers of the council who are signed in.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Sign in and try again.")


class NotAllowed(PortalError):
    """The officer's roles do not allow this."""

    status, code = 403, "not_allowed"
    title = _l("You may not use this page")
    what_happened = _l("Your account does not have the role this page needs.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Ask the person who looks after accounts at your council for the role.")
