"""How a message leaves the portal: one port, two carriers.

A council has a mail server, or an account at GOV.UK Notify, or neither; the
rest of the portal knows only `Sender`. Whatever goes wrong with a carrier is an
`OSError` whose text names no address, so none can reach a log.
"""

from portal.feedback.invitations.carriers.notify import NotifySender
from portal.feedback.invitations.carriers.port import Mail, Sender
from portal.feedback.invitations.carriers.smtp import SmtpSender
from portal.settings import Settings

__all__ = ["Mail", "Sender", "can_send", "open_sender"]


def can_send(settings: Settings) -> bool:
    """Say whether a way to send email is set up."""
    return settings.sends_by_notify or bool(settings.smtp_host and settings.smtp_sender)


def open_sender(settings: Settings) -> Sender:
    """Return the carrier that is set up, GOV.UK Notify first; raises `OSError` when it is away."""
    return NotifySender(settings) if settings.sends_by_notify else SmtpSender(settings)
