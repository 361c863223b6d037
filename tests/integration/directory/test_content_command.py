"""`portal content` as an officer runs it."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from portal.commands import build_group
from portal.commands.content import describe, load_everything
from portal.content_reader import ContentErrors
from portal.directory.changes import Change


def portal(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(build_group(), list(words))


def test_the_real_content_has_no_mistakes(site_app: Flask) -> None:
    done = portal(site_app, "content", "check")
    assert done.exit_code == 0, done.output
    assert "No mistakes found." in done.output
    assert "Kent: " in done.output


def test_loading_real_content_twice_changes_nothing(site_app: Flask) -> None:
    assert "added" in portal(site_app, "content", "load").output
    again = portal(site_app, "content", "load").output.splitlines()
    assert [line for line in again if line.startswith("  ")] == []
    assert all("changed" not in line.replace("unchanged", "") for line in again)


def test_a_mistake_stops_the_load_and_changes_nothing(
    site_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "kent" / "services"
    broken.mkdir(parents=True)
    (broken / "all.yaml").write_text("- key: a\n  name: A club\n")
    settings = site_app.extensions["portal_settings"]
    monkeypatch.setitem(
        site_app.extensions,
        "portal_settings",
        settings.model_copy(update={"content_dir": tmp_path}),
    )
    with site_app.app_context(), pytest.raises(ContentErrors) as caught:
        load_everything()
    assert {error.line for error in caught.value.errors} == {1}


def test_changes_are_told_with_old_and_new() -> None:
    change = Change("id", "A School", "changed", {"town": ("Ashford", None), "needs": ([], ["HI"])})
    assert describe(change) == (
        "changed: A School (town: Ashford → nothing; needs: nothing → ['HI'])"
    )


def test_the_hash_of_a_page_for_translators(site_app: Flask) -> None:
    done = portal(site_app, "content", "hash", "crisis-help")
    assert len(done.output.strip()) == 64
