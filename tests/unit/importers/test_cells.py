"""Single cells: every way to say nothing, and every damage a spreadsheet does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.directory.importers.cells import (
    BadCell,
    is_damaged,
    read_code,
    read_date,
    read_phone,
    read_text,
    read_website,
    read_whole_number,
    without_shouting,
)

NOTHING = ("", " ", "-", " - ", "x", "z", "..", "nan", "NULL", "N/A", "n/a", "None", "REDACTED")
NOT_APPLICABLE = ("Not applicable", "Not Applicable", "Does not apply", "\u00a0", "\ufeff")


@pytest.mark.parametrize("raw", [*NOTHING, *NOT_APPLICABLE])
def test_nothing_in_all_its_spellings(raw: str) -> None:
    assert read_text(raw) is None
    assert read_whole_number(raw) is None
    assert read_date(raw) is None
    assert read_phone(raw) is None
    assert read_website(raw) is None


def test_text_is_mended_only_where_nothing_is_guessed() -> None:
    assert (
        read_text("St. Clement\u0092s CE Primary School") == "St. Clement\u2019s CE Primary School"
    )
    assert read_text("  two\u00a0 words\n") == "two words"
    assert read_text('=HYPERLINK("http://a.example","A school")') == "A school"
    assert read_text('="0123"') == "0123"


@pytest.mark.parametrize("raw", ["St Mary\ufffds", "a\u0081b"])
def test_lost_characters_are_told(raw: str) -> None:
    assert is_damaged(raw)
    with pytest.raises(BadCell, match="lost"):
        read_text(raw)


def test_a_byte_no_encoding_explains_is_told() -> None:
    with pytest.raises(BadCell, match="lost"):
        read_text("St Mary" + chr(0xDC81) + "s")


@pytest.mark.parametrize("raw", ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!"])
def test_formula_errors_are_told(raw: str) -> None:
    with pytest.raises(BadCell, match="spreadsheet"):
        read_text(raw)


@pytest.mark.parametrize(
    ("raw", "number"),
    [("118229", 118229), ("118229.0", 118229), ("1.18229E+05", 118229), ("1,204", 1204), ("0", 0)],
)
def test_whole_numbers(raw: str, number: int) -> None:
    assert read_whole_number(raw) == number


@pytest.mark.parametrize("raw", ["1.2E+05", "12.5", "-3", "ten", "1e999", "inf", "7/10"])
def test_numbers_that_are_none(raw: str) -> None:
    with pytest.raises(BadCell):
        read_whole_number(raw)


def test_stand_ins_for_nothing_are_named_by_the_column() -> None:
    assert read_whole_number("999", frozenset({999})) is None
    assert read_whole_number("999") == 999


@pytest.mark.parametrize(("raw", "code"), [("1", "01"), ("01", "01"), ("1.0", "01"), ("34", "34")])
def test_lost_noughts_come_back_by_column(raw: str, code: str) -> None:
    assert read_code(raw, 2) == code


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("31-08-2025", date(2025, 8, 31)),
        ("31/08/2025", date(2025, 8, 31)),
        ("1/9/2025", date(2025, 9, 1)),
        ("2025-08-31", date(2025, 8, 31)),
        ("2025-08-31T00:00:00", date(2025, 8, 31)),
        ("31/08/2025 00:00", date(2025, 8, 31)),
        ("01/01/1900", None),
    ],
)
def test_dates(raw: str, day: date | None) -> None:
    assert read_date(raw) == day


@pytest.mark.parametrize("raw", ["31-02-2025", "08/31/2025", "45900", "31/08/25", "soon"])
def test_dates_that_are_none(raw: str) -> None:
    with pytest.raises(BadCell):
        read_date(raw)


@pytest.mark.parametrize(
    ("raw", "phone"),
    [
        ("1632960001", "01632960001"),
        ("1632960001.0", "01632960001"),
        ("2079460000", "02079460000"),
        ("3069990000", "03069990000"),
        ("01632 960 001", "01632 960 001"),
        ("01632960001", "01632960001"),
    ],
)
def test_phones(raw: str, phone: str) -> None:
    assert read_phone(raw) == phone


@pytest.mark.parametrize("raw", ["1.63296E+09", "00000000000", "12345", "ask the office"])
def test_no_phone_is_better_than_a_wrong_one(raw: str) -> None:
    with pytest.raises(BadCell):
        read_phone(raw)


def test_websites_keep_their_spelling() -> None:
    assert read_website("WWW.School.example/Home") == "WWW.School.example/Home"
    assert read_website('=HYPERLINK("https://a.example","click")') == "https://a.example"
    for raw in ("no website", "office@school.example", "localhost"):
        with pytest.raises(BadCell):
            read_website(raw)


def test_capitals_are_not_shouted() -> None:
    assert without_shouting("THE TRUST OF LEARNING") == "The Trust of Learning"
    assert without_shouting("ST PETER'S TRUST") == "St Peter's Trust"
    assert without_shouting("Craftworks CIC") == "Craftworks CIC"


@given(st.text())
def test_no_text_breaks_a_reader(raw: str) -> None:
    for read in (read_text, read_whole_number, read_date, read_phone, read_website):
        try:
            read(raw)
        except BadCell:
            continue
