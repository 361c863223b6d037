"""Draws a council's districts from postcodes alone, small enough for a phone's first view."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.places.map_document import DistrictMap, MapDistrict
from portal.places.outlines import trace_districts
from portal.places.raster import OUTSIDE, middle_of, rasterise
from portal.places.spots import DistrictLike
from portal.places.survey import Survey

WIDTH = 600  # units of the drawing; about twice a phone's width in CSS pixels
TOLERANCE = 0.3  # squares a simplified border may stray: 150 m, a pixel or two on a phone


def draw_districts(survey: Survey, districts: Sequence[DistrictLike]) -> DistrictMap:
    """Draw `districts` from the postcodes of a survey."""
    numbers = {district.ons_code: number for number, district in enumerate(districts)}
    labels = [numbers.get(code, OUTSIDE) for code in survey.codes]
    raster = rasterise(_near_ours(survey, labels, numbers))
    rings = trace_districts(raster, TOLERANCE)
    xs = [x for shape in rings.values() for ring in shape for x, _ in ring]
    ys = [y for shape in rings.values() for ring in shape for _, y in ring]
    left, top, scale = min(xs) - 1, min(ys) - 1, WIDTH / (max(xs) - min(xs) + 2)

    def place(x: float, y: float) -> tuple[int, int]:
        return round((x - left) * scale), round((y - top) * scale)

    drawn = []
    for number, district in enumerate(districts):
        column, row = middle_of(raster, number)
        path = "".join(_path([place(x, y) for x, y in ring]) for ring in rings[number])
        drawn.append(MapDistrict(district.id, district.name, path, *place(column + 0.5, row + 0.5)))
    return DistrictMap(WIDTH, round((max(ys) - min(ys) + 2) * scale), tuple(drawn))


def _near_ours(
    survey: Survey, labels: list[int], ours: Mapping[str, int]
) -> Iterator[tuple[int, int, int]]:
    """Yield the points that can matter: ours, and all others within 10 km of their extent."""
    kept = [(easting, northing) for _, code, easting, northing in survey.kept if code in ours]
    west, east = min(e for e, _ in kept) - 10_000, max(e for e, _ in kept) + 10_000
    south, north = min(n for _, n in kept) - 10_000, max(n for _, n in kept) + 10_000
    for easting, northing, code in zip(
        survey.all_eastings, survey.all_northings, survey.all_codes, strict=True
    ):
        if west <= easting <= east and south <= northing <= north:
            yield easting, northing, labels[code]


def _path(points: Iterable[tuple[int, int]]) -> str:
    """Write a closed ring with relative steps: a third of the characters of absolute ones."""
    (x, y), *rest = points
    written = f"M{x} {y}l"
    steps = []
    for next_x, next_y in rest:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return written + " ".join(steps).replace(" -", "-") + "z"
