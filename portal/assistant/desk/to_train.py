"""Questions officers want the assistant to learn, as lines of `content/` to copy.

The training questions are files that people review, so the portal writes none
by itself. A line disappears from here once it is in the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.assistant.desk.settling import QUESTION
from portal.assistant.models import Gap
from portal.assistant.questions import find_questions

FILE = "content/england/questions/{topic}.yaml"


@dataclass(frozen=True)
class ToTrain:
    """The lines one file of questions lacks; `facets` are (id, what it asks) to choose from."""

    topic: str
    lines: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]

    @property
    def file(self) -> str:
        """The file the lines belong in."""
        return FILE.format(topic=self.topic)

    @property
    def yaml(self) -> str:
        """The lines as they stand under `phrasings:`."""
        return "\n".join(yaml_line(one) for one in self.lines)


def list_to_train(session: Session, authority: str | None = None) -> list[ToTrain]:
    """Return what is to be added to each file and is not in it yet, by topic."""
    query = select(Gap).where(Gap.settled_as == QUESTION, Gap.question.is_not(None))
    if authority:
        query = query.where(Gap.authority == authority)
    wanted: dict[str, list[str]] = {}
    for gap in session.scalars(query.order_by(Gap.topic, Gap.settled_at, Gap.id)):
        wanted.setdefault(gap.topic or "", []).extend((gap.question or "").splitlines())
    found = [_missing(topic, lines) for topic, lines in wanted.items() if topic]
    return [one for one in found if one.lines]


def as_text(several: Iterable[ToTrain]) -> str:
    """Return all lines with the file each belongs in, for `portal assistant gaps --export`."""
    return "".join(f"# {one.file}\n{one.yaml}\n\n" for one in several)


def yaml_line(phrase: str) -> str:
    """Return `phrase` as an item of a list in YAML, quoted where YAML needs it."""
    written: str = yaml.safe_dump([phrase], allow_unicode=True, width=10_000)
    return f"  {written.rstrip()}"


def _missing(topic: str, lines: Iterable[str]) -> ToTrain:
    known = find_questions(topic)
    facets = known.facets if known else ()
    there = {_plain(one) for facet in facets for one in facet.phrasings}
    lacking = {_plain(one): one.strip() for one in lines if one.strip()}
    kept = tuple(line for plain, line in lacking.items() if plain not in there)
    return ToTrain(topic, kept, tuple((facet.id, facet.asks) for facet in facets))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
