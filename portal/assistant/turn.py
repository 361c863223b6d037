"""One turn of a conversation, from what somebody typed to what they read.

The order is the safety: danger first, then private details, and only then does
anything else see the words. An open survey comes before Rasa, which leads the
rest of the conversation; when it cannot, the portal answers with the same
understanding and the same words.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from portal.assistant.answering import answer
from portal.assistant.asking import Question
from portal.assistant.conversations import Conversation
from portal.assistant.crisis import answer_crisis, chance_of_danger, in_danger
from portal.assistant.finding import slots_of_message
from portal.assistant.languages import language_of
from portal.assistant.rasa import RasaAway, rasa
from portal.assistant.reply import Message, Reply
from portal.assistant.searching import ANYTHING, ANYWHERE
from portal.assistant.survey.codes import see_code
from portal.assistant.survey.held import OpenSurvey
from portal.assistant.survey.turn import Told, survey_turn, the_way_back
from portal.assistant.topics import SHOWN
from portal.assistant.understanding import find_understanding
from portal.authorities import get_authority
from portal.guidance import Topic, find_topic
from portal.redaction import mask
from portal.settings import current_settings
from search_index.meaning import Reading
from search_index.meaning.deciding import FIND, INFORM, JARGON, TIMELINE, Decision, decide
from search_index.meaning.following import follow

LONGEST = 1000
LOOKS_BACK = 3  # turns
# What may be said between a question and the next one about the same thing.
PASSING = frozenset({"topic", "out_of_scope", "thanks", "greet", "jargon", "help", "bot_challenge"})
NOTHING_READ = Reading("topic", 0.0, (), None, 0.0, 1.0, 0.0)
NO_THRESHOLDS = {
    **dict.fromkeys(("sure", "lost", "act", "facet", "yes_or_no", "danger", "doubt", "worry"), 1.0),
    "in_scope": 0.0,
    "surely_in_scope": 0.0,
}


def take_turn(conversation: Conversation, typed: str) -> Reply:
    """Answer `typed` and add the turn to `conversation`; nothing is stored here."""
    text = cleaned(typed)
    seen = see_code(text)  # nothing below this line but the survey sees a code
    covered = mask(seen.rest if seen else text)
    language = language_of(covered.text, conversation.language)
    asked = question_of(conversation, covered.text, language)
    if in_danger(text):
        return _leave_all(conversation, with_alternatives(answer_crisis(asked), asked))
    if read_as_danger(asked, covered.text):
        aside = conversation.survey.set_aside() if conversation.survey else None
        told_of = [
            with_alternatives(answer_crisis(asked, guessed=True), asked),
            *([the_way_back(conversation)] if aside else []),
        ]
        return _leave_all(conversation, joined(told_of), aside)
    told = survey_turn(conversation, asked, text, seen.code if seen else None)
    if told is not None:
        return _told(conversation, asked, told, bool(covered.kinds))
    reply = with_alternatives(_answered(conversation, asked, language), asked)
    notices = notices_for(conversation, asked, reply, language, bool(covered.kinds))
    reply = replace(reply, notices=tuple(notices))
    conversation.add(covered.text, reply)
    return reply


def _leave_all(conversation: Conversation, reply: Reply, aside: OpenSurvey | None = None) -> Reply:
    """Forget everything said; of a survey left on a classifier's guess the choices may stay."""
    conversation.forget()
    conversation.survey = aside
    conversation.add("", reply)
    return reply


def _told(conversation: Conversation, asked: Question, told: Told, covered: bool) -> Reply:
    """Add what a survey answered; its turns are kept no longer than it is open."""
    notices = []
    if danger_read(asked.decision) >= asked.threshold("worry"):
        notices.append(asked.say("worry"))
    if covered and told.said == asked.text:
        notices.append(asked.say("masked"))
    reply = with_alternatives(replace(told.reply, notices=tuple(notices)), asked)
    survey = conversation.survey
    conversation.add(
        told.said, reply, ("sent" if survey.step == "sent" else "open") if survey else ""
    )
    return reply


def read_as_danger(asked: Question, text: str) -> bool:
    """Say whether the classifiers see danger in the whole message or in one of its clauses."""
    understanding = find_understanding()
    if understanding is None or says_too_little(asked.decision):
        return False
    reading = asked.decision.reading
    chance = chance_of_danger(understanding, text, reading.language, reading.danger)
    return chance >= asked.threshold("danger")


def danger_read(decision: Decision) -> float:
    """Return the classifier's chance of danger in the whole message."""
    return 0.0 if says_too_little(decision) else decision.reading.danger


def says_too_little(decision: Decision) -> bool:
    """Say whether a message is one of our own buttons, or a bare place or age.

    The rules judge every message; a name of a place ("Moira") says too little
    for a classifier that reads meaning.
    """
    bare = decision.intent in {INFORM, TIMELINE} and decision.confidence >= 1.0
    return decision.exact or bare


def with_alternatives(reply: Reply, asked: Question) -> Reply:
    """Return `reply` with the next likeliest topics, whatever it was taken to ask for."""
    if reply.alternatives:
        return reply
    known = [slug for slug, _ in asked.decision.reading.topics if find_topic(slug) is not None]
    others = [slug for slug in known if slug != reply.topic]
    return replace(reply, alternatives=tuple(others[:SHOWN]))


def notices_for(
    conversation: Conversation, asked: Question, reply: Reply, language: str, covered: bool
) -> Iterator[str]:
    """Yield what a person should know besides the answer, the most urgent first."""
    if danger_read(asked.decision) >= asked.threshold("worry"):
        yield asked.say("worry")
    if covered:
        yield asked.say("masked")
    before = conversation.turns[-1].reply.answered_by if conversation.turns else "rasa"
    if reply.answered_by == "retrieval" and before == "rasa":
        yield asked.say("retrieval")
    if language != "en" and any(one.language == "en" for one in reply.messages):
        yield asked.say("english_answer")


def cleaned(typed: str) -> str:
    """Return what was typed without control marks and leading slashes (Rasa's commands).

    Marks nobody sees go without a blank: one inside a word must not hide the
    word from the rules of danger.
    """
    seen = (one for one in typed if unicodedata.category(one) != "Cf")
    plain = "".join(one if one.isprintable() else " " for one in seen)
    return " ".join(plain.split())[:LONGEST].lstrip("/ ")


def question_of(conversation: Conversation, text: str, language: str) -> Question:
    """Return what `text` asks, as the portal itself understands it."""
    understanding = find_understanding()
    if understanding is None:
        decision, thresholds = Decision("out_of_scope", 0.0, NOTHING_READ, ()), NO_THRESHOLDS
        decision = replace(decision, intent="topic")
    else:
        decision = bare_word(conversation, decide(understanding, text, language))
        before = topic_before(conversation)
        if before is not None:
            decision = follow(understanding, decision, text, before.front.title)
        thresholds = dict(understanding.thresholds)
    return Question(
        act=decision.intent,
        decision=decision,
        text=text,
        authority=get_authority(conversation.authority),
        content=current_settings().content_dir,
        audience=conversation.audience,
        language=conversation.language,
        thresholds=thresholds,
    )


def bare_word(conversation: Conversation, decision: Decision) -> Decision:
    """Explain letters such as “SRP” when nothing is being looked for: they are asked about."""
    term = decision.slot("term") or ""
    searching = bool(conversation.slots) or any(
        turn.reply.intent == FIND for turn in conversation.turns[-1:]
    )
    bare = {slot.name for slot in decision.slots} <= {"term", "kind", "need"}
    if decision.intent == INFORM and bare and term.isupper() and not searching:
        return replace(decision, intent=JARGON)
    return decision


def topic_before(conversation: Conversation) -> Topic | None:
    """Return the topic that was just talked about, or the one the page before was about.

    A search, an open form or a survey in between ends it.
    """
    for turn in reversed(conversation.turns[-LOOKS_BACK:]):
        if turn.reply.topic is not None:
            return find_topic(turn.reply.topic)
        if turn.survey or turn.reply.intent not in PASSING:
            return None
    if conversation.turns or conversation.about is None:
        return None
    return find_topic(conversation.about)


def _answered(conversation: Conversation, asked: Question, language: str) -> Reply:
    _remember(conversation, asked)
    try:
        return joined(_by_rasa(conversation, asked, language)).by("rasa")
    except RasaAway:
        return _by_the_portal(conversation, asked)


def _by_rasa(conversation: Conversation, asked: Question, language: str) -> list[Reply]:
    metadata: dict[str, Any] = {
        "audience": conversation.audience,
        "language": conversation.language,
        "authority": conversation.authority,
        "text_language": language,
    }
    if asked.decision.reading is not NOTHING_READ:  # Rasa need not read it once more
        metadata["decision"] = asked.decision.as_mapping()
    return rasa().ask(conversation.sender, asked.text, metadata)


def joined(replies: list[Reply]) -> Reply:
    """Return several replies as one: the first says what was meant, all bubbles are kept."""
    first, *rest = replies
    messages: tuple[Message, ...] = first.messages
    for reply in rest:
        messages += reply.messages
    return replace(first, messages=messages)


def _remember(conversation: Conversation, asked: Question) -> None:
    """Keep what a search is about, so that it goes on when Rasa falls away."""
    if asked.act in {"start_again", "stop"}:
        conversation.slots = {}
    if asked.act in {FIND, INFORM}:
        named = {one.name: one.value for one in reversed(asked.decision.slots)}
        if asked.act == FIND and not asked.decision.exact and not {"kind", "need"} & named.keys():
            named.setdefault("wanted", slots_of_message(asked)["wanted"])
        conversation.slots |= named
    elif asked.act == "skip" and conversation.slots:
        wanted_known = {"wanted", "kind", "need"} & conversation.slots.keys()
        conversation.slots |= {"place": ANYWHERE} if wanted_known else {"wanted": ANYTHING}


def _by_the_portal(conversation: Conversation, asked: Question) -> Reply:
    """Answer without Rasa: the same words, and the search goes on with what is known."""
    if asked.act in {FIND, INFORM} or (asked.act == "skip" and conversation.slots):
        known = {"wanted", "kind", "need", "place", "age", "day"} & conversation.slots.keys()
        asked = replace(asked, act=FIND if known else "ask_wanted", slots=conversation.slots)
    elif asked.act == TIMELINE:
        asked = replace(asked, date=asked.decision.slot("date"))
    return answer(asked)
