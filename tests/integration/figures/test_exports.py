"""The same rows in every format: read back with other programs than those that wrote them."""

import csv
import io
import json

import pytest
from flask import Flask
from odfdo import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from portal.audit.models import AuditEntry
from portal.database import db
from portal.feedback.figures.exporting.csv_file import write_csv
from portal.feedback.figures.exporting.ods_file import write_ods
from portal.feedback.figures.exporting.xlsx_file import write_xlsx
from portal.feedback.figures.rows import COLUMNS
from tests.integration.figures.conftest import Put, add_answers, add_asked
from tests.officer_parts import add_officer, signed_in
from tests.page_contract import PageClient

HOSTILE = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "http://example.org", "=HYPERLINK()"]


@pytest.fixture
def files(put: Put, analyst: PageClient) -> dict[str, bytes]:
    put(add_asked, 300)
    put(add_answers, *[5] * 31, *[2] * 14)
    put(add_answers, *[5] * 7, instrument="tp1_request", outcome="refused", district="dover")
    put(add_answers, *[5] * 3, instrument="tp2_first_meeting", outcome=None)
    return {
        kind: analyst.raw.get(f"/officers/figures/{kind}").data
        for kind in ("csv", "xlsx", "ods", "pdf")
    }


def plain(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) else str(value)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def read_xlsx(data: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return rows


def read_ods(data: bytes) -> list[list[str]]:
    table = Document(io.BytesIO(data)).body.tables[0]
    rows = [[plain(value) for value in row] for row in table.iter_values()]
    return [row + [""] * (len(COLUMNS) - len(row)) for row in rows]


def test_three_formats_hold_the_same_rows(files: dict[str, bytes]) -> None:
    rows = read_csv(files["csv"])
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) > 60
    assert any("45" in row for row in rows)
    assert read_xlsx(files["xlsx"]) == rows
    assert read_ods(files["ods"]) == rows


def test_the_pdf_is_tagged_and_holds_every_sentence(files: dict[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(files["pdf"]))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    text = "".join(page.extract_text() for page in reader.pages)
    squeezed = "".join(text.split())
    for row in read_csv(files["csv"])[1:]:
        assert "".join(row[1].split()) in squeezed
        assert "".join(row[-1].split()) in squeezed


def test_every_share_has_its_n_and_what_is_hidden_is_empty(files: dict[str, bytes]) -> None:
    for row in read_csv(files["csv"])[1:]:
        named = dict(zip(COLUMNS, row, strict=True))
        if named["percent"].isdigit():
            assert named["n"].isdigit()
            assert named["low %"].isdigit()
            assert named["high %"].isdigit()
        if named["status"] == "c":
            assert named["n"] == named["low %"] == named["response rate %"] == ""
            assert named["percent"].startswith("fewer than")


def test_no_text_becomes_a_formula() -> None:
    rows = [HOSTILE, HOSTILE]
    for row in read_csv(write_csv(rows)):
        assert all(not one.startswith(("=", "+", "-", "@", "\t", "＝")) for one in row)
    assert read_xlsx(write_xlsx(rows, "t"))[0] == HOSTILE
    table = Document(io.BytesIO(write_ods(rows))).body.tables[0]
    assert [plain(value) for value in next(iter(table.iter_values()))] == HOSTILE


def test_taking_figures_is_in_the_log(office: Flask, files: dict[str, bytes]) -> None:
    with office.app_context():
        kinds = [
            json.loads(one.facts)["kind"]
            for one in db.session.query(AuditEntry).filter_by(action="figures.exported")
        ]
    assert sorted(kinds) == ["csv", "ods", "pdf", "xlsx"]


def test_a_viewer_takes_nothing_away(office: Flask) -> None:
    client = signed_in(office, add_officer(office, "viewer"))
    assert client.get("/officers/figures/csv").status_code == 403
