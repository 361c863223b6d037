"""The words of letters, read from `content/` with the council's own names filled in."""

from datetime import date
from pathlib import Path

from babel.dates import format_date

from portal.authorities import Authority
from portal.content_reader import ContentModel, read_yaml
from portal.feedback.instruments import Instrument, Voice


class LetterWords(ContentModel):
    """A letter of invitation to one kind of reader."""

    title: str
    greeting: str
    paragraphs: tuple[str, ...]
    how: str
    ways: tuple[str, ...]
    code_label: str
    picture: str
    promise: str
    closing: str


class ReminderWords(ContentModel):
    """The one reminder, without a code."""

    title: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str


class Letters(ContentModel):
    """Every letter."""

    parent: LetterWords
    young_person: LetterWords
    easy_read: LetterWords
    reminder: ReminderWords

    def for_voice(self, voice: Voice) -> LetterWords:
        """Return the letter for one kind of reader."""
        words: LetterWords = getattr(self, voice)
        return words


def read_letters(content: Path, authority: str) -> Letters:
    """Return the council's own letters, else everybody's; raises `ContentErrors`."""
    own = content / authority / "feedback" / "letters.yaml"
    return read_yaml(own if own.exists() else content / "england/feedback/letters.yaml", Letters)


def filled(
    words: str, authority: Authority, instrument: Instrument, voice: Voice, closes: date,
    address: str,
) -> str:  # fmt: skip
    """Return one sentence with names, day and address filled in."""
    facts = {
        "council": authority.council,
        "hub_name": authority.hub_name,
        "enquiries": _enquiries(authority),
        "about": instrument.file.about.for_voice(voice),
        "closes_on": str(format_date(closes, "d MMMM y", locale="en_GB")),
        "address": address,
    }
    for name, value in facts.items():
        words = words.replace(f"[[{name}]]", value)
    return words


def _enquiries(authority: Authority) -> str:
    """Return whom to ring, with the number only where one is confirmed."""
    for role in ("helpline", "enquiries"):
        contact = authority.find_contact(role)
        if contact is not None and contact.phone:
            return f"{authority.enquiries} ({contact.phone})"
    return authority.enquiries
