"""Reads a short question as the next one of a talk: “what if they say no”, “how long”.

Alone such words say nothing, or the wrong thing; behind the title of the topic
talked about they are understood as people mean them (docs/understanding.md). What
can stand alone is left alone: a new question must not be dragged back.
"""

from __future__ import annotations

import re
from dataclasses import replace

from search_index.meaning.deciding import OUT_OF_SCOPE, Decision
from search_index.meaning.reading import TOPIC
from search_index.meaning.understanding import Understanding

MOST_WORDS = 10
# A question that was understood poorly alone goes on about the topic before when that lies at
# most so much (cosine) further away than what it was taken for.
BEHIND = 0.1
MAY_FOLLOW = frozenset({TOPIC, OUT_OF_SCOPE, "help", "explore"})
# A question of nothing but these words leans on what was said before it.
LEANING = frozenset(
    """
    a about actually after again agree all also always am an and another answer any anyone
    anything appeal apply are as ask asked at away back be because been before being but by can
    can't cant change charge choose claim cost costs could decide decides did didn't didnt
    disagree do does doesn't doesnt doing don't dont down else even ever fight for from get gets
    getting give go goes going gone got had happen happens has have haven't havent he he's her
    here hes him his how i i'm id if ill im in instead into is isn't isnt it it's its i've ive
    just keep know late let like long longer made make many may me mean more most much must my
    need needs never next no not now of often ok on once one only or other our out over own pay
    place please put really refuse refused right said same say says she she's shes should so some
    someone something soon start starts still take takes tell than that that's thats the their
    them then there these they they're theyre thing things this those to too try turned up us use
    want wants was wasn't wasnt we we're well were weren't werent what what's whats when where
    which who who's whos why will with without won't wont would wouldn't wouldnt year years yes
    yet you your
    """.split()
)
_WORD = re.compile(r"[\w']+")


def follow(understanding: Understanding, decision: Decision, text: str, title: str) -> Decision:
    """Return what `text` wants after an answer about the topic of that `title`.

    `decision` is what it was taken for by itself. It stays for our own buttons, for
    what a rule knows, for long questions and other languages, and where the words
    are understood well without help. Danger is judged by the words alone.
    """
    alone = decision.reading
    if decision.exact or decision.intent not in MAY_FOLLOW or alone.language != "en":
        return decision
    number = len(_WORD.findall(text))
    if not 0 < number <= MOST_WORDS or understanding.certain(text) is not None:
        return decision
    together = understanding.read(f"{title}. {text}")
    topic = together.topic
    if topic is None or together.confidence < understanding.thresholds["sure"]:
        return decision
    nearness, facet, closeness = understanding.within(text, topic)
    if not leans(text):
        rival = understanding.within(text, alone.topic)[0] if alone.topic else 0.0
        if _sure(understanding, decision) or nearness < rival - BEHIND:
            return decision
    reading = replace(
        together, act=TOPIC, facet=facet, facet_closeness=closeness, danger=alone.danger
    )
    return replace(decision, intent=TOPIC, confidence=reading.confidence, reading=reading)


def leans(text: str) -> bool:
    """Say whether `text` holds no word that says what it is about."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return bool(words) and LEANING.issuperset(word for word in words if not word.isdigit())


def _sure(understanding: Understanding, decision: Decision) -> bool:
    sure, reading = understanding.thresholds, decision.reading
    return (
        decision.intent == TOPIC
        and reading.confidence >= sure["sure"]
        and reading.in_scope >= sure["surely_in_scope"]
    )
