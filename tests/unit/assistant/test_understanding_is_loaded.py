"""The portal's copy of the understanding: none, damaged, or replaced while running."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from portal.assistant import understanding
from portal.assistant.material import Thresholds
from portal.assistant.understanding import Loaded
from search_index.meaning import ModelDamaged


@dataclass(eq=False)
class Built:
    """As much of a loaded understanding as is looked at when it is loaded."""

    manifest: dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_nothing_built_is_none_and_no_complaint(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert Loaded(folder / "nothing").get() is None
    assert caplog.text == ""


@pytest.mark.parametrize("manifest", ["", "{", "[]", "null", "{}", '"text"', '{"format": 99}'])
def test_a_damaged_one_is_none_and_told_once(
    folder: Path, manifest: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    for name in ("glossary.json", "heads.npz"):
        (folder / name).write_text("{}")
    (folder / "manifest.json").write_text(manifest)
    loaded = Loaded(folder)
    assert [loaded.get() for _ in range(3)] == [None] * 3
    assert caplog.text.count("no understanding") == 1


def test_a_build_of_another_version_is_none_and_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    old = Built({"thresholds": {"sure": 0.3}})
    monkeypatch.setattr(understanding, "Understanding", lambda _: old)
    (folder / "manifest.json").write_text("{}")
    assert Loaded(folder).get() is None
    assert "another version" in caplog.text


def test_it_is_loaded_once_and_again_after_a_build(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Built] = []

    def load(where: Path) -> Built:
        if not (where / "manifest.json").exists():
            raise ModelDamaged(where)
        made.append(Built({"thresholds": dict.fromkeys(Thresholds.model_fields, 0.5)}))
        return made[-1]

    monkeypatch.setattr(understanding, "Understanding", load)
    loaded, manifest = Loaded(folder), folder / "manifest.json"
    assert loaded.get() is None
    manifest.write_text("{}")
    first = loaded.get()
    assert loaded.get() is first
    (folder / "fresh").write_text("{}")
    (folder / "fresh").rename(manifest)
    assert loaded.get() not in {first, None}
    manifest.unlink()
    assert loaded.get() is None
    assert len(made) == 2
