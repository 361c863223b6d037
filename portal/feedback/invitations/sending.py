"""Sends invitations by email, so that no officer ever sees a code.

The port is a protocol with one call; SMTP is the only client here. Addresses
are used and forgotten: they are in no table, no log and no error.
"""

import smtplib
import ssl
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from portal.feedback.instruments import Voice
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.issuing import Issued, Letter
from portal.feedback.invitations.letter_words import filled
from portal.feedback.invitations.letters import Print
from portal.settings import Settings

SECONDS = 20  # how long a mail server may be silent


@dataclass(frozen=True)
class Mail:
    """One message."""

    to: str
    subject: str
    text: str


class Sender(Protocol):
    """Whoever can send a message; raises `OSError` when one could not be sent."""

    def send(self, mail: Mail) -> None:
        """Send one message."""


class SmtpSender(AbstractContextManager["SmtpSender"]):
    """Sends through a mail server, over one encrypted connection."""

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


def can_send(settings: Settings) -> bool:
    """Say whether a mail server is configured."""
    return bool(settings.smtp_host and settings.smtp_sender)


def send_invitations(
    issued: Issued, addresses: Sequence[tuple[Cell, str]], sender: Sender, how: Print
) -> int:
    """Send each address an invitation of its group; return how many could not be sent."""
    waiting: dict[Cell, list[Letter]] = defaultdict(list)
    for letter in issued.letters:
        waiting[letter.cell].append(letter)
    failed = 0
    for cell, address in addresses:
        mail = write_mail(address, waiting[cell].pop(), issued, how)
        try:
            sender.send(mail)
        except OSError:  # the address or the server; which one is nobody's business in a log
            failed += 1
    return failed


def write_mail(address: str, letter: Letter, issued: Issued, how: Print) -> Mail:
    """Return the invitation as plain text."""
    voice: Voice = "young_person" if letter.cell.audience == "young_person" else "parent"
    words = how.words.for_voice("easy_read" if how.style == "easy_read" else voice)
    link = how.link(letter.token, voice)
    lines = [
        words.greeting,
        *words.paragraphs,
        link,
        f"{words.code_label}: {letter.code.shown}",
        words.promise,
        words.closing,
    ]
    told = [
        filled(line, how.authority, issued.instrument, voice, issued.closes_on, how.start)
        for line in lines
    ]
    return Mail(address, words.title, "\n\n".join(told) + "\n")
