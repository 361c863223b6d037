import pytest

from search_index.meaning.slots import ages, dates


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("aged 7", ["7"]),
        ("he is 9", ["9"]),
        ("hes 9", ["9"]),
        ("he's 9", ["9"]),
        ("he’s 9", ["9"]),
        ("I’m 17", ["17"]),
        ("turning 16 soon", ["16"]),
        ("an 8 year-old", ["8"]),
        ("9yo", ["9"]),
        ("14 y/o", ["14"]),
        ("three year old", ["3"]),
        ("fıve years old", ["5"]),
        ("my 4 year old and 11 yr old", ["4", "11"]),
        ("the age of 0", ["0"]),
        ("09 years old", ["9"]),
        ("12", ["12"]),
        ("Sorry, he's, 12!", ["12"]),
        ("no, make it 10 not 9", ["10"]),
    ],
)
def test_an_age_is_found_once(text: str, years: list[str]) -> None:
    assert [slot.value for slot in ages(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "is 26",
        "27 years old",
        "99",
        "is 12 weeks",
        "is 20 %",
        "£3",
        "5%",
        "year 7",
        "20 weeks",
        "she is 100",
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert list(ages(text)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/3/2026", "2026-03-03"),
        ("03.11.2025", "2025-11-03"),
        ("3-3-26", "2026-03-03"),
        ("3 3 2026", "2026-03-03"),
        ("31 / 12", "0000-12-31"),
        ("3 March", "0000-03-03"),
        ("3rd of sept 2026", "2026-09-03"),
        ("1st June 26", "2026-06-01"),
        ("March 3rd, 2026", "2026-03-03"),
        ("on Dec 25", "0000-12-25"),
        ("9 febuary", "0000-02-09"),
        ("15 februarie", "0000-02-15"),
        ("2 ſep", "0000-09-02"),
    ],
)
def test_a_date_is_found(text: str, day: str) -> None:
    assert [slot.value for slot in dates(text)] == [day]


def test_a_day_that_no_month_has_is_found_so_that_we_can_ask_again() -> None:
    assert [slot.value for slot in dates("31/2/2026")] == ["2026-02-31"]


@pytest.mark.parametrize(
    "text",
    [
        "32/1/2026",
        "1/13/2026",
        "0/3/2026",
        "March 2026",
        "24/7 support",
        "for ages 9-11",
        "5 - 11",
        "9 10 and 11 year olds",
        "1.5 hours",
        "maybe 9",
        "decided 3 times",
        "separated 2 years ago",
        "married 10 years",
        "3 marks",
        "2 octopuses",
    ],
)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert list(dates(text)) == []


def test_a_slot_covers_the_words_it_was_read_from() -> None:
    text = "We asked on 3rd of March 2026, he is 9"
    covered = [text[slot.start : slot.end] for slot in (*dates(text), *ages(text))]
    assert covered == ["3rd of March 2026", "is 9"]
