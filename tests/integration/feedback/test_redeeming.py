"""Finding the invitation behind what is typed: forgiving, slow to guess, and never spending."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.database import db, utc_now, write_unit
from portal.feedback.invitations import codes
from portal.feedback.invitations.codes import PaperCode, token_of
from portal.feedback.invitations.models import (
    Invitation,
    InvitationBatch,
    InvitationGuess,
    Spent,
)
from portal.feedback.invitations.redeeming import find_invited, forget_month, token_for
from portal.feedback.invitations.refusals import CodeUsed, TooManyGuesses, UnknownCode
from portal.feedback.keeping import forget
from portal.feedback.periods import today
from portal.feedback.responses.submitting import submit
from tests.feedback_parts import issued, submission


def wrong_tries() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.sum(InvitationGuess.wrong))) or 0


def test_code_and_link_are_one_invitation(portal: Flask) -> None:
    letter = issued().letters[0]
    token = token_for(letter.code.shown.lower().replace(" ", "-"))
    assert token == letter.token
    assert find_invited(token).cohort.outcome == "assessed"
    submit(submission(token=token))
    with pytest.raises(CodeUsed):
        find_invited(letter.token)


def test_looking_spends_nothing(portal: Flask) -> None:
    letter = issued().letters[0]
    for _ in range(50):
        find_invited(token_for(letter.code.shown))
    assert db.session.scalar(select(func.count()).select_from(Spent)) == 0
    assert wrong_tries() == 0


def test_ten_wrong_codes_then_the_batch_waits_for_an_hour(portal: Flask) -> None:
    batch = issued()
    right = batch.letters[0]
    other = issued().letters[0]
    for _ in range(10):
        with pytest.raises(UnknownCode):
            token_for(PaperCode.new(right.code.prefix).shown)
    with pytest.raises(TooManyGuesses):
        token_for(right.code.shown)
    assert token_for(right.token) == right.token  # the link costs no guess
    assert token_for(other.code.shown) == other.token  # another batch does not wait


def test_a_hundred_guesses_at_once_are_still_ten(portal: Flask) -> None:
    prefix = issued().letters[0].code.prefix

    def guess(_: int) -> str:
        with portal.app_context():
            try:
                token_for(PaperCode.new(prefix).shown)
            except UnknownCode:
                return "tried"
            except TooManyGuesses:
                return "refused"
            finally:
                db.session.remove()
        raise AssertionError("a random code was right")

    with ThreadPoolExecutor(max_workers=8) as pool:
        outcomes = list(pool.map(guess, range(100)))
    assert outcomes.count("tried") == 10
    assert wrong_tries() == 10


@pytest.mark.parametrize("typed", ["", "hello", "UUUUUUUUUU", "A" * 500, "\x00" * 10, "ZZ12345678"])
def test_what_no_batch_has_is_unknown_and_costs_nothing(portal: Flask, typed: str) -> None:
    with pytest.raises(UnknownCode):
        token_for(typed)
    assert wrong_tries() == 0


def test_a_token_with_one_sign_changed_is_unknown(portal: Flask) -> None:
    token = issued().letters[0].token
    changed = ("B" if token[0] == "A" else "A") + token[1:]
    for wrong in (changed, token.swapcase(), token[:-1]):
        with pytest.raises(UnknownCode):
            find_invited(wrong)


def test_guessing_is_slow_with_the_real_figures(
    portal: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "MEMORY_KIB", 19 * 1024)
    monkeypatch.setattr(codes, "PASSES", 2)
    code, salt = PaperCode.new("AB"), bytes(16)
    started = time.process_time()
    assert token_of(code, salt) == token_of(code, salt)
    assert token_of(code, salt) != token_of(code, b"1" * 16)
    assert time.process_time() - started > 0.02


def test_forgetting_leaves_counts_and_gives_the_prefix_back(portal: Flask) -> None:
    old = issued(closes_on=today() - timedelta(days=31))
    young = issued(closes_on=today() - timedelta(days=29))
    with write_unit() as session:
        gone = forget(session, utc_now())
    assert gone["invitations"] == 12
    assert db.session.get(InvitationBatch, old.batch_id).prefix is None  # type: ignore[union-attr]  # it is there
    assert db.session.get(InvitationBatch, old.batch_id).issued == 12  # type: ignore[union-attr]  # it is there
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 12
    assert db.session.get(InvitationBatch, young.batch_id).prefix  # type: ignore[union-attr]  # it is there
    with write_unit() as session:
        assert forget(session, utc_now())["invitations"] == 0


def test_a_spent_mark_outlives_its_invitation(portal: Flask) -> None:
    letter = issued(closes_on=today()).letters[0]
    submit(submission(token=letter.token))
    for days in range(0, 100, 5):
        with write_unit() as session:
            forget(session, utc_now() + timedelta(days=days))
        spent = db.session.scalar(select(func.count()).select_from(Spent))
        invitations = db.session.scalar(select(func.count()).select_from(Invitation))
        assert spent == 1 or invitations == 0, days
    assert spent == 0
    assert forget_month(today()) > f"{today():%Y-%m}"
