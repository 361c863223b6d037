"""Answers "where is this?" for a postcode or a place name, inside a web worker.

Nothing here is logged: a postcode is personal data. A place we do not know is
never guessed; what it may have been meant for is offered instead.
"""

import difflib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.errors import Unavailable
from portal.places.names import name_key
from portal.places.packed_file import PackedFile, PlacesFileDamaged, places_file
from portal.places.spots import Located, Spot
from portal.send.postcodes import NotAPostcode, Postcode, parse_postcode

SUGGESTIONS = 4
_NEAR_ENOUGH = 0.76  # of difflib's ratio; lower offers places nobody meant
_LONGEST = 60  # characters; the longest place name in the country has 40


class PlacesMissing(Unavailable):
    """Places have not been compiled on this machine (`portal places compile`)."""

    code = "places_missing"
    what_happened = _l("We cannot look up postcodes and towns just now.")
    what_next = _l("Leave the postcode empty and choose a district instead.")


class Places:
    """The places of one council; safe to share between threads (it only reads)."""

    def __init__(self, packed: PackedFile) -> None:
        """Serve look-ups from a compiled file."""
        header = packed.header
        self._packed = packed
        self._districts: list[list[Any]] = header["districts"]
        self._outcodes: dict[str, list[Any]] = header["outcodes"]
        self._entries: list[list[Any]] = header["entries"]
        self._names: dict[str, list[int]] = header["names"]
        self.authority: str = header["authority"]
        self.attribution: str = header["attribution"]

    def find_postcode(self, text: str) -> Spot | None:
        """Return where a full postcode is, or None.

        A postcode newer than our data is placed at the middle of its outcode,
        marked approximate.
        """
        try:
            postcode = parse_postcode(text)
        except NotAPostcode:
            return None
        return self._spot(postcode) if postcode.shape == "full" else None

    def find_outcode(self, text: str) -> Spot | None:
        """Return the middle of the outcode of `text` (`ME14`, `ME14 1`), or None."""
        try:
            return self._outcode(parse_postcode(text).outcode)
        except NotAPostcode:
            return None

    def find_place(self, name: str) -> Spot | None:
        """Return the likeliest town, village, district or county of this name, or None."""
        return next(iter(self.list_places(name)), None)

    def list_places(self, name: str) -> tuple[Spot, ...]:
        """Return everything of this name, likeliest first: our own, then the largest."""
        numbers = self._names.get(name_key(name), ()) if len(name) <= _LONGEST else ()
        return tuple(self._entry(number) for number in numbers)

    def locate(self, text: str) -> Located:
        """Return where `text` is, whatever it is: postcode, part of one, or a place name."""
        found: tuple[Spot, ...]
        offered: tuple[str, ...] = ()
        try:
            spot = self._spot(parse_postcode(text))
            found = (spot,) if spot else ()
        except NotAPostcode as error:
            found = self.list_places(text)
            known = (one for one in error.suggestions if self._packed.find(one.compact))
            offered = tuple(str(one) for one in known)
        if found:
            return Located(found[0], found[1:])
        return Located(None, suggestions=(offered or self.suggest(text))[:SUGGESTIONS])

    def list_names(self) -> list[str]:
        """Return the names of the towns, villages and districts of this council, in order."""
        entries = (self._entry(number) for number in range(len(self._entries)))
        return sorted({entry.label for entry in entries if entry.in_authority})

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return names of our own places that `name` may be a misspelling of."""
        key = name_key(name[:_LONGEST])
        near = difflib.get_close_matches(key, self._names, n=12, cutoff=_NEAR_ENOUGH)
        spots = (self._entry(self._names[other][0]) for other in near)
        return tuple(dict.fromkeys(spot.label for spot in spots if spot.in_authority))

    def _spot(self, postcode: Postcode) -> Spot | None:
        record = self._packed.find(postcode.compact) if postcode.shape == "full" else None
        if record is None:
            return self._outcode(postcode.outcode)
        district, lat, lon = record
        district_id, council = self._whose(district)
        return Spot(
            str(postcode), "postcode", lat, lon, district_id, district_id is not None, council
        )

    def _outcode(self, name: str) -> Spot | None:
        found = self._outcodes.get(name)
        if found is None:
            return None
        lat, lon, districts = found
        ours = [self._whose(district)[0] is not None for district in districts]
        only = self._whose(districts[0]) if len(districts) == 1 else (None, None)
        councils = {self._whose(district)[1] for district in districts}
        return Spot(
            label=name,
            kind="outcode",
            lat=lat,
            lon=lon,
            district_id=only[0],
            in_authority=None if any(ours) and not all(ours) else all(ours),
            council=councils.pop() if not any(ours) and len(councils) == 1 else None,
            approximate=True,
        )

    def _entry(self, number: int) -> Spot:
        label, kind, lat, lon, district = self._entries[number]
        district_id, council = self._whose(district) if district is not None else (None, None)
        return Spot(
            label=label,
            kind=kind,
            lat=lat,
            lon=lon,
            district_id=district_id,
            in_authority=district is None or district_id is not None,
            council=council,
            approximate=kind in {"district", "county"},
        )

    def _whose(self, district: int) -> tuple[str | None, str | None]:
        """Return our id of a district, or the neighbouring council's name; neither if far away."""
        if district >= len(self._districts):
            return None, None
        _, district_id, _, council = self._districts[district]
        return district_id, council


def get_places(places_dir: Path, authority: str) -> Places:
    """Return the places of `authority`; raises `PlacesMissing` when not compiled or damaged.

    The file is mapped once a process and again when it has been replaced.
    """
    path = places_file(places_dir, authority)
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise PlacesMissing from error
    return _open(path, status.st_ino, status.st_mtime_ns)


def find_places(places_dir: Path, authority: str) -> Places | None:
    """Return the places of `authority`, or None: search then works without distances."""
    try:
        return get_places(places_dir, authority)
    except PlacesMissing:
        return None


@lru_cache(maxsize=8)
def _open(path: Path, _inode: int, _changed: int) -> Places:
    try:
        return Places(PackedFile(path))
    except PlacesFileDamaged as error:
        raise PlacesMissing from error
