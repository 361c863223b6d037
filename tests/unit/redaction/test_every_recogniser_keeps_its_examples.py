"""Each recogniser finds and leaves what the examples written beside it say."""

import pytest

from portal.redaction.recognisers import RECOGNISERS, Recogniser, schools, words_of

EVERY = (*RECOGNISERS, *schools.ALL)
FINDS = [(one, text, part) for one in EVERY for text, part in one.finds]
LEAVES = [(one, text) for one in EVERY for text in one.leaves]


@pytest.mark.parametrize(("recogniser", "text", "part"), FINDS, ids=lambda one: str(one)[:40])
def test_finds(recogniser: Recogniser, text: str, part: str) -> None:
    found = [(kind, text[start:end]) for kind, start, end in recogniser.find(text, words_of(text))]
    assert (recogniser.kind, part) in found


@pytest.mark.parametrize(("recogniser", "text"), LEAVES, ids=lambda one: str(one)[:40])
def test_leaves(recogniser: Recogniser, text: str) -> None:
    assert list(recogniser.find(text, words_of(text))) == []


def test_no_recogniser_is_without_examples() -> None:
    assert all(one.finds and one.leaves for one in EVERY)
