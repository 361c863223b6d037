"""Names guidance pages for rooms that know nothing of guidance but the address of a page."""

from portal.guidance import find_topic


def name_topic(slug: str) -> str | None:
    """Return the English title of the page, or None where there is none."""
    topic = find_topic(slug)
    return topic.front.title if topic else None
