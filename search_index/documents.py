"""A search entry: what is found, what is filtered by, and what a result line shows."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Coverage = Literal["place", "district", "county", "national", "online"]

WIDE: frozenset[str] = frozenset({"county", "national", "online"})
GONE: frozenset[str] = frozenset({"closed", "historic"})


@dataclass(frozen=True)
class Document:
    """One service or guidance page. Ages are whole years, `lat` and `lon` degrees (WGS 84)."""

    id: str
    type: Literal["service", "guidance"]
    authority: str
    name: str
    url_slug: str
    kind: str
    kind_label: str
    status: str
    summary: str
    text: str
    organization: str
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    needs: tuple[str, ...]
    phases: tuple[str, ...]
    tier: str | None
    min_age: int | None
    max_age: int | None
    districts: tuple[str, ...]
    coverage: Coverage
    free: bool | None
    days: tuple[str, ...]
    lat: float | None
    lon: float | None
    needs_area: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    assured_on: str | None = None
    updated_on: str | None = None

    def to_mapping(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> "Document":
        """Return the document that `to_mapping` gave."""
        known: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
        }
        return cls(**known)
