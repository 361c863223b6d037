"""The assistant's words in `content/`, read strictly: questions, acts, dangers, what it says.

One folder of files trains Rasa, the portal's own answers and guidance search.
A mistake names file, line and remedy and stops the start, like all content.
"""

import re
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel

from portal.content_reader import ContentError, ContentModel, gather, read_yaml
from search_index.meaning.understanding import exact_key

FEWEST_PHRASINGS = 25

Act = Literal[
    "find_service",
    "feedback",
    "handover",
    "greet",
    "thanks",
    "bot_challenge",
    "help",
    "privacy",
    "change_language",
    "jargon",
    "timeline",
    "explore",
    "start_again",
    "stop",
    "skip",
]


class Facet(ContentModel):
    """A sub-question of a topic: how it is asked, and its straight answer if there is one.

    `unchecked` marks an answer that nobody has held against the law; it is
    said to be so wherever it is shown.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    asks: str
    answer: str | None = None
    unchecked: bool = False
    phrasings: tuple[str, ...]


class Questions(ContentModel):
    """How families ask about one topic."""

    topic: str
    facets: tuple[Facet, ...]

    def find_facet(self, facet: str | None) -> Facet | None:
        """Return the sub-question called `facet`, or None."""
        return next((one for one in self.facets if one.id == facet), None)


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"the pattern cannot be read: {error}") from error
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]


class DangerRule(ContentModel):
    """Words after which numbers to call come first. `unless` words make them harmless."""

    id: str
    kind: str
    pattern: Pattern
    unless: Pattern | None = None


class Danger(ContentModel):
    """Rules by language, and examples both ways for the classifier beside them."""

    rules: dict[str, tuple[DangerRule, ...]]
    examples: tuple[str, ...]
    not_danger: tuple[str, ...]


class CertainQuestion(ContentModel):
    """Words that can only ask about one topic and sub-question, whatever a classifier thinks."""

    topic: str
    facet: str
    pattern: Pattern


class CertainQuestions(ContentModel):
    """Questions about the law that must never be taken for another."""

    questions: tuple[CertainQuestion, ...]


class OutOfScope(ContentModel):
    """What this service has nothing to say about: other council matters, and everything else."""

    near: tuple[str, ...]
    far: tuple[str, ...]


class TextSpeak(ContentModel):
    """Spellings read as other words, and short forms whose meaning is added."""

    instead: dict[str, str]
    meanings: dict[str, str]


class Lookups(ContentModel):
    """What people say for the directory's kinds of help and types of need, by code."""

    kinds: dict[str, tuple[str, ...]]
    needs: dict[str, tuple[str, ...]]


class OtherLanguages(RootModel[dict[str, dict[str, tuple[str, ...]]]]):
    """By language, questions of each topic, and `_out_of_scope` and `_find_service` messages.

    They help to recognise a topic and are never shown, so a draft may be used.
    """


class Acts(RootModel[dict[Act, tuple[str, ...]]]):
    """How people ask for each thing the assistant does besides answering topics."""


class Thresholds(ContentModel):
    """From when a reading counts as sure; set from the development set (docs/understanding.md)."""

    sure: float
    lost: float
    in_scope: float
    surely_in_scope: float
    act: float
    facet: float
    yes_or_no: float
    danger: float
    doubt: float
    second_look: float
    clause: float
    worry: float


class Material(ContentModel):
    """Everything the assistant learns from."""

    questions: tuple[Questions, ...]
    acts: Acts
    danger: Danger
    out_of_scope: OutOfScope
    text_speak: TextSpeak
    lookups: Lookups
    other_languages: OtherLanguages
    certain: CertainQuestions
    thresholds: Thresholds


def read_material(content: Path) -> Material:
    """Read and check all of it; raises `ContentErrors`."""
    folder = content / "england" / "assistant"
    return Material(
        questions=tuple(read_questions(content)),
        acts=read_yaml(folder / "acts.yaml", Acts),
        danger=read_danger(content),
        out_of_scope=read_yaml(folder / "out_of_scope.yaml", OutOfScope),
        text_speak=read_yaml(folder / "text_speak.yaml", TextSpeak),
        lookups=read_yaml(folder / "lookups.yaml", Lookups),
        other_languages=read_yaml(folder / "other_languages.yaml", OtherLanguages),
        certain=read_yaml(folder / "certain.yaml", CertainQuestions),
        thresholds=read_yaml(folder / "thresholds.yaml", Thresholds),
    )


def read_danger(content: Path) -> Danger:
    """Read the rules of danger alone, which must work when all else is away."""
    return read_yaml(content / "england" / "assistant" / "danger.yaml", Danger)


def read_questions(content: Path) -> list[Questions]:
    """Read the questions of every topic, in order of slug; raises `ContentErrors`."""
    folder = content / "england" / "questions"
    questions = gather(partial(_read_questions, path) for path in sorted(folder.glob("*.yaml")))
    taken: dict[str, str] = {}
    gather(partial(_check_asks, folder, one, taken) for one in questions)
    return questions


def _read_questions(path: Path) -> Questions:
    questions = read_yaml(path, Questions)
    if questions.topic != path.stem:
        raise ContentError(path, 1, f"The topic “{questions.topic}” is not the file's name.",
                           f"Name the file {questions.topic}.yaml, or mend the topic.")  # fmt: skip
    said = [phrase.casefold() for facet in questions.facets for phrase in facet.phrasings]
    if len(set(said)) < FEWEST_PHRASINGS:
        raise ContentError(
            path,
            1,
            f"There are {len(set(said))} different phrasings.",
            f"Write at least {FEWEST_PHRASINGS}, in families' own words.",
        )
    ids = [facet.id for facet in questions.facets]
    if len(set(ids)) < len(ids):
        raise ContentError(path, 1, "Two facets have the same id.", "Give each its own.")
    return questions


def _check_asks(folder: Path, questions: Questions, taken: dict[str, str]) -> None:
    """Refuse words that another sub-question has `taken`: as a button they would mean both."""
    for facet in questions.facets:
        words = exact_key(facet.asks)
        if words in taken:
            raise ContentError(
                folder / f"{questions.topic}.yaml",
                1,
                f"The facet “{facet.id}” asks what {taken[words]} asks too: “{facet.asks}”",
                "Word one of them so that the two can be told apart.",
            )
        taken[words] = f"{questions.topic}/{facet.id}"
