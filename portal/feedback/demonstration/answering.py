"""Invents the answers of one family: each question hits its share, and moods run through all.

A family that liked one thing tends to like the others, as in life; yet each
question keeps exactly the share the plan gives it, so that a planted
difference stays where it was planted.
"""

from collections.abc import Callable
from functools import cache
from random import Random
from statistics import NormalDist

from portal.feedback.instruments import NOT_APPLICABLE, Instrument, Question, Voice

MOOD = 0.7  # how much of an answer is the family's mood; its square and the rest's make 1
OWN = (1 - MOOD**2) ** 0.5
SKIPPED, SKIPPED_OVERALL, DOES_NOT_APPLY = 0.04, 0.01, 0.03
OFTEN_DOES_NOT_APPLY = {"AR2": 0.45, "C3": 0.05}
HIGH, LOW = (4, 4, 5), (1, 2, 2, 3, 3)
HIGH_FACES, LOW_FACES = (5,), (1, 3, 3)


def invent_answers(
    rng: Random, instrument: Instrument, voice: Voice, share: Callable[[str], float]
) -> dict[str, int | str]:
    """Return question → answer as it would be kept; skipped questions are absent.

    `share` gives for a question the part of families who answer it well.
    """
    mood = rng.gauss(0, 1)
    answers: dict[str, int | str] = {}
    for question in instrument.questions:
        # Drawn for every question alike, so that no answer depends on what another skipped.
        kept, felt, value = rng.random(), MOOD * mood + OWN * rng.gauss(0, 1), rng.random()
        if kept < _skipped(question):
            continue
        if kept > 1 - _does_not_apply(question):
            answers[question.code] = NOT_APPLICABLE
        else:
            good = felt < threshold(share(question.code))
            answers[question.code] = _value(good, value, instrument.steps(voice, question))
    return answers


@cache
def threshold(share: float) -> float:
    """Return below which a standard normal value falls with chance `share`."""
    return NormalDist().inv_cdf(share)


def _value(good: bool, place: float, steps: int) -> int:
    several = (HIGH if good else LOW) if steps == 5 else (HIGH_FACES if good else LOW_FACES)
    return several[int(place * len(several))]


def _skipped(question: Question) -> float:
    return SKIPPED if question.may_not_apply else SKIPPED_OVERALL


def _does_not_apply(question: Question) -> float:
    if not question.may_not_apply:
        return 0.0
    return OFTEN_DOES_NOT_APPLY.get(question.code, DOES_NOT_APPLY)
