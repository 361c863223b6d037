"""Turns a survey into the tables of a council's places file: districts, outcodes, names."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from portal.places.british_grid import BritishGrid
from portal.places.gazetteer import make_gazetteer
from portal.places.local_knowledge import LocalKnowledge
from portal.places.outcodes import Outcode
from portal.places.settlements import list_localities, list_settlements
from portal.places.survey import Survey

Row = tuple[str, int, float, float]  # compact postcode, district's index, latitude, longitude


def make_tables(
    survey: Survey, knowledge: LocalKnowledge, county: str
) -> tuple[dict[str, Any], list[Row]]:
    """Return the file's tables and the postcodes; `county` is the council's name.

    A district nobody named gets the index after the last: it lies elsewhere.
    """
    grid = BritishGrid()
    districts = knowledge.districts
    index = {district.ons_code: number for number, district in enumerate(districts)}
    rows = _rows(survey, index, grid)
    centres = _centres(rows, len(districts))
    ours = _middle([(r[2], r[3]) for r in rows if r[1] < len(districts) and districts[r[1]].id])
    gazetteer = make_gazetteer(
        [
            *list_settlements(survey, districts, knowledge.aliases, grid),
            *list_localities(knowledge.localities, rows),
        ],
        districts,
        centres,
        (county, *ours),
    )
    entries = [
        [one.label, one.kind, round(one.lat, 5), round(one.lon, 5), one.district]
        for one in gazetteer.entries
    ]
    tables = {
        "districts": [[one.ons_code, one.id, one.name, one.council] for one in districts],
        "outcodes": _outcodes(survey.outcodes, index, grid),
        "entries": entries,
        "names": gazetteer.names,
    }
    return tables, rows


def _rows(survey: Survey, index: dict[str, int], grid: BritishGrid) -> list[Row]:
    points = grid.to_degrees([(easting, northing) for _, _, easting, northing in survey.kept])
    return [
        (name, index.get(code, len(index)), lat, lon)
        for (name, code, _, _), (lat, lon) in zip(survey.kept, points, strict=True)
    ]


def _outcodes(
    outcodes: list[Outcode], index: dict[str, int], grid: BritishGrid
) -> dict[str, list[Any]]:
    points = grid.to_degrees([(one.easting, one.northing) for one in outcodes])
    return {
        one.name: [round(lat, 5), round(lon, 5), _indexes(one, index)]
        for one, (lat, lon) in zip(outcodes, points, strict=True)
    }


def _indexes(outcode: Outcode, index: dict[str, int]) -> list[int]:
    return list(dict.fromkeys(index.get(code, len(index)) for code, _ in outcode.districts))


def _centres(rows: Iterable[Row], known: int) -> dict[int, tuple[float, float]]:
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for _, district, lat, lon in rows:
        points[district].append((lat, lon))
    return {one: _middle(points[one]) for one in sorted(points) if one < known}


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    count = len(points)
    return sum(lat for lat, _ in points) / count, sum(lon for _, lon in points) / count
