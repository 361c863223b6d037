"""A guidance topic as one authority's families read it: England's words plus the council's.

Built once when the portal starts, from `content/`, so that a page costs
nothing but its template.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal.content_reader import MarkdownFile
from portal.guidance.topic_file import SECTION_KEYS, OverlayFront, TopicFront, TopicSource
from portal.guidance.words import fill, to_html, to_plain

# What a council may say in its own words, and where its names are filled in.
SPOKEN = ("title", "summary", "answer", "answer_young_person")


@dataclass(frozen=True)
class TopicSection:
    """One part of a page; `local_html` is what this council adds to it."""

    key: str
    heading: str
    html: str
    local_html: str | None
    plain: str


@dataclass(frozen=True)
class Topic:
    """A guidance page for one authority and one language."""

    front: TopicFront
    sections: tuple[TopicSection, ...]
    sha256: str
    stale: bool = False

    @property
    def slug(self) -> str:
        """The stable name in the address."""
        return self.front.slug

    @property
    def plain(self) -> str:
        """All words of the body, for search and for counting."""
        return "\n".join(section.plain for section in self.sections)


def build_topic(
    page: MarkdownFile[TopicFront],
    overlay: MarkdownFile[OverlayFront] | None,
    placeholders: Mapping[str, str],
) -> Topic:
    """Join England's page and the council's overlay; raises `UnknownPlaceholder`."""
    words = dict(placeholders)
    front = _join(page.front, overlay.front) if overlay is not None else page.front
    front = front.model_copy(
        update={
            name: fill(text, words) for name in SPOKEN if (text := getattr(front, name)) is not None
        }
    )
    sections = tuple(_section(key, page, overlay, words) for key in SECTION_KEYS)
    return Topic(front, sections, page.sha256)


def as_stale(topic: Topic) -> Topic:
    """Mark a translation whose English has changed since."""
    return replace(topic, stale=True)


def _section(
    key: str,
    page: MarkdownFile[TopicFront],
    overlay: MarkdownFile[OverlayFront] | None,
    words: dict[str, str],
) -> TopicSection:
    shared = fill(page.sections[key].markdown, words)
    local = overlay.sections.get(key) if overlay is not None else None
    added = fill(local.markdown, words) if local is not None else ""
    return TopicSection(
        key,
        page.sections[key].heading,
        to_html(shared),
        to_html(added) if added else None,
        to_plain(f"{shared}\n{added}"),
    )


def _join(front: TopicFront, overlay: OverlayFront) -> TopicFront:
    replaced = {
        name: getattr(overlay, name) for name in SPOKEN if getattr(overlay, name) is not None
    }
    return front.model_copy(
        update={
            **replaced,
            "keywords": (*front.keywords, *overlay.keywords),
            "contacts": tuple(dict.fromkeys((*front.contacts, *overlay.contacts))),
            "sources": _distinct((*front.sources, *overlay.sources)),
            "last_reviewed": max(front.last_reviewed, overlay.last_reviewed),
        }
    )


def _distinct(sources: tuple[TopicSource, ...]) -> tuple[TopicSource, ...]:
    return tuple({source.id: source for source in sources}.values())
