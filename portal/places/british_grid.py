"""Between the British National Grid and latitude and longitude (WGS 84).

Only set-up and imports need it; pages work in degrees throughout, so a web
worker never loads the projection library.
"""

from collections.abc import Sequence

from pyproj import Transformer


class BritishGrid:
    """Converts points; making one loads the projections, so make it once a task."""

    def __init__(self) -> None:
        self._from = Transformer.from_crs("EPSG:27700", "EPSG:4326")
        self._to = Transformer.from_crs("EPSG:4326", "EPSG:27700")

    def to_degrees(self, points: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
        """Return latitude and longitude of (easting, northing) points in metres.

        Within about three metres: the Ordnance Survey's exact grid shift is not used.
        """
        if not points:
            return []
        lats, lons = self._from.transform([e for e, _ in points], [n for _, n in points])
        return list(zip(lats, lons, strict=True))

    def to_grid(self, lat: float, lon: float) -> tuple[int, int] | None:
        """Return easting and northing in metres, or None for a point off the grid."""
        easting, northing = self._to.transform(lat, lon)
        if abs(easting) == float("inf"):  # GeoNames counts bases in Cyprus as British
            return None
        return int(easting), int(northing)
