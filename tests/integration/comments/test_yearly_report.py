"""The yearly report: frozen once, the same in three forms, corrections beside it."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from flask import Flask
from odfdo import Document
from pypdf import PdfReader
from sqlalchemy import update

from portal.authorities import get_authority
from portal.database import utc_now, write_unit
from portal.feedback.comments import forget_old_texts
from portal.feedback.comments.clock import day_of
from portal.feedback.comments.models import Comment, CommentReport, OriginalIsKept
from portal.feedback.comments.report.parts import KEY, ReportTable, register_report_part
from portal.feedback.comments.report.snapshot import (
    Report,
    ReportChanged,
    add_note,
    find_report,
    freeze_report,
)
from portal.feedback.comments.report.writing import as_ods, sheets
from portal.feedback.comments.settings_file import read_comment_content
from portal.settings import CHECKOUT
from tests.factories.comment import make_action, make_comment, make_published
from tests.integration.comments.people import Family


def an_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


@pytest.fixture
def a_year(site: Flask) -> None:
    """A year with one comment of each sort, and one of the year before."""
    year, before = datetime(2026, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)
    with site.app_context(), write_unit() as session:
        one = make_published(
            session, id=an_id(1), form_key="1", received_at=year, published_at=year,
            state="action", reply="=1+1 is no formula", replied_at=year,
        )  # fmt: skip
        make_action(session, one)
        old = make_published(
            session, id=an_id(2), form_key="2", received_at=before, published_at=before,
            text="Of the year before.", state="action", reply="Yes.", replied_at=before,
        )  # fmt: skip
        make_action(session, old, id=an_id(92), state="done")
        make_comment(
            session, id=an_id(3), form_key="3", received_at=year, state="withheld",
            withheld_reason="one_person", text="Never to be published.",
        )  # fmt: skip
        make_comment(session, id=an_id(4), form_key="4", received_at=year, state="spam")


def freeze(site: Flask, year: int = 2026) -> Report:
    with site.app_context(), write_unit() as session:
        return freeze_report(session, get_authority("kent"), year)


@pytest.mark.usefixtures("a_year")
def test_what_is_in_it(site: Flask) -> None:
    body = freeze(site).body
    first = body["counts"][0]
    assert (first["received"], first["published"], sum(first["withheld"].values())) == (2, 1, 1)
    assert first["spam"] == 1
    assert [one["id"] for one in body["comments"]] == [an_id(1)]
    assert [one["said"] for one in body["last_years_actions"]] == ["Of the year before."]
    assert len(body["consultation"]["list"]) == 14
    assert "Never to be published." not in str(body)


@pytest.mark.usefixtures("a_year")
def test_it_never_changes(site: Flask) -> None:
    first = freeze(site)
    with site.app_context(), write_unit() as session:
        make_published(session, id=an_id(9), form_key="9")
    assert freeze(site) == first
    with site.app_context(), write_unit() as session:
        row = session.get(CommentReport, first.id)
        assert row is not None
        row.body = "{}"
        with pytest.raises(OriginalIsKept):
            session.flush()
        session.rollback()


@pytest.mark.usefixtures("a_year")
def test_tampering_behind_our_back_is_seen(site: Flask) -> None:
    freeze(site)
    with site.app_context(), write_unit() as session:
        session.execute(update(CommentReport).values(body='{"year":2026}'))
    with site.app_context(), write_unit() as session, pytest.raises(ReportChanged):
        find_report(session, "kent", 2026)


@pytest.mark.usefixtures("a_year")
def test_a_correction_is_a_dated_note(site: Flask, family: Family) -> None:
    report = freeze(site)
    with site.app_context(), write_unit() as session:
        add_note(session, report, "One reply had a wrong date.")
    again = freeze(site)
    assert (again.digest, again.body) == (report.digest, report.body)
    assert again.notes == ((day_of(utc_now()), "One reply had a wrong date."),)
    assert "One reply had a wrong date." in family.read("/comments/report/2026").text


@pytest.mark.usefixtures("a_year")
def test_the_page(site: Flask, family: Family) -> None:
    family.pages.get_page("/comments/report/2026", 404)
    report = freeze(site)
    page = family.read("/comments/report/2026")
    assert report.digest in page.text.replace(" ", "")
    assert "Put a link on the first page." in page.text
    assert "/comments/report/2026" in family.read("/comments/reports").links().values()


@pytest.mark.usefixtures("a_year")
def test_the_pdf_is_tagged_and_names_its_language(site: Flask, family: Family) -> None:
    freeze(site)
    response = family.pages.raw.get("/comments/report/2026.pdf")
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    assert response.data.startswith(b"%PDF")
    again = family.pages.raw.get("/comments/report/2026.pdf")
    assert again.data == response.data
    reader = PdfReader(BytesIO(response.data))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "Comments on the Local Offer in 2026 – Kent County Council"
    assert "/StructTreeRoot" in root
    assert "Put a link on the first page." in " ".join(reader.pages[0].extract_text().split())


@pytest.mark.usefixtures("a_year")
def test_the_spreadsheet_says_the_same_and_has_no_formula(site: Flask, family: Family) -> None:
    report = freeze(site)
    response = family.pages.raw.get("/comments/report/2026.ods")
    document = Document(BytesIO(response.data))
    assert "table:formula" not in document.body.serialize()
    by_name = {table.name: table for table in document.body.tables}
    written = [tuple(row) for row in by_name["Counts"].get_values()]
    assert written == dict(sheets(report))["Counts"]
    comments = by_name["Comments"].get_values()
    assert comments[1][4] == "=1+1 is no formula"
    assert as_ods(report)[:2] == b"PK"


@pytest.mark.usefixtures("a_year")
def test_other_parts_of_the_portal_add_tables(site: Flask, family: Family) -> None:
    table = ReportTable("Answers", "Small numbers are hidden.", ("Step", "n"), (("First", "c"),))
    register_report_part(site, lambda authority, year: table if year == 2026 else None)
    register_report_part(site, lambda authority, year: None)
    try:
        freeze(site)
        freeze(site, 2025)
    finally:
        site.extensions.pop(KEY)
    assert "Small numbers are hidden." in family.read("/comments/report/2026").text
    assert "Small numbers are hidden." not in family.read("/comments/report/2025").text


def test_an_empty_year(site: Flask, family: Family) -> None:
    freeze(site)
    assert "No comment was published" in family.read("/comments/report/2026").text


def test_old_texts_go_and_published_words_stay(site: Flask) -> None:
    clock = read_comment_content(CHECKOUT / "content", "kent").settings.clock
    now = utc_now()
    with site.app_context():
        with write_unit() as session:
            for number, (months, state) in enumerate(
                [(11, "closed"), (13, "closed"), (13, "withheld"), (13, "screened"), (73, "closed")]
            ):
                received = datetime(
                    *divmod_month(now.year * 12 + now.month - 1 - months), 1, tzinfo=UTC
                )
                make_published(
                    session, id=an_id(number), form_key=str(number), state=state,
                    received_at=received, text=f"text {number}",
                )  # fmt: skip
        with write_unit() as session:
            assert forget_old_texts(session, "leicestershire", clock, now) == 0
            forget_old_texts(session, "kent", clock, now)
        with write_unit() as session:
            kept = {one.id: (one.text, one.public_text) for one in session.query(Comment)}
    texts = [kept[an_id(number)][0] for number in range(4)]
    assert texts == ["text 0", "", "", "text 3"]
    assert kept[an_id(1)][1] == "text 1"
    assert an_id(4) not in kept


def divmod_month(months: int) -> tuple[int, int]:
    year, month = divmod(months, 12)
    return year, month + 1
