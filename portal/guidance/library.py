"""All guidance topics of every authority, read once and checked as a whole.

A link to a page that does not exist, a page without one of its four parts or
a contact role nobody defined stops the start, never the reader.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from portal.authorities import Authority
from portal.content_reader import ContentError, MarkdownFile, gather, read_markdown
from portal.guidance.topic_file import SECTION_KEYS, OverlayFront, TopicFront
from portal.guidance.topics import Topic, as_stale, build_topic
from portal.guidance.words import UnknownPlaceholder


class Library:
    """The topics of each authority, by language and slug."""

    def __init__(self, topics: Mapping[tuple[str, str, str], Topic]) -> None:
        self._topics = dict(topics)

    def find(self, authority: str, slug: str, language: str = "en") -> Topic | None:
        """Return the topic in `language`, else in English, else None."""
        return self._topics.get((authority, language, slug)) or self._topics.get(
            (authority, "en", slug)
        )

    def list_topics(self, authority: str) -> list[Topic]:
        """Return the English topics of `authority` in order of title."""
        found = (
            topic
            for (code, language, _), topic in self._topics.items()
            if (code, language) == (authority, "en")
        )
        return sorted(found, key=lambda topic: topic.front.title.casefold())


def read_library(content: Path, authorities: Iterable[Authority]) -> Library:
    """Read `content/england/guidance` and each authority's overlays.

    Raises `ContentErrors` with every mistake found.
    """
    shared = sorted((content / "england" / "guidance").glob("*.md"))
    pages = gather(partial(_read_page, path) for path in shared)
    topics: dict[tuple[str, str, str], Topic] = {}
    for authority in authorities:
        overlays = _overlays(
            content / authority.code / "guidance", {page.front.slug for page in pages}
        )
        built = gather(
            partial(_build, page, overlays.get(page.front.slug), authority) for page in pages
        )
        for topic in built:
            topics[(authority.code, topic.front.language, topic.slug)] = topic
    gather(partial(_check_links, page, {one.front.slug for one in pages}) for page in pages)
    return Library(_mark_stale(topics))


def _read_page(path: Path) -> MarkdownFile[TopicFront]:
    page = read_markdown(path, TopicFront, SECTION_KEYS)
    expected = (
        page.front.slug
        if page.front.language == "en"
        else f"{page.front.slug}.{page.front.language}"
    )
    if path.stem != expected:
        raise ContentError(
            path,
            2,
            f"The slug “{page.front.slug}” is not the file's name.",
            f"Name the file {expected}.md.",
        )
    for key in SECTION_KEYS:
        if key not in page.sections:
            raise ContentError(
                path,
                1,
                f"The part “{key}” is missing.",
                f"Add a heading that ends with {{#{key}}}.",
            )
    return page


def _overlays(folder: Path, slugs: set[str]) -> dict[str, MarkdownFile[OverlayFront]]:
    files = gather(
        partial(read_markdown, path, OverlayFront, SECTION_KEYS)
        for path in sorted(folder.glob("*.md"))
    )
    for overlay in files:
        if overlay.front.slug not in slugs:
            raise ContentError(
                overlay.path,
                2,
                f"There is no shared page “{overlay.front.slug}”.",
                "Write the shared page first, or mend the slug.",
            )
    return {overlay.front.slug: overlay for overlay in files}


def _build(
    page: MarkdownFile[TopicFront], overlay: MarkdownFile[OverlayFront] | None, authority: Authority
) -> Topic:
    known = authority.placeholders()
    try:
        return build_topic(page, overlay if page.front.language == "en" else None, known)
    except UnknownPlaceholder as error:
        raise ContentError(
            page.path,
            1,
            f"“[[{error}]]” is not a word of {authority.name}.",
            f"Use one of {', '.join(known)}.",
        ) from error


def _check_links(page: MarkdownFile[TopicFront], slugs: set[str]) -> None:
    for slug in page.front.related:
        if slug not in slugs:
            raise ContentError(
                page.path,
                1,
                f"The related page “{slug}” does not exist.",
                "Mend the slug or remove it.",
            )
    for section in page.sections.values():
        for part in section.markdown.split("](/guidance/")[1:]:
            slug = part.split(")")[0].split("#")[0]
            if slug not in slugs:
                raise ContentError(
                    page.path,
                    section.line,
                    f"The link to “/guidance/{slug}” leads nowhere.",
                    "Mend the slug or remove the link.",
                )


def _mark_stale(topics: dict[tuple[str, str, str], Topic]) -> dict[tuple[str, str, str], Topic]:
    """A translation is stale when the English it was made from has changed since."""
    marked = {}
    for (authority, language, slug), topic in topics.items():
        english = topics.get((authority, "en", slug))
        changed = (
            language != "en"
            and english is not None
            and topic.front.translated_from != english.sha256
        )
        marked[(authority, language, slug)] = as_stale(topic) if changed else topic
    return marked
