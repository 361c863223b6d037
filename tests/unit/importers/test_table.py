"""Files as they arrive: encodings, headings in odd places, rows that break off."""

from pathlib import Path

import pytest

from portal.directory.importers.opening import UnreadableFile, examine
from portal.directory.importers.table import BrokenRow, Only, Row, Table

TEXT = "URN,Name,Status,HeadFirstName\r\n1,St Mary\u2019s,Open,Alex\r\n2,Caf\u00e9,Closed,Sam\r\n"


def _read(path: Path, only: tuple[Only, ...] = ()) -> tuple[Table, list[Row | BrokenRow]]:
    table = Table(examine(path), ("URN", "Name", "Status", "Missing"), ("URN", "Name"))
    return table, list(table.rows(only))


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_gives_the_same_words(tmp_path: Path, encoding: str) -> None:
    table, rows = _read(_write(tmp_path / "a.csv", TEXT, encoding))
    assert [row["Name"] for row in rows if isinstance(row, Row)] == ["St Mary\u2019s", "Caf\u00e9"]
    assert table.file.encoding == ("cp1252" if encoding == "cp1252" else "utf-8-sig")


def test_utf8_is_tried_over_the_whole_file_first(tmp_path: Path) -> None:
    """A first megabyte of plain letters must not decide for UTF-8."""
    filler = "".join(f"{n},School {n},Open,\r\n" for n in range(60_000))
    path = tmp_path / "a.csv"
    path.write_bytes((TEXT + filler).encode() + b"9,St Mary\x92s,Open,\r\n")
    table, rows = _read(path)
    assert table.file.encoding == "cp1252"
    assert isinstance(rows[-1], Row)
    assert rows[-1]["Name"] == "St Mary\u2019s"


def test_a_byte_nobody_can_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"URN,Name\r\n1,St Mary\x92s\r\n2,br\x81ken\r\n")
    _, rows = _read(path)
    assert isinstance(rows[1], Row)
    assert rows[1]["Name"] == "br\udc81ken"


def test_peoples_columns_never_leave_the_file(tmp_path: Path) -> None:
    table, rows = _read(_write(tmp_path / "a.csv", TEXT))
    assert table.personal == ("HeadFirstName",)
    assert all("Alex" not in str(row) for row in rows)


def test_title_lines_second_headings_and_columns_named_twice(tmp_path: Path) -> None:
    text = (
        "A title\r\n\r\nAs at,1 May\r\nnote\r\nURN,Name,Name\r\nURN,Name,Name\r\n1,First,Second\r\n"
    )
    table, rows = _read(_write(tmp_path / "a.csv", text))
    assert [row["Name"] for row in rows if isinstance(row, Row)] == ["First"]
    assert len(table.notes) == 3


def test_headings_are_found_in_any_order_and_spelling(tmp_path: Path) -> None:
    _, rows = _read(_write(tmp_path / "a.csv", "status , NAME,\u200bUrn\r\nOpen,A,1\r\n"))
    assert isinstance(rows[0], Row)
    assert (rows[0]["URN"], rows[0]["Name"], rows[0]["Missing"]) == ("1", "A", "")


def test_no_headings_is_an_error_that_names_them(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Name, URN"):
        _read(_write(tmp_path / "a.csv", "1,A,Open\r\n2,B,Open\r\n"))


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ('URN,Name,Status\r\n1,A,Open\r\n2,"B', True),
        ("URN,Name,Status\r\n1,A,Open\r\n2,B\r\n", True),
        ("URN,Name,Status\r\n1,A,Open\r\n2,B,Open", False),
        ("URN,Name,Status,Empty\r\n1,A,Open\r\n2,B,Open\r\n", False),
    ],
)
def test_a_file_that_breaks_off_is_refused(tmp_path: Path, text: str, breaks: bool) -> None:
    path = _write(tmp_path / "a.csv", text)
    if breaks:
        with pytest.raises(UnreadableFile, match="breaks off"):
            _read(path)
    else:
        assert len(_read(path)[1]) == 2


def test_broken_rows_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    text = 'URN,Name,Status\r\n1\r\n2,"B"x,Open\r\n3,C,Open,extra\r\n\r\n4,D,Open\r\n'
    _, rows = _read(_write(tmp_path / "a.csv", text))
    assert [row.line for row in rows] == [2, 3, 4, 6]
    assert [isinstance(row, BrokenRow) for row in rows] == [True, True, True, False]


def test_rows_are_filtered_by_the_first_column_the_file_has(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", TEXT)
    only = (Only("Missing", frozenset({"x"})), Only("Status", frozenset({"closed"})))
    assert [row["URN"] for row in _read(path, only)[1] if isinstance(row, Row)] == ["2"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"  \r\n", "empty"),
        (b"PK\x03\x04rest", "ZIP"),
        ("URN,Name".encode("utf-16"), "UTF-8"),
        (b"<!doctype html><html>", "web page"),
    ],
)
def test_what_is_no_table_says_what_it_is(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=told):
        examine(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        examine(tmp_path / "none.csv")
