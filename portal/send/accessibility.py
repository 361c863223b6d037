"""What a building can offer disabled visitors, and how far.

"Partial" wheelchair access is a separate answer and is never counted as
access: a family that travels for nothing does not come back.
"""

from enum import StrEnum


class Wheelchair(StrEnum):
    """How much of a place a wheelchair user can reach."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    NOT_STATED = "not_stated"


class Feature(StrEnum):
    """A feature of a building, answered yes, no, sometimes or not stated."""

    TOILET = "toilet"
    HOIST = "hoist"
    CHANGING_PLACE = "changing_place"
    HEARING_LOOP = "hearing_loop"
    QUIET_SPACE = "quiet_space"
    PARKING = "parking"
