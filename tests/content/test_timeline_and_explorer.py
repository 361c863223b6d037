"""The words of the date calculator and the explorer keep the eight legal rules, and are whole."""

import csv
import re

import pytest
from flask import Flask

from portal.guidance.explorer import ExplorerWords, Stage, explorer_words
from portal.guidance.timeline import EventWords, TimelineWords, timeline_words
from portal.send.ehc_timeline import Event, Step
from tests.content.legal_rules import TEST_SLUGS, Words, broken
from tests.shared_data import shared_path

REFUSAL, HOLDER = "refusal-to-assess", "annual-review"


@pytest.fixture
def explorer(app: Flask) -> ExplorerWords:
    with app.app_context():
        return explorer_words()


@pytest.fixture
def timeline(app: Flask) -> TimelineWords:
    with app.app_context():
        return timeline_words()


def stage_words(words: ExplorerWords, stage: Stage, slug: str) -> Words:
    said = (
        stage.name, stage.choice, stage.meaning, stage.young_person, *stage.next, *stage.ask_now,
        *stage.questions, *stage.rights, words.test, words.holder,
    )  # fmt: skip
    return Words(slug, words.always, "\n".join(map(ended, said)), " ".join(words.law), "in_force")


def event_words(words: TimelineWords, event: EventWords, slug: str) -> Words:
    said = [event.label, event.hint, *event.notes, words.holder, *words.late]
    said += [f"{one.name}. {one.words}" for one in words.steps]
    if event.exceptions:
        said += [words.exceptions.intro, *words.exceptions.items, words.exceptions.closing]
    if event.one_month_note:
        said.append(words.one_month_note)
    return Words(slug, "", "\n".join(map(ended, said)), " ".join(words.law), "in_force")


def ended(text: str) -> str:
    text = text.replace("{unchecked}", "").strip()
    return text if text[-1] in ".?!:" else f"{text}."


def test_every_stage_keeps_every_rule(explorer: ExplorerWords) -> None:
    problems = {
        (stage.id, slug): found
        for stage in explorer.stages
        for slug in (*(one for one in TEST_SLUGS if one != REFUSAL), HOLDER)
        if (found := list(broken(stage_words(explorer, stage, slug))))
    }
    assert problems == {}


def test_a_refusal_is_answered_whole_in_both(
    explorer: ExplorerWords, timeline: TimelineWords
) -> None:
    stage = next(one for one in explorer.stages if one.id == "refused")
    letter = timeline.event(Event.DECISION_LETTER)
    assert list(broken(stage_words(explorer, stage, REFUSAL))) == []
    assert list(broken(event_words(timeline, letter, REFUSAL))) == []


def test_every_event_keeps_every_rule(timeline: TimelineWords) -> None:
    problems = {
        event.id: found
        for event in timeline.events
        if (found := list(broken(event_words(timeline, event, HOLDER))))
    }
    assert problems == {}


def test_twenty_weeks_stand_with_their_exceptions(
    timeline: TimelineWords, explorer: ExplorerWords
) -> None:
    """Each page by itself: a mention of the 20 weeks has the exceptions on the same page."""
    for event in timeline.events:
        own = " ".join((event.label, event.hint, *event.notes))
        assert "20 weeks" not in own or "exceptions" in own or event.exceptions, event.id
    assert len(timeline.exceptions.items) == 4
    assert timeline.event(Event.REQUEST_RECEIVED).exceptions
    assert timeline.event(Event.REASSESSMENT_NOTICE).exceptions
    for stage in explorer.stages:
        for line in (stage.meaning, *stage.next, *stage.rights):
            if "20 weeks" in line:
                assert "exceptions" in line, stage.id


def test_no_date_is_promised(timeline: TimelineWords) -> None:
    said = " ".join((*timeline.late, *(one.words for one in timeline.steps)))
    assert not re.search(r"\b(?:plan|decision) will (?:come|arrive|be with you)", said)
    assert "or sooner" in timeline.calendar.latest
    assert "or sooner" in timeline.calendar.at_least
    assert "not itself a legal date" in timeline.step(Step.ADVICE).words


def test_one_month_is_shown_with_the_doubt(timeline: TimelineWords) -> None:
    assert "30 days" in timeline.one_month_note
    assert "Check the date with the mediation adviser" in timeline.one_month_note
    for event in (Event.DECISION_LETTER, Event.MEDIATION_CERTIFICATE):
        assert timeline.event(event).one_month_note


def test_every_link_is_a_topic_of_the_list(
    explorer: ExplorerWords, timeline: TimelineWords
) -> None:
    with shared_path("domain/topics.csv").open(encoding="utf-8") as file:
        known = {row["slug"] for row in csv.DictReader(file)}
    stages = {slug for one in explorer.stages for slug in one.guidance}
    named = stages | {slug for one in timeline.events for slug in one.guidance}
    assert named - known == set()


def test_every_source_was_read(explorer: ExplorerWords, timeline: TimelineWords) -> None:
    facts = shared_path("domain/send_facts.md").read_text(encoding="utf-8")
    for source in (*explorer.sources, *timeline.sources):
        assert source.url is None or source.url in facts, source.id


def test_a_mark_stands_only_at_the_end(explorer: ExplorerWords, timeline: TimelineWords) -> None:
    said = [one.words for one in timeline.steps] + [n for e in timeline.events for n in e.notes]
    for stage in explorer.stages:
        said += [stage.meaning, *stage.next, *stage.ask_now, *stage.rights, *stage.questions]
    assert [one for one in said if "{unchecked}" in one.removesuffix("{unchecked}")] == []


def test_no_council_is_named(explorer: ExplorerWords) -> None:
    for stage in explorer.stages:
        text = " ".join((stage.meaning, *stage.next, *stage.ask_now, *stage.rights))
        text = text.replace("Information, Advice and Support Kent", "")
        assert not re.search(r"\b(?:Kent|Leicestershire)\b", text), stage.id


def test_sentences_are_short(explorer: ExplorerWords, timeline: TimelineWords) -> None:
    long = {}
    for stage in explorer.stages:
        lines = (stage.meaning, stage.young_person, *stage.next, *stage.ask_now, *stage.rights)
        sentences = [one for line in lines for one in re.split(r"[.!?:;]\s", line)]
        average = sum(len(one.split()) for one in sentences) / len(sentences)
        if average >= 15:
            long[stage.id] = average
    assert long == {}


def test_everybody_finds_a_stage(explorer: ExplorerWords) -> None:
    for choice in explorer.who:
        assert sum(choice.id in stage.who for stage in explorer.stages) >= 8


@pytest.mark.parametrize(
    "wrong",
    [
        "The school should spend £6,000 before anyone asks for a plan.",
        "You need your school's permission.",
        "Your plan will come in 20 weeks, with exceptions.",
    ],
)
def test_a_wrong_line_in_a_stage_is_caught(explorer: ExplorerWords, wrong: str) -> None:
    stage = explorer.stages[0]
    changed = stage.model_copy(update={"rights": (*stage.rights, wrong)})
    assert list(broken(stage_words(explorer, changed, HOLDER))) != []
