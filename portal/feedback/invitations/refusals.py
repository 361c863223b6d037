"""What can be wrong with a code: said kindly, with what is safe and what to do instead."""

from flask_babel import lazy_gettext as _l

from portal.errors import PortalError

WITHOUT = _l(
    "You can still tell us without a code. Or phone the council: somebody can fill it in with you."
)


class InvitationRefused(PortalError):
    """Base of every reason why an invitation cannot be used. `kind` names it in the address."""

    kind = ""
    what_is_safe = _l("Nothing has been sent.")
    what_next = WITHOUT


class UnknownCode(InvitationRefused):
    """No invitation has this code or link."""

    status, code, kind = 404, "unknown_code", "unknown"
    title = _l("We do not know this code")
    what_happened = _l("One of the letters or numbers may be different from your letter.")
    what_is_safe = _l("You have done nothing wrong, and nothing has been sent.")
    what_next = _l(
        "Look at your letter again and type the code once more. You can also tell us without a "
        "code, or phone the council: somebody can fill it in with you."
    )


class CodeUsed(InvitationRefused):
    """The invitation was answered before."""

    status, code, kind = 409, "code_used", "used"
    title = _l("This code has been used")
    what_happened = _l("Each code works once. Somebody has already sent answers with it.")
    what_is_safe = _l("The answers that were sent are safe. Nothing has been changed.")


class CodeExpired(InvitationRefused):
    """The closing day of the invitation is over, or the council took it back."""

    status, code, kind = 410, "code_expired", "expired"
    title = _l("This code has ended")
    what_happened = _l("The time for answering with this code is over.")
    what_is_safe = _l("You have done nothing wrong, and what you think still matters.")


class TooManyGuesses(InvitationRefused):
    """Ten wrong codes that begin alike were typed within an hour."""

    status, code, kind = 429, "too_many_guesses", "wait"
    title = _l("Please wait an hour")
    what_happened = _l("Many wrong codes that begin like yours were typed in the last hour.")
    what_is_safe = _l("Your code still works, and nothing has been sent.")
    what_next = _l(
        "Try again in an hour, or use the link or the square picture on your letter now. You can "
        "also tell us without a code."
    )


class OtherSurvey(InvitationRefused):
    """The code is good, but for another survey than the answers."""

    status, code, kind = 409, "other_survey", "other"
    title = _l("This code is for other questions")
    what_happened = _l("The code on your letter belongs to another set of questions.")
    what_next = _l("Start again with the code.")


REFUSALS: dict[str, type[InvitationRefused]] = {
    one.kind: one for one in (UnknownCode, CodeUsed, CodeExpired, TooManyGuesses, OtherSurvey)
}
