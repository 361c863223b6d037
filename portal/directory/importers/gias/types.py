"""What each of the DfE's establishment types is to a family: data, not code."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from portal.content_reader import ContentModel, read_yaml_list
from portal.send.offer import Kind
from portal.send.support import Tier

HostGroup = Literal["state_mainstream", "special", "independent", "post_16", "other"]


class GiasType(ContentModel):
    """One type of establishment. A type with `imported` false gets no record."""

    code: str
    name: str
    kind: Kind
    state_funded: bool = False
    mainstream: bool = False
    special: bool = False
    post_16: bool = False
    imported: bool = True
    plain: str | None = None
    tier: Tier | None = None

    @property
    def host_group(self) -> HostGroup:
        """Which group a school of this type is counted in when it hosts a provision.

        An SRP is a unit in a state-funded mainstream school. Special schools
        carry the flag for the whole school, and independent schools and
        colleges carry it too: they are told apart from SRPs.
        """
        if self.special:
            return "special"
        if self.post_16:
            return "post_16"
        if self.state_funded:
            return "state_mainstream" if self.mainstream else "other"
        return "independent"


@dataclass(frozen=True, slots=True)
class GiasTypes:
    """All types, found by code or, in a file without codes, by name."""

    by_code: dict[str, GiasType]
    by_name: dict[str, GiasType]

    def find(self, code: str | None, name: str | None) -> GiasType | None:
        """Return the type with this code, else with this name, else None."""
        found = self.by_code.get(code) if code else None
        return found or (self.by_name.get(name.casefold()) if name else None)


def read_gias_types(content_dir: Path) -> GiasTypes:
    """Read the types from `content/england/gias_types.yaml`; raises `ContentErrors`."""
    types = read_yaml_list(content_dir / "england" / "gias_types.yaml", GiasType)
    return GiasTypes({one.code: one for one in types}, {one.name.casefold(): one for one in types})
