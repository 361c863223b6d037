"""The page of timeliness: every figure with how many, how sure, in words, beside satisfaction."""

import re

import pytest
from flask import Flask

from portal.feedback.timeliness.content import Neighbour, TimelinessContent
from tests.factories.timeliness import make_timeliness
from tests.integration.desk.conftest import Put
from tests.integration.figures.conftest import add_answers, add_asked
from tests.officer_parts import add_officer, signed_in, signed_in_pages
from tests.page_contract import Page, PageClient, words

PAGE = "/officers/timeliness"
ENGLAND = {
    "area": "E92000001", "name": "England", "la_code": None, "plans_ex": "90000",
    "within_ex": "41760",
}  # fmt: skip


def lines(page: Page) -> list[list[str]]:
    return [
        [words(cell) for cell in row.select("th, td")]
        for row in page.select("section[aria-labelledby=years] tbody tr")
    ]


def test_a_figure_stands_with_how_many_how_sure_and_in_words(put: Put, viewer: PageClient) -> None:
    put(make_timeliness)
    put(make_timeliness, **ENGLAND)
    page = viewer.get_page(PAGE)
    kent, england = lines(page)
    assert kent[:5] == ["2024", "Kent", "280", "30.0%", "24.9–35.6%"]
    assert kent[5] == (
        "Kent, 2024: of 280 plans, 84 (30.0%) were issued within 20 weeks. Chance alone moves such "
        "a figure between 24.9% and 35.6%. Cases in which the law allows longer are left out."
    )
    assert kent[6] == "Nobody was asked."
    assert england[1:4] == ["England", "90,000", "46.4%"]
    assert page.select_one("figure svg[role=img]")["aria-label"] == kent[5]  # type: ignore[index]  # it is there


def test_newest_first_and_another_council_is_not_shown(put: Put, viewer: PageClient) -> None:
    for year in ("2022", "2024", "2023"):
        put(make_timeliness, period=year)
    put(make_timeliness, area="E1", la_code="855", name="Leicestershire")
    assert [one[0] for one in lines(viewer.get_page(PAGE))] == ["2024", "2023", "2022"]
    assert "Leicestershire" not in viewer.get_page(PAGE).text


def test_each_council_sees_its_own(put: Put, office: Flask) -> None:
    put(make_timeliness)
    put(make_timeliness, area="E1", la_code="855", name="Leicestershire")
    other = signed_in_pages(office, add_officer(office, "viewer", authority="leicestershire"))
    assert [one[1] for one in lines(other.get_page(PAGE))] == ["Leicestershire"]


@pytest.mark.parametrize("symbol", ["c", "x", "z", "low"])
def test_a_symbol_is_shown_as_it_was_printed(put: Put, viewer: PageClient, symbol: str) -> None:
    put(make_timeliness, plans=symbol, within=symbol, plans_ex=symbol, within_ex=symbol)
    (one,) = lines(viewer.get_page(PAGE))
    assert one[2:6] == [symbol, symbol, "–", f"Kent, 2024: no number was published ({symbol})."]


def test_all_plans_are_used_and_said_where_exceptions_were_not_counted(
    put: Put, viewer: PageClient
) -> None:
    put(make_timeliness, plans_ex="x", within_ex="x")
    (one,) = lines(viewer.get_page(PAGE))
    assert one[2] == "300"
    assert one[5].endswith("Cases in which the law allows longer are counted too.")


def test_no_plan_at_all_is_no_percentage(put: Put, viewer: PageClient) -> None:
    put(make_timeliness, plans="0", within="0", plans_ex="0", within_ex="0")
    assert lines(viewer.get_page(PAGE))[0][2:5] == ["z", "z", "–"]


def test_satisfaction_of_the_same_year_stands_beside_it(put: Put, viewer: PageClient) -> None:
    put(make_timeliness, period="2026")
    put(add_asked, 100)
    put(add_answers, *[5] * 30, *[1] * 10)
    (one,) = lines(viewer.get_page(PAGE))
    assert "All five steps together. Of 40 who answered, 75% were satisfied." in one[6]
    assert "Invented" not in one[6]


def test_invented_answers_are_called_so(put: Put, viewer: PageClient) -> None:
    put(make_timeliness, period="2026")
    put(add_answers, *[5] * 40, demonstration=True)
    assert lines(viewer.get_page(PAGE))[0][6].startswith("Invented:")


def test_neighbours_that_nobody_listed_are_named_as_missing(viewer: PageClient) -> None:
    text = words(viewer.get_page(PAGE).select_one("section[aria-labelledby=neighbours]"))
    assert "statistical neighbours of Kent County Council are not listed" in text


def test_listed_neighbours_are_shown(
    put: Put, viewer: PageClient, office: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = TimelinessContent(neighbours=(Neighbour(la_code="111", name="Near", source="test"),))
    monkeypatch.setitem(office.extensions["portal_timeliness"], "kent", listed)
    put(make_timeliness)
    put(make_timeliness, area="E2", la_code="111", name="Near", within_ex="140")
    put(make_timeliness, area="E3", la_code="112", name="Far")
    page = viewer.get_page(PAGE)
    text = words(page.select_one("section[aria-labelledby=neighbours]"))
    assert "Near, 2024: of 280 plans, 140 (50.0%)" in text
    assert "Far" not in page.text


def test_own_counts_are_never_mixed_with_official_ones(put: Put, viewer: PageClient) -> None:
    put(make_timeliness)
    put(make_timeliness, source="council", area="kent", la_code=None, within_ex="140")
    page = viewer.get_page(PAGE)
    assert [one[3] for one in lines(page)] == ["30.0%"]
    text = words(page.select_one("section[aria-labelledby=own]"))
    assert "not official statistics" in text
    assert "140 (50.0%)" in text


def test_what_the_strategy_printed_says_what_it_cannot_say(viewer: PageClient) -> None:
    section = viewer.get_page(PAGE).select_one("section[aria-labelledby=reported]")
    text = words(section)
    assert "It was reported that Kent issued 86% of plans within 20 weeks." in text
    assert "Kent aimed at 95% within 20 weeks." in text
    assert text.count("nobody can say how sure this is") == len(re.findall("It was reported", text))
    assert section is not None
    assert not section.select("svg")


def test_a_waiting_time_nobody_published_is_said_to_be_so(viewer: PageClient) -> None:
    section = viewer.get_page(PAGE).select_one("section[aria-labelledby=waiting]")
    assert section is not None
    cells = [words(row.select("td")[0]) for row in section.select("tbody tr")]
    assert set(cells) == {"Not published"}
    assert len(cells) >= 4


def test_without_figures_it_says_how_to_get_them(viewer: PageClient) -> None:
    assert "portal feedback import-timeliness" in viewer.get_page(PAGE).text


@pytest.mark.parametrize(
    ("role", "status"), [("viewer", 200), ("analyst", 200), ("approver", 403), ("auditor", 403)]
)
def test_only_those_who_may_see_figures(office: Flask, role: str, status: int) -> None:
    assert signed_in(office, add_officer(office, role)).get(PAGE).status_code == status
