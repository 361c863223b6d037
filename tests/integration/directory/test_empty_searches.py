"""Searches that find nothing are counted, and nothing anybody typed is kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, select

from portal.database import db, write_unit
from portal.directory.empty_searches import NOTES, collect, forget_old_searches
from portal.directory.models import EmptySearch
from tests.factories.empty_search import make_empty_search
from tests.page_contract import PageClient

Counts = dict[tuple[str, ...], int]
NOTHING = "need=VI&kind=therapy&district=dover&type=service"


@pytest.fixture(autouse=True)
def notes(site_app: Flask) -> Iterator[Path]:
    """The file of this test alone."""
    path: Path = site_app.extensions["portal_settings"].data_dir / "run" / NOTES
    path.unlink(missing_ok=True)
    yield path
    with site_app.app_context(), write_unit() as session:
        session.execute(delete(EmptySearch))


def counted(app: Flask) -> Counts:
    """Let the worker make its two rounds and return what is in the table."""
    with app.app_context():
        collect()
        collect()
        rows = db.session.scalars(select(EmptySearch)).all()
        return {(one.need, one.kind, one.district, one.words): one.number for one in rows}


def test_codes_chosen_from_lists_are_counted_by_day(site: PageClient, site_app: Flask) -> None:
    for _ in range(3):
        site.get_page(f"/services?{NOTHING}")
    assert counted(site_app) == {("VI", "therapy", "dover", ""): 3}
    site.get_page(f"/services?{NOTHING}")
    assert counted(site_app) == {("VI", "therapy", "dover", ""): 4}


def test_words_of_our_own_are_kept_by_the_name_of_their_concept(
    site: PageClient, site_app: Flask
) -> None:
    site.get_page("/services?q=SALT&need=VI&type=service&district=dover")
    assert counted(site_app) == {("VI", "", "dover", "speech and language therapy"): 1}


@pytest.mark.parametrize(
    "typed", ["Tom+Example+autism", "ME14+1XQ", "07700+900123", "autism+for+Zofia", "xyzzy"]
)
def test_a_word_that_is_not_ours_takes_all_words_away(
    site: PageClient, site_app: Flask, notes: Path, typed: str
) -> None:
    site.get_page(f"/services?q={typed}&{NOTHING}")
    written = notes.read_text()
    assert not any(word in written for word in ("Tom", "ME14", "07700", "Zofia", "xyzzy"))
    assert counted(site_app) == {("VI", "therapy", "dover", ""): 1}


def test_a_place_that_was_typed_is_never_kept(site: PageClient, notes: Path) -> None:
    site.get_page(f"/services?{NOTHING}&postcode=ZZ99+9ZZ")
    assert "ZZ99" not in notes.read_text()


@pytest.mark.parametrize(
    "asked", ["", "q=orchard&type=service", "need=nonsense", "postcode=Nowhere", "page=7000&q=zzz"]
)
def test_what_found_something_or_asked_nothing_is_not_counted(
    site: PageClient, notes: Path, asked: str
) -> None:
    site.raw.get(f"/services?{asked}")
    assert not notes.exists()


def test_half_a_line_and_a_full_disk_stop_nothing(
    site: PageClient, site_app: Flask, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.get_page(f"/services?{NOTHING}")
    with notes.open("a") as file:
        file.write('["kent", "2026-1\n[1]\n{"a": 2}\n')
    assert counted(site_app) == {("VI", "therapy", "dover", ""): 1}

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("portal.directory.empty_searches._append", full)
    site.get_page(f"/services?{NOTHING}")
    assert counted(site_app) == {("VI", "therapy", "dover", ""): 1}


def test_a_flood_fills_no_disk(
    site: PageClient, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.directory.empty_searches.MOST_BYTES", 100)
    for _ in range(9):
        site.raw.get(f"/services?{NOTHING}")
    assert 100 <= notes.stat().st_size < 200


def test_counts_go_after_a_year(site_app: Flask) -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    with site_app.app_context():
        with write_unit() as session:
            make_empty_search(session, on=date(2026, 11, 25))
            make_empty_search(session, on=now.date() - timedelta(days=366))
        with write_unit() as session:
            forget_old_searches(session, now)
        assert [one.on for one in db.session.scalars(select(EmptySearch))] == [date(2026, 11, 25)]
