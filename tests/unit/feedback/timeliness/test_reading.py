"""Files of statistics as they come: columns, symbols, contradictions, damage; and the real one."""

import pytest

from portal.feedback.timeliness.reading import (
    FileNotUnderstood,
    Reading,
    RowRefused,
    period_of,
    read_dfe,
    read_own,
)
from tests.shared_data import shared_path

# The columns of the Department's file of 2025, with the figures invented.
HEADER = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    "region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown,plans_issued_den,"
    "plans_issued_den_ex,plans_issued_within_20_weeks,plans_issued_20_weeks_ex,"
    "pc_plans_issued_within_20_weeks,PC_plans_issued_20_weeks_ex"
)
PLACE = "Local authority,E92000001,England,E1,South East,E10000016,886,Kent"
ALL = "All EHC plans issued,All EHC plans issued"


def row(figures: str, year: str = "2024", place: str = PLACE, topic: str = ALL) -> str:
    return f"{year},Calendar year,{place},{topic},{figures}"


def read(*rows: str, header: str = HEADER) -> Reading:
    return read_dfe("\r\n".join([header, *rows]).encode())


GOOD = row("400,380,120,114,30,30")


def test_a_row_is_read_by_the_names_of_its_columns() -> None:
    (one,) = read(GOOD).rows.values()
    assert (one.area, one.la_code, one.name, one.period) == ("E10000016", "886", "Kent", "2024")
    assert (one.plans, one.within, one.plans_ex, one.within_ex) == ("400", "120", "380", "114")


def test_order_case_and_a_byte_order_mark_do_not_matter() -> None:
    names, values = HEADER.split(","), GOOD.split(",")
    other = ",".join(reversed([one.upper() for one in names]))
    data = f"\ufeff{other}\r\n{','.join(reversed(values))}\r\n\r\n".encode()
    assert read_dfe(data).rows == read(GOOD).rows


def test_england_is_kept_and_regions_and_parts_are_left_out() -> None:
    england = row("9,9,3,3,33.3,33.3", place="National,E92000001,England,,,,,")
    region = row("9,9,3,3,33.3,33.3", place="Regional,E92000001,England,E1,South East,,,")
    part = row("9,9,3,3,33.3,33.3", topic="Sex,Female")
    found = read(england, region, part, GOOD)
    assert [one.name for one in found.rows.values()] == ["England", "Kent"]
    assert dict(found.left_out) == {"of a region": 1, "broken down by age, sex or ethnicity": 1}


@pytest.mark.parametrize("symbol", ["c", "x", "z", "low", "C", ".."])
def test_symbols_stay_symbols(symbol: str) -> None:
    (one,) = read(row(f"{symbol},380,{symbol},114,{symbol},30")).rows.values()
    assert (one.plans, one.within, one.plans_ex) == (symbol.lower(), symbol.lower(), "380")


def test_numbers_as_spreadsheets_write_them() -> None:
    (one,) = read(row('"1,400",1300.0,700,650,50,50')).rows.values()
    assert (one.plans, one.plans_ex) == ("1400", "1300")


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ("400,380,401,114,100.3,30", "401 of 400 plans"),
        ("400,380,120,114,31,30", "120 of 400 is not the 31% printed beside it"),
        ("400,380,120,114,30,29.9", "114 of 380 is not the 29.9%"),
        ("-4,380,120,114,30,30", "neither a count nor a symbol"),
        (",380,120,114,30,30", "neither a count nor a symbol"),
        ("4.5,380,1,114,30,30", "neither a count nor a symbol"),
        ("lots,380,1,114,30,30", "neither a count nor a symbol"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_line(figures: str, why: str) -> None:
    found = read(GOOD, row(figures, year="2023"))
    assert len(found.rows) == 1
    ((line, told),) = found.refused
    assert line == 3
    assert why in told


def test_the_same_row_twice_is_one_and_two_that_differ_are_told() -> None:
    assert not read(GOOD, GOOD).refused
    found = read(GOOD, row("400,380,120,95,30,25"))
    assert "Kent 2024 is there twice, differently" in found.refused[0][1]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "columns are missing"),
        (b"time_period,la_name\n2024,Kent\n", "new_la_code"),
        (HEADER.encode() + b",LA_name\n", "there twice: la_name"),
        (HEADER.encode() + b"\n\x81\xff\n", "damaged"),
        (HEADER.encode() + "\n\ufffd\n".encode(), "damaged"),
        (b"\x00" + HEADER.encode(), "damaged"),
    ],
)
def test_a_file_that_is_another_is_refused_whole(data: bytes, why: str) -> None:
    with pytest.raises(FileNotUnderstood, match=why):
        read_dfe(data)


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2024", "2024"), ("202425", "2024-25"), (" 2025-Q1 ", "2025-Q1"), ("2025-06", "2025-06"),
        ("2024-25", "2024-25"),
    ],
)  # fmt: skip
def test_periods(printed: str, period: str) -> None:
    assert period_of(printed) == period


@pytest.mark.parametrize("printed", ["", "24", "1999", "2024-Q5", "2024-7", "June 2024"])
def test_what_is_no_period_is_refused(printed: str) -> None:
    with pytest.raises(RowRefused, match="no period"):
        period_of(printed)


def test_the_councils_own_counts_need_three_columns() -> None:
    found = read_own(b"Plans,Period,within_20_weeks\n60,2025-Q1,33\n50,2025-Q2,c\n", "kent", "Kent")
    first, second = found.rows.values()
    assert (first.source, first.area, first.period, first.within) == (
        "council", "kent", "2025-Q1", "33",
    )  # fmt: skip
    assert (first.plans_ex, second.within) == ("x", "c")


# Data README section 6: two files of the Department agree on these, exceptions left out.
PRINTED = {
    "Kent": {"2019": 28.7, "2020": 31.6, "2021": 41.4, "2022": 41.1, "2023": 18.0, "2024": 33.3},
    "England": {"2019": 60.4, "2020": 58.0, "2021": 59.9, "2022": 49.2, "2023": 50.3, "2024": 46.4},
    "Leicestershire": {"2019": 92.0, "2023": 6.0, "2024": 4.3},
}


def test_the_departments_real_file_gives_the_percentages_it_prints() -> None:
    found = read_dfe(shared_path("data/stats/ehcp_2025/timeliness_20_week.csv").read_bytes())
    assert found.refused == []
    rows = {(one.name, one.period): one for one in found.rows.values()}
    for name, years in PRINTED.items():
        for year, percent in years.items():
            one = rows[name, year]
            assert round(100 * int(one.within_ex) / int(one.plans_ex), 1) == percent, (name, year)
    assert rows["Kent", "2024"].la_code == "886"


@pytest.mark.parametrize("name", ["requests", "assessments", "annual_reviews"])
def test_the_departments_other_files_are_not_taken_for_it(name: str) -> None:
    data = shared_path(f"data/stats/ehcp_2025/{name}.csv").read_bytes()
    with pytest.raises(FileNotUnderstood, match="columns are missing"):
        read_dfe(data)
