"""A council of which little is known: the pages say so and invent nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.app import create_app
from portal.database import db
from portal.settings import Settings
from tests.integration.comments.people import WORDS, Family, only


@pytest.fixture
def thin(site: object, database_address: str, tmp_path: Path) -> Iterator[Family]:
    """Somebody on Leicestershire's portal; `site` empties the tables afterwards."""
    app = create_app(
        Settings(
            data_dir=tmp_path,
            database_url=database_address,
            authority="leicestershire",
            secret_key="not a secret: tests only",
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it
        )
    )
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield Family(app)
    with app.app_context():
        db.engine.dispose()


def test_nothing_is_claimed_that_nobody_recorded(thin: Family) -> None:
    assert "No promise of" in thin.read("/comments/promises").text
    assert thin.read("/comments/consultation").text.count("Not recorded yet") == 15
    assert "No report has been published" in thin.read("/comments/reports").text
    assert "has been answered here yet" in thin.read("/comments/you-said-we-did").text


@pytest.mark.parametrize("address", ["/comments/new?sent=1"])
def test_without_a_checked_number_999_stays(thin: Family, address: str) -> None:
    page = thin.read(address)
    assert "We do not have a checked number" in page.text
    assert "999" in page.text


def test_a_comment_belongs_to_the_council_it_was_sent_to(thin: Family) -> None:
    thin.send()
    kept = only(thin.app)
    assert (kept.authority, kept.text) == ("leicestershire", WORDS)
