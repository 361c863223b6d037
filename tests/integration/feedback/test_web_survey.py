"""The survey's pages: looking spends nothing, Send keeps once, nothing typed is lost."""

import logging
import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select

from portal.database import db
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.codes import PaperCode
from portal.feedback.invitations.models import InvitationBatch, Spent
from portal.feedback.periods import today
from portal.feedback.responses.models import Response, ResponseText
from tests.contract.test_bad_input import EVIL
from tests.feedback_parts import issued
from tests.on_disk import files_holding
from tests.page_contract import Page, PageClient


@pytest.fixture
def client(portal: Flask) -> PageClient:
    return PageClient(portal)


def number_of(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def hidden(page: Page) -> dict[str, str]:
    form = page.select_one("form.app-survey") or page.select_one("main form")
    assert form is not None
    return {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}


def opened(client: PageClient, token: str) -> Page:
    moved = client.raw.get(f"/feedback/{token}")
    assert moved.status_code == 303
    return client.get_page(moved.headers["Location"])


def test_a_link_is_swapped_for_an_address_without_it(client: PageClient) -> None:
    token = issued().letters[0].token
    moved = client.raw.get(f"/feedback/{token}")
    assert (moved.status_code, moved.headers["Location"]) == (303, "/feedback/survey")
    assert moved.headers["Referrer-Policy"] == "no-referrer"
    assert moved.headers["Cache-Control"] == "no-store"
    cookie = moved.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert token not in cookie
    page = client.get_page("/feedback/survey")
    assert page.heading == "Asking for an assessment, and the decision"
    assert token not in str(page)


def test_fifty_looks_of_a_mail_scanner_spend_nothing(client: PageClient) -> None:
    token = issued().letters[0].token
    for _ in range(25):
        client.raw.get(f"/feedback/{token}", follow_redirects=True)
        client.raw.head(f"/feedback/{token}", follow_redirects=True)
    assert (number_of(Spent), number_of(Response)) == (0, 0)
    assert opened(client, token).heading


def test_answers_are_kept_once_and_the_receipt_is_shown(client: PageClient) -> None:
    form = hidden(opened(client, issued().letters[0].token))
    data = {**form, "C1": "4", "C5": "5", "text": "Ring first."}
    for _ in range(2):
        sent = client.raw.post("/feedback/survey", data=data)
        assert (sent.status_code, sent.headers["Location"]) == (303, "/feedback/thanks")
    page = client.get_page("/feedback/thanks")
    receipt = page.select_one(".app-survey__receipt")
    assert receipt is not None
    assert len(receipt.text.replace(" ", "")) == 26
    assert "03000 41 11 11" in page.text  # Kent's front door
    assert (number_of(Response), number_of(ResponseText), number_of(Spent)) == (1, 1, 1)
    taken = client.raw.post("/feedback/withdraw", data={"receipt": receipt.text.lower()})
    assert taken.headers["Location"] == "/feedback/withdraw?done=1"
    assert (number_of(Response), number_of(ResponseText), number_of(Spent)) == (0, 0, 1)


def test_a_typed_code_opens_the_same_questions(client: PageClient) -> None:
    letter = issued().letters[0]
    typed = letter.code.shown.lower().replace("0", "o")
    moved = client.raw.post("/feedback", data={"code": typed})
    assert (moved.status_code, moved.headers["Location"]) == (303, "/feedback/survey")
    data = {**hidden(client.get_page("/feedback/survey")), "C1": "1"}
    client.raw.post("/feedback/survey", data=data)
    page = client.post_page("/feedback", 409, data={"code": letter.code.shown})
    assert page.heading == "This code has been used"


def test_a_paper_code_in_the_address_opens_them_too(client: PageClient) -> None:
    code = issued().letters[0].code
    typed = (code.prefix + code.secret).lower()
    assert opened(client, typed).heading == "Asking for an assessment, and the decision"
    assert number_of(Spent) == 0
    client.raw.get("/feedback/nonsense")
    moved = client.raw.get("/feedback/nonsense")
    assert moved.headers["Location"] == "/feedback?again=1"


@pytest.mark.parametrize(("typed", "number"), [("ABCD1234", 8), ("7k-2q9f-h3t12", 11), ("7", 1)])
def test_a_code_of_another_length_is_told_so(client: PageClient, typed: str, number: int) -> None:
    page = client.post_page("/feedback", 422, data={"code": typed})
    assert f"A code has 10 letters and numbers. You typed {number}." in page.text


def test_a_bookmark_of_the_questions_leads_to_the_start(client: PageClient) -> None:
    sent = client.raw.get("/feedback/open")
    assert (sent.status_code, sent.headers["Location"]) == (302, "/feedback")


def test_a_wrong_code_keeps_what_was_typed_and_says_what_next(client: PageClient) -> None:
    prefix = issued().letters[0].code.prefix
    wrong = PaperCode.new(prefix).shown
    page = client.post_page("/feedback", 422, data={"code": wrong})
    box = page.select_one("input[name=code]")
    assert box is not None
    assert box["value"] == wrong
    assert "We do not know this code" in page.text
    for _ in range(9):
        client.raw.post("/feedback", data={"code": PaperCode.new(prefix).shown})
    assert client.post_page("/feedback", 429, data={"code": wrong}).heading == "Please wait an hour"


def test_each_refusal_says_what_happened_what_is_safe_and_what_next(client: PageClient) -> None:
    over = issued(closes_on=today() - timedelta(days=1)).letters[0]
    for address, status, heading in (
        (over.token, 410, "This code has ended"),
        ("A" * 22, 404, "We do not know this code"),
    ):
        client.raw.get(f"/feedback/{address}")
        page = client.get_page("/feedback/survey", status)
        assert page.heading == heading
        assert "without one" in page.text or "without a code" in page.text
        assert "/feedback" in page.links().values()


def test_without_a_code_the_answers_are_open(client: PageClient) -> None:
    page = client.get_page("/feedback/open?about=tp5_outcome:no_plan&voice=young_person")
    assert "without a plan" in page.text
    client.raw.post("/feedback/survey", data={**hidden(page), "C5": "3"})
    (one,) = db.session.scalars(select(Response))
    assert (one.channel, one.outcome, one.scale) == ("open", "no_plan", 3)
    assert (one.audience, one.coded) == ("young_person", False)


@pytest.mark.parametrize("query", ["about=", "about=nothing&voice=parent", "about=page", "voice=x"])
def test_a_choice_that_is_missing_or_wrong_is_asked_again(client: PageClient, query: str) -> None:
    page = client.get_page(f"/feedback/open?{query}", 422)
    assert "There is a problem" in page.text


def test_nothing_typed_is_lost_when_something_is_wrong(client: PageClient) -> None:
    form = hidden(opened(client, issued().letters[0].token))
    data = {**form, "C1": "4", "C2": "na", "text": "w" * 1001}
    page = client.post_page("/feedback/survey", 422, data=data)
    assert chosen(page) == {"C1": "4", "C2": "na"}
    box = page.select_one("textarea")
    assert box is not None
    assert len(box.text.strip()) == 1001
    assert "1,000 letters" in page.text
    again = client.post_page("/feedback/survey", 422, data={**form, "C1": "9", "C2": "2"})
    assert chosen(again) == {"C2": "2"}
    assert [one["id"] for one in again.select(".app-survey__step--open")] == ["q1"]


def chosen(page: BeautifulSoup) -> dict[str, str]:
    return {str(one["name"]): str(one["value"]) for one in page.select("input[checked]")}


def test_nothing_answered_is_not_sent_and_does_not_spend(client: PageClient) -> None:
    form = hidden(opened(client, issued().letters[0].token))
    page = client.post_page("/feedback/survey", 422, data=form)
    assert "answer at least one question" in page.text
    assert number_of(Spent) == 0


def test_an_answer_can_be_left_out_again(client: PageClient) -> None:
    form = hidden(opened(client, issued().letters[0].token))
    data = {**form, "C1": "4", "C2": "2", "leave_out": "C1", "text": "Hello."}
    page = client.post_page("/feedback/survey", data=data)
    assert chosen(page) == {"C2": "2"}
    assert "Hello." in str(page)
    assert number_of(Response) == 0


PRIVATE = "Ring me on 01622 123 456."


def test_private_words_are_offered_for_removal(client: PageClient) -> None:
    form = hidden(opened(client, issued().letters[0].token))
    page = client.post_page("/feedback/survey", 422, data={**form, "C1": "4", "text": PRIVATE})
    assert "Ring me on [phone number]." in page.text
    assert (number_of(Response), chosen(page)["C1"]) == (0, "4")
    data = {**hidden(page), "C1": "4", "text": PRIVATE, "words": "masked"}
    assert client.raw.post("/feedback/survey", data=data).status_code == 303
    db.session.rollback()  # the session has looked before; it looks again
    (kept,) = db.session.scalars(select(ResponseText))
    assert kept.text == "Ring me on [phone number]."


def test_whoever_wants_to_sends_the_words_as_they_are(client: PageClient) -> None:
    form = hidden(opened(client, issued().letters[0].token))
    data = {**form, "text": PRIVATE, "words": "mine"}
    client.raw.post("/feedback/survey", data=data)
    (kept,) = db.session.scalars(select(ResponseText))
    assert kept.text == PRIVATE


def test_answers_whose_code_was_used_meanwhile_can_go_without_it(client: PageClient) -> None:
    token = issued().letters[0].token
    first, second = hidden(opened(client, token)), hidden(opened(client, token))
    client.raw.post("/feedback/survey", data={**first, "C1": "4"})
    page = client.post_page("/feedback/survey", 409, data={**second, "C1": "2", "text": "Late."})
    again = hidden(page)
    assert (again["C1"], again["text"]) == ("2", "Late.")
    assert client.raw.post("/feedback/survey", data=again).status_code == 303
    channels = sorted(one.channel for one in db.session.scalars(select(Response)))
    assert channels == ["invited", "open"]


@pytest.mark.parametrize("ticket", ["", "x", "gAAAA" + "A" * 100, "\x00"])
def test_a_forged_or_old_ticket_is_refused_kindly(client: PageClient, ticket: str) -> None:
    page = client.post_page("/feedback/survey", 400, data={"ticket": ticket, "C1": "4"})
    assert page.heading == "These questions have been open too long"
    client.raw.set_cookie("feedback_link", ticket.strip("\x00"))
    assert client.raw.get("/feedback/survey").headers["Location"] == "/feedback?again=1"


def test_the_letters_reader_chooses_words_and_faces(client: PageClient) -> None:
    cell = Cell(outcome="no_plan", audience="young_person")
    letter = issued(instrument="tp5_outcome", counts={cell: 10}).letters[0]
    page = opened(client, letter.token)
    assert "I know what help I will get without a plan." in page.text
    assert len(page.select(".app-survey__face")) == 18
    assert opened(client, f"{letter.token}?voice=easy_read").select(".app-survey__face")
    assert not opened(client, f"{letter.token}?voice=parent").select(".app-survey__face")


def test_in_polish_the_questions_say_that_they_are_english(client: PageClient) -> None:
    client.raw.get(f"/pl/feedback/{issued().letters[0].token}")
    page = client.get_page("/pl/feedback/survey")
    words = page.select_one("#q1-words")
    assert words is not None
    assert words["lang"] == "en-GB"
    client.raw.post("/pl/feedback/survey", data={**hidden(page), "C1": "4"})
    (one,) = db.session.scalars(select(Response))
    assert one.language == "pl"


def test_no_code_or_token_reaches_a_log_or_a_file(
    portal: Flask, client: PageClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    letters = issued().letters
    for letter in letters[:6]:
        client.raw.post("/feedback", data={"code": letter.code.shown})
        form = hidden(client.get_page("/feedback/survey"))
        client.raw.post("/feedback/survey", data={**form, "C1": "4"})
    data = portal.extensions["portal_settings"].data_dir
    for letter in letters:
        for secret in (letter.token, letter.code.secret, letter.code.shown):
            assert secret not in caplog.text
            assert files_holding(secret, data) == []
    batch = db.session.scalars(select(InvitationBatch)).first()
    assert batch is not None
    if db.engine.dialect.name == "sqlite":  # the search itself can find what is there
        assert files_holding(batch.salt, data.parent.parent) != []


def test_the_web_server_writes_no_addresses() -> None:
    text = Path("deploy/gunicorn.conf.py").read_text()
    assert re.search(r"^accesslog = None$", text, re.M)


@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL.keys())
def test_whatever_is_typed_gets_a_page(client: PageClient, text: str) -> None:
    form = hidden(client.get_page("/feedback/open?about=tp1_request&voice=parent"))
    for address, data in (
        ("/feedback", {"code": text}),
        ("/feedback/withdraw", {"receipt": text}),
        ("/feedback/survey", {"ticket": text, "C1": "4"}),
        ("/feedback/survey", {**form, "C1": text}),
        ("/feedback/survey", {**form, "text": text, "words": text, "leave_out": text}),
        ("/feedback/survey", {**form, "C1": "4", "text": text, "words": "mine"}),
    ):
        answer = client.raw.post(address, data=data)
        assert answer.status_code in {200, 303, 400, 422}, (address, answer.status_code)
        assert "<svg onload" not in answer.get_data(as_text=True)
    for address in ("/feedback/open", "/feedback/survey"):
        answer = client.raw.get(address, query_string={"about": text, "voice": text})
        assert answer.status_code in {303, 422}
    assert client.raw.get(f"/feedback/{quote(text, safe='')}").status_code in {200, 303, 404}
