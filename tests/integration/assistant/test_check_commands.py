"""`portal assistant check` and `portal content check` fail when families would be left alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from flask import Flask

from portal.commands import build_group
from portal.directory.labels import get_labels
from tests.assistant_parts import FakeUnderstanding, Held, make_reading

SRP = make_reading(("srp", 0.9), ("tribunal", 0.05), ("portage", 0.01))
WEATHER = make_reading(("srp", 0.1), in_scope=0.0)
DANGER = make_reading(("crisis-help", 0.5), danger=0.9)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A folder of small development sets that the fake understanding gets right."""
    sets: dict[str, Any] = {
        "questions": {"srp": ["what is a unit", "where are units"]},
        "out_of_scope": {"near": ["the weather in town"], "far": ["weather"]},
        "crisis": {"crisis": ["awful"], "near_misses": ["what is a unit"]},
        "languages": {"pl": [{"text": "co to jest unit", "topic": "srp"}]},
    }
    for name, held in sets.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(held))
    return tmp_path


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(build_group(), list(words))


def understand(app: Flask, patch: pytest.MonkeyPatch, fake: FakeUnderstanding | None) -> None:
    patch.setitem(app.extensions, "portal_understanding", Held(fake))


def test_nothing_built_is_told(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    understand(app, monkeypatch, None)
    done = run(app, "assistant", "check")
    assert done.exit_code == 1
    assert "Nothing is built yet." in done.output


def test_a_missed_floor_fails(app: Flask, monkeypatch: pytest.MonkeyPatch, questions: Path) -> None:
    understand(app, monkeypatch, FakeUnderstanding(make_reading(("tribunal", 0.9))))
    done = run(app, "assistant", "check", "--questions", str(questions))
    assert done.exit_code == 1
    assert "MISSED: right topic first: 0.0%" in done.output
    assert "MISSED: crisis seen" in done.output


def test_a_topic_without_questions_fails(
    app: Flask, monkeypatch: pytest.MonkeyPatch, questions: Path
) -> None:
    understand(app, monkeypatch, good())
    monkeypatch.setitem(app.extensions, "portal_questions", {})
    done = run(app, "assistant", "check", "--questions", str(questions))
    assert done.exit_code == 1
    assert "srp: no questions in content/england/questions" in done.output


def test_when_every_floor_is_kept_it_passes(
    app: Flask, monkeypatch: pytest.MonkeyPatch, questions: Path
) -> None:
    understand(app, monkeypatch, good())
    done = run(app, "assistant", "check", "--questions", str(questions))
    assert done.exit_code == 0, done.output
    assert "MISSED" not in done.output
    assert done.output.count("met: ") == 13


def good() -> FakeUnderstanding:
    return FakeUnderstanding(SRP, by_word={"weather": WEATHER, "awful": DANGER})


def test_content_check_says_who_answers_each_item_of_the_law(app: Flask) -> None:
    done = run(app, "content", "check")
    assert done.exit_code == 0, done.output
    with app.app_context():
        keys = list(get_labels().schedule2)
    for council in ("Kent: ", "Leicestershire: "):
        lines = done.output.split(council)[1].splitlines()[2 : 2 + len(keys)]
        assert [line.split()[1] for line in lines] == keys
        assert {line.split()[0] for line in lines} == {"green"}


def test_an_item_nobody_answers_is_red_and_fails(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        labels = get_labels()
    new = next(iter(labels.schedule2.values())).model_copy(
        update={"key": "NEW", "wording": "A duty nobody has written about."}
    )
    monkeypatch.setitem(labels.schedule2, "NEW", new)
    done = run(app, "content", "check")
    assert done.exit_code == 1
    red = [line for line in done.output.splitlines() if line.strip().startswith("RED")]
    assert red == ["  RED   NEW   0 pages, 0 records: A duty nobody has written about."] * 2
    assert "An item in red has no live, reviewed page and no live record." in done.output
