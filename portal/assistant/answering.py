"""From what a message wants to what is said: one table, for Rasa's actions and without Rasa."""

from collections.abc import Callable, Mapping

from portal.assistant.asking import Question
from portal.assistant.dates import answer_timeline, ask_date
from portal.assistant.finding import answer_find, ask_place, ask_wanted
from portal.assistant.people import answer_handover
from portal.assistant.reply import Reply
from portal.assistant.saying import answer_jargon, answer_saying
from portal.assistant.topics import answer_topic, lost

Answer = Callable[[Question], Reply]

ANSWERS: Mapping[str, Answer] = {
    "topic": answer_topic,
    "out_of_scope": lost,
    "find_service": answer_find,
    "inform": answer_find,
    "ask_wanted": ask_wanted,
    "ask_place": ask_place,
    "timeline": answer_timeline,
    "ask_date": ask_date,
    "handover": answer_handover,
    "jargon": answer_jargon,
    **dict.fromkeys(
        (
            "greet",
            "thanks",
            "bot_challenge",
            "help",
            "privacy",
            "change_language",
            "feedback",
            "explore",
            "start_again",
            "stop",
            "skip",
        ),
        answer_saying,
    ),
}


def answer(asked: Question) -> Reply:
    """Return what is said to `asked`; raises KeyError for an act nobody knows."""
    return ANSWERS[asked.act](asked)
