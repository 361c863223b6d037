"""The sentence encoder and a tiny model, each made once a run."""

import os
import shutil
from pathlib import Path

import pytest

from search_index.meaning import WeightsMissing, training
from search_index.meaning.encoder import WEIGHTS, Encoder
from search_index.meaning.weights import unpack
from tests.unit.meaning.examples import MANIFEST, WORDS, examples


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `unpack` made, for tests that only read it."""
    folder = tmp_path_factory.mktemp("weights")
    unpack(folder)
    return folder


@pytest.fixture(scope="session")
def encoder(weights: Path) -> Encoder:
    """The real encoder."""
    return Encoder(weights)


def build_english(folder: Path, memory: Path) -> list[str]:
    """Build the tiny model where other languages have no encoder; return what it said."""
    said: list[str] = []

    def missing(*_given: object) -> None:
        raise WeightsMissing("not here")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "fit_other", missing)
        training.build(folder, examples(), WORDS, MANIFEST, said.append, memory=memory)
    return said


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model, for tests that only read it."""
    folder = tmp_path_factory.mktemp("built")
    build_english(folder / "meaning", folder / "memory")
    return folder / "meaning"


@pytest.fixture
def model(built: Path, tmp_path: Path) -> Path:
    """The tiny model, for tests that spoil it; the weights themselves are shared."""
    folder = tmp_path / "meaning"
    folder.mkdir()
    for path in built.iterdir():
        (os.link if path.name == WEIGHTS else shutil.copy)(path, folder / path.name)
    return folder
