"""Held to the published network: `tests/fixtures/meaning` says how its rows were recorded."""

import numpy as np
import pytest

from search_index.meaning import encoder as module
from search_index.meaning.encoder import WIDTH, Encoder, Floats
from tests.fixtures.meaning import recorded

SENTENCES = recorded("sentences")
TEXTS = [one["text"] for one in SENTENCES]
LONG = "My son is waiting for an assessment. " * 271
CLOSE = 1e-4


@pytest.fixture(scope="module")
def rows(encoder: Encoder) -> Floats:
    return encoder.encode(TEXTS)


def test_rows_are_those_of_the_published_network(rows: Floats) -> None:
    first = np.array([one["first"] for one in SENTENCES])
    assert np.abs(rows[:, : first.shape[1]] - first).max() < CLOSE


def test_sentences_lie_as_near_as_in_the_published_network(rows: Floats) -> None:
    assert np.abs(rows @ rows.T - [one["cosines"] for one in SENTENCES]).max() < CLOSE


def test_more_texts_than_a_batch_give_the_rows_each_gives_alone(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    texts = ["plan " * (1 + at % 3) + str(at) for at in range(7)]
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.abs(encoder.encode(texts) - alone).max() < CLOSE


def test_the_order_is_kept_whatever_the_lengths(encoder: Encoder, rows: Floats) -> None:
    assert np.abs(encoder.encode(TEXTS[8::-1]) - rows[8::-1]).max() < CLOSE


@pytest.mark.parametrize("text", ["", " ", "\x00", "\n\n", "😢", "?", LONG, "x" * 10_000])
def test_every_text_has_a_row_of_length_one(encoder: Encoder, text: str) -> None:
    (row,) = encoder.encode([text])
    assert row.shape == (WIDTH,)
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)


def test_case_and_accents_do_not_count(encoder: Encoder) -> None:
    one, other = encoder.encode(["CAFÉ for Families", "cafe for families"])
    assert one @ other == pytest.approx(1, abs=1e-5)


def test_what_means_alike_lies_closer_than_what_does_not(encoder: Encoder) -> None:
    asked, alike, apart = encoder.encode(
        ["They refused to assess my child", "The council said no to an assessment", "Bus times"]
    )
    assert asked @ alike > asked @ apart + 0.2
