"""The part of a record's text that answers the question, for the result line."""

from search_index.analysis import stem, words
from search_index.asking import Question
from search_index.documents import Document

WIDTH = 160


def snippet(document: Document, question: Question) -> str:
    """Return the sentence of the text round the first asked word, or the summary."""
    wanted = {term for group in question.groups for term in group.terms}
    if not wanted:
        return document.summary
    for sentence in document.text.replace("\n", " ").split(". "):
        if any(stem(word) in wanted for word in words(sentence)):
            return shorten(sentence.strip())
    return document.summary


def shorten(text: str) -> str:
    """Return `text` cut at a word so that it fits a result line."""
    return text if len(text) <= WIDTH else f"{text[:WIDTH].rsplit(' ', 1)[0]}…"
