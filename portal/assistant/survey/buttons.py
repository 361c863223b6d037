"""The buttons of a survey. Their words name the question, so a press that comes twice is known.

“2: Agree” sent again after a lost connection answers question 2 again, never
question 3. They are shown without the number, ours in the page's language.
"""

import re

from portal.assistant.reply import QuickReply
from portal.language import gettext

NUMBERED = re.compile(r"(\d{1,2}): (.+)\Z")
CHANGED = re.compile(
    r"(?:change\s+)?(?:answer\s+|question\s+|number\s+)?(\d{1,2})\Z", re.IGNORECASE
)


def _n(words: str) -> str:
    """Mark `words` for translation, and leave them English: they are what the button sends."""
    return words


WORDS = {
    "have_code": _n("I have a code"),
    "no_code": _n("I have no code"),
    "skip": _n("Skip this question"),
    "stop": _n("Stop"),
    "send": _n("Send my answers"),
    "change": _n("Change an answer"),
    "back": _n("Go back"),
    "young_person": _n("I am a young person"),
    "go_back": _n("Go back to the questions"),
    "without_code": _n("Send without the code"),
}


def survey_button(name: str) -> QuickReply:
    """Return the button `name` of a survey."""
    return QuickReply(str(gettext(WORDS[name])), WORDS[name])


def numbered(number: int, words: str, shown: str | None = None) -> QuickReply:
    """Return a button that answers question `number` with `words`."""
    return QuickReply(shown or words, f"{number}: {words}")


def skip_button(number: int) -> QuickReply:
    """Return the button that leaves question `number` out."""
    return numbered(number, WORDS["skip"], str(gettext(WORDS["skip"])))


def read_numbered(text: str) -> tuple[int, str] | None:
    """Return the question and the words of a pressed answer, or None."""
    found = NUMBERED.match(text)
    return (int(found[1]), found[2]) if found else None


def read_change(text: str) -> int | None:
    """Return which answer is to be changed (“change 3”, “3”), or None."""
    found = CHANGED.match(text.strip(" .!"))
    return int(found[1]) if found else None


def shown_survey_words() -> frozenset[str]:
    """Return the words of these buttons in the page's language; all others are English."""
    return frozenset(str(gettext(words)) for words in WORDS.values())
