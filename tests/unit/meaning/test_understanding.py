"""The tiny model reads: topics, acts, scope, danger, the nearest sub-question, offered words."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from search_index.meaning import TOPIC, Understanding, WeightsMissing, understanding
from search_index.meaning.encoder import WIDTH, Floats
from search_index.meaning.space import nearest_facet
from search_index.meaning.understanding import ANY, exact_key
from tests.unit.meaning.examples import FACETS, MANIFEST


@pytest.fixture(scope="module")
def understood(built: Path) -> Understanding:
    return Understanding(built)


@pytest.mark.parametrize(("topic", "facet"), FACETS)
def test_a_phrase_it_learned_is_read_as_its_topic(
    understood: Understanding, topic: str, facet: str
) -> None:
    read = understood.read(FACETS[topic, facet][0])
    assert (read.act, read.topic, read.facet) == (TOPIC, topic, facet)
    assert read.facet_closeness > 0.5
    assert read.in_scope > 0.5 > read.danger


def test_topics_come_likeliest_first(understood: Understanding) -> None:
    chances = [chance for _, chance in understood.read("a bus").topics]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1)


def test_danger_acts_and_what_lies_outside_are_read(understood: Understanding) -> None:
    assert understood.read("I want to die").danger > 0.5
    assert understood.read("never mind").act == "stop"
    assert understood.read("football results").in_scope < 0.5


def test_short_forms_are_read_as_what_they_mean(understood: Understanding) -> None:
    assert understood.read("TA").topic == "travel"


def test_offered_words_are_known_whatever_their_marks(understood: Understanding) -> None:
    assert understood.exact(" Ask for  MEDIATION!") == {"topic": "mediation"}
    assert understood.exact("ask for mediation now") is None
    assert exact_key("“Don’t—know?”") == exact_key("don't know") == "don t know"


def test_slots_and_thresholds_are_those_it_was_built_with(understood: Understanding) -> None:
    assert [slot.value for slot in understood.slots("autism")] == ["ASD"]
    assert understood.thresholds == MANIFEST["thresholds"]


@pytest.mark.parametrize("text", ["", "\x00", "😢", "z" * 10_000, "plan " * 2_000])
def test_anything_may_be_typed(understood: Understanding, text: str) -> None:
    read = understood.read(text)
    chances = (read.act_chance, read.confidence, read.in_scope, read.danger)
    assert all(0 <= chance <= 1 for chance in chances)


def test_a_sub_question_is_as_near_as_its_two_nearest_phrases(understood: Understanding) -> None:
    heads, _ = understood.encoded(["a bus"])
    phrases = np.eye(5, dtype=np.float32)
    facets = (("bus", "one"), ("bus", "many"), ("bus", "many"), ("bus", "many"), ("car", "x"))
    row = np.array([0.5, 0.9, 0.3, 0.0, 1.0], dtype=np.float32)
    small = replace(heads, phrases=phrases, facets=facets)
    assert nearest_facet(small, row, "bus") == ("many", pytest.approx(0.6))
    assert nearest_facet(small, row, "train") == (None, 0.0)


class Elsewhere:
    """Stands in for the multilingual encoder: two numbers of every text are not nought."""

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        rows[:, 0], rows[:, 1] = 3, 4
        return rows


@pytest.fixture
def spoken(built: Path, monkeypatch: pytest.MonkeyPatch) -> Understanding:
    """The tiny model as if it had heads for other languages: those of English, off centre."""
    found = Understanding(built)
    welsh, others = np.zeros((2, WIDTH), dtype=np.float32)
    welsh[0], others[1] = 3, 4
    monkeypatch.setattr(
        found, "_other", replace(found._english, centres={"cy": welsh, ANY: others})
    )
    return found


def test_the_mean_of_a_language_is_taken_away(
    spoken: Understanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "MultilingualEncoder", Elsewhere)
    assert spoken.encoded(["helo"], "cy")[1][0, :2].tolist() == [0, 1]
    assert spoken.encoded(["pomoc"], "pl")[1][0, :2].tolist() == [1, 0]
    assert spoken.read("helo", "cy").language == "cy"


def test_without_the_multilingual_package_every_language_is_read_as_english(
    spoken: Understanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise WeightsMissing("not here")

    monkeypatch.setattr(understanding, "MultilingualEncoder", missing)
    assert spoken.read("is the bus free", "pl").topics == spoken.read("is the bus free").topics


ORDINARY = "how do I pay for the bus and is it free for us or do we pay for the bus every year"
MIXED = f"{ORDINARY}, and some days I think I want to die, is the bus free"


def test_danger_in_one_clause_is_found_where_both_encoders_see_it(
    spoken: Understanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = dict.fromkeys(("en", ANY), np.zeros(WIDTH, dtype=np.float32))
    heads = replace(spoken._english, centres=nowhere)
    monkeypatch.setattr(spoken, "_other", heads)
    monkeypatch.setattr(understanding, "MultilingualEncoder", lambda: spoken._encoder)
    assert spoken.danger_in_clauses(MIXED) > 0.5
    assert spoken.danger_in_clauses("I want to die") == 0.0  # short: read as a whole
    assert spoken.danger_in_clauses(f"{ORDINARY}, and {ORDINARY}") == 0.0


def test_a_clause_only_one_encoder_finds_alarming_is_not_believed(
    spoken: Understanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "MultilingualEncoder", Elsewhere)
    assert spoken.danger_in_clauses(MIXED) < 0.5
