"""Gathers the names a family may type for a place and orders them by who is likely meant.

Our own towns come before a neighbour's, a name before a nickname, a large town
before a small one; what shares a name is told apart by its district.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portal.places.names import is_usable_name, name_key, short_forms
from portal.places.spots import SpotKind


@dataclass(frozen=True, slots=True)
class KnownDistrict:
    """A district we can name: `id` is None for a neighbour's."""

    ons_code: str
    id: str | None
    name: str
    council: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One place as the file keeps it; `district` is an index into the file's districts."""

    label: str
    kind: SpotKind
    lat: float
    lon: float
    district: int | None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town or village with all its names and its district's index.

    `aliases` are what people here call it, `other_names` what GeoNames lists.
    A `minor` one (a housing estate, a hamlet) comes after a district of its name.
    """

    name: str
    other_names: tuple[str, ...]
    lat: float
    lon: float
    population: int
    district: int
    minor: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Gazetteer:
    """Entries, and for each key the entries it may mean, likeliest first."""

    entries: list[Entry] = field(default_factory=list)
    names: dict[str, list[int]] = field(default_factory=dict)


def make_gazetteer(
    settlements: Iterable[Settlement],
    districts: list[KnownDistrict],
    centres: Mapping[int, tuple[float, float]],
    county: tuple[str, float, float],
) -> Gazetteer:
    """Order all names; `centres` are the middles of districts, `county` name and middle of ours."""
    towns = sorted(settlements, key=lambda one: (one.name, -one.population, one.lat))
    shared = Counter(name_key(town.name) for town in towns)
    gazetteer = Gazetteer()
    claims: dict[str, list[tuple[int, int, int]]] = defaultdict(list)

    def claim(entry: Entry, names: Iterable[tuple[int, str]]) -> None:
        number = len(gazetteer.entries)
        gazetteer.entries.append(entry)
        ours = entry.district is None or districts[entry.district].id is not None
        for rank, name in names:
            if key := name_key(name):
                claims[key].append((rank + (0 if ours else 10), -entry.population, number))

    for town in towns:
        district = districts[town.district]
        label = town.name.replace("Saint ", "St ")
        if shared[name_key(town.name)] > 1:
            label = f"{label}, {district.name}"
        entry = Entry(label, "place", town.lat, town.lon, town.district, town.population)
        claim(entry, _names_of(town))
    for index, (lat, lon) in centres.items():
        known = districts[index]
        names = [(1, known.name), *((1, alias) for alias in known.aliases)]
        claim(Entry(known.name, "district", lat, lon, index), names)
    claim(Entry(county[0], "county", county[1], county[2], None), [(1, county[0])])
    for key, claimed in sorted(claims.items()):
        gazetteer.names[key] = list(dict.fromkeys(number for _, _, number in sorted(claimed)))
    return gazetteer


def _names_of(town: Settlement) -> Iterable[tuple[int, str]]:
    least = 2 if town.minor else 0
    for name in (town.name, *town.aliases):
        yield least, name
    for name in short_forms(town.name):
        yield least + 1, name
    for name in town.other_names:
        if is_usable_name(name):
            yield 4, name
