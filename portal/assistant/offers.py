"""The words we offer as buttons, and what each stands for.

A button sends its words like anything typed, so that the chat works without
scripts; being ours, they are understood exactly, never guessed at.
"""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from portal.assistant.material import Questions
from portal.guidance.topics import Topic
from search_index.meaning.understanding import exact_key

# Act to the words on its button. English words are understood in every language.
BUTTONS = {
    "handover": _l("Talk to a person"),
    "start_again": _l("Start again"),
    "stop": _l("Stop"),
    "skip": _l("Skip"),
    "timeline": _l("Work out my dates"),
    "explore": _l("What should happen next?"),
    "find_service": _l("Find clubs and services"),
    "feedback": _l("Tell the council I could not find this"),
    "help": _l("What can I ask?"),
    "anywhere": _l("Anywhere"),
}


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
        found[exact_key(str(words))] = {"act": "skip" if act == "anywhere" else act}
    return found
