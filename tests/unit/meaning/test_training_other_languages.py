"""Questions in other languages: who sees them, and the mean that is taken away from each."""

from pathlib import Path

import numpy as np
import pytest

from search_index.meaning import Understanding, WeightsMissing
from search_index.meaning.multilingual import MultilingualEncoder
from search_index.meaning.training import (
    ENGLISH,
    OUTSIDE,
    Phrase,
    TrainingSet,
    build,
    language_centres,
)
from search_index.meaning.understanding import ANY, off_centre
from tests.unit.meaning.examples import MANIFEST, WORDS, examples


def spoken() -> TrainingSet:
    given = examples()
    given.other_languages = {
        "pl": [Phrase("kto dostaje autobus", "travel"), Phrase("kluby", "_find")],
        "ro": [Phrase("pizza cu șuncă", OUTSIDE), Phrase("ce este medierea", "mediation")],
    }
    return given


def test_only_the_multilingual_heads_see_other_languages() -> None:
    english, other = spoken(), spoken().for_other_languages()
    assert not set(english.texts()) & set(english.language_of())
    assert set(other.texts()) >= set(english.language_of())
    assert Phrase("kluby", "find") in other.acts
    assert "pizza cu șuncă" in other.out_of_scope
    assert "Mediation is a meeting about a disagreement" not in other.texts()


def test_each_language_has_its_mean_and_the_rest_the_mean_of_those() -> None:
    rows = {"kto dostaje autobus": [1, 0], "ce este medierea": [0, 3]}

    def encoded(texts: list[str]) -> np.ndarray:
        return np.array([rows.get(text, [5, 5]) for text in texts], dtype=np.float32)

    other = spoken().for_other_languages()
    centres = language_centres(other, other.language_of(), encoded)
    assert {name: mean.tolist() for name, mean in centres.items()} == {
        ENGLISH: [5, 5], "pl": [1, 0], "ro": [0, 3], ANY: [0.5, 1.5]
    }  # fmt: skip


def test_what_is_left_without_the_mean_has_length_one() -> None:
    rows = np.array([[0, 1], [3, 5]], dtype=np.float32)
    assert off_centre(rows, np.array([0, 1], dtype=np.float32)).tolist() == [
        [0, 0],
        [pytest.approx(0.6), pytest.approx(0.8)],
    ]


@pytest.mark.slow
def test_a_model_built_with_other_languages_reads_them(tmp_path: Path) -> None:
    try:
        MultilingualEncoder()
    except WeightsMissing as missing:
        pytest.skip(str(missing))
    build(tmp_path, spoken(), WORDS, MANIFEST, lambda _said: None)
    read = Understanding(tmp_path).read("kto dostaje autobus", "pl")
    assert (read.topic, read.language) == ("travel", "pl")
