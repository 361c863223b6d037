"""The same phrases give the same model, and it says what it was built from."""

import json
from pathlib import Path

import numpy as np
import pytest

from search_index.meaning.space import DANGER, IN_SCOPE
from search_index.meaning.training import labelled
from search_index.meaning.understanding import FORMAT, HEADS, MANIFEST
from tests.unit.meaning.conftest import build_english
from tests.unit.meaning.examples import MANIFEST as GIVEN
from tests.unit.meaning.examples import examples


@pytest.mark.slow
def test_the_same_phrases_give_the_same_heads(built: Path, tmp_path: Path) -> None:
    build_english(tmp_path / "again", tmp_path / "memory")
    assert (tmp_path / "again" / HEADS).read_bytes() == (built / HEADS).read_bytes()
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (built / MANIFEST).read_bytes()


@pytest.mark.slow
def test_a_second_build_reads_no_phrase_again(built: Path, tmp_path: Path) -> None:
    said = build_english(tmp_path / "again", built.parent / "memory")
    assert not [one for one in said if one.startswith("Reading phrases")]
    assert "Other languages fall back to search: not here" in said


def test_the_manifest_names_its_heads_and_keeps_what_it_was_given(built: Path) -> None:
    manifest = json.loads((built / MANIFEST).read_text(encoding="utf-8"))
    assert manifest.items() >= {"format": FORMAT, **GIVEN}.items()
    assert len(manifest["heads_sha256"]) == 64


def test_every_head_has_its_labels(built: Path) -> None:
    with np.load(built / HEADS) as held:
        labels = {name: held[f"english/{name}/labels"].tolist() for name in labelled(examples())}
    assert labels == {
        "topics": ["mediation", "respite", "travel"],
        "acts": ["find", "stop", "topic"],
        "scope": [IN_SCOPE, "out_of_scope"],
        "danger": [DANGER, "ordinary"],
    }
