"""Every wording the code says is written, and nothing is written that nobody says."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from portal.assistant.answering import ANSWERS
from portal.assistant.saying import answer_saying
from portal.assistant.words import read_words
from portal.content_reader import ContentErrors
from portal.settings import CHECKOUT

CONTENT = CHECKOUT / "content"
SAYING = {"say", "_asks"}


@cache
def said_by_code() -> set[str]:
    """Return the names of wordings in calls of `say` and what passes names on to it."""
    files = (CHECKOUT / "portal").rglob("*.py")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = {name for call in calls if called(call) in SAYING for name in names_in(call)}
    return named | {act for act, way in ANSWERS.items() if way is answer_saying}


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def names_in(call: ast.Call) -> Iterator[str]:
    for given in call.args:
        parts = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
        for part in parts:
            if isinstance(part, ast.Constant) and str(part.value).isidentifier():
                yield str(part.value)


def test_a_file_with_a_misspelt_audience_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "england" / "assistant" / "words.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("greet:\n  parrent: Hello.\n")
    with pytest.raises(ContentErrors, match="parrent"):
        read_words(tmp_path)


def test_everything_said_is_written() -> None:
    assert said_by_code() - set(read_words(CONTENT)) == set()


def test_everything_written_is_said() -> None:
    assert set(read_words(CONTENT)) - said_by_code() == set()


def test_the_walk_sees_the_calls() -> None:
    assert {"crisis", "ask_place", "out_of_scope", "lost", "date_unclear"} <= said_by_code()


def test_no_wording_is_empty_or_unfinished() -> None:
    for name, wording in read_words(CONTENT).items():
        for words in (wording.parent, wording.young_person):
            if words is not None:
                assert words.strip(), name
                assert not any(slip in words for slip in ("TODO", "{", "lorem")), name
