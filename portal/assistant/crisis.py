"""Is somebody in danger? Asked of every message before anything else, with or without Rasa.

Rules by language first, since they work when all else is away; a classifier
beside them for what no rule foresaw. Both lean towards showing help. The text
is neither kept nor counted beyond "a crisis reply was shown".
"""

import logging
import re
import unicodedata
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, url_for

from portal.assistant.asking import Question
from portal.assistant.material import Danger, DangerRule, read_danger
from portal.assistant.people import crisis_calls
from portal.assistant.reply import Link, Message, Reply
from portal.assistant.words import say_elsewhere
from portal.guidance import find_topic
from portal.settings import Settings
from search_index.meaning import Understanding

log = logging.getLogger("portal.assistant")

# Marks over Latin letters, and the short vowels of Arabic, which people leave out.
MARKS = re.compile(r"(?<=[a-zA-Z])[\u0300-\u036f]+|[\u064b-\u065f\u0670]+")
# One letter, many keys: Latin letters whose mark does not come off, Arabic letters as an
# Urdu or an Arabic keyboard writes them, apostrophes.
LATIN = {"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ı": "i"}
ARABIC = dict.fromkeys("يىے", "ی") | dict.fromkeys("ھہةە", "ه") | {"ك": "ک"}
SAME = str.maketrans(LATIN | ARABIC | dict.fromkeys("’‘`´ʼ′", "'"))
DIGITS = str.maketrans("013457@$", "oieastas")
DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[013457@$](?=[a-z])")
SPACED_OUT = re.compile(r"\b(?:[a-z][ .]){2,40}[a-z]\b")
REPEATED = re.compile(r"([^\W\d_])\1{2,}")
PAUSE = re.compile(r"\.{2,}|[,;:()\[\]{}\"“”„«»/\\|_~<>+=#^&%…،–—-]|(?<!\w)'|'(?!\w)")
SENTENCE_END = re.compile(r" ?([.!?।؟۔]) ?")
ESCAPE = re.compile(r"\\.")


@dataclass(frozen=True)
class Compiled:
    """A rule ready to search; `foreign` when no message in plain Latin letters can match it."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    foreign: bool

    @classmethod
    def of(cls, rule: DangerRule) -> "Compiled":
        """Compile `rule`, its letters folded as those of messages are."""
        pattern = fold(rule.pattern)
        letters = [one for one in ESCAPE.sub("", pattern) if one.isalpha()]
        return cls(
            re.compile(start_at_blank(pattern)),
            re.compile(fold(rule.unless)) if rule.unless else None,
            foreign=bool(letters) and not any(one.isascii() for one in letters),
        )

    def fires(self, plain: str) -> bool:
        """Say whether the rule fires on a message in plain spelling."""
        found = self.pattern.search(plain)
        return bool(found) and not (self.unless and self.unless.search(plain))


@dataclass(frozen=True)
class CrisisRules:
    """The rules of every language, compiled; each message is held against all of them."""

    rules: tuple[Compiled, ...]

    @classmethod
    def of(cls, danger: Danger) -> "CrisisRules":
        """Compile the rules of `content/`."""
        every = (rule for language in danger.rules.values() for rule in language)
        return cls(tuple(Compiled.of(rule) for rule in every))

    def match(self, text: str) -> bool:
        """Say whether any rule fires on `text`."""
        plain = plainly(text)
        latin = plain.isascii()
        return any(rule.fires(plain) for rule in self.rules if not (latin and rule.foreign))


def start_at_blank(pattern: str) -> str:
    r"""Return `pattern` with a blank for a leading `\b`.

    Plain spelling has a blank before every word, so both mean the same; and a
    blank can be looked for, which makes the search several times as fast.
    """
    return " " + pattern[2:] if pattern.startswith(r"\b") else pattern


def fold(text: str) -> str:
    """Return `text` with one form for letters that keyboards write in several.

    So a rule in proper spelling also finds the message typed without accents,
    and the reader of the rules sees real words.
    """
    apart = unicodedata.normalize("NFKD", text.translate(SAME))
    return unicodedata.normalize("NFC", MARKS.sub("", apart)).translate(SAME)


def plainly(text: str) -> str:
    """Return a message as the rules want it: small letters, one blank before each word.

    Somebody in distress, or evading a filter, writes “k1ll”, “k i l l”,
    “dieeee” or “want... to, die”. Commas and dots of a pause go, ends of
    sentences stay.
    """
    words = " ".join(PAUSE.sub(" ", fold(without_signs(text)).lower()).split())
    letters = DIGIT_IN_WORD.sub(lambda found: found[0].translate(DIGITS), words)
    joined = SPACED_OUT.sub(lambda found: re.sub(r"[ .]", "", found[0]), letters)
    single = REPEATED.sub(r"\1", joined)
    return " ".join(("", *SENTENCE_END.sub(r" \1 ", single).split(), ""))


def without_signs(text: str) -> str:
    """Return `text` with blanks for pictures, and without marks nobody sees."""
    if text.isascii():
        return text
    kinds = ((one, unicodedata.category(one)) for one in text)
    return "".join(" " if kind == "So" else one for one, kind in kinds if kind != "Cf")


def register_crisis(app: Flask, settings: Settings) -> None:
    """Read the rules; raises `ContentErrors`: better no start than a chat without them."""
    app.extensions["portal_crisis_rules"] = CrisisRules.of(read_danger(settings.content_dir))


def in_danger(text: str) -> bool:
    """Say whether a rule sees danger in `text`."""
    return cast(CrisisRules, current_app.extensions["portal_crisis_rules"]).match(text)


def chance_of_danger(understanding: Understanding, text: str, language: str, first: float) -> float:
    """Return the chance of danger in `text`, which the first encoder gave the chance `first`.

    Where that is in doubt the slower encoder is asked too, and believed only
    when it is surer than the first would have to be. A message of several
    clauses is read clause by clause as well. Other languages are read by the
    slower encoder in any case, and as a whole.
    """
    sure = understanding.thresholds
    if language != "en" or first >= sure["danger"]:
        return first
    second = understanding.second_look(text) if first >= sure["doubt"] else 0.0
    if second >= sure["second_look"]:
        return second
    clause = understanding.danger_in_clauses(text)
    return max(first, clause) if clause >= sure["clause"] else first


def answer_crisis(asked: Question, guessed: bool = False) -> Reply:
    """Say short kind words and every number; ask nothing.

    Where danger was `guessed` at by a classifier, which errs in a few of a hundred
    ordinary questions, the page that would have answered is linked below.
    """
    log.info("crisis reply shown")
    calls = crisis_calls(asked.authority.code)
    theirs = say_elsewhere(asked.content, "crisis", asked.language)
    numbers = Message(
        text=theirs or asked.say("crisis"), calls=calls, language=asked.language if theirs else "en"
    )
    pages = page_meant(asked) if guessed else ()
    other = (Message(text=asked.say("crisis_page"), links=pages),) if pages else ()
    return Reply((numbers, *other), "crisis", confidence=1.0, crisis=True, answered_by="retrieval")


def page_meant(asked: Question) -> tuple[Link, ...]:
    """Return the page that answers the question, if it was surely one; else nothing."""
    reading = asked.decision.reading
    topic = find_topic(reading.topics[0][0]) if reading.topics else None
    sure = reading.confidence >= asked.threshold("sure")
    if topic is None or not sure or reading.in_scope < asked.threshold("surely_in_scope"):
        return ()
    return (Link(topic.front.title, url_for("guidance.topic", slug=topic.slug)),)
