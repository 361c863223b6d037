"""Generations of an index on disk: each is written once, checked by hash, never changed.

`CURRENT` names the one in use and is replaced atomically, so a reader sees the
old generation or the new one, never half of either. Whoosh calls fsync
nowhere and pickles its tables, so the manifest decides what is sound, and the
folder is private to one user.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from search_index.problems import IndexDamaged, IndexUnavailable

SCHEMA = 2  # one more whenever terms are made differently: old indexes are then built anew
KEPT = 3
MANIFEST = "MANIFEST.json"
CURRENT = "CURRENT"
NAME = re.compile(r"g\d{6,}")


@dataclass(frozen=True)
class Generation:
    """One generation: where it is and what its manifest says."""

    path: Path
    number: int
    schema: int
    vocabulary: str
    documents: int
    sequence: int
    deltas: int
    files: dict[str, tuple[int, str]]


def home(root: Path, authority: str) -> Path:
    """Return the folder of one authority's index, made private when it is new."""
    folder = root / authority
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Hold the builders' lock; a second builder waits its turn."""
    with (folder / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def next_folder(folder: Path) -> tuple[Path, int]:
    """Make the folder of the next generation."""
    number = max(_numbers(folder), default=0) + 1
    path = folder / f"g{number:06d}"
    path.mkdir(mode=0o700)
    return path, number


def seal(
    path: Path, number: int, vocabulary: str, documents: int, sequence: int, deltas: int,
    known: dict[str, tuple[int, str]] | None = None,
) -> Generation:  # fmt: skip
    """Write the manifest of a finished generation; files already hashed keep their hash."""
    files = {}
    for file in sorted(path.iterdir()):
        size = file.stat().st_size
        before = (known or {}).get(file.name)
        files[file.name] = before if before and before[0] == size else (size, _sha256(file))
        _sync(file)
    generation = Generation(path, number, SCHEMA, vocabulary, documents, sequence, deltas, files)
    manifest = {key: value for key, value in asdict(generation).items() if key != "path"}
    _write(path / MANIFEST, json.dumps(manifest, indent=1))
    return generation


def switch(folder: Path, generation: Generation) -> None:
    """Make `generation` the one in use, then remove all but the newest few."""
    _write(folder / CURRENT, generation.path.name)
    for number in sorted(_numbers(folder))[:-KEPT]:
        if number != generation.number:
            shutil.rmtree(folder / f"g{number:06d}", ignore_errors=True)


def current(folder: Path) -> Generation:
    """Return the generation in use, or the newest sound one; raises `IndexUnavailable`."""
    names = [f"g{number:06d}" for number in sorted(_numbers(folder), reverse=True)]
    named = pointed(folder)
    if NAME.fullmatch(named):  # a lost pointer leaves all generations to try
        names = [named, *(name for name in names if name < named)]
    for name in names:
        try:
            return checked(folder / name)
        except IndexDamaged:
            continue
    raise IndexUnavailable(f"no sound index in {folder.name}")


def pointed(folder: Path) -> str:
    """Return the name in the pointer file, or nothing when it cannot be read."""
    try:
        return (folder / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def checked(path: Path) -> Generation:
    """Return the generation at `path` after comparing every file; raises `IndexDamaged`."""
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        manifest["files"] = {name: tuple(pair) for name, pair in manifest["files"].items()}
        generation = Generation(path=path, **manifest)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(f"{path.name}: manifest unreadable") from error
    if generation.schema != SCHEMA:
        raise IndexDamaged(f"{path.name}: made by another version")
    for name, (size, digest) in generation.files.items():
        file = path / name
        if not file.is_file() or file.stat().st_size != size or _sha256(file) != digest:
            raise IndexDamaged(f"{path.name}: {name} is not as it was written")
    return generation


def _numbers(folder: Path) -> list[int]:
    return [int(path.name[1:]) for path in folder.glob("g[0-9]*") if path.name[1:].isdigit()]


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(target: Path, text: str) -> None:
    draft = target.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    _sync(draft)
    draft.replace(target)
    _sync(target.parent)
