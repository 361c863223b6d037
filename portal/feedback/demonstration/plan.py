"""The invented numbers: how many are invited, what share answers well, and what is planted.

All of it is invented; only the size follows Kent (about 260 requests a month, one
answer from five invitations). A change here changes every row made from it;
tests then say whether chance flags something that nobody planted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

RATE = 0.20  # of those invited, how many answer
YOUNG = 0.08  # of those invited, how many are young people
ASSISTED = 0.03  # of those who answer an invitation, how many do so with an officer on the phone
LANGUAGES = {"en": 0.93, "pl": 0.07}
ENTRIES = {"web": 0.68, "paper": 0.20, "chat": 0.12}
MONTHS = 12

# What families usually say: question → the share of 4 and 5 among valid answers.
USUAL: Mapping[str, float] = {
    "C1": 0.62, "C2": 0.66, "C3": 0.60, "C4": 0.57, "C5": 0.69, "S": 0.63,
    "AR1": 0.71, "AR2": 0.55, "H1": 0.93, "H2": 0.81, "H3": 0.90, "H4": 0.76, "H5": 0.88,
}  # fmt: skip


@dataclass(frozen=True)
class Survey:
    """One survey of one council. `monthly` invitations, `unasked` answers without any.

    `outcomes` gives the part of those invited for whom the step ended so. `seed`
    starts the chance of this survey alone; it was chosen so that chance flags nothing.
    """

    instrument: str
    monthly: int
    seed: int = 0
    unasked: int = 0
    outcomes: Mapping[str | None, float] = field(default_factory=lambda: {None: 1.0})
    young: float = YOUNG


@dataclass(frozen=True)
class Effect:
    """A planted difference: the share of favourable answers in each month of the last year.

    It holds where survey, district and outcome are those named; None stands for any.
    """

    name: str
    question: str
    shares: tuple[float, ...]
    instrument: str | None = None
    district: str | None = None
    outcome: str | None = None

    def holds(
        self, question: str, instrument: str, district: str | None, outcome: str | None
    ) -> bool:
        """Say whether this is about such an answer."""
        return self.question == question and all(
            own in (None, other)
            for own, other in (
                (self.instrument, instrument),
                (self.district, district),
                (self.outcome, outcome),
            )
        )


@dataclass(frozen=True)
class Council:
    """What is invented for one council. Districts not named in `weights` count as 1."""

    surveys: tuple[Survey, ...]
    effects: tuple[Effect, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)

    def share(
        self, question: str, instrument: str, district: str | None, outcome: str | None, month: int
    ) -> float:
        """Return the share of favourable answers in `month`, 0 to 11 in the last year.

        In the years before (negative months) the first month's share holds.
        """
        for effect in self.effects:
            if effect.holds(question, instrument, district, outcome):
                return effect.shares[max(0, month)]
        return USUAL.get(question, 0.6)


STEP_FROM = 5  # the sixth month
FALL = Effect(
    "Satisfaction with the draft falls from the sixth month on",
    "C5",
    (0.76,) * STEP_FROM + (0.46,) * (MONTHS - STEP_FROM),
    instrument="tp4_draft",
)
TOGETHER = Effect(
    "In one district many more families say that they worked together as equals",
    "C4",
    (0.82,) * MONTHS,
    district="ashford",
)
REFUSED = Effect(
    "Families who are refused an assessment are much less satisfied",
    "C5",
    (0.27,) * MONTHS,
    instrument="tp1_request",
    outcome="refused",
)
RISE = Effect(
    "More families know what happens next after the first meeting, quarter by quarter",
    "C1",
    (0.46,) * 3 + (0.55,) * 3 + (0.64,) * 3 + (0.73,) * 3,
    instrument="tp2_first_meeting",
)

DECIDED: Mapping[str | None, float] = {"assessed": 0.70, "refused": 0.30}
MET: Mapping[str | None, float] = {"held": 0.90, "declined": 0.10}
DRAFTED: Mapping[str | None, float] = {"draft": 0.92, "no_plan": 0.08}
ENDED: Mapping[str | None, float] = {"plan": 0.92, "no_plan": 0.08}
REVIEWED: Mapping[str | None, float] = {"keep": 0.60, "change": 0.35, "end": 0.05}
VISITED: Mapping[str | None, float] = {"hub": 0.70, "short_break": 0.30}

PLAN: Mapping[str, Council] = {
    "kent": Council(
        surveys=(
            Survey("tp1_request", 260, seed=21, unasked=4, outcomes=DECIDED),
            Survey("tp2_first_meeting", 182, seed=21, unasked=2, outcomes=MET),
            Survey("tp3_advice", 180, seed=5, unasked=2),
            Survey("tp4_draft", 176, seed=31, unasked=3, outcomes=DRAFTED),
            Survey("tp5_outcome", 168, seed=2, unasked=3, outcomes=ENDED),
            Survey("ar_review", 90, seed=13, unasked=2, outcomes=REVIEWED, young=0.25),
            Survey("hub_visit", 0, seed=1, unasked=30, outcomes=VISITED, young=0.2),
        ),
        effects=(FALL, TOGETHER, REFUSED, RISE),
        weights={"thanet": 1.2, "swale": 1.2, "maidstone": 1.1, "sevenoaks": 0.8, "dover": 0.9},
    ),
    "leicestershire": Council(
        surveys=(
            Survey("tp1_request", 110, seed=3, unasked=2, outcomes=DECIDED),
            Survey("tp2_first_meeting", 80, seed=3, unasked=1, outcomes=MET),
            Survey("tp3_advice", 80, seed=9, unasked=1),
            Survey("tp4_draft", 76, seed=5, unasked=1, outcomes=DRAFTED),
            Survey("tp5_outcome", 72, seed=19, unasked=1, outcomes=ENDED),
            Survey("ar_review", 50, seed=17, unasked=1, outcomes=REVIEWED, young=0.25),
            Survey("hub_visit", 0, seed=1, unasked=10, outcomes=VISITED, young=0.2),
        ),
    ),
}
