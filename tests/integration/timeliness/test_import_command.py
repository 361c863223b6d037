"""`portal feedback import-timeliness`: read, told, kept once, and taken back when only looking."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select

from portal.commands.timeliness import import_timeliness_command
from portal.feedback.timeliness.models import EhcTimeliness
from tests.integration.desk.conftest import Logged
from tests.shared_data import shared_path
from tests.unit.feedback.timeliness.test_reading import GOOD, HEADER, row

Rows = Callable[..., Any]


def run(office: Flask, *words: object) -> Result:
    with office.app_context():
        return CliRunner().invoke(import_timeliness_command, [str(one) for one in words])


def count(rows: Rows) -> int:
    number: int = rows(lambda session: session.scalar(select(func.count(EhcTimeliness.area))))
    return number


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "timeliness.csv"
    path.write_text("\n".join([HEADER, GOOD, row("100,90,50,45,50,50", year="2023")]))
    return path


def test_the_same_file_again_changes_nothing(
    office: Flask, file: Path, rows: Rows, logged: Logged
) -> None:
    assert "2 figures read: 2 new, 0 revised, 0 as before." in run(office, file).output
    assert "2 figures read: 0 new, 0 revised, 2 as before." in run(office, file).output
    assert count(rows) == 2
    assert [one.facts for one in logged("timeliness.imported")] == ['{"new":2,"revised":0}']


def test_looking_only_changes_nothing(
    office: Flask, file: Path, rows: Rows, logged: Logged
) -> None:
    told = run(office, file, "--dry-run").output
    assert "Nothing was changed: this was a dry run." in told
    assert "2 new" in told
    assert count(rows) == 0
    assert logged("timeliness.imported") == []


def test_a_revised_figure_is_told_with_both(office: Flask, file: Path, rows: Rows) -> None:
    run(office, file)
    file.write_text("\n".join([HEADER, row("400,380,120,95,30,25")]))
    told = run(office, file).output
    assert "1 revised" in told
    assert "revised: Kent 2024: 400 120 380 114 → 400 120 380 95" in told
    held = rows(lambda session: session.get_one(EhcTimeliness, ("dfe", "E10000016", "2024")))
    assert held.within_ex == "95"
    assert count(rows) == 2


def test_refused_lines_are_told_and_the_rest_is_kept(office: Flask, file: Path, rows: Rows) -> None:
    file.write_text("\n".join([HEADER, GOOD, row("1,1,2,2,30,30", year="2023")]))
    done = run(office, file)
    assert done.exit_code == 0
    assert "refused: line 3: 2 of 1 plans within 20 weeks cannot be" in done.output
    assert count(rows) == 1


def test_another_file_is_refused_whole(office: Flask, file: Path, rows: Rows) -> None:
    file.write_text("a,b\n1,2\n")
    done = run(office, file)
    assert done.exit_code == 1
    assert "Nothing was changed." in done.output
    assert count(rows) == 0


def test_a_councils_own_counts_stand_apart(office: Flask, file: Path, rows: Rows) -> None:
    run(office, file)
    file.write_text("period,plans,within_20_weeks\n2024,410,130\n")
    assert "1 new" in run(office, file, "--own", "kent").output
    assert count(rows) == 3
    assert run(office, file, "--own", "nowhere").exit_code == 1


def test_the_departments_real_file(office: Flask, rows: Rows) -> None:
    path = shared_path("data/stats/ehcp_2025/timeliness_20_week.csv")
    told = run(office, path).output
    assert " 0 revised" in told
    assert "refused" not in told
    assert count(rows) > 900
    assert f"{count(rows)} as before" in run(office, path).output
