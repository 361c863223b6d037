"""Quarters as their names (`2026-Q4`), and the year that ends with one."""

from flask_babel import gettext

YEAR = 4


def months_of(period: str) -> tuple[int, int, int]:
    """Return year, first month and last month of `period`; raises ValueError for another name."""
    year, _, quarter = period.partition("-Q")
    number = int(quarter)
    if not 1 <= number <= YEAR:
        raise ValueError(f"{period} is no quarter")
    return int(year), 3 * number - 2, 3 * number


def year_to(period: str) -> list[str]:
    """Return the four quarters that end with `period`, oldest first."""
    year, _, last = months_of(period)
    number = year * YEAR + last // 3 - 1
    return [f"{one // YEAR}-Q{one % YEAR + 1}" for one in range(number - YEAR + 1, number + 1)]


def period_name(period: str) -> str:
    """Return `period` in words: "July to September 2026"."""
    year, first, last = months_of(period)
    names = [
        gettext("January"), gettext("February"), gettext("March"), gettext("April"),
        gettext("May"), gettext("June"), gettext("July"), gettext("August"),
        gettext("September"), gettext("October"), gettext("November"), gettext("December"),
    ]  # fmt: skip
    words: str = gettext(
        "%(first)s to %(last)s %(year)s", first=names[first - 1], last=names[last - 1], year=year
    )
    return words


def year_name(period: str) -> str:
    """Return the year that ends with `period` in words."""
    words: str = gettext("the year to %(end)s", end=period_name(period).split(gettext(" to "))[-1])
    return words
