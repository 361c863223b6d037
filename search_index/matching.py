"""What the words of a question match, before any filter: all of them, put right, or some.

Each way is tried only when the one before found nothing, and what was done is
handed on, so that a page can say it.
"""

from dataclasses import dataclass

from search_index.analysis import fold
from search_index.asking import Question, understand
from search_index.bits import from_positions, positions
from search_index.view import View
from search_index.vocabulary import Vocabulary


@dataclass(frozen=True)
class Matched:
    """The records found, the question they answer, and what was done to find them."""

    bits: int
    question: Question
    suggestion: str | None = None
    corrected: bool = False
    some_words: bool = False


def match_words(view: View, text: str, vocabulary: Vocabulary) -> Matched:
    """Match all words; else put the spelling right; else take records with some of the words."""
    question = understand(text, vocabulary)
    if not question.groups:
        return Matched(with_phrases(view, question, view.everything), question)
    better = corrected_words(view, text, question)
    if better is not None:
        question = understand(better, vocabulary)
    found = with_phrases(view, question, view.matching(question.groups))
    some = not found
    if some:
        found = view.holding_any(question.groups)
    return Matched(found, question, better, better is not None, some and bool(found))


def corrected_words(view: View, text: str, question: Question) -> str | None:
    """Return `text` with unknown words put right, or None when nothing was."""
    fixes = {}
    for group in question.groups:
        if group.word is None or any(term in view.postings for term in group.terms):
            continue
        right = view.speller.correct(group.word)
        if right is not None:
            fixes[group.word] = right
    if not fixes:
        return None
    return " ".join(fixes.get(fold(word).strip(".,;:!?\"'"), word) for word in text.split())


def with_phrases(view: View, question: Question, found: int) -> int:
    """Keep the records in which each quoted phrase stands as it was typed."""
    for phrase in question.phrases:
        members = (n for n in positions(found) if phrase in view.whole_text(n))
        found = from_positions(members, len(view.documents))
    return found
