"""Rules about the checkout itself that no other tool holds."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.shared_data import CHECKOUT

REGISTRIES = (
    "py" + "pi.org",
    "pythonhos" + "ted.org",
    "registry.npm" + "js",
    "deb.deb" + "ian.org",
)


def tracked_files() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [CHECKOUT / name for name in listed.stdout.split("\0") if name]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


def test_no_file_names_a_package_registry() -> None:
    naming = [
        path.name for path in tracked_files() if any(host in text_of(path) for host in REGISTRIES)
    ]
    assert naming == []


def test_every_dependency_has_its_reason() -> None:
    text = (CHECKOUT / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(one for extra in extras for one in extra)]
    unexplained = [one for one in wanted if not re.search(rf'"{re.escape(one)}", +# \w', text)]
    assert unexplained == []


def test_every_pinned_requirement_has_a_hash() -> None:
    for name in ("portal.txt", "development.txt"):
        text = (CHECKOUT / "requirements" / name).read_text()
        pins = re.findall(r"^([a-z0-9_.-]+)==[^\\\n]+ \\\n +--hash=sha256:", text, re.M | re.I)
        lines = re.findall(r"^[a-z0-9_.-]+==", text, re.M | re.I)
        assert len(pins) == len(lines) > 20, name


def test_no_bag_of_unrelated_things() -> None:
    bags = {"utils", "helpers", "common", "core", "manager", "managers", "misc"}
    found = [
        path
        for path in tracked_files()
        if path.suffix == ".py"
        and bags & {path.stem, *(part for part in path.relative_to(CHECKOUT).parts[:-1])}
    ]
    assert found == []


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(CHECKOUT)): count
        for path in tracked_files()
        if path.suffix == ".py"
        and path.relative_to(CHECKOUT).parts[0] in {"portal", "search_index"}
        if "migrations" not in path.parts and (count := text_of(path).count("\n")) > 300
    }
    assert long == {}


def test_suppressions_give_their_reason() -> None:
    bare = re.compile(r"# (?:noqa(?:: [A-Z0-9, ]+)?|type: ignore(?:\[[a-z, -]+\])?)\s*$", re.M)
    without = [
        str(path.relative_to(CHECKOUT))
        for path in tracked_files()
        if path.suffix == ".py" and bare.search(text_of(path))
    ]
    assert without == []
