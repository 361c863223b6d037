"""What records are called: a thing asked for by its name comes first."""

from array import array
from collections.abc import Sequence

from search_index.analysis import words
from search_index.documents import Document
from search_index.postings import Postings
from search_index.vocabulary import Vocabulary
from search_index.weighing import terms_of


def names_to_records(documents: Sequence[Document]) -> dict[str, list[int]]:
    """Return the records by each of their names, folded."""
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for name in (document.name, *document.aliases):
            found.setdefault(" ".join(words(name)), []).append(number)
    return found


def name_postings(documents: Sequence[Document], vocabulary: Vocabulary) -> Postings:
    """Return the terms of names alone."""
    held: dict[str, array[int]] = {}
    for number, document in enumerate(documents):
        names = (document.name, *document.aliases)
        for term in {term for name in names for term in terms_of(name, vocabulary)}:
            held.setdefault(term, array("I")).append(number)
    postings = Postings([1.0] * len(documents))
    for term, numbers in held.items():
        postings.add(term, numbers, array("f", [1.0] * len(numbers)))
    return postings


class Order:
    """A fixed order of all records, and the rank of each in it."""

    def __init__(self, members: Sequence[int]) -> None:
        self.members = array("I", members)
        self.rank = array("I", [0]) * len(members)
        for rank, number in enumerate(members):
            self.rank[number] = rank


def listed(documents: Sequence[Document], first: str) -> Order:
    """Return the order of a list nobody ranked: pages of type `first`, then others, by name."""
    return Order(
        sorted(range(len(documents)), key=lambda n: (documents[n].type != first, documents[n].name))
    )
