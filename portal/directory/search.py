"""Asks the index, and falls back to the plain scan of the database when the index is away.

A search must answer whatever happens to the index: then it is slower and
plainer, and the page says so.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import cast

from flask import current_app
from werkzeug.datastructures import MultiDict

import search_index
from portal.authorities import current_authority
from portal.database import db
from portal.directory.documents import list_documents
from portal.directory.locating import locate
from portal.directory.outbox import latest_sequence
from portal.directory.parameters import Asked, read_parameters
from portal.directory.vocabulary import load_vocabulary
from portal.settings import current_settings
from search_index import Answer, Document, Health, SearchIndex, naive

log = logging.getLogger("portal.search")

Documents = tuple[Document, ...]
MORE_DOCUMENTS = "portal_more_documents"  # what other rooms put into the same result list


def parse_search(args: MultiDict[str, str]) -> Asked:
    """Read the parameters of a search of the current authority's offer."""
    authority = current_authority()
    return read_parameters(args, authority, partial(locate, authority=authority))


def run_search(asked: Asked) -> Answer:
    """Answer a search; `relaxed` names every filter that was let go, the unknown ones too."""
    answer = _answer(asked)
    return replace(answer, relaxed=(*asked.unknown, *answer.relaxed)) if asked.unknown else answer


def suggest(prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Return words and names that begin as typed; none while the index is away."""
    try:
        return _index(current_authority().code).suggest(prefix, limit)
    except Exception as error:  # suggestions are a comfort; without them the box still works
        log.warning("no suggestions: %s", type(error).__name__)
        return ()


def index_health(authority: str) -> Health:
    """Say how the index of `authority` is, checked against its manifest."""
    return _index(authority).health()


def register_documents(source: Callable[[str], Iterable[Document]]) -> None:
    """Let another room add its pages (by authority) to what the plain scan looks through."""
    current_app.extensions.setdefault(MORE_DOCUMENTS, []).append(source)


def _answer(asked: Asked) -> Answer:
    try:
        return _index(asked.authority.code).search(asked.query)
    except Exception as error:  # a damaged index may fail in any way; the family is answered anyway
        log.error("index away: %s", type(error).__name__)
        documents = _plain_documents(asked.authority.code)
        return naive.search(documents, asked.query, load_vocabulary())


def _index(authority: str) -> SearchIndex:
    """Return this process's index of `authority`; it is made once and shared by its threads."""
    indexes = cast(
        dict[str, SearchIndex], current_app.extensions.setdefault("portal_search_indexes", {})
    )
    if authority not in indexes:
        root = current_settings().index_dir
        indexes[authority] = search_index.SearchIndex(root, authority, load_vocabulary())
    return indexes[authority]


def _plain_documents(authority: str) -> Documents:
    """Return every document of `authority`, read again only when something has changed."""
    session = db.session()
    sequence = latest_sequence(session, authority)
    kept = cast(
        dict[str, tuple[int, Documents]],
        current_app.extensions.setdefault("portal_plain_documents", {}),
    )
    if authority not in kept or kept[authority][0] != sequence:
        others = current_app.extensions.get(MORE_DOCUMENTS, ())
        documents = (
            *list_documents(session, authority),
            *(d for s in others for d in s(authority)),
        )
        kept[authority] = (sequence, documents)
    return kept[authority][1]
