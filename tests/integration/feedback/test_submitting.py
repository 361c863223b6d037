"""One form, one answer; one code, one answer; and what is wrong is named."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from portal.database import db
from portal.errors import PortalError
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.models import Spent
from portal.feedback.invitations.refusals import CodeExpired, CodeUsed, OtherSurvey, UnknownCode
from portal.feedback.periods import month_of, quarter_of, today
from portal.feedback.responses.checking import (
    AnswersNotUnderstood,
    NothingAnswered,
    OldVersion,
    TextTooLong,
)
from portal.feedback.responses.models import Response, ResponseText
from portal.feedback.responses.submitting import Sent, submit
from portal.feedback.responses.withdrawing import UnknownReceipt, withdraw
from tests.feedback_parts import issued, submission


def kept() -> list[Response]:
    return list(db.session.scalars(select(Response)))


def number_of(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_an_open_answer_is_kept_with_nothing_finer_than_its_month(portal: Flask) -> None:
    sent = submit(submission(text="Please ring before you write."))
    (one,) = kept()
    assert sent.receipt is not None
    assert not sent.replayed
    assert (one.channel, one.coded, one.month) == ("open", False, month_of(today()))
    assert one.answers == {"C1": 4, "C2": "na", "C5": 5}
    assert (one.audience, one.scale, one.period) == ("parent", 5, quarter_of(today()))
    (words,) = db.session.scalars(select(ResponseText))
    assert words.text == "Please ring before you write."
    assert not {words.id, words.receipt_hash} & {one.id, one.receipt_hash, one.form_key}


def test_an_invited_answer_takes_its_cohort_from_the_invitation(portal: Flask) -> None:
    cell = Cell(outcome="refused", area="west-kent", district="maidstone", audience="parent")
    letter = issued(counts={cell: 10}).letters[0]
    submit(submission(token=letter.token, outcome="assessed", area="east-kent"))
    (one,) = kept()
    assert (one.channel, one.coded, one.period) == ("invited", True, "2026-Q4")
    assert (one.outcome, one.area, one.district) == ("refused", "west-kent", "maidstone")


def test_a_form_sent_again_counts_once_and_shows_no_receipt(portal: Flask) -> None:
    letter = issued().letters[0]
    first = submit(submission(token=letter.token, text="Once."))
    again = submit(submission(token=letter.token, text="Once."))
    assert first.receipt
    assert again == Sent("invited", None, replayed=True)
    assert (number_of(Response), number_of(ResponseText), number_of(Spent)) == (1, 1, 1)


def test_a_code_works_once(portal: Flask) -> None:
    letter = issued().letters[0]
    submit(submission(token=letter.token))
    with pytest.raises(CodeUsed):
        submit(submission(token=letter.token, form_key="form-2"))
    assert number_of(Response) == 1


def test_two_hundred_at_once_leave_one_answer(portal: Flask) -> None:
    letter = issued().letters[0]

    def attempt(number: int) -> str:
        with portal.app_context():
            try:
                submit(submission(token=letter.token, form_key=f"form-{number}"))
            except CodeUsed:
                return "used"
            finally:
                db.session.remove()
            return "kept"

    with ThreadPoolExecutor(max_workers=8) as pool:
        outcomes = list(pool.map(attempt, range(200)))
    assert outcomes.count("kept") == 1
    assert outcomes.count("used") == 199
    db.session.rollback()
    assert (number_of(Response), number_of(Spent)) == (1, 1)


def test_the_database_itself_refuses_a_second_mark(portal: Flask) -> None:
    letter = issued().letters[0]
    submit(submission(token=letter.token))
    (mark,) = db.session.scalars(select(Spent))
    with pytest.raises(IntegrityError):
        db.session.execute(insert(Spent).values(h2=mark.h2, forget_month="2099-01"))


WRONG = [
    ({"answers": {"C1": 6}}, AnswersNotUnderstood),
    ({"answers": {"C1": 0}}, AnswersNotUnderstood),
    ({"answers": {"C1": True}}, AnswersNotUnderstood),
    ({"answers": {"C1": [1]}}, AnswersNotUnderstood),
    ({"answers": {"C1": "٣"}}, AnswersNotUnderstood),
    ({"answers": {"C5": "na"}}, AnswersNotUnderstood),
    ({"answers": {"ZZ": 1}}, AnswersNotUnderstood),
    ({"answers": {"C1": 2}, "voice": "young_person"}, AnswersNotUnderstood),
    ({"answers": {}}, NothingAnswered),
    ({"answers": {"C1": "", "C2": None}, "text": " \u200b\x00 "}, NothingAnswered),
    ({"text": "x" * 1001}, TextTooLong),
    ({"version": 99}, OldVersion),
    ({"token": "A" * 22}, UnknownCode),
]


@pytest.mark.parametrize(("given", "error"), WRONG)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    portal: Flask, given: dict[str, object], error: type[PortalError]
) -> None:
    with pytest.raises(error):
        submit(submission(**given))
    assert (number_of(Response), number_of(ResponseText), number_of(Spent)) == (0, 0, 0)


def test_a_wrong_answer_does_not_spend_the_code(portal: Flask) -> None:
    letter = issued().letters[0]
    with pytest.raises(AnswersNotUnderstood):
        submit(submission(token=letter.token, answers={"C1": 7}))
    assert submit(submission(token=letter.token)).channel == "invited"


def test_a_code_is_for_its_own_survey(portal: Flask) -> None:
    letter = issued(instrument="tp2_first_meeting").letters[0]
    with pytest.raises(OtherSurvey):
        submit(submission(token=letter.token))
    assert number_of(Spent) == 0


def test_a_code_ends_with_its_closing_day(portal: Flask) -> None:
    open_today = issued(closes_on=today()).letters[0]
    over = issued(closes_on=today() - timedelta(days=1)).letters[0]
    assert submit(submission(token=open_today.token)).receipt
    with pytest.raises(CodeExpired):
        submit(submission(token=over.token, form_key="form-2"))


def test_a_code_of_another_council_is_unknown(portal: Flask) -> None:
    letter = issued(authority="leicestershire", counts={Cell(audience="parent"): 10}).letters[0]
    with pytest.raises(UnknownCode):
        submit(submission(token=letter.token))


def test_faces_are_stored_apart(portal: Flask) -> None:
    submit(submission(answers={"C1": 5, "C5": 3}, voice="young_person"))
    submit(submission(answers={"C1": 1}, voice="easy_read", form_key="form-2"))
    assert sorted((one.scale, one.audience or "") for one in kept()) == [
        (3, ""),
        (3, "young_person"),
    ]


def test_an_assisted_answer_may_spend_a_code_and_stays_marked(portal: Flask) -> None:
    letter = issued().letters[0]
    submit(submission(token=letter.token, assisted=True, entry="phone"))
    (one,) = kept()
    assert (one.channel, one.entry, one.coded) == ("assisted", "phone", True)


def test_a_receipt_deletes_answers_and_words(portal: Flask) -> None:
    letter = issued().letters[0]
    sent = submit(submission(token=letter.token, text="Take this back."))
    other = submit(submission(text="Keep this.", form_key="form-2"))
    assert sent.receipt is not None
    assert other.receipt is not None
    withdraw(sent.receipt.lower().replace("0", "o"))
    assert [one.channel for one in kept()] == ["open"]
    assert [one.text for one in db.session.scalars(select(ResponseText))] == ["Keep this."]
    for typed in (sent.receipt, "", "nonsense", other.receipt[:-1]):
        with pytest.raises(UnknownReceipt):
            withdraw(typed)
    with pytest.raises(CodeUsed):
        submit(replace(submission(token=letter.token), form_key="form-3"))
