"""Which phases a school teaches: as the file says, and by ages where it does not.

The file has no phase for any special school or college, so those come from the
ages, which are the ages children are when they join and when they leave.
"""

from portal.send.ages import Phase

NO_UPPER_LIMIT = 99
_STATED: dict[str, tuple[Phase, ...]] = {
    "nursery": (Phase.EARLY_YEARS,),
    "primary": (Phase.PRIMARY,),
    "middle deemed primary": (Phase.PRIMARY, Phase.SECONDARY),
    "secondary": (Phase.SECONDARY,),
    "middle deemed secondary": (Phase.PRIMARY, Phase.SECONDARY),
    "16 plus": (Phase.POST_16,),
    "all-through": (Phase.PRIMARY, Phase.SECONDARY),
}
# A phase is taught by a school that children join before the first age and leave
# after the second: a school from 4 to 11 has no secondary phase, one to 12 has.
_TAUGHT: dict[Phase, tuple[int, int]] = {
    Phase.EARLY_YEARS: (4, 0),
    Phase.PRIMARY: (11, 5),
    Phase.SECONDARY: (16, 11),
    Phase.POST_16: (19, 16),
    Phase.ADULT: (26, 19),
}


def read_phases(
    stated: str | None, low: int | None, high: int | None, nursery: bool, sixth_form: bool
) -> tuple[Phase, ...]:
    """Return the phases in the order children pass through them.

    `low` and `high` are ages in years, of joining and of leaving. Reception
    alone (age 4) does not make a school an early years setting.
    """
    phases = set(_STATED.get((stated or "").casefold(), ()))
    if low is not None and high is not None:
        taught = {p for p, (before, after) in _TAUGHT.items() if low < before and high > after}
        if not phases:
            phases = taught
        elif Phase.PRIMARY in phases:
            phases |= taught & {Phase.EARLY_YEARS}
        if Phase.SECONDARY in phases and high >= 18:
            phases.add(Phase.POST_16)
    if nursery:
        phases.add(Phase.EARLY_YEARS)
    if sixth_form and phases:
        phases.add(Phase.POST_16)
    return tuple(phase for phase in Phase if phase in phases)
