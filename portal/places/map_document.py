"""The drawn map as it is kept and read: plain numbers and SVG paths in a small JSON file.

The page draws the SVG itself, with the list of districts beside it, so that
the map is never the only way to choose.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from portal.places.packed_file import write_whole


@dataclass(frozen=True, slots=True)
class MapDistrict:
    """One district on the map: its SVG path and the point its name is written at."""

    id: str
    name: str
    path: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """A council's districts, drawn: `width` and `height` make the SVG's viewBox."""

    width: int
    height: int
    districts: tuple[MapDistrict, ...]

    @property
    def view_box(self) -> str:
        """The value of the SVG's `viewBox` attribute."""
        return f"0 0 {self.width} {self.height}"


def map_file(places_dir: Path, authority: str) -> Path:
    """Return where a council's district map is kept."""
    return places_dir / authority / "map.json"


def write_map(path: Path, drawn: DistrictMap, attribution: str) -> None:
    """Write the map as JSON."""
    content = {
        "width": drawn.width,
        "height": drawn.height,
        "attribution": attribution,
        "districts": [
            {"id": d.id, "name": d.name, "path": d.path, "label": [d.label_x, d.label_y]}
            for d in drawn.districts
        ],
    }
    write_whole(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())


def find_map(places_dir: Path, authority: str) -> DistrictMap | None:
    """Return a council's map, or None when places have not been compiled: the list still works."""
    path = map_file(places_dir, authority)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return DistrictMap(
        width=content["width"],
        height=content["height"],
        districts=tuple(
            MapDistrict(d["id"], d["name"], d["path"], *d["label"]) for d in content["districts"]
        ),
    )
