"""The jargon list: each hard word or old name with one plain sentence."""

from pathlib import Path
from typing import Literal

from portal.content_reader import ContentModel, read_yaml_list


class JargonTerm(ContentModel):
    """One term. `now` is today's name when the term is an old one."""

    term: str
    also: tuple[str, ...] = ()
    meaning: str
    topic: str | None = None
    status: Literal["current", "old_name"] = "current"
    now: str | None = None


def read_jargon(content: Path) -> list[JargonTerm]:
    """Return the terms in alphabetical order; raises `ContentErrors`."""
    terms = read_yaml_list(content / "england" / "jargon.yaml", JargonTerm)
    return sorted(terms, key=lambda term: term.term.casefold())
