"""What a record of the Local Offer can be: kinds, states and reach.

Ids only; labels are in `content/england/kinds.yaml`. `OPEN_STATUSES` is the one
place that decides whether a family is shown a service as running.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of provision or service this is."""

    SPECIAL_SCHOOL = "special_school"
    SRP = "srp"  # specialist resourced provision; councils have their own word for it
    SATELLITE = "satellite"
    MAINSTREAM_SCHOOL = "mainstream_school"
    NURSERY = "nursery"
    COLLEGE = "college"
    INDEPENDENT_SCHOOL = "independent_school"
    ALTERNATIVE_PROVISION = "alternative_provision"
    SHORT_BREAK = "short_break"
    THERAPY = "therapy"
    HEALTH = "health"
    MENTAL_HEALTH = "mental_health"
    SOCIAL_CARE = "social_care"
    ADVICE = "advice"
    VOICE = "voice"
    MEDIATION = "mediation"
    EQUIPMENT = "equipment"
    TRAVEL = "travel"
    MONEY = "money"
    LEISURE = "leisure"
    CHILDCARE = "childcare"
    HUB = "hub"
    SPECIALIST_SUPPORT = "specialist_support"
    EARLY_YEARS = "early_years"
    EMPLOYMENT = "employment"
    ASSESSMENT = "assessment"
    UNIVERSITY = "university"


class Status(StrEnum):
    """Whether the service runs. `UNCONFIRMED`: the source is old and nobody could confirm it."""

    ACTIVE = "active"
    TEMPORARILY_CLOSED = "temporarily_closed"
    PLANNED = "planned"
    CLOSED = "closed"
    HISTORIC = "historic"
    UNCONFIRMED = "unconfirmed"


class Coverage(StrEnum):
    """How far a service reaches. All but `PLACE` stay in every search near a place."""

    PLACE = "place"
    DISTRICT = "district"
    COUNTY = "county"
    NATIONAL = "national"
    ONLINE = "online"


OPEN_STATUSES = frozenset({Status.ACTIVE, Status.UNCONFIRMED})
GONE_STATUSES = frozenset({Status.CLOSED, Status.HISTORIC})
EDUCATION_KINDS = frozenset(
    {
        Kind.SPECIAL_SCHOOL,
        Kind.SRP,
        Kind.SATELLITE,
        Kind.MAINSTREAM_SCHOOL,
        Kind.NURSERY,
        Kind.COLLEGE,
        Kind.INDEPENDENT_SCHOOL,
        Kind.ALTERNATIVE_PROVISION,
        Kind.EARLY_YEARS,
        Kind.UNIVERSITY,
    }
)
