"""What no package knows: the councils around a county, nicknames, small villages.

All of it is data in `content/england/`, for officers to add to.
"""

from dataclasses import dataclass
from pathlib import Path

from portal.content_reader import ContentModel, read_yaml_list
from portal.places.gazetteer import KnownDistrict
from portal.places.spots import AuthorityLike


class Neighbour(ContentModel):
    """A district next to a county we serve, and the council that runs the Local Offer there."""

    ons_code: str
    name: str
    council: str
    aliases: tuple[str, ...] = ()


class PlaceAlias(ContentModel):
    """What people also call a place; `name` is as GeoNames spells it."""

    name: str
    aliases: tuple[str, ...]


class Locality(ContentModel):
    """A village or part of a town, placed in the middle of postcodes that lie in it."""

    name: str
    postcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalKnowledge:
    """All of it together: `districts` are ours first, then the neighbours'."""

    districts: list[KnownDistrict]
    aliases: dict[str, tuple[str, ...]]
    localities: list[Locality]


def read_local_knowledge(content_dir: Path, authority: AuthorityLike) -> LocalKnowledge:
    """Read what `content/england/` knows around `authority`; raises `ContentErrors`."""
    england = content_dir / "england"
    neighbours, aliases, localities = (
        england / name for name in ("neighbours.yaml", "place_aliases.yaml", "localities.yaml")
    )
    districts = [
        KnownDistrict(one.ons_code, one.id, one.name, None, tuple(one.aliases))
        for one in authority.districts
    ]
    ours = {one.ons_code for one in districts}
    districts += [
        KnownDistrict(one.ons_code, None, one.name, one.council, one.aliases)
        for one in read_yaml_list(neighbours, Neighbour)
        if one.ons_code not in ours
    ]
    return LocalKnowledge(
        districts,
        {one.name: one.aliases for one in read_yaml_list(aliases, PlaceAlias)},
        read_yaml_list(localities, Locality),
    )
