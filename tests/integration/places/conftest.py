"""Places compiled once a run from the real packages, for councils described here."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.places import Places, get_places
from portal.places.compile import CompiledPlaces, compile_places
from portal.settings import CHECKOUT


@dataclass(frozen=True)
class District:
    id: str
    name: str
    ons_code: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Authority:
    code: str
    name: str
    districts: tuple[District, ...]


@dataclass(frozen=True)
class Folders:
    places_dir: Path
    content_dir: Path = CHECKOUT / "content"


KENT = Authority(
    "kent",
    "Kent",
    (
        District("ashford", "Ashford", "E07000105"),
        District("canterbury", "Canterbury", "E07000106"),
        District("dartford", "Dartford", "E07000107"),
        District("dover", "Dover", "E07000108"),
        District("gravesham", "Gravesham", "E07000109"),
        District("maidstone", "Maidstone", "E07000110"),
        District("sevenoaks", "Sevenoaks", "E07000111"),
        District("folkestone-and-hythe", "Folkestone and Hythe", "E07000112", ("Shepway",)),
        District("swale", "Swale", "E07000113", ("Sittingbourne", "Isle of Sheppey")),
        District("thanet", "Thanet", "E07000114"),
        District("tonbridge-and-malling", "Tonbridge and Malling", "E07000115"),
        District("tunbridge-wells", "Tunbridge Wells", "E07000116"),
    ),
)
LEICESTERSHIRE = Authority(
    "leicestershire",
    "Leicestershire",
    (
        District("blaby", "Blaby", "E07000129"),
        District("charnwood", "Charnwood", "E07000130"),
        District("harborough", "Harborough", "E07000131"),
        District("hinckley-and-bosworth", "Hinckley and Bosworth", "E07000132"),
        District("melton", "Melton", "E07000133"),
        District("north-west-leicestershire", "North West Leicestershire", "E07000134"),
        District("oadby-and-wigston", "Oadby and Wigston", "E07000135", ("Wigston", "Oadby")),
    ),
)


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders(tmp_path_factory.mktemp("places"))


@pytest.fixture(scope="session")
def compiled(folders: Folders) -> dict[str, CompiledPlaces]:
    return {one.code: compile_places(folders, one) for one in (KENT, LEICESTERSHIRE)}


@pytest.fixture(scope="session")
def kent(folders: Folders, compiled: dict[str, CompiledPlaces]) -> Places:
    return get_places(folders.places_dir, "kent")


@pytest.fixture(scope="session")
def leicestershire(folders: Folders, compiled: dict[str, CompiledPlaces]) -> Places:
    return get_places(folders.places_dir, "leicestershire")
