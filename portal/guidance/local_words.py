"""Content shared by all of England, with each council's own names filled in."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from portal.authorities import Authority
from portal.content_reader import ContentError, ContentModel, gather
from portal.guidance.words import UnknownPlaceholder, fill

Words = TypeVar("Words", bound=ContentModel)


def in_local_words(words: Words, path: Path, authorities: Iterable[Authority]) -> dict[str, Words]:
    """Return `words` of the file `path` for each authority, by its code.

    Every `[[name]]` becomes the council's own word; raises `ContentErrors`.
    """
    councils = list(authorities)
    filled = gather(partial(_fill_all, words, path, authority) for authority in councils)
    return {authority.code: one for authority, one in zip(councils, filled, strict=True)}


def _fill_all(words: Words, path: Path, authority: Authority) -> Words:
    known = authority.placeholders()
    try:
        return type(words).model_validate(_filled(words.model_dump(), known))
    except UnknownPlaceholder as error:
        raise ContentError(
            path,
            1,
            f"“[[{error}]]” is not a word of {authority.name}.",
            f"Use one of {', '.join(known)}.",
        ) from error


def _filled(value: Any, known: dict[str, str]) -> Any:
    if type(value) is str:
        return fill(value, known)
    if isinstance(value, dict):
        return {key: _filled(one, known) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_filled(one, known) for one in value)
    return value
