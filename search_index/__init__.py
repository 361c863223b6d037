"""The search engine behind one small door; the only place that knows Whoosh.

Read `searching` for what happens to a question, `view` for how it is answered,
`generations` for how an index is kept safe, `naive` for the plain truth that
the tests compare it with. `meaning` reads messages; the assistant's own
environment loads it without Whoosh, so names here are fetched when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search_index.builder import apply, build, current_sequence, needs_rebuild
    from search_index.documents import Document
    from search_index.door import SearchIndex
    from search_index.problems import IndexBusy, IndexDamaged, IndexUnavailable, SearchError
    from search_index.queries import Answer, FacetCount, Health, Hit, Query
    from search_index.vocabulary import Vocabulary

__all__ = [
    "Answer",
    "Document",
    "FacetCount",
    "Health",
    "Hit",
    "IndexBusy",
    "IndexDamaged",
    "IndexUnavailable",
    "Query",
    "SearchError",
    "SearchIndex",
    "Vocabulary",
    "apply",
    "build",
    "current_sequence",
    "needs_rebuild",
]

_HOMES = {
    "builder": ("apply", "build", "current_sequence", "needs_rebuild"),
    "documents": ("Document",),
    "door": ("SearchIndex",),
    "problems": ("IndexBusy", "IndexDamaged", "IndexUnavailable", "SearchError"),
    "queries": ("Answer", "FacetCount", "Health", "Hit", "Query"),
    "vocabulary": ("Vocabulary",),
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"search_index.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
