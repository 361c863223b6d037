"""The compact file a council's places are kept in: a header and sorted postcodes.

A web worker maps the file and searches it in place: a hundred thousand
postcodes cost it no Python objects, all workers share the same pages of
memory, and replacing the file is one atomic rename.
"""

import json
import mmap
import os
import struct
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

MAGIC = b"LOCALOFFERPLACES1\n"
_LENGTH = struct.Struct(">I")
_RECORD = struct.Struct(">7sBii")  # postcode, index of its district, latitude and longitude
_DEGREE = 100_000  # stored as hundred-thousandths of a degree: one metre


def places_file(places_dir: Path, authority: str) -> Path:
    """Return where a council's postcodes and names are kept."""
    return places_dir / authority / "places.dat"


class PlacesFileDamaged(Exception):
    """The file of places is not one we wrote, or not all of it; compile it again."""


def write_packed(
    path: Path, header: dict[str, Any], postcodes: Iterable[tuple[str, int, float, float]]
) -> None:
    """Write header and postcodes (compact name, district index, latitude, longitude) to `path`.

    The file appears whole or not at all; readers of the old one are not disturbed.
    """
    records = sorted(
        _RECORD.pack(name.encode("ascii"), district, round(lat * _DEGREE), round(lon * _DEGREE))
        for name, district, lat, lon in postcodes
    )
    front = json.dumps({**header, "postcodes": len(records)}, separators=(",", ":")).encode()
    write_whole(path, b"".join([MAGIC, _LENGTH.pack(len(front)), front, *records]))


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class PackedFile:
    """A mapped file of places: `header` as written, postcodes found by halving."""

    def __init__(self, path: Path) -> None:
        """Map `path`; raises `FileNotFoundError` or `PlacesFileDamaged`."""
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:  # an empty file cannot be mapped
                raise PlacesFileDamaged(path.name) from error
        self.header, self._start = _read_header(self._map, path.name)
        self._count = int(self.header["postcodes"])
        if len(self._map) != self._start + self._count * _RECORD.size:
            raise PlacesFileDamaged(path.name)

    def __len__(self) -> int:
        return self._count

    def find(self, compact: str) -> tuple[int, float, float] | None:
        """Return district index, latitude and longitude of a postcode, or None."""
        key = compact.encode("ascii", "replace").ljust(7, b"\0")
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < key:
                low = middle + 1
            else:
                high = middle
        if low == self._count or self._key(low) != key:
            return None
        _, district, lat, lon = _RECORD.unpack_from(self._map, self._start + low * _RECORD.size)
        return district, lat / _DEGREE, lon / _DEGREE

    def _key(self, position: int) -> bytes:
        start = self._start + position * _RECORD.size
        return self._map[start : start + 7]


def _read_header(content: mmap.mmap, name: str) -> tuple[dict[str, Any], int]:
    if content[: len(MAGIC)] != MAGIC:
        raise PlacesFileDamaged(name)
    start = len(MAGIC) + _LENGTH.size
    try:
        (length,) = _LENGTH.unpack(content[len(MAGIC) : start])
        header: dict[str, Any] = json.loads(content[start : start + length])
    except (struct.error, ValueError) as error:
        raise PlacesFileDamaged(name) from error
    return header, start + length
