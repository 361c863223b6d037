"""Answers about guidance topics: sure, "did you mean", or lost.

The words are the page's own: its short answer, and before it the straight
answer to the sub-question when that is what was asked.
"""

import re

from flask import url_for

from portal.assistant.asking import Question
from portal.assistant.material import Facet, Questions
from portal.assistant.offers import button, shown
from portal.assistant.people import contacts
from portal.assistant.questions import find_questions
from portal.assistant.reply import Card, Link, Message, QuickReply, Reply, Source
from portal.assistant.searching import search_cards
from portal.assistant.words import YOUNG_PERSON
from portal.guidance import Topic, find_topic
from portal.guidance.words import UNCHECKED

SHOWN = 3  # choices when not sure
FOLLOW_UPS = 2
OF_PARENTS = re.compile(r"\bmy (?:child|son|daughter)|\bas a parent|\bour child", re.IGNORECASE)


def answer_topic(asked: Question) -> Reply:
    """Answer a question about a topic as surely as it was understood."""
    reading = asked.decision.reading
    known = [slug for slug, _ in reading.topics if find_topic(slug) is not None]
    if not known or reading.confidence < asked.threshold("lost"):
        return lost(asked)
    sure_enough = reading.confidence >= asked.threshold("sure")
    within = reading.in_scope >= asked.threshold("surely_in_scope")
    if asked.decision.exact or (sure_enough and within):
        return sure(asked, known[0], tuple(known[1 : SHOWN + 1]))
    return unsure(asked, tuple(known[:SHOWN]))


def sure(asked: Question, slug: str, alternatives: tuple[str, ...]) -> Reply:
    """Answer with the topic's own words."""
    topic = find_topic(slug, asked.language) or find_topic(slug)
    if topic is None:
        return lost(asked)
    questions = find_questions(slug)
    facet = facet_asked(asked, questions)
    return Reply(
        messages=(topic_message(asked, topic, questions, facet),),
        intent="topic",
        topic=slug,
        alternatives=alternatives,
        confidence=asked.decision.reading.confidence,
    )


def facet_asked(asked: Question, questions: Questions | None) -> Facet | None:
    """Return the sub-question that was asked, when that is sure enough to answer it."""
    reading = asked.decision.reading
    if questions is None or reading.facet_closeness < asked.threshold("facet"):
        return None
    return questions.find_facet(reading.facet)


def topic_message(
    asked: Question, topic: Topic, questions: Questions | None, facet: Facet | None
) -> Message:
    """Return the bubble of one topic: words, page, sources, date, what else to ask."""
    front = topic.front
    whole = front.answer
    if asked.audience == YOUNG_PERSON and front.answer_young_person:
        whole = front.answer_young_person
    straight = straight_answer(asked, facet)
    words = [part.replace(UNCHECKED, "").strip() for part in (straight, whole) if part]
    advice = asked.authority.placeholders()["advice_service"]
    if "advice" in front.contacts and advice not in " ".join(words):
        words.append(asked.say("free_advice"))
    return Message(
        text="\n\n".join(words),
        topic=topic.slug,
        sources=tuple(
            Source(one.title, one.url, one.checked_on.isoformat() if one.checked_on else None)
            for one in front.sources
        ),
        links=(Link(front.title, url_for("guidance.topic", slug=topic.slug)),),
        quick_replies=follow_ups(questions, facet, asked.audience),
        last_reviewed=front.last_reviewed.isoformat(),
        unchecked=bool(straight and facet and facet.unchecked) or UNCHECKED in whole,
        language=front.language,
    )


def straight_answer(asked: Question, facet: Facet | None) -> str | None:
    """Return the answer to the sub-question; its “Yes” or “No” only when that is near certain.

    The fact is right for every question of its kind; a bare yes to a question
    that only resembles it could be a wrong answer about the law.
    """
    if facet is None or facet.answer is None:
        return None
    if asked.decision.reading.facet_closeness >= asked.threshold("yes_or_no"):
        return facet.answer
    bare = facet.answer.removeprefix("Yes. ").removeprefix("No. ")
    return bare[:1].upper() + bare[1:]


def follow_ups(
    questions: Questions | None, facet: Facet | None, audience: str
) -> tuple[QuickReply, ...]:
    """Return other things families ask about the same topic, as buttons.

    A young person is not shown what only a parent would ask.
    """
    others = [one for one in questions.facets if one is not facet] if questions else []
    if audience == YOUNG_PERSON:
        others = [one for one in others if not OF_PARENTS.search(one.asks)]
    return tuple(QuickReply(one.asks, one.asks) for one in others[:FOLLOW_UPS])


def unsure(asked: Question, slugs: tuple[str, ...]) -> Reply:
    """Offer the likeliest topics instead of guessing."""
    titles = [topic.front.title for slug in slugs if (topic := find_topic(slug)) is not None]
    replies = tuple(QuickReply(title, title) for title in titles)
    more = (button("handover"),)
    return Reply(
        messages=(
            Message(
                text=asked.say("unsure"),
                services=found_pages(asked),
                quick_replies=replies + more,
            ),
        ),
        intent="topic",
        alternatives=slugs,
        confidence=asked.decision.reading.confidence,
    )


def lost(asked: Question) -> Reply:
    """Say so; offer search results, a person, and a way to tell the council."""
    out = asked.act == "out_of_scope"
    reading = asked.decision.reading
    known = tuple(slug for slug, _ in reading.topics[:SHOWN] if find_topic(slug) is not None)
    return Reply(
        messages=(
            Message(
                text=asked.say("out_of_scope" if out else "lost"),
                services=() if out else found_pages(asked),
                links=(Link(shown("feedback"), url_for("assistant.gap")),),
                calls=contacts(asked.authority),
                quick_replies=(button("handover"), button("help")),
            ),
        ),
        intent="out_of_scope" if out else "topic",
        alternatives=known,
        confidence=reading.confidence if not out else asked.decision.confidence,
        fallback=True,
    )


def found_pages(asked: Question) -> tuple[Card, ...]:
    """Return what the search box would have found for the same words."""
    return search_cards(asked.text, limit=SHOWN)
