"""The officers' figures: never a share alone, nobody to be recognised, channels kept apart."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask

from portal.database import db, write_unit
from portal.feedback.figures.answers import answers_of
from portal.feedback.responses.models import Response
from tests.integration.figures.conftest import Put, add_answers, add_asked
from tests.officer_parts import add_officer, signed_in, signed_in_pages
from tests.page_contract import PageClient, words

PAGE = "/officers/figures"


def cells_of(row: Tag) -> list[str]:
    """The cells of a figure: its numbers, and the sentence in the row under them."""
    under = row.find_next_sibling("tr")
    assert isinstance(under, Tag)
    return [words(cell) for cell in (*row.select("th, td"), *under.select("td"))]


def line(page: BeautifulSoup, table: str, group: str, measure: str = "Satisfaction") -> list[str]:
    """The cells of one row of one table."""
    for row in page.select(f"section[data-table={table}] tbody tr.app-figures__numbers"):
        cells = cells_of(row)
        if cells[0].endswith(group) and cells[1] == measure:
            return cells
    raise AssertionError(f"no row {group} in {table}")


def step_name(page: BeautifulSoup) -> str:
    heads = map(words, page.select("section[data-table=year] tbody th"))
    return next(one for one in heads if one.startswith("4."))


def test_a_share_has_its_base_its_interval_and_its_sentence(put: Put, analyst: PageClient) -> None:
    put(add_asked, 1000)
    put(add_answers, *[5] * 119, *[2] * 8)
    page = analyst.get_page(PAGE)
    cells = line(page, "year", step_name(page))
    assert cells[2:7] == ["127", "1000", "13%", "94%", "88–97%"]
    assert "Of 127 who answered, 94% were satisfied." in cells[7]
    assert "probably between 88% and 97%" in cells[7]
    assert "it would be 12%, if all were happy 99%" in cells[7]


def test_without_invitations_it_says_that_nobody_knows(put: Put, analyst: PageClient) -> None:
    put(add_answers, *[5] * 119, *[2] * 8)
    page = analyst.get_page(PAGE)
    cells = line(page, "year", step_name(page))
    assert cells[3] == "not recorded"
    assert "We did not record how many were asked" in cells[7]


@pytest.mark.parametrize(
    ("count", "share", "says"),
    [
        (1, "fewer than 5", "We show no figure"),
        (4, "fewer than 5", "We show no figure"),
        (5, "95% or more", "Small, not for publication."),
        (9, "95% or more", "Small, not for publication."),
        (10, "95% or more", "Small sample."),
        (19, "95% or more", "Small sample."),
        (20, "100%", "Small sample."),
        (30, "100%", "Of 30 who answered, 100% were satisfied."),
    ],
)
def test_few_answers_say_little(
    put: Put, analyst: PageClient, count: int, share: str, says: str
) -> None:
    put(add_answers, *[5] * count)
    page = analyst.get_page(PAGE)
    cells = line(page, "year", step_name(page))
    assert cells[5] == share
    assert says in cells[7]
    if count < 5:
        assert cells[2] == "–"
        assert str(count) not in " ".join(cells[2:7]).replace("fewer than 5", "")


def test_channels_are_never_mixed(put: Put, analyst: PageClient) -> None:
    put(add_asked, 100)
    put(add_answers, *[5] * 30)
    put(add_answers, *[1] * 30, channel="open", coded=False)
    put(add_answers, *[3] * 30, channel="assisted")
    page = analyst.get_page(PAGE)
    assert line(page, "year", step_name(page))[2:6] == ["30", "100", "30%", "100%"]
    assert line(page, "channel", "Without an invitation")[2:6] == ["30", "not recorded", "–", "0%"]
    assert line(page, "channel", "Answered with an officer on the phone")[5] == "0%"


def test_both_outcomes_are_always_shown(put: Put, analyst: PageClient) -> None:
    put(add_answers, *[5] * 40, outcome="draft")
    put(add_answers, *[1] * 40, outcome="no_plan")
    page = analyst.get_page(PAGE)
    rows = map(words, page.select("section[data-table=outcome] tbody tr"))
    found = [one for one in rows if one.startswith("4.")]
    assert any("100%" in one for one in found)
    assert any(" 0%" in one for one in found)


def test_skipped_and_not_applicable_are_no_answers(
    put: Put, analyst: PageClient, office: Flask
) -> None:
    put(add_answers, *[5] * 30)
    with office.app_context(), write_unit() as session:
        for at, one in enumerate(session.query(Response).all()):
            one.answers = {"C5": "na"} if at < 10 else ({} if at < 15 else {"C5": 4})
    page = analyst.get_page(PAGE)
    assert line(page, "year", step_name(page))[2] == "15"


def test_real_answers_push_invented_ones_out(put: Put, analyst: PageClient) -> None:
    put(add_answers, *[5] * 40, demonstration=True)
    page = analyst.get_page(PAGE)
    assert "These figures are invented" in page.text
    assert line(page, "year", step_name(page))[2] == "40"
    put(add_answers, *[1] * 12)
    page = analyst.get_page(PAGE)
    assert "These figures are invented" not in page.text
    assert line(page, "year", step_name(page))[2] == "12"


def test_another_councils_answers_are_not_seen(put: Put, office: Flask) -> None:
    put(add_answers, *[5] * 40)
    other = signed_in_pages(office, add_officer(office, "analyst", authority="leicestershire"))
    assert "Of 40 who answered" not in other.get_page(PAGE).text


def test_the_strategys_own_figures_say_what_they_can(analyst: PageClient) -> None:
    text = words(analyst.get_page(PAGE).select_one("section[data-table=reported]"))
    assert "How many people answered was not recorded, so nobody can say how sure this is." in text
    assert "Of 127 who answered, 94% were satisfied." in text
    assert "probably between 88% and 97%" in text
    assert "<svg" not in text


def test_every_percentage_in_a_row_stands_beside_how_many(put: Put, analyst: PageClient) -> None:
    put(add_asked, 300)
    put(add_answers, *[5] * 31, *[2] * 14)
    page = analyst.get_page(PAGE)
    for row in page.select("table.app-figures tr.app-figures__numbers"):
        cells = cells_of(row)
        if re.fullmatch(r"\d+%", cells[5]):
            assert re.fullmatch(r"\d+", cells[2])
            assert f"Of {cells[2]} who answered" in cells[7]


@pytest.mark.parametrize("period", ["2026-Q5", "2026-Q0", "x", "2026", "-Q1", "<svg>"])
def test_a_wrong_quarter_is_told_kindly(analyst: PageClient, period: str) -> None:
    analyst.get_page(f"{PAGE}?period={period}", expect=400)


@pytest.mark.parametrize(
    ("roles", "status"),
    [(("viewer",), 200), (("analyst",), 200), (("administrator",), 403), (("auditor",), 403)],
)
def test_only_those_who_may_see_figures(office: Flask, roles: tuple[str, ...], status: int) -> None:
    client = signed_in(office, add_officer(office, *roles))
    assert client.get(PAGE).status_code == status


def test_a_change_is_seen_at_once_and_nothing_is_read_twice(put: Put, office: Flask) -> None:
    put(add_answers, *[5] * 3)
    with office.app_context():
        first = answers_of(db.session(), "kent")
        assert answers_of(db.session(), "kent") is first
    put(add_answers, 1)
    with office.app_context():
        assert len(answers_of(db.session(), "kent").answers) == 4


def test_a_trend_over_four_quarters_is_told_in_words(put: Put, analyst: PageClient) -> None:
    for quarter, happy in (("2025-Q4", 10), ("2026-Q1", 18), ("2026-Q2", 26), ("2026-Q3", 34)):
        put(add_answers, *[5] * happy, *[1] * (40 - happy), period=quarter)
    text = words(analyst.get_page(PAGE).select_one("section[data-table=time]"))
    assert "Satisfaction: a rise that chance alone would seldom make (p < 0.001; 160" in text


def test_without_a_trend_it_says_so_and_with_few_answers_nothing(
    put: Put, analyst: PageClient
) -> None:
    for quarter in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"):
        put(add_answers, *[5] * 20, *[1] * 20, period=quarter)
        put(add_answers, *[5] * 3, instrument="tp5_outcome", period=quarter)
    remarks = [words(one) for one in analyst.get_page(PAGE).select("section[data-table=time] li")]
    assert len(remarks) == 2
    assert all("no rise or fall that stands out from chance" in one for one in remarks)


def test_a_kinder_mix_is_taken_away(put: Put, analyst: PageClient) -> None:
    put(add_answers, *[5] * 20, outcome="draft", period="2026-Q2")
    put(add_answers, *[1] * 60, outcome="no_plan", period="2026-Q2")
    put(add_answers, *[5] * 60, outcome="draft")
    put(add_answers, *[1] * 20, outcome="no_plan")
    text = words(analyst.get_page(PAGE).select_one("section[data-table=outcome]"))
    assert "75% of 80; if its outcomes had been as mixed as the whole year’s, 50%." in text
