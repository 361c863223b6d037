"""Small records, a small vocabulary, and a view made without a disk."""

from array import array
from collections.abc import Sequence
from typing import Any

from search_index import Document, Vocabulary
from search_index.postings import Postings
from search_index.spelling import Speller
from search_index.view import View
from search_index.weighing import heading_words, plain_words, term_weights

WORDS = Vocabulary.from_mapping(
    {
        "groups": [
            {
                "concept": "therapy-of-speech",
                "label": "speech and language therapy",
                "forms": ["speech and language therapy", "SALT", "speech therapist"],
                "capitals_only": ["SALT"],
            },
            {"concept": "deaf", "label": "hearing", "forms": ["deaf", "hearing impairment"]},
            {"concept": "respite", "label": "short breaks", "forms": ["respite", "short breaks"]},
        ],
        "corrections": {"autisum": "autism"},
        "stop_words": ["a", "and", "for", "the", "SEN", "children", "special", "needs"],
    }
)


def a_record(key: str = "r1", **given: Any) -> Document:
    """Return a record with everything optional left out, but for what is given."""
    values: dict[str, Any] = {
        "id": key, "type": "service", "authority": "kent", "name": "Club", "url_slug": key,
        "kind": "leisure", "kind_label": "", "status": "active", "summary": "", "text": "",
        "organization": "", "aliases": (), "tags": (), "needs": (), "phases": (), "tier": None,
        "min_age": None, "max_age": None, "districts": (), "coverage": "place", "free": None,
        "days": (), "lat": None, "lon": None,
    }  # fmt: skip
    return Document(**{**values, **given})


def a_view(documents: Sequence[Document], vocabulary: Vocabulary = WORDS) -> View:
    """Return the view of `documents` that an index on disk would give."""
    weights = [term_weights(document, vocabulary) for document in documents]
    postings = Postings([sum(one.values()) for one in weights])
    for term in sorted({term for one in weights for term in one}):
        holders = [n for n, one in enumerate(weights) if term in one]
        postings.add(term, array("I", holders), array("f", [weights[n][term] for n in holders]))
    counts: dict[str, int] = {}
    for document in documents:
        for word in plain_words(document):
            counts[word] = counts.get(word, 0) + 1
    headings = sorted({word for document in documents for word in heading_words(document)})
    speller = Speller(counts, vocabulary.corrections)
    return View(documents, postings, speller, headings, vocabulary, 1, 1)
