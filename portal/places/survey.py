"""One walk over all postcodes of the country, keeping what one council needs.

Kept whole: every postcode of an outcode that touches the council's districts,
the neighbours' too, so that a family just across the edge is told whose area
it is in. Of the rest only the outcodes stay, and grid references for the map.
"""

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from portal.places.outcodes import Outcode, centre_outcodes
from portal.places.sources import PostcodeLetter


@dataclass(slots=True)
class Survey:
    """What the walk found; eastings and northings are metres on the British National Grid."""

    codes: list[str] = field(default_factory=list)
    outcodes: list[Outcode] = field(default_factory=list)
    kept: list[tuple[str, str, int, int]] = field(default_factory=list)
    all_codes: "array[int]" = field(default_factory=lambda: array("H"))
    all_eastings: "array[int]" = field(default_factory=lambda: array("i"))
    all_northings: "array[int]" = field(default_factory=lambda: array("i"))


def survey_postcodes(letters: Iterable[PostcodeLetter], ours: Collection[str]) -> Survey:
    """Walk over `letters`; `ours` are the ONS codes of the council's districts."""
    survey = Survey()
    index: dict[str, int] = {}
    for letter in letters:
        survey.outcodes.extend(centre_outcodes(letter))
        survey.kept.extend(_of_shared_outcodes(letter, ours))
        survey.all_codes.extend(index.setdefault(code, len(index)) for code in letter.districts)
        survey.all_eastings.extend(letter.eastings)
        survey.all_northings.extend(letter.northings)
    survey.codes = list(index)
    return survey


def _of_shared_outcodes(
    letter: PostcodeLetter, ours: Collection[str]
) -> list[tuple[str, str, int, int]]:
    rows = list(zip(letter.names, letter.districts, letter.eastings, letter.northings, strict=True))
    shared = {name[:4] for name, district, _, _ in rows if district in ours}
    return [
        (name.replace(" ", ""), district, easting, northing)
        for name, district, easting, northing in rows
        if name[:4] in shared
    ]
