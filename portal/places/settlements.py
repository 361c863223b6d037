"""Finds the towns and villages of a council and of its neighbours, each in its district."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from portal.places.british_grid import BritishGrid
from portal.places.gazetteer import KnownDistrict, Settlement
from portal.places.local_knowledge import Locality
from portal.places.sources import iterate_places
from portal.places.survey import Survey

REACH_KM = 3  # a village without a postcode of its own is looked for this far around
AROUND_M = 20_000  # how far beyond our own postcodes a neighbour's towns are still of use
_Squares = Mapping[tuple[int, int], Counter[str]]


def list_settlements(
    survey: Survey,
    districts: list[KnownDistrict],
    aliases: Mapping[str, tuple[str, ...]],
    grid: BritishGrid,
) -> list[Settlement]:
    """Return the towns and villages in our districts and in those we can name around them.

    GeoNames does not say which district a place is in; the postcodes around it do.
    """
    index = {district.ons_code: number for number, district in enumerate(districts)}
    ours = {district.ons_code for district in districts if district.id is not None}
    squares = _squares_by_district(survey, index, ours)
    found = []
    for place in iterate_places():
        point = grid.to_grid(place.lat, place.lon)
        code = _nearest(squares, (point[0] // 1000, point[1] // 1000)) if point else None
        if code:
            found.append(
                Settlement(
                    name=place.name,
                    aliases=aliases.get(place.name, ()),
                    other_names=place.other_names,
                    lat=place.lat,
                    lon=place.lon,
                    population=place.population,
                    district=index[code],
                )
            )
    return found


def list_localities(
    localities: Collection[Locality], rows: Iterable[tuple[str, int, float, float]]
) -> list[Settlement]:
    """Return the small places whose postcodes are among `rows`, in the middle of them."""
    wanted = {code.replace(" ", "") for one in localities for code in one.postcodes}
    known = {row[0]: row for row in rows if row[0] in wanted}
    found = []
    for one in localities:
        own = [known[code] for code in (c.replace(" ", "") for c in one.postcodes) if code in known]
        if own:
            lat = sum(row[2] for row in own) / len(own)
            lon = sum(row[3] for row in own) / len(own)
            found.append(Settlement(one.name, (), lat, lon, 0, own[0][1], minor=True))
    return found


def _squares_by_district(
    survey: Survey, known: Collection[str], ours: Collection[str]
) -> dict[tuple[int, int], Counter[str]]:
    """Count postcodes by square kilometre and known district, ours and `AROUND_M` about."""
    kept = [(easting, northing) for _, code, easting, northing in survey.kept if code in ours]
    west, east = min(e for e, _ in kept) - AROUND_M, max(e for e, _ in kept) + AROUND_M
    south, north = min(n for _, n in kept) - AROUND_M, max(n for _, n in kept) + AROUND_M
    names = [code if code in known else "" for code in survey.codes]
    squares: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for easting, northing, code in zip(
        survey.all_eastings, survey.all_northings, survey.all_codes, strict=True
    ):
        if west <= easting <= east and south <= northing <= north:
            squares[(easting // 1000, northing // 1000)][names[code]] += 1
    return squares


def _nearest(squares: _Squares, square: tuple[int, int]) -> str | None:
    for reach in range(REACH_KM + 1):
        votes: Counter[str] = Counter()
        for dx in range(-reach, reach + 1):
            for dy in range(-reach, reach + 1):
                votes.update(squares.get((square[0] + dx, square[1] + dy), {}))
        if votes:
            return max(sorted(votes), key=votes.__getitem__)
    return None
