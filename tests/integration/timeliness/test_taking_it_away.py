"""The figures of the page as files: the same numbers and words; the log says who took them."""

import csv
import io

import pytest
from flask import Flask
from odfdo import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from portal.feedback.timeliness.sheet import COLUMNS
from tests.factories.timeliness import make_timeliness
from tests.integration.desk.conftest import Logged, Put
from tests.integration.figures.conftest import add_answers, add_asked
from tests.integration.timeliness.test_the_page import ENGLAND, PAGE, lines
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient


@pytest.fixture
def analyst(office: Flask) -> PageClient:
    return signed_in_pages(office, add_officer(office, "analyst"))


@pytest.fixture
def kept(put: Put) -> None:
    put(make_timeliness)
    put(make_timeliness, period="2023", plans_ex="c", plans="c", within_ex="c", within="c")
    put(make_timeliness, **ENGLAND)
    put(add_asked, 300)
    put(add_answers, *[5] * 31, *[2] * 14)


def as_rows(analyst: PageClient) -> list[dict[str, str]]:
    text = analyst.raw.get(f"{PAGE}/csv").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("kept")
def test_files_and_page_say_the_same(analyst: PageClient) -> None:
    page = {(cells[1], cells[0]): cells for cells in lines(analyst.get_page(PAGE))}
    rows = {(one["who"], one["period"]): one for one in as_rows(analyst) if one["plans"]}
    for key, row in rows.items():
        if key not in page:
            continue
        assert page[key][2] == f"{int(row['plans']):,}"
        assert page[key][3] == f"{float(row['percent']):.1f}%"
        assert page[key][4] == f"{float(row['low %']):.1f}–{float(row['high %']):.1f}%"
        assert page[key][5] == row["sentence"]
    assert {("Kent", "2024"), ("England", "2024")} <= rows.keys() & page.keys()
    assert rows["Kent", "2024"]["within 20 weeks"] == "84"


@pytest.mark.usefixtures("kept")
def test_what_was_not_published_stays_a_symbol(analyst: PageClient) -> None:
    (row,) = [one for one in as_rows(analyst) if one["period"] == "2023"]
    assert (row["plans"], row["percent"], row["symbol"]) == ("", "", "c")


@pytest.mark.usefixtures("kept")
def test_what_others_reported_and_waits_come_with_their_source(analyst: PageClient) -> None:
    rows = as_rows(analyst)
    for kind in ("reported by others", "waiting time"):
        found = [one for one in rows if one["kind"] == kind]
        assert found
        assert all(one["sentence"] for one in found)
    assert all(one["source"] for one in rows if one["kind"] != "waiting time")


@pytest.mark.usefixtures("kept")
def test_every_format_has_the_same_rows(analyst: PageClient) -> None:
    text = analyst.raw.get(f"{PAGE}/csv").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    book = load_workbook(io.BytesIO(analyst.raw.get(f"{PAGE}/xlsx").data)).active
    assert book is not None
    shown = [[shortest(value) for value in row] for row in book.iter_rows(values_only=True)]
    assert shown == [[shortest(value) for value in row] for row in rows]
    table = Document(io.BytesIO(analyst.raw.get(f"{PAGE}/ods").data)).body.tables[0]
    found = [[shortest(value) for value in row] for row in table.iter_values()]
    assert [row + [""] * (len(COLUMNS) - len(row)) for row in found] == shown
    reader = PdfReader(io.BytesIO(analyst.raw.get(f"{PAGE}/pdf").data))
    squeezed = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for row in rows[1:]:
        assert "".join(row[9].split()) in squeezed


def shortest(value: object) -> str:
    """Return a cell as text, numbers in their shortest form."""
    text = "" if value is None else str(value)
    return f"{float(text):g}" if text.replace(".", "", 1).isdigit() else text


def test_whoever_takes_it_is_in_the_log(
    analyst: PageClient, viewer: PageClient, logged: Logged
) -> None:
    assert f"{PAGE}/csv" in analyst.get_page(PAGE).links().values()
    assert f"{PAGE}/csv" not in viewer.get_page(PAGE).links().values()
    assert viewer.raw.get(f"{PAGE}/csv").status_code == 403
    assert logged("timeliness.exported") == []
    analyst.raw.get(f"{PAGE}/ods")
    analyst.get_page(f"{PAGE}/doc", 404)
    assert len(logged("timeliness.exported")) == 1
