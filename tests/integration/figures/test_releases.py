"""What the public sees: frozen, audited over all releases, never of under ten."""

import json
import random
import re

import pytest
from flask import Flask

from portal.authorities import get_authority
from portal.database import db, write_unit
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.release.making import (
    AlreadyPublished,
    list_releases,
    make_release,
    read_body,
    shown_names,
)
from portal.feedback.figures.release.models import FigureRelease
from portal.feedback.figures.release.watching import figures_to, names_to_hide, sizes_of
from portal.feedback.protection import Figure, Figures, audit
from tests.integration.figures.conftest import Put, add_answers
from tests.officer_parts import add_officer, signed_in
from tests.page_contract import PageClient, words

QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
STEPS = ("tp1_request", "tp4_draft", "tp5_outcome")
DISTRICTS = ("thanet", "dover", "swale", "ashford")


def fill(put: Put, seed: int, periods: tuple[str, ...] = QUARTERS) -> None:
    """Answers thinly spread over steps, districts and outcomes."""
    source = random.Random(seed)
    for period in periods:
        for step in STEPS:
            for district in DISTRICTS:
                for outcome in ("plan", "no_plan"):
                    values = [source.choice([1, 2, 4, 5, 5]) for _ in range(source.randint(0, 9))]
                    put(
                        add_answers, *values, instrument=step, district=district,
                        outcome=outcome, period=period, month=f"{period[:4]}-01",
                    )  # fmt: skip


def publish(app: Flask, period: str) -> FigureRelease:
    with app.app_context(), write_unit() as session:
        release = make_release(session, get_authority("kent"), period)
        session.flush()
        session.expunge(release)
        return release


def test_before_the_first_release_the_page_says_so(office: Flask) -> None:
    page = PageClient(office).get_page("/feedback/results")
    assert "has not published any figures yet" in page.text


def test_a_release_shows_no_share_of_under_ten_and_rounds_people(put: Put, office: Flask) -> None:
    fill(put, 1)
    body = read_body(publish(office, "2026-Q3"))
    rows = [row for table in body["tables"] for row in table["rows"]]
    assert any(row["shown"] for row in rows)
    assert any(not row["shown"] for row in rows)
    for row in rows:
        named = dict(zip(body["columns"], row["values"], strict=True))
        if row["shown"]:
            assert named["n"] >= 10
            assert named["n"] % 5 == 0
        else:
            assert named["n"] is None
            assert named["low %"] is None
            assert not re.search(r"\d+%", named["sentence"])


@pytest.mark.parametrize("seed", range(4))
def test_four_releases_together_leak_nothing(put: Put, office: Flask, seed: int) -> None:
    """An attacker takes every number of every release and the rules of the audit."""
    shown: dict[str, list[tuple[str, ...]]] = {}
    for at, period in enumerate(QUARTERS):
        fill(put, 10 * seed + at, (period,))
        shown[period] = shown_names(publish(office, period))
    with office.app_context():
        sizes = sizes_of(answers_of(db.session(), "kent"), STEPS)
    known = [
        Figure(one.name, one.atoms, "open" if one.name in set(shown[period]) else "hidden")
        for period in QUARTERS
        for one in figures_to(period, sizes)
    ]
    assert sum(one.published == "open" for one in known) > 5
    assert audit(Figures(known, {**sizes}), frozenset()) == []


def test_what_is_published_never_changes(put: Put, office: Flask) -> None:
    fill(put, 3)
    first = publish(office, "2026-Q3").body
    put(add_answers, *[1] * 50)
    with pytest.raises(AlreadyPublished):
        publish(office, "2026-Q3")
    with office.app_context():
        (kept,) = list_releases(db.session(), "kent", invented=False)
        assert kept.body == first
        kept.body = first.replace("thanet", "tha net", 1)
        with pytest.raises(ValueError, match="not those"):
            read_body(kept)


def test_an_analyst_publishes_and_everybody_reads(put: Put, office: Flask) -> None:
    put(add_answers, *[5] * 60, *[1] * 20)
    client = signed_in(office, add_officer(office, "analyst"))
    done = client.post("/officers/figures/publish", data={"period": "2026-Q3"})
    assert done.status_code == 303
    page = PageClient(office).get_page("/feedback/results")
    text = words(page.select_one("main"))
    assert "Of about 80 who answered, 75% were satisfied." in text
    assert "We did not record how many were asked" in text
    again = client.post("/officers/figures/publish", data={"period": "2026-Q3"})
    assert again.status_code == 409
    assert client.post("/officers/figures/publish", data={"period": "1999-Q1"}).status_code == 400


def test_a_viewer_publishes_nothing(put: Put, office: Flask) -> None:
    put(add_answers, *[5] * 60)
    client = signed_in(office, add_officer(office, "viewer"))
    assert client.post("/officers/figures/publish", data={"period": "2026-Q3"}).status_code == 403


def test_invented_figures_say_so_and_go_when_a_real_family_answers(put: Put, office: Flask) -> None:
    put(add_answers, *[5] * 60, demonstration=True)
    publish(office, "2026-Q3")
    assert "These figures are invented" in PageClient(office).get_page("/feedback/results").text
    put(add_answers, 5)
    assert "has not published any" in PageClient(office).get_page("/feedback/results").text


def test_every_printed_share_has_its_number_of_people(put: Put, office: Flask) -> None:
    fill(put, 5)
    publish(office, "2026-Q3")
    page = PageClient(office).get_page("/feedback/results/2026-Q3")
    for share in page.select(".app-results__share"):
        sentence = words(share.parent)
        assert re.search(r"Of about \d+ who answered", sentence)
    PageClient(office).get_page("/feedback/results/2020-Q1", expect=404)


def test_the_names_hidden_are_few(put: Put, office: Flask) -> None:
    fill(put, 7)
    with office.app_context():
        sizes = sizes_of(answers_of(db.session(), "kent"), STEPS)
        figures = figures_to("2026-Q3", sizes)
        hidden = names_to_hide("2026-Q3", sizes, {})
    assert len(hidden) <= 0.4 * len(figures)
    assert json.dumps(sorted(hidden))
