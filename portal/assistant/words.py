"""The assistant's own sentences, from `content/`, in the council's words.

Two wordings at most: for parents and for young people, who read the same law
in shorter sentences.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import Field, RootModel

from portal.authorities import Authority
from portal.content_reader import ContentModel, read_yaml
from portal.guidance.words import fill

PARENT, YOUNG_PERSON = "parent", "young_person"
AUDIENCES = (PARENT, YOUNG_PERSON)


class Wording(ContentModel):
    """One thing to say, for each audience."""

    parent: str
    young_person: str | None = None
    # By language, where English would leave somebody alone; drafts nobody has checked.
    elsewhere: Mapping[str, str] = Field(default_factory=dict)


class WordsFile(RootModel[dict[str, Wording]]):
    """Everything the assistant says by itself."""


@lru_cache(maxsize=4)
def read_words(content: Path) -> dict[str, Wording]:
    """Return all wordings by name; raises `ContentErrors`."""
    return read_yaml(content / "england" / "assistant" / "words.yaml", WordsFile).root


def say(content: Path, name: str, audience: str, authority: Authority, **more: str) -> str:
    """Return the wording `name` for `audience` with the names of `authority` filled in."""
    wording = read_words(content)[name]
    chosen = wording.young_person if audience == YOUNG_PERSON else None
    return fill((chosen or wording.parent).strip(), authority.placeholders() | more)


def say_elsewhere(content: Path, name: str, language: str) -> str | None:
    """Return the wording `name` in another `language`, or None where there is none."""
    said = read_words(content)[name].elsewhere.get(language)
    return said.strip() if said else None
