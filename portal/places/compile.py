"""Compiles a council's places from open data: run at set-up, not while families wait.

The result is derived data (one mapped file and one small map), made again
whenever packages, districts or names change; it is never the portal's database.
"""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from portal.places.district_map import draw_districts
from portal.places.local_knowledge import LocalKnowledge, read_local_knowledge
from portal.places.map_document import map_file, write_map
from portal.places.packed_file import PackedFile, PlacesFileDamaged, places_file, write_packed
from portal.places.sources import SourceUnreadable, iterate_postcodes, list_sources
from portal.places.spots import AuthorityLike
from portal.places.survey import survey_postcodes
from portal.places.tables import make_tables

FORMAT = 3  # raise it when the way places are compiled changes, so that they are made again
ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right 2025. "
    "Contains Royal Mail data © Royal Mail copyright and database right 2025. "
    "Place names: GeoNames, CC BY 4.0."
)


class PlacesSettings(Protocol):
    """The two folders compiling needs to know."""

    @property
    def places_dir(self) -> Path: ...  # noqa: D102 - the class says it
    @property
    def content_dir(self) -> Path: ...  # noqa: D102 - the class says it


@dataclass(frozen=True, slots=True)
class CompiledPlaces:
    """What compiling produced; `made` is False when everything was up to date already."""

    made: bool
    postcodes: int
    outcodes: int
    places: int
    seconds: float


def compile_places(
    settings: PlacesSettings,
    authority: AuthorityLike,
    progress: Callable[[str], None] = lambda _line: None,
) -> CompiledPlaces:
    """Compile postcodes, names and district map of `authority` into `settings.places_dir`.

    Does nothing when they are up to date. Raises `SourceUnreadable` when a
    package of open data is missing, `ContentErrors` when a content file is wrong.
    """
    started = time.monotonic()
    target = places_file(settings.places_dir, authority.code)
    drawing = map_file(settings.places_dir, authority.code)
    knowledge = read_local_knowledge(settings.content_dir, authority)
    stamp = _stamp(authority, knowledge)
    made = not _up_to_date(target, drawing, stamp)
    if made:
        _make(target, drawing, stamp, authority, knowledge, progress)
    packed = PackedFile(target)
    return CompiledPlaces(
        made=made,
        postcodes=len(packed),
        outcodes=len(packed.header["outcodes"]),
        places=len(packed.header["entries"]),
        seconds=time.monotonic() - started,
    )


def _stamp(authority: AuthorityLike, knowledge: LocalKnowledge) -> str:
    """Identify everything the result depends on."""
    parts = [
        [FORMAT, authority.code, authority.name, list_sources(), knowledge.aliases],
        [asdict(one) for one in knowledge.districts],
        [one.model_dump() for one in knowledge.localities],
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _up_to_date(target: Path, drawing: Path, stamp: str) -> bool:
    try:
        return bool(PackedFile(target).header["stamp"] == stamp) and drawing.exists()
    except (FileNotFoundError, PlacesFileDamaged):
        return False


def _make(
    target: Path,
    drawing: Path,
    stamp: str,
    authority: AuthorityLike,
    knowledge: LocalKnowledge,
    progress: Callable[[str], None],
) -> None:
    progress(f"Reading the postcodes of {authority.name} and around")
    ours = {district.ons_code for district in authority.districts}
    survey = survey_postcodes(iterate_postcodes(), ours)
    if missing := ours - {code for _, code, _, _ in survey.kept}:
        raise SourceUnreadable(f"no postcode lies in the district(s) {', '.join(sorted(missing))}")
    progress(f"Drawing the districts of {authority.name}")
    write_map(drawing, draw_districts(survey, authority.districts), ATTRIBUTION)
    progress(f"Writing {len(survey.kept):,} postcodes and the place names")
    tables, rows = make_tables(survey, knowledge, authority.name)
    header = {
        "stamp": stamp,
        "authority": authority.code,
        "sources": list_sources(),
        "attribution": ATTRIBUTION,
    }
    write_packed(target, {**header, **tables}, rows)
