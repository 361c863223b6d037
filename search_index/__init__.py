"""The search engine behind one small door; the only place that knows Whoosh.

Read `searching` for what happens to a question, `view` for how it is answered,
`generations` for how an index is kept safe, `naive` for the plain truth that
the tests compare it with.
"""

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
