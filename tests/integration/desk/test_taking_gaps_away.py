"""What is missing where as files: the page's own rows, small numbers hidden, takers in the log."""

import csv
import io

import pytest
from flask import Flask

from portal.database import utc_now
from tests.factories.empty_search import make_empty_search
from tests.factories.gap import make_gap
from tests.integration.desk.conftest import Logged, Put
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient, words

PAGE = "/officers/gaps/unmet"


@pytest.fixture
def analyst(office: Flask) -> PageClient:
    return signed_in_pages(office, add_officer(office, "analyst"))


@pytest.fixture
def kept(put: Put) -> None:
    for at in range(8):
        where = {"district": "dover" if at < 5 else "swale", "need": "VI"}
        put(
            make_gap,
            id=f"g{at}",
            form_key=f"f{at}",
            settled_as="gap",
            settled_at=utc_now(),
            **where,
        )
    put(make_empty_search, on=utc_now().date(), number=7, words="short breaks", kind="", need="")
    put(make_empty_search, on=utc_now().date(), number=4)


def as_rows(analyst: PageClient) -> list[dict[str, str]]:
    text = analyst.raw.get(f"{PAGE}/csv").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("kept")
def test_the_file_holds_the_rows_of_the_page(analyst: PageClient) -> None:
    page = analyst.get_page(PAGE)
    shown = [[words(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")]
    rows = as_rows(analyst)
    gaps = [one for one in rows if one["kind"] == "gap in provision"]
    searches = [one for one in rows if one["kind"] != "gap in provision"]
    taken = [[one["district"], one["need"], one["how many"]] for one in gaps]
    taken += [
        [one["looked for"], one["need"], one["district"], one["how many"]] for one in searches
    ]
    assert taken == shown
    assert [one["how many"] for one in gaps] == ["5", "fewer than 5"]
    assert [one["how many"] for one in searches] == ["7", "fewer than 5"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("kind", "starts"), [("xlsx", b"PK"), ("ods", b"PK"), ("pdf", b"%PDF")])
def test_every_format_is_made(analyst: PageClient, kind: str, starts: bytes) -> None:
    made = analyst.raw.get(f"{PAGE}/{kind}")
    assert made.status_code == 200
    assert made.data.startswith(starts)
    assert made.headers["Content-Disposition"].endswith(f"missing-kent.{kind}")


def test_whoever_takes_it_is_in_the_log(
    analyst: PageClient, editor: PageClient, logged: Logged
) -> None:
    assert f"{PAGE}/csv" in analyst.get_page(PAGE).links().values()
    assert f"{PAGE}/csv" not in editor.get_page(PAGE).links().values()
    assert editor.raw.get(f"{PAGE}/csv").status_code == 403
    assert logged("gaps.exported") == []
    analyst.raw.get(f"{PAGE}/csv")
    assert len(logged("gaps.exported")) == 1
