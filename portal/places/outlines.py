"""Traces the outlines of a raster's districts and makes them simple enough to send.

Two neighbours share their border, so it is cut into arcs between the points
where three areas meet and each arc is simplified once: simplified apart, the
two sides would gape or overlap.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

from portal.places.raster import Raster

Point = tuple[float, float]
Arc = tuple[Point, ...]
SMOOTHING = 2  # points to each side that a smoothed point is the mean of


def trace_districts(raster: Raster, tolerance: float) -> dict[int, list[Arc]]:
    """Return the closed rings of each district, in squares from the top left corner.

    `tolerance` is how far, in squares, a simplified border may stray.
    """
    steps = _border_steps(raster)
    rings: dict[int, list[Arc]] = {}
    arcs: dict[int, list[Arc]] = defaultdict(list)
    for arc, sides in _arcs(steps):
        simple = simplify(smooth(arc), tolerance)
        for district, forwards in sides:
            arcs[district].append(simple if forwards else simple[::-1])
    for district in sorted(arcs):
        if district >= 0:
            rings[district] = _join(arcs[district])
    return rings


def smooth(arc: Arc) -> Arc:
    """Round off the stairs of the squares: each point becomes the mean of those around it.

    The ends of an open arc stay where they are, because other arcs meet there.
    """
    closed, count = arc[0] == arc[-1], len(arc)
    if count < 2 * SMOOTHING:
        return arc
    result = []
    for i in range(count - 1 if closed else count):
        reach = SMOOTHING if closed else min(SMOOTHING, i, count - 1 - i)
        near = [arc[(i + d) % (count - 1)] if closed else arc[i + d] for d in _range(reach)]
        result.append((sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)))
    return (*result, result[0]) if closed else tuple(result)


def _range(reach: int) -> range:
    return range(-reach, reach + 1)


def simplify(arc: Arc, tolerance: float) -> Arc:
    """Drop points of `arc` that lie within `tolerance` of the line kept (Douglas-Peucker)."""
    if arc[0] == arc[-1] and len(arc) > 3:
        far = max(range(len(arc)), key=lambda i: _squared(arc[0], arc[i]))
        return _simple(arc[: far + 1], tolerance)[:-1] + _simple(arc[far:], tolerance)
    return _simple(arc, tolerance)


def _simple(arc: Arc, tolerance: float) -> Arc:
    if len(arc) < 3:
        return arc
    distances = [_off_line(point, arc[0], arc[-1]) for point in arc[1:-1]]
    worst = max(range(len(distances)), key=distances.__getitem__)
    if distances[worst] <= tolerance:
        return (arc[0], arc[-1])
    cut = worst + 1
    return _simple(arc[: cut + 1], tolerance)[:-1] + _simple(arc[cut:], tolerance)


def _off_line(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0:
        return math.dist(point, start)
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


_Steps = dict[tuple[Point, Point], tuple[int, int]]


def _border_steps(raster: Raster) -> _Steps:
    """Return each unit step along a border with the districts on its left and right."""
    steps: _Steps = {}
    for row in range(raster.rows + 1):
        for column in range(raster.columns + 1):
            here = max(-1, raster.label(column, row))
            above = max(-1, raster.label(column, row - 1))
            before = max(-1, raster.label(column - 1, row))
            if here != above:
                steps[((column, row), (column + 1, row))] = (above, here)
            if here != before:
                steps[((column, row), (column, row + 1))] = (here, before)
    return steps


def _arcs(steps: _Steps) -> Iterable[tuple[Arc, list[tuple[int, bool]]]]:
    """Cut the borders at the points where more than two steps meet."""
    meeting: dict[Point, list[Point]] = defaultdict(list)
    for one, other in sorted(steps):
        meeting[one].append(other)
        meeting[other].append(one)
    used: set[frozenset[Point]] = set()
    crossings = sorted(point for point, ends in meeting.items() if len(ends) != 2)
    for start in [*crossings, *sorted(meeting)]:
        for following in meeting[start]:
            if frozenset((start, following)) in used:
                continue
            arc = _follow(start, following, meeting, used)
            left, right = _sides(steps, arc[0], arc[1])
            yield arc, [(left, True), (right, False)]


def _follow(
    start: Point, following: Point, meeting: dict[Point, list[Point]], used: set[frozenset[Point]]
) -> Arc:
    arc = [start, following]
    used.add(frozenset((start, following)))
    while len(meeting[arc[-1]]) == 2 and arc[-1] != start:
        one, other = meeting[arc[-1]]
        step = other if one == arc[-2] else one
        used.add(frozenset((arc[-1], step)))
        arc.append(step)
    return tuple(arc)


def _sides(steps: _Steps, one: Point, other: Point) -> tuple[int, int]:
    if (one, other) in steps:
        return steps[(one, other)]
    left, right = steps[(other, one)]
    return right, left


def _join(arcs: list[Arc]) -> list[Arc]:
    """Link arcs, each with the district on its left, into closed rings."""
    waiting: dict[Point, list[Arc]] = defaultdict(list)
    for arc in arcs:
        waiting[arc[0]].append(arc)
    rings = []
    for arc in arcs:
        if arc not in waiting[arc[0]]:
            continue
        waiting[arc[0]].remove(arc)
        ring = list(arc)
        while ring[-1] != ring[0]:
            ring.extend(waiting[ring[-1]].pop()[1:])
        rings.append(tuple(ring[:-1]))
    return [ring for ring in rings if len(ring) > 2]
