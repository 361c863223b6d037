"""Surveys, comments and figures meet: words reach the desk and go with the receipt."""

from flask import Flask

from portal.authorities import get_authority
from portal.database import db, write_unit
from portal.feedback.comments.models import Comment
from portal.feedback.figures.release.in_report import figures_in_report
from portal.feedback.figures.release.making import make_release
from portal.feedback.responses.models import Response, ResponseText
from portal.feedback.responses.withdrawing import withdraw
from tests.integration.figures.conftest import Put, add_answers

BODY = {
    "instrument": "tp4_draft", "version": 1, "answers": {"C5": 4},
    "text": "Nobody told us who would come to the meeting.",
}  # fmt: skip


def test_a_surveys_words_reach_the_desk_and_go_with_the_receipt(office: Flask) -> None:
    client = office.test_client()
    sent = client.post("/api/v1/feedback/responses", json=BODY, headers={"Idempotency-Key": "one"})
    assert sent.status_code == 201, sent.get_json()
    with office.test_request_context():
        (comment,) = db.session.query(Comment)
        assert comment.text == BODY["text"]
        assert (comment.channel, comment.instrument) == ("survey", "tp4_draft")
        (answer,) = db.session.query(Response)
        (words,) = db.session.query(ResponseText)
        held = {comment.id, comment.form_key, answer.id, answer.receipt_hash, answer.form_key,
                words.id, words.receipt_hash}  # fmt: skip
        assert len(held) == 7  # nothing leads from one to the other
        withdraw(sent.get_json()["receipt"])
        db.session.expire_all()
        for model in (Comment, Response, ResponseText):
            assert db.session.query(model).count() == 0


def test_the_yearly_report_holds_what_was_published(put: Put, office: Flask) -> None:
    with office.test_request_context():
        assert figures_in_report("kent", 2026) is None
    put(add_answers, *[5] * 60, *[1] * 20)
    with office.test_request_context():
        with write_unit() as session:
            make_release(session, get_authority("kent"), "2026-Q3")
        table = figures_in_report("kent", 2026)
        assert table is not None
        assert any("Of about 80 who answered, 75% were satisfied." in row[-1] for row in table.rows)
        assert figures_in_report("kent", 2025) is None
        assert "invented" not in table.note


def test_invented_figures_say_so_in_the_yearly_report(put: Put, office: Flask) -> None:
    put(add_answers, *[5] * 60, *[1] * 20, demonstration=True)
    with office.test_request_context():
        with write_unit() as session:
            make_release(session, get_authority("kent"), "2026-Q3")
        table = figures_in_report("kent", 2026)
        assert table is not None
        assert table.note.startswith("These figures are invented.")
