"""Makes a view from a generation, or from plain records when no index is to be had."""

from search_index.generations import Generation
from search_index.postings import Postings
from search_index.spelling import Speller
from search_index.storage import Contents
from search_index.view import View
from search_index.vocabulary import Vocabulary


def load_view(generation: Generation, vocabulary: Vocabulary) -> View:
    """Read a generation into memory; raises what Whoosh raises when it is damaged."""
    contents = Contents(generation.path)
    lengths = [0.0] * len(contents.documents)
    for _, documents, weights in contents.terms:
        for document, weight in zip(documents, weights, strict=True):
            lengths[document] += weight
    postings = Postings(lengths)
    for term, documents, weights in contents.terms:
        postings.add(term, documents, weights)
    return View(
        contents.documents,
        postings,
        Speller(contents.words, vocabulary.corrections),
        contents.headings,
        vocabulary,
        generation.number,
        generation.sequence,
    )
