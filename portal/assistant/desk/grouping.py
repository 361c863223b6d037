"""Puts reports that may be about one thing side by side, so that an officer settles them together.

Nothing clever: the topic the chat had in mind or the understanding thinks of
first, and within reports that fit no topic those that share most of their words.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.assistant.models import Gap
from search_index.vocabulary import tokens_of

FEWEST_SHARED = 2
SHARED = 0.5  # of the words of the shorter report

Suggest = Callable[[Gap], str | None]


@dataclass(frozen=True)
class GapGroup:
    """Reports that may be about one thing; `topic` is a slug, or None where nothing fits."""

    topic: str | None
    gaps: tuple[Gap, ...]


def grouped(gaps: Iterable[Gap], suggest: Suggest, dull: frozenset[str]) -> list[GapGroup]:
    """Return `gaps` in groups, the largest first; `dull` are words that say nothing."""
    by_topic: dict[str, list[Gap]] = {}
    others: list[Gap] = []
    for gap in gaps:
        topic = suggest(gap)
        (by_topic.setdefault(topic, []) if topic else others).append(gap)
    groups = [GapGroup(topic, tuple(found)) for topic, found in by_topic.items()]
    groups += [GapGroup(None, tuple(found)) for found in alike(others, dull)]
    return sorted(groups, key=lambda one: (-len(one.gaps), one.topic or "~", one.gaps[0].id))


def alike(gaps: Sequence[Gap], dull: frozenset[str]) -> list[list[Gap]]:
    """Return `gaps` in lists of those that share words with the first of their list."""
    lists: list[tuple[frozenset[str], list[Gap]]] = []
    for gap in gaps:
        words = telling_words(gap.text, dull)
        near = next((found for first, found in lists if _share(first, words)), None)
        if near is None:
            lists.append((words, [gap]))
        else:
            near.append(gap)
    return [found for _words, found in lists]


def telling_words(text: str, dull: frozenset[str]) -> frozenset[str]:
    """Return the stems of the words of `text` that say something."""
    return frozenset(one.stem for one in tokens_of(text) if one.word not in dull)


def _share(first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second)
    return shared >= FEWEST_SHARED and shared >= SHARED * min(len(first), len(second))
