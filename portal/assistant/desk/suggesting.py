"""Which topic a report may be about: what the chat had in mind, else the nearest one."""

from portal.assistant.languages import language_of
from portal.assistant.models import Gap
from portal.assistant.understanding import find_understanding
from portal.guidance import find_topic
from search_index.vocabulary import Vocabulary, tokens_of

FEWEST_CHANCE = 0.2  # below it the nearest topic is no better than a guess


def suggest_topic(gap: Gap) -> str | None:
    """Return the slug of a topic that exists, or None where none is near."""
    if gap.topic and find_topic(gap.topic) is not None:
        return gap.topic
    understanding = find_understanding()
    if understanding is None:
        return None
    reading = understanding.read(gap.text, language_of(gap.text, gap.language))
    near = reading.topic if reading.confidence >= FEWEST_CHANCE else None
    return near if near and find_topic(near) is not None else None


def concepts_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of our concepts in `text`, to be shown beside a group."""
    spans = vocabulary.spans(tokens_of(text))
    return tuple(sorted({vocabulary.labels[span.concept] for span in spans}))
