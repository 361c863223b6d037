"""The latest dates the law sets around an EHC plan, counted from one thing that happened.

Weeks are calendar weeks: 6 weeks are 42 days, school holidays included.
A count that begins with the day something was served ends one day sooner than
it looks: the fifteenth day is the day of service and 14 more. Months are
calendar months; where the later month has no such day its last day counts.
Nothing here knows a time of day, so no clock change can move a date.

Law: SEND Regulations 2014 (the Regulations), Children and Families Act 2014,
and for the annual review the Devon judgment of 2022, R (L, M, P) v Devon. The
numbers of regs 10(1) and 33, and that months are calendar months, await a
check against the published text.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.send.freshness import add_months

WEEK = timedelta(weeks=1)
# “At least 15 days beginning with the day the draft was served” (reg 13(1)).
FIFTEENTH_DAY = timedelta(days=14)


class Event(StrEnum):
    """Something that happened on a day a family can name."""

    REQUEST_RECEIVED = "request_received"
    DRAFT_SERVED = "draft_served"
    DECISION_LETTER = "decision_letter"
    MEDIATION_CERTIFICATE = "mediation_certificate"
    REVIEW_MEETING = "review_meeting"
    REVIEW_NOTICE = "review_notice"
    LAST_REVIEW = "last_review"
    REASSESSMENT_NOTICE = "reassessment_notice"


class Limit(StrEnum):
    """What a date bounds: the last day for something, or the first day it may end."""

    LATEST = "latest"
    AT_LEAST = "at_least"


class Standing(StrEnum):
    """Where a date is, seen from a day."""

    PASSED = "passed"
    TODAY = "today"
    TO_COME = "to_come"


class Step(StrEnum):
    """Something that is due on a date; its words are in `content/england/timeline.yaml`."""

    DECIDE_TO_ASSESS = "decide_to_assess"
    ADVICE = "advice"
    DRAFT_OR_NO_PLAN = "draft_or_no_plan"
    FINAL_PLAN = "final_plan"
    COMMENT_ON_DRAFT = "comment_on_draft"
    MEDIATION_ADVISER = "mediation_adviser"
    APPEAL_FROM_LETTER = "appeal_from_letter"
    APPEAL_FROM_CERTIFICATE = "appeal_from_certificate"
    APPEAL_LATER_OF_BOTH = "appeal_later_of_both"
    REVIEW_PAPERS = "review_papers"
    REVIEW_REPORT = "review_report"
    REVIEW_DECISION = "review_decision"
    REVIEW_FINAL_FROM_MEETING = "review_final_from_meeting"
    COMMENT_ON_AMENDMENTS = "comment_on_amendments"
    REVIEW_FINAL_FROM_NOTICE = "review_final_from_notice"
    NEXT_REVIEW = "next_review"
    REASSESSED_PLAN = "reassessed_plan"


@dataclass(frozen=True)
class StepDate:
    """A step and its date. `legal` is False where the law sets no such date of its own."""

    step: Step
    on: date
    limit: Limit = Limit.LATEST
    legal: bool = True

    def standing(self, today: date) -> Standing:
        """Say whether the date has passed on the day `today`."""
        if self.on == today:
            return Standing.TODAY
        return Standing.PASSED if self.on < today else Standing.TO_COME


def step_dates(event: Event, day: date) -> tuple[StepDate, ...]:
    """Return the dates that follow from `event` on `day`, earliest first.

    Raises `OverflowError` or `ValueError` for days at the end of the calendar.
    """
    return _COUNTS[event](day)


def appeal_dates(letter: date, certificate: date) -> tuple[StepDate, ...]:
    """Return the dates around an appeal when both dates are known.

    The appeal is to be registered within 2 months of the letter or 1 month of
    the certificate, whichever is later (the tribunal's rules).
    """
    latest = max(add_months(letter, 2), add_months(certificate, 1))
    return (
        StepDate(Step.MEDIATION_ADVISER, add_months(letter, 2)),
        StepDate(Step.APPEAL_LATER_OF_BOTH, latest),
    )


def from_request(day: date) -> tuple[StepDate, ...]:
    """Count from the day the council received a request for an EHC needs assessment.

    6 weeks to decide whether to assess (reg 5(3)); each adviser has 6 weeks
    (reg 8), so week 12 is derived and not a date in law; 16 weeks to say that
    there will be no plan (reg 10(1)); 20 weeks to the final plan (reg 13(2)).
    """
    return (
        StepDate(Step.DECIDE_TO_ASSESS, day + 6 * WEEK),
        StepDate(Step.ADVICE, day + 12 * WEEK, legal=False),
        StepDate(Step.DRAFT_OR_NO_PLAN, day + 16 * WEEK),
        StepDate(Step.FINAL_PLAN, day + 20 * WEEK),
    )


def from_draft(day: date) -> tuple[StepDate, ...]:
    """Count the 15 days for comments, the day of service being the first (reg 13(1))."""
    return (StepDate(Step.COMMENT_ON_DRAFT, day + FIFTEENTH_DAY, Limit.AT_LEAST),)


def from_letter(day: date) -> tuple[StepDate, ...]:
    """Count 2 months from the date on a decision letter.

    The mediation adviser is contacted within 2 months (reg 33); an appeal is
    registered within the same 2 months, or later with a certificate.
    """
    return (
        StepDate(Step.MEDIATION_ADVISER, add_months(day, 2)),
        StepDate(Step.APPEAL_FROM_LETTER, add_months(day, 2)),
    )


def from_certificate(day: date) -> tuple[StepDate, ...]:
    """Count 1 month from the date on a mediation certificate (the tribunal's rules)."""
    return (StepDate(Step.APPEAL_FROM_CERTIFICATE, add_months(day, 1)),)


def from_review_meeting(day: date) -> tuple[StepDate, ...]:
    """Count around an annual review meeting.

    Papers 2 weeks before and report 2 weeks after (regs 18 to 22); the decision, with
    any changes the council proposes, within 4 weeks and the final plan 8 weeks
    after that notice, so 12 weeks in all (Devon 2022).
    """
    return (
        StepDate(Step.REVIEW_PAPERS, day - 2 * WEEK),
        StepDate(Step.REVIEW_REPORT, day + 2 * WEEK),
        StepDate(Step.REVIEW_DECISION, day + 4 * WEEK),
        StepDate(Step.REVIEW_FINAL_FROM_MEETING, day + 12 * WEEK),
    )


def from_review_notice(day: date) -> tuple[StepDate, ...]:
    """Count from the council's notice that it will change a plan (regs 18 to 22): 15 days, 8 weeks.

    The day of the notice counts as the first, the careful way for a family.
    """
    return (
        StepDate(Step.COMMENT_ON_AMENDMENTS, day + FIFTEENTH_DAY, Limit.AT_LEAST),
        StepDate(Step.REVIEW_FINAL_FROM_NOTICE, day + 8 * WEEK),
    )


def from_last_review(day: date) -> tuple[StepDate, ...]:
    """Count 12 months to the next review (regs 18 to 22)."""
    return (StepDate(Step.NEXT_REVIEW, add_months(day, 12)),)


def from_reassessment(day: date) -> tuple[StepDate, ...]:
    """Count 14 weeks from the notice that the council will assess again (regs 25 and 27)."""
    return (StepDate(Step.REASSESSED_PLAN, day + 14 * WEEK),)


_COUNTS = {
    Event.REQUEST_RECEIVED: from_request,
    Event.DRAFT_SERVED: from_draft,
    Event.DECISION_LETTER: from_letter,
    Event.MEDIATION_CERTIFICATE: from_certificate,
    Event.REVIEW_MEETING: from_review_meeting,
    Event.REVIEW_NOTICE: from_review_notice,
    Event.LAST_REVIEW: from_last_review,
    Event.REASSESSMENT_NOTICE: from_reassessment,
}
