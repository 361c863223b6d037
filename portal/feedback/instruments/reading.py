"""Reads the surveys of every council, and tells when words that were answered have changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from flask import Flask, current_app

from portal.authorities import Authority, current_authority
from portal.content_reader import (
    ContentError,
    ContentErrors,
    gather,
    read_yaml,
    read_yaml_list,
)
from portal.errors import PageNotFound
from portal.feedback.instruments.model import (
    Frozen,
    Instrument,
    InstrumentChange,
    InstrumentFile,
    SharedQuestions,
)


class UnknownInstrument(PageNotFound):
    """There is no survey of this name."""

    code = "unknown_instrument"


def register_instruments(app: Flask, content: Path, authorities: list[Authority]) -> None:
    """Read every survey for `authorities`; raises `ContentErrors`."""
    app.extensions["portal_instruments"] = {
        one.code: read_instruments(content, one.code) for one in authorities
    }


def list_instruments(authority: str | None = None) -> list[Instrument]:
    """Return the surveys a council uses, the five touchpoints first and in their order."""
    return [one for one in _of(authority).values() if one.in_use]


def find_instrument(key: str, authority: str | None = None) -> Instrument | None:
    """Return the survey with this key that the council uses, or None."""
    found = _of(authority).get(key)
    return found if found is not None and found.in_use else None


def get_instrument(key: str, authority: str | None = None) -> Instrument:
    """Return the survey; raises `UnknownInstrument`."""
    found = find_instrument(key, authority)
    if found is None:
        raise UnknownInstrument(key)
    return found


def read_instruments(content: Path, authority: str) -> dict[str, Instrument]:
    """Read the surveys and what `authority` changes in them; raises `ContentErrors`."""
    folder = content / "england" / "feedback"
    shared = read_yaml(folder / "questions.yaml", SharedQuestions)
    files = gather(_reads(folder / "instruments"))
    changes = _changes(content / authority / "feedback" / "instruments.yaml", files)
    read = {
        one.key: _joined(one, shared, changes.get(one.key))
        for one in sorted(files, key=lambda one: (one.number is None, one.number or 0, one.key))
    }
    _codes_are_unique(folder, read)
    return read


def check_frozen(content: Path, instruments: dict[str, Instrument]) -> None:
    """Raise `ContentErrors` where answered words changed, or a version is not in the register."""
    path = content / "england" / "feedback" / "frozen.yaml"
    kept = {(one.instrument, one.version): one.hash for one in read_yaml_list(path, Frozen)}
    errors = [
        _changed(content, one) if (one.key, one.version) in kept else _not_registered(path, one)
        for one in instruments.values()
        if kept.get((one.key, one.version)) != one.hash
    ]
    if errors:
        raise ContentErrors(errors)


def _reads(folder: Path) -> list[Callable[[], InstrumentFile]]:
    return [partial(_read, path) for path in sorted(folder.glob("*.yaml"))]


def _read(path: Path) -> InstrumentFile:
    file = read_yaml(path, InstrumentFile)
    if file.key != path.stem:
        problem = f"The key “{file.key}” is not the name of the file."
        raise ContentError(path, 1, problem, f"Write “key: {path.stem}”.")
    return file


def _changes(path: Path, files: list[InstrumentFile]) -> dict[str, InstrumentChange]:
    if not path.exists():
        return {}
    rows = read_yaml_list(path, InstrumentChange)
    known = {one.key for one in files}
    unknown = [row.key for row in rows if row.key not in known]
    if unknown:
        problem = f"There is no survey “{unknown[0]}”."
        raise ContentErrors([ContentError(path, 1, problem, f"Use one of {sorted(known)}.")])
    return {row.key: row for row in rows}


def _joined(
    file: InstrumentFile, shared: SharedQuestions, change: InstrumentChange | None
) -> Instrument:
    if change is None:
        return Instrument(file, shared)
    own = change.model_dump(exclude={"key", "in_use"}, exclude_none=True)
    return Instrument(file.model_copy(update=own), shared, change.in_use)


def _codes_are_unique(folder: Path, instruments: dict[str, Instrument]) -> None:
    for one in instruments.values():
        codes = [question.code for question in one.questions]
        if len(set(codes)) < len(codes):
            path = folder / "instruments" / f"{one.key}.yaml"
            raise ContentErrors(
                [ContentError(path, 1, "Two questions have one code.", "Give each its own.")]
            )


def _changed(content: Path, one: Instrument) -> ContentError:
    return ContentError(
        content / "england" / "feedback" / "instruments" / f"{one.key}.yaml",
        1,
        f"Version {one.version} may have been answered, and its words have changed.",
        "Put the words back, or raise “version” (also after a change in questions.yaml).",
    )


def _not_registered(path: Path, one: Instrument) -> ContentError:
    row = f"- {{instrument: {one.key}, version: {one.version}, hash: {one.hash}}}"
    return ContentError(
        path, 1, f"Version {one.version} of {one.key} is not here.", f"Add the line “{row}”."
    )


def _of(authority: str | None) -> dict[str, Instrument]:
    read = cast(dict[str, dict[str, Instrument]], current_app.extensions["portal_instruments"])
    return read[authority or current_authority().code]
