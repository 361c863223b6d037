"""Where a school is: its district, its point, and whether the file agrees with itself.

The council that runs a school is not the place it stands in (one Kent college
is in Bromley), and a grid reference may be kilometres from the postcode.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.directory.importers.cells import BadCell, read_text, read_whole_number
from portal.directory.importers.gias import columns as c
from portal.directory.importers.report import RejectedCell
from portal.directory.importers.table import Row
from portal.places import Places, Spot
from portal.places.british_grid import BritishGrid
from portal.send.distance import distance_km

TOO_FAR_KM = 1.0  # from here on the report says so
IMPOSSIBLE_KM = 20.0  # no school is that far from its postcode: easting and northing swapped
_NO_POINT = frozenset({0})
_NO_DISTRICT = "9999"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one school stands. `outside_area`: in none of the council's districts."""

    postcode: str | None
    district: str | None
    outside_area: bool
    lat: float | None
    lon: float | None


class Ground:
    """Knows the council's districts and, where places have been compiled, its postcodes."""

    def __init__(self, districts: Mapping[str, str], places: Places | None) -> None:
        """Take our district ids by ONS code, and the compiled places if there are any."""
        self._districts = districts
        self._places = places
        self._grid = BritishGrid()

    def place(self, row: Row, postcode: str | None, doubts: list[RejectedCell]) -> Standing:
        """Return where the school of `row` stands; what does not fit is added to `doubts`."""
        spot = self._places.find_postcode(postcode) if self._places and postcode else None
        point = self._point(row, doubts)
        if spot and not spot.approximate:
            point = self._agreed(row.line, point, spot, doubts)
        district, outside = self._district(row, spot, doubts)
        lat, lon = (round(point[0], 5), round(point[1], 5)) if point else (None, None)
        return Standing(postcode, district, outside, lat, lon)

    def _point(self, row: Row, doubts: list[RejectedCell]) -> tuple[float, float] | None:
        try:
            easting = read_whole_number(row[c.EASTING], _NO_POINT)
            northing = read_whole_number(row[c.NORTHING], _NO_POINT)
        except BadCell as error:
            doubts.append(RejectedCell(row.line, c.EASTING, row[c.EASTING], str(error)))
            return None
        if easting is None or northing is None:
            return None
        if not (80_000 <= easting <= 660_000 and 5_000 <= northing <= 660_000):
            why = "this grid reference is not in England"
            doubts.append(RejectedCell(row.line, c.EASTING, f"{easting}, {northing}", why))
            return None
        return self._grid.to_degrees([(easting, northing)])[0]

    def _agreed(
        self,
        line: int,
        point: tuple[float, float] | None,
        spot: Spot,
        doubts: list[RejectedCell],
    ) -> tuple[float, float]:
        """Return the school's point, or its postcode's where the point cannot be right."""
        away = distance_km(point, spot.point) if point else 0.0
        if away > TOO_FAR_KM:
            why = f"the grid reference is {away:.1f} km from it"
            if away > IMPOSSIBLE_KM:
                why += ": the postcode was used"
            doubts.append(RejectedCell(line, c.POSTCODE, spot.label, why))
        return point if point and away <= IMPOSSIBLE_KM else spot.point

    def _district(
        self, row: Row, spot: Spot | None, doubts: list[RejectedCell]
    ) -> tuple[str | None, bool]:
        try:
            code = read_text(row[c.DISTRICT_CODE])
        except BadCell as error:
            doubts.append(RejectedCell(row.line, c.DISTRICT_CODE, "", str(error)))
            code = None
        if code is None or code == _NO_DISTRICT:
            return (spot.district_id, spot.in_authority is False) if spot else (None, False)
        district = self._districts.get(code)
        if district is None:
            why = "it stands outside the council's districts"
            doubts.append(RejectedCell(row.line, c.DISTRICT_CODE, code, why))
        return district, district is None
