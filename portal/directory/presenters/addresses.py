"""Addresses of searches: the same search with one filter more, one less, or another page."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from flask import url_for

# The order of parameters in every address we make, so that one search has one address.
ORDER = (
    "q", "postcode", "within_km", "type", "need", "phase", "age", "kind", "district", "tier",
    "open_on", "free", "per_page", "page",
)  # fmt: skip
FILTERS = (
    "need",
    "phase",
    "age",
    "kind",
    "district",
    "within_km",
    "tier",
    "open_on",
    "free",
    "type",
)

Chosen = Mapping[str, tuple[str, ...]]


class SearchAddresses:
    """Makes the addresses of one search and its neighbours."""

    def __init__(self, chosen: Chosen) -> None:
        """Start from the parameters `chosen`."""
        self._chosen = chosen
        self._base = url_for("directory.results")

    def with_(self, **changed: Iterable[str]) -> str:
        """Return the address with some parameters replaced; the page starts again at the first."""
        values = {**self._chosen, "page": (), **changed}
        pairs = [(name, value) for name in ORDER for value in values.get(name, ())]
        return f"{self._base}?{urlencode(pairs)}" if pairs else self._base

    def without(self, name: str, value: str) -> str:
        """Return the address with one value of a filter taken away."""
        return self.with_(**{name: (v for v in self._chosen.get(name, ()) if v != value)})

    def cleared(self) -> str:
        """Return the same words and place without any filter."""
        return self.with_(**dict.fromkeys(FILTERS, ()))

    def page(self, number: int) -> str:
        """Return the address of another page of the same results."""
        return self.with_(page=(str(number),) if number > 1 else ())
