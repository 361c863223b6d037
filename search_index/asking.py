"""Understands a question: words become groups of alternatives, all of which must be found.

A group is one idea: a word's stem, or a concept that stands for every form of
it. Questions in sentences lose the words that carry nothing; a question of
nothing else ("SEN", "special needs") has no group and asks for everything.
"""

import re
from dataclasses import dataclass

from search_index.analysis import fold
from search_index.vocabulary import MARK, Token, Vocabulary, tokens_of

LONGEST_QUESTION = 300  # characters; a question is not a document
MOST_GROUPS = 24
QUOTED = re.compile(r'"([^"]{2,})"|“([^”]{2,})”')


@dataclass(frozen=True)
class Group:
    """One idea of a question: any of `terms` will do. `word` is set when one word was typed."""

    terms: tuple[str, ...]
    word: str | None = None


@dataclass(frozen=True)
class Question:
    """What was asked: its ideas, the phrases that must stand together, the concepts used."""

    groups: tuple[Group, ...]
    phrases: tuple[str, ...]
    concepts: tuple[str, ...]


def understand(text: str, vocabulary: Vocabulary) -> Question:
    """Return the question in `text`; never raises, whatever was typed."""
    text = text[:LONGEST_QUESTION]
    phrases = tuple(" ".join(fold(a or b).split()) for a, b in QUOTED.findall(text))
    tokens = tokens_of(text)
    spans = {span.start: span for span in vocabulary.spans(tokens, alone=True)}
    groups: list[Group] = []
    concepts: list[str] = []
    at = 0
    while at < len(tokens) and len(groups) < MOST_GROUPS:
        span = spans.get(at)
        if span is not None:
            groups.append(_concept_group(tokens[span.start : span.end], span.concept))
            concepts.append(span.concept)
            at = span.end
            continue
        if tokens[at].word not in vocabulary.stop_words:
            groups.append(Group((tokens[at].stem,), tokens[at].word))
        at += 1
    labels = tuple(vocabulary.labels[concept] for concept in dict.fromkeys(concepts))
    return Question(tuple(dict.fromkeys(groups)), phrases, labels)


def _concept_group(tokens: list[Token], concept: str) -> Group:
    terms = [MARK + concept]
    if len(tokens) == 1:
        terms.append(tokens[0].stem)
    return Group(tuple(terms), tokens[0].word if len(tokens) == 1 else None)
