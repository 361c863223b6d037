"""Turns scattered postcodes into ground: a grid of squares, each in one district.

The open packages hold no boundaries, but every postcode knows its district. A
square takes the district of the nearest postcode; the sea is where postcodes
are far away. The result is for drawing only: no family's council is ever
decided by it.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

SQUARE_M = 500
REACH = 5  # squares a postcode reaches over empty land: marshes and downs have few houses
SHORE = 1  # squares of land left beyond the last house at the coast
SMALLEST = 12  # squares; a smaller piece of a district joins what is around it

OUTSIDE = -1  # a neighbour's land
SEA = -2
Square = tuple[int, int]


@dataclass(slots=True)
class Raster:
    """Squares by (column, row), row 0 in the north; `labels` holds land only."""

    columns: int
    rows: int
    left: int
    top: int
    labels: dict[Square, int] = field(default_factory=dict)

    def label(self, column: int, row: int) -> int:
        """Return the district of a square, `OUTSIDE` or `SEA`."""
        return self.labels.get((column, row), SEA)


def rasterise(points: Iterable[tuple[int, int, int]]) -> Raster:
    """Return the ground under `points` (easting, northing, district or `OUTSIDE`)."""
    votes: dict[Square, Counter[int]] = defaultdict(Counter)
    for easting, northing, district in points:
        votes[(easting // SQUARE_M, -(northing // SQUARE_M))][district] += 1
    seeds = {square: counter.most_common(1)[0][0] for square, counter in votes.items()}
    ours = [square for square, district in seeds.items() if district >= 0]
    left = min(column for column, _ in ours) - REACH - 2
    top = min(row for _, row in ours) - REACH - 2
    raster = Raster(
        columns=max(column for column, _ in ours) + REACH + 3 - left,
        rows=max(row for _, row in ours) + REACH + 3 - top,
        left=left,
        top=top,
    )
    moved = {(column - left, row - top): label for (column, row), label in seeds.items()}
    raster.labels = _spread(raster, moved)
    _cut_back_the_sea(raster, moved)
    _fill_holes(raster)
    _join_small_pieces(raster)
    return raster


def _spread(raster: Raster, seeds: dict[Square, int]) -> dict[Square, int]:
    """Give each square the label of the nearest seed within `REACH`."""
    steps = range(-REACH, REACH + 1)
    rings = sorted(
        (dx * dx + dy * dy, dx, dy) for dx in steps for dy in steps if dx * dx + dy * dy <= REACH**2
    )
    labels: dict[Square, int] = {}
    for row in range(raster.rows):
        for column in range(raster.columns):
            for _, dx, dy in rings:
                label = seeds.get((column + dx, row + dy))
                if label is not None:
                    labels[(column, row)] = label
                    break
    return labels


def _cut_back_the_sea(raster: Raster, seeds: dict[Square, int]) -> None:
    """Take back what the spread took from the sea, all but the `SHORE`."""
    depth = {square: 0 for square in _squares(raster) if square not in raster.labels}
    queue = deque(depth)
    while queue:
        square = queue.popleft()
        for near in _around(square):
            if near in raster.labels and near not in depth:
                depth[near] = depth[square] + 1
                queue.append(near)
    houses = _near(seeds, SHORE)
    for square, steps in depth.items():
        if 0 < steps <= REACH - SHORE and square not in houses:
            del raster.labels[square]


def _fill_holes(raster: Raster) -> None:
    """Land that the sea cannot reach from the edge of the map takes the label beside it."""
    edge = deque(
        square
        for square in _squares(raster)
        if square not in raster.labels
        and (square[0] in {0, raster.columns - 1} or square[1] in {0, raster.rows - 1})
    )
    sea = set(edge)
    while edge:
        for near in _around(edge.popleft()):
            if near not in sea and near not in raster.labels and _inside(raster, near):
                sea.add(near)
                edge.append(near)
    holes = {square for square in _squares(raster) if square not in raster.labels} - sea
    while holes:
        filled = {
            square: raster.labels[near]
            for square in sorted(holes)
            for near in _around(square)
            if near in raster.labels
        }
        raster.labels.update(filled)
        holes -= set(filled)


def _join_small_pieces(raster: Raster) -> None:
    for piece in list_pieces(raster):
        label = raster.labels[piece[0]]
        if label < 0 or len(piece) >= SMALLEST:
            continue
        beside = Counter(
            raster.label(*near)
            for square in piece
            for near in _around(square)
            if raster.label(*near) != label
        )
        winner = max(beside, key=lambda other: (beside[other], other))
        for square in piece:
            if winner == SEA:
                del raster.labels[square]
            else:
                raster.labels[square] = winner


def list_pieces(raster: Raster) -> list[list[Square]]:
    """Return the connected pieces of land of one label, in a stable order."""
    seen: set[Square] = set()
    pieces = []
    for start in sorted(raster.labels):
        if start in seen:
            continue
        piece, queue = [], deque([start])
        seen.add(start)
        while queue:
            square = queue.popleft()
            piece.append(square)
            for near in _around(square):
                if near not in seen and raster.labels.get(near) == raster.labels[start]:
                    seen.add(near)
                    queue.append(near)
        pieces.append(piece)
    return pieces


def middle_of(raster: Raster, district: int) -> Square:
    """Return the square of a district that lies farthest from its edge: where its name goes."""
    piece = max((p for p in list_pieces(raster) if raster.labels[p[0]] == district), key=len)
    left, depth = set(piece), 0
    while left:
        rim = {square for square in left if not all(near in left for near in _around(square))}
        last, left, depth = left, left - rim, depth + 1
    return sorted(last)[len(last) // 2]


def _squares(raster: Raster) -> Iterable[Square]:
    return ((column, row) for row in range(raster.rows) for column in range(raster.columns))


def _inside(raster: Raster, square: Square) -> bool:
    return 0 <= square[0] < raster.columns and 0 <= square[1] < raster.rows


def _around(square: Square) -> tuple[Square, Square, Square, Square]:
    column, row = square
    return ((column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1))


def _near(seeds: Iterable[Square], reach: int) -> set[Square]:
    steps = range(-reach, reach + 1)
    return {(column + dx, row + dy) for column, row in seeds for dx in steps for dy in steps}
