"""A build is made once for the same words; a failed one leaves the old one in its place."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from flask import Flask

from portal.app import create_app
from portal.assistant import building
from portal.assistant.files import bot_data_dir, meaning_dir
from portal.assistant.training import digest_file, is_sound
from portal.commands import build_group
from search_index.meaning import WeightsMissing
from tests.assistant_fixtures import forget_conversations, settings_in

pytestmark = pytest.mark.slow


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(settings_in(tmp_path))
    yield app
    forget_conversations(app)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders built into; a build is a manifest alone."""
    folders: list[Path] = []

    def build(folder: Path, _examples: Any, _words: Any, manifest: Any, *_more: Any) -> None:
        folders.append(folder)
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(json.dumps(manifest))

    monkeypatch.setattr(building, "build_meaning", build)
    return folders


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(build_group(), ["assistant", *words])


def settings(app: Flask) -> Any:
    return app.extensions["portal_settings"]


def test_without_the_weights_the_old_build_stays(
    portal: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise WeightsMissing("no weights")

    folder = meaning_dir(settings(portal))
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text('{"build": "old"}')
    monkeypatch.setattr(building, "build_meaning", fail)
    done = run(portal, "build")
    assert (done.exit_code, done.output) == (1, "Error: no weights\n")
    assert building.built_name(settings(portal)) == "old"


@pytest.mark.parametrize("manifest", ["", "{", "[]", "null", "{}", '"text"'])
def test_a_damaged_manifest_is_no_build(portal: Flask, manifest: str) -> None:
    folder = meaning_dir(settings(portal))
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(manifest)
    assert building.built_name(settings(portal)) is None


def test_the_same_words_are_built_once(portal: Flask, built: list[Path]) -> None:
    first = run(portal, "build")
    assert first.exit_code == 0, first.output
    name = building.built_name(settings(portal))
    assert f"Build {name} is ready." in first.output
    assert f"up to date (build {name})" in run(portal, "build").output
    assert len(built) == 1
    assert not built[0].exists(), "a fresh build moves into its place"


def test_rasa_is_given_its_build_and_an_example_of_every_intent(
    portal: Flask, built: list[Path]
) -> None:
    run(portal, "build")
    folder = bot_data_dir(settings(portal))
    config = yaml.safe_load((folder / "config.yml").read_text())
    assert config["pipeline"][0]["build"] == building.built_name(settings(portal))
    nlu = yaml.safe_load((folder / "nlu.yml").read_text())["nlu"]
    assert all(len(one["examples"].splitlines()) >= 2 for one in nlu)
    assert not any(mark in one["examples"] for one in nlu for mark in "[{")


def test_training_before_a_build_says_what_to_do(portal: Flask) -> None:
    done = run(portal, "train")
    assert done.exit_code == 1
    assert "Run `portal assistant build` first." in done.output


def test_training_without_rasa_says_what_to_do(
    portal: Flask, built: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run(portal, "build")
    monkeypatch.setattr("portal.assistant.training.PYTHON", tmp_path / "no-python")
    done = run(portal, "train")
    assert done.exit_code == 1
    assert "Rasa is not installed." in done.output


def test_a_model_that_is_not_the_one_trained_is_not_sound(tmp_path: Path) -> None:
    model = tmp_path / "abc.tar.gz"
    assert not is_sound(model)
    model.write_bytes(b"model")
    assert not is_sound(model)
    digest_file(model).write_text("0" * 64)
    assert not is_sound(model)
