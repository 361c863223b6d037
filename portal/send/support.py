"""Steps of the graduated approach, as a service's place in it.

The steps say what a service usually is part of, never what a family must have
done first: anybody may ask for an assessment at any time (Children and
Families Act 2014, s.36).
"""

from enum import StrEnum


class Tier(StrEnum):
    """How a service is reached in the graduated approach."""

    UNIVERSAL = "universal"  # available to everyone
    SEN_SUPPORT = "sen_support"
    TOP_UP = "top_up"  # extra funding to a school, no plan needed
    EHC_PLAN = "ehc_plan"


class Answer(StrEnum):
    """An answer to "is a plan needed?", "is a diagnosis needed?", "can I refer myself?"."""

    YES = "yes"
    NO = "no"
    SOMETIMES = "sometimes"
    NOT_STATED = "not_stated"
