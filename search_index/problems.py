"""What can be wrong with an index, by name."""


class SearchError(Exception):
    """Base of everything this package raises."""


class IndexUnavailable(SearchError):
    """No sound generation of the index exists; the caller falls back to the plain scan."""


class IndexDamaged(SearchError):
    """A generation does not match its manifest."""


class IndexBusy(SearchError):
    """Another builder is at work."""
