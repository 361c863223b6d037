"""A change made by any command is soon found; a broken index mends itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

import search_index
from portal.app import create_app
from portal.commands.search import update_all
from portal.commands.worker import count_once, look_once
from portal.database import db, write_unit
from portal.directory.models import EmptySearch
from portal.directory.publishing import publish
from portal.directory.vocabulary import load_vocabulary
from portal.settings import Settings
from search_index import Query
from tests.factories.listing import make_listing


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Flask]:
    settings = Settings(data_dir=tmp_path, secret_key="tests only", _env_file=None)  # type: ignore[call-arg,arg-type]  # pydantic reads both
    app = create_app(settings)
    with app.app_context():
        upgrade()
        update_all()
        yield app


def found(app: Flask, words: str) -> list[str]:
    root = app.extensions["portal_settings"].index_dir
    index = search_index.SearchIndex(root, "kent", load_vocabulary())
    return [hit.document.name for hit in index.search(Query(words=words)).hits]


def test_a_new_record_is_found_after_one_look(portal: Flask) -> None:
    with write_unit() as session:
        publish(
            session, make_listing(key="zebra-club", name="Zebra Riding Club"), "kent", "content"
        )
    assert "Zebra Riding Club" not in found(portal, "zebra riding")
    look_once()
    assert found(portal, "zebra riding")[0] == "Zebra Riding Club"


def test_nothing_to_do_makes_no_generation(portal: Flask) -> None:
    root = portal.extensions["portal_settings"].index_dir
    before = search_index.SearchIndex(root, "kent", load_vocabulary()).health().generation
    assert update_all() == 0
    assert search_index.SearchIndex(root, "kent", load_vocabulary()).health().generation == before


def test_a_damaged_index_is_built_anew(portal: Flask) -> None:
    root = portal.extensions["portal_settings"].index_dir
    for file in (root / "kent").glob("g*/*"):
        file.write_bytes(b"damaged")
    look_once()
    assert search_index.SearchIndex(root, "kent", load_vocabulary()).health().ok
    assert found(portal, "annual review")[0].startswith("Annual")


def test_the_portal_still_answers_without_an_index(portal: Flask) -> None:
    root = portal.extensions["portal_settings"].index_dir
    for file in (root / "kent").glob("g*/*"):
        file.unlink()
    answer = portal.test_client().get("/api/v1/search?q=annual+review").get_json()
    assert answer["degraded"] is True
    assert "annual-review" in {result["slug"] for result in answer["results"]}
    assert portal.test_client().get("/services?q=annual+review").status_code == 200


def test_searches_that_found_nothing_are_counted_and_a_failure_stops_nothing(
    portal: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.test_client().get("/services?need=VI&kind=therapy&district=dover&type=service")
    with monkeypatch.context() as broken:
        broken.setattr("portal.commands.worker.collect", lambda: 1 / 0)
        count_once()
    count_once()
    count_once()
    (counted,) = db.session.query(EmptySearch).all()
    assert (counted.district, counted.number) == ("dover", 1)
