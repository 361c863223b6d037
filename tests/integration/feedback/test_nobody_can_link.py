"""A thief with the database, its log and a copy of every day links no answer to an invitation.

The thief has no letters and no keys. The worst case is tried: families answer
in the very order of their letters, and the thief knows it. The same attack on
a plain design, with numbered rows and a mark on the invitation, finds everybody.
"""

import math
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from flask import Flask

from portal.database import db
from portal.feedback.invitations.codes import PaperCode
from portal.feedback.invitations.issuing import Letter
from portal.feedback.keys import digest
from portal.feedback.responses.submitting import submit
from tests.feedback_parts import issued, submission
from tests.on_disk import copied

INVITED, ANSWERED, DAYS = 500, 200, 5
# Nine right pairs of two hundred: a thief who only guesses gets there once in a million runs, so
# the test does not fail by bad luck, while any real clue links dozens.
LUCK = 1e-6
Links = dict[str, str]  # invitation -> response, as somebody knows or guesses it


def copy_of_today(database: Path, folder: Path) -> Path:
    """Return a copy of the files as they lie there, log and all."""
    folder.mkdir()
    for ending in ("", "-wal", "-shm"):
        file = database.with_name(database.name + ending)
        if file.exists():
            copied(file, folder)
    return folder / database.name


def rows(copy: Path, query: str) -> list[str]:
    link = sqlite3.connect(copy)
    try:
        return [str(row[0]) for row in link.execute(query)]
    finally:
        link.close()


def chance(correct: int, expected: float = 1.0) -> float:
    """Return how likely `correct` or more right guesses are when a thief only guesses.

    Of a random pairing about one is right, whatever its length.
    """
    below = sum(expected**k / math.factorial(k) for k in range(min(correct, 100)))
    return 1 - math.exp(-expected) * below


@pytest.fixture
def stolen(portal: Flask, tmp_path: Path) -> tuple[list[Path], list[Letter], Links, list[str]]:
    """Copies of five days, the letters (not stolen), the truth, and answers as they came."""
    if db.engine.dialect.name != "sqlite":
        pytest.skip("about SQLite's files")
    letters = list(issued(INVITED).letters)
    database = Path(str(db.engine.url.database))
    copies = [copy_of_today(database, tmp_path / "day-0")]
    truth: Links = {}
    order: list[str] = []
    for number, letter in enumerate(letters[:ANSWERED]):
        known = set(order)
        submit(submission(token=letter.token, form_key=f"form-{number}", text=f"Word {number}."))
        (new,) = set(rows(database, "SELECT id FROM response")) - known
        order.append(new)
        truth[digest("invitation", letter.token)] = new
        if (number + 1) % (ANSWERED // DAYS) == 0:
            copies.append(copy_of_today(database, tmp_path / f"day-{len(copies)}"))
    return copies, letters, truth, order


def paired(invitations: Sequence[str], answers: Sequence[str]) -> Links:
    return dict(zip(invitations, answers, strict=False))


def test_invitations_never_change_and_nothing_points_at_them(
    stolen: tuple[list[Path], list[Letter], Links, list[str]],
) -> None:
    copies, _, truth, _ = stolen
    first = rows(copies[0], "SELECT h1 || cohort_id FROM invitation")
    for copy in copies:
        assert rows(copy, "SELECT h1 || cohort_id FROM invitation") == first
        spent = set(rows(copy, "SELECT h2 FROM spent"))
        assert not spent & set(rows(copy, "SELECT h1 FROM invitation"))
    assert len(rows(copies[-1], "SELECT h2 FROM spent")) == len(truth) == ANSWERED
    link = sqlite3.connect(copies[-1])
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        link.execute("SELECT rowid FROM response")
    link.close()


def test_no_order_links_better_than_chance(
    stolen: tuple[list[Path], list[Letter], Links, list[str]],
) -> None:
    copies, _, truth, came = stolen
    last = copies[-1]
    as_they_lie = rows(last, "SELECT h1 FROM invitation")
    answers = rows(last, "SELECT id FROM response")
    spent = rows(last, "SELECT h2 FROM spent")
    by_day: list[str] = []
    for copy in copies:
        by_day += [one for one in rows(copy, "SELECT id FROM response") if one not in by_day]
    attacks = {
        "rows as they lie": paired(as_they_lie, answers),
        "rows against the order of coming": paired(as_they_lie, came),
        "backwards": paired(as_they_lie[::-1], came),
        "by cohort index": paired(
            rows(last, "SELECT h1 FROM invitation ORDER BY cohort_id, h1"), came
        ),
        "daily copies": paired(as_they_lie, by_day),
        "marks beside marks": paired(
            [min(as_they_lie, key=lambda one: abs(int(one, 16) - int(mark, 16))) for mark in spent],
            answers,
        ),
        "order in the files": paired(in_the_bytes(last, as_they_lie), in_the_bytes(last, answers)),
        "order in the log": paired(
            in_the_bytes(last.with_name(last.name + "-wal"), as_they_lie), came
        ),
    }
    for name, guessed in attacks.items():
        right = sum(truth.get(invitation) == answer for invitation, answer in guessed.items())
        assert chance(right) > LUCK, (name, right)


def in_the_bytes(file: Path, wanted: Sequence[str]) -> list[str]:
    """Return what stands in a file in the order in which it stands there."""
    content = file.read_bytes() if file.exists() else b""
    found = [(content.find(one.encode()), one) for one in wanted]
    return [one for at, one in sorted(found) if at >= 0]


def test_words_cannot_be_joined_to_answers(
    stolen: tuple[list[Path], list[Letter], Links, list[str]],
) -> None:
    last = stolen[0][-1]
    answers = rows(last, "SELECT id || receipt_hash || form_key FROM response")
    for words in rows(last, "SELECT id || receipt_hash FROM response_text"):
        assert not any(words[:36] in one or words[36:] in one for one in answers)
    came = stolen[3]
    texts = rows(last, "SELECT text FROM response_text")
    in_order = rows(last, "SELECT id FROM response")
    right = sum(
        in_order[at] == came[int(text.removeprefix("Word ").rstrip("."))]
        for at, text in enumerate(texts)
    )
    assert chance(right) > LUCK


def test_no_file_holds_a_token_or_a_code(
    stolen: tuple[list[Path], list[Letter], Links, list[str]],
) -> None:
    copies, letters, truth, _ = stolen
    contents = [file.read_bytes() for copy in copies for file in copy.parent.iterdir()]
    newest = [file.read_bytes() for file in copies[-1].parent.iterdir()]
    for number, letter in enumerate(letters):
        searched = contents if number % 20 == 0 else newest
        for secret in (letter.token, letter.code.secret, letter.code.shown):
            assert not any(secret.encode() in content for content in searched)
    some = next(iter(truth))
    assert any(some.encode() in content for content in contents)  # the search can find


def test_the_same_attack_on_a_plain_design_finds_everybody(tmp_path: Path) -> None:
    link = sqlite3.connect(tmp_path / "plain.db")
    link.execute("CREATE TABLE invitation (id INTEGER PRIMARY KEY, code TEXT, used_at INTEGER)")
    link.execute("CREATE TABLE response (id INTEGER PRIMARY KEY, answers TEXT)")
    codes = [PaperCode.new("AB").secret for _ in range(INVITED)]
    link.executemany("INSERT INTO invitation (code) VALUES (?)", [(one,) for one in codes])
    truth: Links = {}
    for moment, code in enumerate(reversed(codes[:ANSWERED])):
        link.execute("UPDATE invitation SET used_at = ? WHERE code = ?", (moment, code))
        cursor = link.execute("INSERT INTO response (answers) VALUES ('{}')")
        truth[code] = str(cursor.lastrowid)
    link.commit()
    link.close()
    used = "SELECT code FROM invitation WHERE used_at IS NOT NULL ORDER BY used_at"
    guessed = paired(
        rows(tmp_path / "plain.db", used), rows(tmp_path / "plain.db", "SELECT id FROM response")
    )
    right = sum(truth[invitation] == answer for invitation, answer in guessed.items())
    assert right == ANSWERED
    assert chance(right) < LUCK
