"""The guidance pages: a list of topics and one page per topic."""

from flask import current_app

from portal.authorities import AuthorityContact, current_authority
from portal.guidance import Topic, find_topic, get_topic, list_topics
from portal.guidance.words import mark_unchecked
from portal.language import Room, current_language
from portal.page import render_page
from portal.security import access

guidance = Room("guidance", __name__)

JARGON_SLUG = "jargon-buster"
AUDIENCES = ("parent", "both", "young_person")


@guidance.get("/guidance")
@access("public")
def index() -> str:
    """List every topic, young people's pages apart."""
    topics = list_topics()
    groups = {who: [topic for topic in topics if topic.front.audience == who] for who in AUDIENCES}
    return render_page("guidance/index.html", topics=topics, groups=groups)


@guidance.get("/guidance/<slug>")
@access("public")
def topic(slug: str) -> str:
    """Show one topic with its rights, contacts, sources and dates."""
    found = get_topic(slug, current_language().code)
    return render_page(
        "guidance/topic.html",
        topic=found.front,
        sections=found.sections,
        mark_unchecked=mark_unchecked,
        has_unchecked=any("{unchecked}" in (s.html + (s.local_html or "")) for s in found.sections),
        english_only=found.front.language != current_language().code,
        stale=found.stale,
        contacts=contacts_of(found),
        related=[one for one in map(find_topic, found.front.related) if one is not None],
        jargon=current_app.extensions["portal_jargon"] if slug == JARGON_SLUG else [],
    )


def contacts_of(topic: Topic) -> list[AuthorityContact]:
    """Return the council's contacts a topic names; roles without a record are left out."""
    authority = current_authority()
    found = (authority.find_contact(role) for role in topic.front.contacts)
    return [contact for contact in found if contact is not None]
