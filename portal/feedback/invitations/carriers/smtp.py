"""Sends through the council's own mail server, over one encrypted connection."""

import smtplib
import ssl
from contextlib import AbstractContextManager
from email.message import EmailMessage

from portal.feedback.invitations.carriers.port import Mail
from portal.settings import Settings

SECONDS = 20  # how long a mail server may be silent


class SmtpSender(AbstractContextManager["SmtpSender"]):
    """One connection to a mail server; opening it raises `OSError` when the server is away."""

    def __init__(self, settings: Settings) -> None:
        self._from = settings.smtp_sender
        self._link = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=SECONDS)
        if settings.smtp_starttls:
            self._link.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            self._link.login(settings.smtp_user, settings.smtp_password.get_secret_value())

    def send(self, mail: Mail) -> None:
        """Send one message; raises `OSError` (smtplib's errors are such)."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._from, mail.to, mail.subject
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        self._link.send_message(message)

    def __exit__(self, *_: object) -> None:
        """Say goodbye to the server."""
        self._link.close()
