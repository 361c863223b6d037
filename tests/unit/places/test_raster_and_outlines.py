"""The district map on invented ground: shapes, shared borders, sea and holes."""

import math

from portal.places.outlines import simplify, smooth, trace_districts
from portal.places.raster import OUTSIDE, SEA, SQUARE_M, list_pieces, middle_of, rasterise


def _houses(columns: range, rows: range, district: int) -> list[tuple[int, int, int]]:
    return [
        (400_000 + c * SQUARE_M + 250, 150_000 - r * SQUARE_M + 250, district)
        for c in columns
        for r in rows
    ]


def _area(ring: tuple[tuple[float, float], ...]) -> float:
    return (
        abs(
            sum(
                x1 * y2 - x2 * y1
                for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
            )
        )
        / 2
    )


def test_two_districts_share_their_border_exactly() -> None:
    raster = rasterise([*_houses(range(20), range(20), 0), *_houses(range(20, 40), range(20), 1)])
    rings = trace_districts(raster, 0.5)
    west, east = rings[0][0], rings[1][0]
    border = {point for point in west if point in east}
    assert len(border) >= 2
    total = _area(west) + _area(east)
    assert total == sum(label >= 0 for label in raster.labels.values()) or math.isclose(
        total, 42 * 22, rel_tol=0.1
    )


def test_the_sea_is_not_land_and_land_keeps_a_shore() -> None:
    raster = rasterise(_houses(range(30), range(30), 0))
    assert raster.label(0, 0) == SEA
    land = sum(1 for label in raster.labels.values() if label == 0)
    assert 30 * 30 <= land <= 34 * 34


def test_a_marsh_without_houses_is_still_land() -> None:
    ring = [
        house
        for house in _houses(range(40), range(40), 0)
        if not (401_000 + 5 * SQUARE_M <= house[0] <= 400_000 + 32 * SQUARE_M)
        or not (150_000 - 32 * SQUARE_M <= house[1] <= 150_000 - 7 * SQUARE_M)
    ]
    raster = rasterise(ring)
    middle = raster.label(raster.columns // 2, raster.rows // 2)
    assert middle == 0


def test_a_neighbours_ground_is_no_part_of_the_map() -> None:
    raster = rasterise(
        [*_houses(range(20), range(20), 0), *_houses(range(20, 40), range(20), OUTSIDE)]
    )
    rings = trace_districts(raster, 0.5)
    assert list(rings) == [0]
    assert _area(rings[0][0]) < 22 * 23


def test_one_stray_postcode_does_not_make_an_island() -> None:
    inside = [
        house for house in _houses(range(20), range(20), 0) if house[:2] != (405_250, 145_250)
    ]
    raster = rasterise([*inside, (405_250, 145_250, 1), *_houses(range(30, 40), range(10), 1)])
    labels = {raster.labels[piece[0]] for piece in list_pieces(raster) if len(piece) < 12}
    assert 1 not in labels


def test_the_label_stands_inside_its_district() -> None:
    raster = rasterise([*_houses(range(20), range(20), 0), *_houses(range(20, 40), range(20), 1)])
    for district in (0, 1):
        assert raster.label(*middle_of(raster, district)) == district


def test_smoothing_keeps_the_ends_where_other_arcs_meet() -> None:
    stairs = tuple((float(i // 2), float((i + 1) // 2)) for i in range(12))
    rounded = smooth(stairs)
    assert (rounded[0], rounded[-1]) == (stairs[0], stairs[-1])
    assert simplify(rounded, 0.5) == (stairs[0], stairs[-1])


def test_simplifying_keeps_what_matters() -> None:
    corner = ((0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0))
    assert simplify(corner, 0.5) == ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))
    square = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0))
    assert simplify(square, 0.5) == square
