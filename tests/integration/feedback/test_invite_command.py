"""`portal feedback invite`: letters into a new file, once, or nothing and the reason."""

import zipfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.commands.invite import invite_command
from portal.database import db
from portal.feedback.invitations.models import Invitation
from portal.feedback.invitations.redeeming import find_invited

FILE = "outcome,district,how_many\nassessed,Ashford,12\nrefused,Dover,10\n"


def invite(portal: Flask, cohorts: Path, letters: Path, *more: str) -> tuple[int, str]:
    given = ["tp1_request", str(cohorts), str(letters), "--address", "https://send.example", *more]
    done = portal.test_cli_runner().invoke(invite_command, given)
    return done.exit_code, done.output


def test_letters_are_written_once_and_their_links_work(portal: Flask, tmp_path: Path) -> None:
    cohorts, letters = tmp_path / "cohorts.csv", tmp_path / "letters.zip"
    cohorts.write_text(FILE)
    assert invite(portal, cohorts, letters) == (0, f"22 letters in 2 groups: {letters}\n")
    assert letters.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(letters) as file:
        rows = file.read("codes.csv").decode().splitlines()[1:]
    assert len(rows) == 22
    assert all(row.split(",")[-1].startswith("https://send.example/feedback/") for row in rows)
    db.session.rollback()
    assert find_invited(rows[0].rpartition("/")[2]).batch.issued == 22


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("outcome\nmaybe\n", [], "line 2"),
        (FILE, ["--period", "soon"], "2026-Q4"),
        (FILE, ["--style", "loud"], "style"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_made(
    portal: Flask, tmp_path: Path, text: str, more: list[str], told: str
) -> None:
    cohorts = tmp_path / "cohorts.csv"
    cohorts.write_text(text)
    code, said = invite(portal, cohorts, tmp_path / "letters.zip", *more)
    assert code != 0
    assert told in said
    assert list(db.session.scalars(select(Invitation))) == []
    assert not (tmp_path / "letters.zip").exists()
