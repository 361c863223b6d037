"""Guidance topics as search entries: the page's words, the words families type, the council's.

Guidance has no place and no opening hours; it is found by its words in the
same list as services.
"""

from portal.guidance import list_topics
from portal.guidance.topics import Topic
from search_index import Document

KIND = "guidance"


def to_document(topic: Topic, authority: str) -> Document:
    """Return the search entry of `topic` for `authority`."""
    front = topic.front
    return Document(
        id=f"guidance:{front.slug}",
        type="guidance",
        authority=authority,
        name=front.title,
        url_slug=front.slug,
        kind=KIND,
        kind_label="Guidance",
        status="active",
        summary=front.summary,
        text=f"{front.answer}\n{topic.plain}",
        organization="",
        aliases=(front.slug.replace("-", " "),),
        tags=front.keywords,
        needs=(),
        phases=(),
        tier=None,
        min_age=None,
        max_age=None,
        districts=(),
        coverage="national",
        free=None,
        days=(),
        lat=None,
        lon=None,
        updated_on=front.last_reviewed.isoformat(),
    )


def list_documents(authority: str) -> list[Document]:
    """Return the search entry of every topic of `authority`."""
    return [to_document(topic, authority) for topic in list_topics(authority)]
