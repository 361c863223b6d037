"""What a record is found by: its words with their weight, one list for index and oracle alike.

A word in a name says more about a record than one in a description. Concepts
are added as words of their own, marked so that no typed word can collide.
"""

from collections.abc import Iterator

from search_index.analysis import words
from search_index.documents import Document
from search_index.vocabulary import MARK, Vocabulary, tokens_of

NAME, ALIAS, TAG, SUMMARY, TEXT = 8.0, 6.0, 4.0, 3.0, 1.0


def weighted_parts(document: Document) -> Iterator[tuple[str, float]]:
    """Yield each text of a record with the weight of a word in it."""
    yield document.name, NAME
    for alias in document.aliases:
        yield alias, ALIAS
    for tag in (*document.tags, document.kind_label):
        yield tag, TAG
    yield document.organization, SUMMARY
    yield document.summary, SUMMARY
    yield document.text, TEXT


def term_weights(document: Document, vocabulary: Vocabulary) -> dict[str, float]:
    """Return the total weight of each stem and concept of a record."""
    weights: dict[str, float] = {}
    for text, weight in weighted_parts(document):
        for term in terms_of(text, vocabulary):
            weights[term] = weights.get(term, 0.0) + weight
    return weights


def terms_of(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the stems and concepts of one text; stop words are left out."""
    tokens = tokens_of(text)
    for token in tokens:
        if token.word not in vocabulary.stop_words:
            yield token.stem
    for span in vocabulary.spans(tokens):
        yield MARK + span.concept


def plain_words(document: Document) -> set[str]:
    """Return the unstemmed words of a record, for spelling."""
    return {word for text, _ in weighted_parts(document) for word in words(text)}


def heading_words(document: Document) -> set[str]:
    """Return the words of names and tags, for suggestions as one types."""
    texts = (document.name, *document.aliases, *document.tags, document.organization)
    return {word for text in texts for word in words(text)}
