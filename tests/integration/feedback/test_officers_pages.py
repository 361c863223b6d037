"""Officers make batches and have their letters once; they key in answers, and use no code else."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.audit.models import AuditEntry
from portal.database import db
from portal.feedback.invitations.models import Invitation, InvitationBatch, InvitationCohort
from portal.feedback.invitations.redeeming import find_invited, token_for
from portal.feedback.invitations.refusals import CodeExpired
from portal.feedback.periods import quarter_of, today
from portal.feedback.responses.models import Response, ResponseText
from tests.feedback_parts import issued
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient


@pytest.fixture
def officer(portal: Flask) -> PageClient:
    return signed_in_pages(portal, add_officer(portal, "feedback_officer"))


def order(**given: str) -> dict[str, str]:
    defaults = {
        "instrument": "tp1_request",
        "period": quarter_of(today()),
        "style": "own",
        "form_key": uuid4().hex,
        "n:assessed:east-kent:parent": "11",
        "n:refused:east-kent:parent": "4",
        "n:refused:west-kent:parent": "8",
    }
    return {**defaults, **given}


def number_of(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def actions() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)))


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_batch_is_made_and_its_letters_come_once(officer: PageClient) -> None:
    data = order()
    made = officer.raw.post("/officers/invitations/new", data=data)
    assert (made.status_code, made.mimetype) == (200, "application/zip")
    assert made.headers["Cache-Control"] == "no-store"
    files = unpacked(made.data)
    rows = files["codes.csv"].decode().splitlines()
    assert len(rows) == 1 + 23
    found = db.session.scalars(select(InvitationCohort))
    cohorts = {(one.outcome, one.area): one.issued for one in found}
    assert cohorts == {("assessed", "east-kent"): 11, ("refused", None): 12}
    again = officer.post_page("/officers/invitations/new", 409, data=data)
    assert again.heading == "This batch has been made already"
    assert (number_of(InvitationBatch), number_of(Invitation)) == (1, 23)
    assert actions() == ["invitations.issued", "invitations.downloaded"]
    page = officer.get_page("/officers/invitations")
    assert "Asking for an assessment, and the decision" in page.text
    assert "23" in page.text


def test_each_code_and_link_in_the_letters_opens_the_questions(
    portal: Flask, officer: PageClient
) -> None:
    young = {"n:refused:west-kent:parent": "", "n:refused:west-kent:young_person": "8"}
    made = officer.raw.post("/officers/invitations/new", data=order(style="both", **young))
    files = unpacked(made.data)
    rows = [row.split(",") for row in files["codes.csv"].decode().splitlines()[1:]]
    for _, _, _, audience, code, link in rows[::6]:
        token, _, voice = link.rpartition("/")[2].partition("?voice=")
        assert token_for(code) == token
        assert voice == ("young_person" if audience == "young_person" else "")
        assert find_invited(token).cohort.issued >= 10
    html = files["letters.html"].decode()
    assert html.count('class="code"') == 46
    assert "until" in html
    assert "[[" not in html
    assert "Next 11 letters: parents and carers, East Kent" in html
    assert "Next 11 letters: parents and carers, East Kent" in files["read-me.txt"].decode()


def test_the_pdf_is_tagged_and_says_its_title_and_language(officer: PageClient) -> None:
    made = officer.raw.post("/officers/invitations/new", data=order())
    pdf = unpacked(made.data)["letters.pdf"]
    whole = pdf + b"".join(streams(pdf))
    for mark in (b"/MarkInfo", b"/Marked true", b"/Lang", b"en-GB", b"/StructTreeRoot", b"pdfuaid"):
        assert mark in whole, mark
    assert whole.count(b"/Alt") == 23


def test_every_letter_fits_on_its_page(officer: PageClient) -> None:
    made = officer.raw.post("/officers/invitations/new", data=order(style="both"))
    pdf = unpacked(made.data)["letters.pdf"]
    whole = pdf + b"".join(streams(pdf))
    groups = 3
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", whole)) == 2 * 23 + groups


def streams(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        with suppress(zlib.error):
            yield zlib.decompress(found[1])


FILE = "outcome,district,audience,how_many\nassessed,Ashford,parent,12\nrefused,Dover,,\n"


def test_a_file_stands_for_the_boxes(officer: PageClient) -> None:
    data = {"instrument": "tp1_request", "period": quarter_of(today()), "style": "own"}
    made = officer.raw.post(
        "/officers/invitations/new", data={**data, "file": (io.BytesIO(FILE.encode()), "a.csv")}
    )
    assert made.mimetype == "application/zip"
    assert number_of(Invitation) == 13


BAD = {
    "outcome,district\nmaybe,Ashford\nassessed,Atlantis\n": ["Line 2", "Line 3", "not a district"],
    "outcome,how_many\nassessed,-3\n": ["Line 2", "whole number"],
    "outcome,how_many\nassessed,1e3\n": ["Line 2", "whole number"],
    "name,outcome\nJo,assessed\n": ["Line 1", "name the columns"],
    "outcome,audience\nassessed,uncle\n": ["Line 2", "audience"],
    "outcome,area\nassessed,east-kent,extra\n": ["Line 2", "more cells"],
    'outcome,area\n"assessed,east-kent\n': ["quotation marks"],
    "": ["name the columns"],
    "outcome\n": ["no rows"],
    "outcome,how_many\nassessed,9999\n": ["at most 500"],
}


@pytest.mark.parametrize(("text", "told"), BAD.items())
def test_a_wrong_row_is_told_and_nothing_is_made(
    officer: PageClient, text: str, told: list[str]
) -> None:
    data = {"instrument": "tp1_request", "period": quarter_of(today()), "style": "own"}
    content = text.encode() or b"\xef\xbb\xbf"
    page = officer.post_page(
        "/officers/invitations/new", 422,
        data={**data, "file": (io.BytesIO(content), "a.csv")},
    )  # fmt: skip
    for words in told:
        assert words in page.text
    assert number_of(InvitationBatch) == 0


@pytest.mark.parametrize(
    "given",
    [
        {"n:assessed:east-kent:parent": "many"},
        {"period": "2019-Q1"},
        {"style": "loud"},
        {"n:assessed:east-kent:parent": "501"},
        dict.fromkeys(order(), "") | {"instrument": "tp1_request"},
    ],
)
def test_a_wrong_form_keeps_what_was_typed(officer: PageClient, given: dict[str, str]) -> None:
    data = order(**given)
    page = officer.post_page("/officers/invitations/new", 422, data=data)
    box = page.find("input", {"name": "n:refused:west-kent:parent"})
    assert box is not None
    assert box["value"] == data["n:refused:west-kent:parent"]  # type: ignore[index]  # a tag
    assert number_of(InvitationBatch) == 0


def test_a_withdrawn_batch_ends_and_a_reminder_is_given_once(officer: PageClient) -> None:
    letter = issued().letters[0]
    batch = db.session.scalars(select(InvitationBatch.id)).one()
    first = officer.raw.post(f"/officers/invitations/{batch}/reminder")
    assert (first.status_code, first.mimetype) == (200, "application/pdf")
    assert officer.raw.post(f"/officers/invitations/{batch}/reminder").status_code == 303
    assert officer.raw.post(f"/officers/invitations/{batch}/withdraw").status_code == 303
    db.session.rollback()
    with pytest.raises(CodeExpired):
        find_invited(letter.token)
    assert actions()[-2:] == ["invitations.reminded", "invitations.withdrawn"]
    assert "Withdrawn" in officer.get_page("/officers/invitations").text


def test_a_batch_of_another_council_is_not_there(officer: PageClient) -> None:
    issued(authority="leicestershire", counts=None)
    batch = db.session.scalars(select(InvitationBatch.id)).one()
    assert officer.raw.post(f"/officers/invitations/{batch}/withdraw").status_code == 404
    assert "No invitations" in officer.get_page("/officers/invitations").text


def test_only_who_may_gets_in(portal: Flask) -> None:
    viewer = signed_in_pages(portal, add_officer(portal, "viewer")).raw
    nobody = portal.test_client()
    for address in (
        "/officers/invitations",
        "/officers/invitations/new",
        "/officers/responses/new",
    ):
        assert viewer.get(address).status_code == 403
        assert nobody.get(address).status_code == 303
        assert nobody.post(address).status_code in {303, 405}


def test_a_code_is_refused_in_an_officers_browser(officer: PageClient) -> None:
    letter = issued().letters[0]
    page = officer.post_page("/feedback", 403, data={"code": letter.code.shown})
    assert page.heading == "This browser is signed in for work"
    officer.raw.get(f"/feedback/{letter.token}")
    assert officer.raw.get("/feedback/survey").status_code == 403
    body = {"instrument": "tp1_request", "version": 1, "answers": {"C1": 4}, "code": letter.token}
    sent = officer.raw.post(
        "/api/v1/feedback/responses", json=body, headers={"Idempotency-Key": "k"}
    )
    assert sent.status_code == 403
    assert number_of(Response) == 0


def test_a_callers_answers_are_marked_assisted(officer: PageClient) -> None:
    letter = issued().letters[0]
    page = officer.get_page("/officers/responses/new?about=tp1_request")
    data = {**hidden_in(page), "code": letter.code.shown, "entry": "phone", "C1": "4", "C2": ""}
    kept = officer.post_page("/officers/responses/new", data=data)
    assert kept.heading == "The answers are kept"
    (one,) = db.session.scalars(select(Response))
    assert (one.channel, one.entry, one.coded, one.outcome) == (
        "assisted", "phone", True, "assessed",
    )  # fmt: skip
    assert one.answers == {"C1": 4}
    again = officer.post_page("/officers/responses/new", data=data)
    assert "nothing was counted twice" in again.text
    assert number_of(Response) == 1
    assert actions()[-1] == "responses.keyed"


def test_a_wrong_code_keeps_the_callers_answers(officer: PageClient) -> None:
    page = officer.get_page("/officers/responses/new?about=tp1_request")
    data = {**hidden_in(page), "code": "ZZ 1234 5678", "C1": "4", "text": "Too long a wait."}
    again = officer.post_page("/officers/responses/new", 422, data=data)
    assert "We do not know this code" in again.text
    assert [str(one["name"]) for one in again.select("input[checked]")] == ["entry", "C1"]
    assert "Too long a wait." in str(again)
    assert number_of(Response) == 0


NAMED = "My son Oliver waited, ring me on 07700 900123."


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("masked", "My son [name] waited, ring me on [phone number]."), ("mine", NAMED)],
)
def test_names_in_a_callers_words_are_offered_for_removal_before_anything_is_kept(
    officer: PageClient, choice: str, kept: str
) -> None:
    page = officer.get_page("/officers/responses/new?about=tp1_request")
    data = {**hidden_in(page), "C1": "4", "text": NAMED}
    asked = officer.post_page("/officers/responses/new", 422, data=data)
    assert "My son [name] waited" in asked.text
    assert [str(one["value"]) for one in asked.select("input[name=words][checked]")] == ["masked"]
    assert NAMED in str(asked), "nothing typed is lost"
    assert number_of(Response) == 0
    officer.post_page("/officers/responses/new", data={**data, "words": choice})
    assert number_of(Response) == 1
    assert list(db.session.scalars(select(ResponseText.text))) == [kept]


def hidden_in(page: object) -> dict[str, str]:
    forms = page.select("form")  # type: ignore[attr-defined]  # a Page
    (form,) = [one for one in forms if "/officers/responses" in str(one.get("action"))]
    return {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
