"""Sends invitations by email, so that no officer ever sees a code.

Addresses are used and forgotten: they are in no table, no log and no error.
"""

from collections import defaultdict
from collections.abc import Sequence

from portal.feedback.instruments import Voice
from portal.feedback.invitations.carriers import Mail, Sender
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.issuing import Issued, Letter
from portal.feedback.invitations.letter_words import filled
from portal.feedback.invitations.letters import Print


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
