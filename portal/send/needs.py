"""Types of need: four broad areas and the codes schools record under them.

Only ids live here; the words families read are in `content/england/needs.yaml`,
so that a council can reword them and a new code costs two lines.
"""

from enum import StrEnum


class AreaOfNeed(StrEnum):
    """The four broad areas of the SEND Code of Practice (6.28-6.35)."""

    COMMUNICATION_INTERACTION = "communication_interaction"
    COGNITION_LEARNING = "cognition_learning"
    SEMH = "semh"
    SENSORY_PHYSICAL = "sensory_physical"


class Need(StrEnum):
    """Primary need codes of the school census, and two that only councils use.

    `PSCN` is Kent's own (profound, severe and complex needs); `MED` marks
    medical needs, which are not special educational needs by themselves.
    """

    SPLD = "SpLD"
    MLD = "MLD"
    SLD = "SLD"
    PMLD = "PMLD"
    DS = "DS"
    SLCN = "SLCN"
    ASD = "ASD"
    SEMH = "SEMH"
    HI = "HI"
    VI = "VI"
    MSI = "MSI"
    PD = "PD"
    OTH = "OTH"
    PSCN = "PSCN"
    MED = "MED"


# The Code names the first twelve; where DS, PSCN and MED stand is our own choice for browsing.
AREA_OF: dict[Need, AreaOfNeed] = {
    Need.SLCN: AreaOfNeed.COMMUNICATION_INTERACTION,
    Need.ASD: AreaOfNeed.COMMUNICATION_INTERACTION,
    Need.SPLD: AreaOfNeed.COGNITION_LEARNING,
    Need.MLD: AreaOfNeed.COGNITION_LEARNING,
    Need.SLD: AreaOfNeed.COGNITION_LEARNING,
    Need.PMLD: AreaOfNeed.COGNITION_LEARNING,
    Need.DS: AreaOfNeed.COGNITION_LEARNING,
    Need.PSCN: AreaOfNeed.COGNITION_LEARNING,
    Need.SEMH: AreaOfNeed.SEMH,
    Need.HI: AreaOfNeed.SENSORY_PHYSICAL,
    Need.VI: AreaOfNeed.SENSORY_PHYSICAL,
    Need.MSI: AreaOfNeed.SENSORY_PHYSICAL,
    Need.PD: AreaOfNeed.SENSORY_PHYSICAL,
    Need.MED: AreaOfNeed.SENSORY_PHYSICAL,
}


def list_needs_in(area: AreaOfNeed) -> tuple[Need, ...]:
    """Return the need codes of one broad area, in the order of the codes."""
    return tuple(need for need in Need if AREA_OF.get(need) is area)


def list_areas_of(needs: tuple[Need, ...]) -> tuple[AreaOfNeed, ...]:
    """Return the broad areas that `needs` fall into, each once, in the Code's order."""
    found = {AREA_OF[need] for need in needs if need in AREA_OF}
    return tuple(area for area in AreaOfNeed if area in found)
