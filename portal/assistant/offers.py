"""The words we offer as buttons, and what each stands for.

A button sends words like anything typed, so that the chat works without
scripts; being ours, they are understood exactly, never guessed at. They are
shown in the page's language and sent in English.
"""

from collections.abc import Iterable

from portal.assistant.material import Questions
from portal.assistant.reply import QuickReply
from portal.guidance.topics import Topic
from portal.language import gettext
from search_index.meaning.understanding import exact_key


def _n(words: str) -> str:
    """Mark `words` for translation, and leave them English: they are what the button sends."""
    return words


# Act to the words of its button.
BUTTONS = {
    "handover": _n("Talk to a person"),
    "start_again": _n("Start again"),
    "stop": _n("Stop"),
    "skip": _n("Skip"),
    "timeline": _n("Work out my dates"),
    "explore": _n("What should happen next?"),
    "find_service": _n("Find clubs and services"),
    "feedback": _n("Tell the council I could not find this"),
    "help": _n("What can I ask?"),
    "anywhere": _n("Anywhere"),
    "privacy": _n("Your information and this chat"),
}


def button(act: str) -> QuickReply:
    """Return the button of `act`."""
    return QuickReply(shown(act), BUTTONS[act])


def shown(act: str) -> str:
    """Return the words of a button in the page's language."""
    return str(gettext(BUTTONS[act]))


def shown_words() -> frozenset[str]:
    """Return the words of every button in the page's language; other data is English."""
    return frozenset(shown(act) for act in BUTTONS)


def offered_words(
    questions: Iterable[Questions], topics: Iterable[Topic]
) -> dict[str, dict[str, str]]:
    """Return what every offered text stands for, by its exact key."""
    found: dict[str, dict[str, str]] = {}
    for one in questions:
        for facet in one.facets:
            found[exact_key(facet.asks)] = {"topic": one.topic, "facet": facet.id}
    for topic in topics:
        found[exact_key(topic.front.title)] = {"topic": topic.slug}
    for act, words in BUTTONS.items():
        found[exact_key(words)] = {"act": "skip" if act == "anywhere" else act}
    return found
