"""A family sends a comment: what is kept, what is asked, what is never lost."""

import pytest
from flask import Flask

from tests.integration.comments.people import WORDS, Family, comments_of, only


def test_a_comment_is_kept_with_nothing_about_the_visitor(site: Flask, family: Family) -> None:
    response = family.send(who="parent", district="maidstone")
    assert (response.status_code, response.headers["Location"]) == (303, "/comments/new?sent=1")
    kept = only(site)
    assert (kept.text, kept.kind, kept.who, kept.district) == (
        WORDS, "content", "parent", "maidstone",
    )  # fmt: skip
    assert (kept.state, kept.channel, kept.authority) == ("screened", "web", "kent")
    assert response.headers["Cache-Control"] == "no-store"
    assert not [name for name in response.headers if name == "Set-Cookie" and "session" not in name]


def test_the_thank_you_page_shows_the_front_door_and_no_invented_deadline(family: Family) -> None:
    page = family.read("/comments/new?sent=1")
    assert "03000 41 11 11" in page.text
    assert "has not said how long" in page.text
    assert "working days" not in page.text


def test_the_page_it_is_about_is_named_and_search_words_are_cut_off(
    site: Flask, family: Family
) -> None:
    query = "?about=/guidance/complaints%3Fq%3Dsecret"
    assert "Complaining about a school" in family.read(f"/comments/new{query}").text
    family.send(query=query)
    kept = only(site)
    assert (kept.about, kept.about_name[:11]) == ("/guidance/complaints", "Complaining")


@pytest.mark.parametrize(
    "about",
    [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "/officers",
        "/feedback/ABCDEFGHJK",
        "/no-such-page",
        "/guidance/" + "x" * 500,
        "\\evil",
    ],
)
def test_an_address_that_is_no_public_page_of_ours_is_not_kept(
    site: Flask, family: Family, about: str
) -> None:
    family.pages.raw.post(
        "/comments/new", data={**family.form(), "about": about, "text": WORDS, "kind": "content"}
    )
    assert only(site).about == ""


def test_mistakes_lose_nothing_that_was_typed(site: Flask, family: Family) -> None:
    hidden = family.form("?about=/guidance/complaints")
    page = family.pages.post_page(
        "/comments/new", 422, data={**hidden, "text": WORDS, "who": "parent", "district": "dover"}
    )
    assert page.title is not None
    assert page.title.text.startswith("Error:")
    assert page.select_one("textarea").text.strip() == WORDS  # type: ignore[union-attr]  # the form has one
    assert page.select_one("option[selected]")["value"] == "dover"  # type: ignore[index]  # as above
    assert page.select_one("input[name=about]")["value"] == "/guidance/complaints"  # type: ignore[index]  # as above
    assert comments_of(site) == []


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 1251])
def test_an_empty_or_too_long_text_is_said_so(site: Flask, family: Family, text: str) -> None:
    assert family.send(text).status_code == 422
    assert comments_of(site) == []


@pytest.mark.parametrize(
    "text", ["‮abc", "a\x00b", "🙂🙂", "<svg onload=alert(1)>", "{{7*7}}", "x" * 1250, "'; --"]
)
def test_strange_texts_are_kept_as_words(site: Flask, family: Family, text: str) -> None:
    assert family.send(text, step="as_written").status_code == 303
    assert only(site).text == text.replace("\x00", "")


def test_lines_count_as_the_browser_counts_them(site: Flask, family: Family) -> None:
    assert family.send("\r\n".join(["x" * 49] * 25)).status_code == 303
    assert only(site).text == "\n".join(["x" * 49] * 25)


def test_the_same_form_counts_once(site: Flask, family: Family) -> None:
    data = {**family.form(), "text": WORDS, "kind": "content"}
    for _time in range(3):
        assert family.pages.raw.post("/comments/new", data=data).status_code == 303
    only(site)


def test_names_are_asked_about_before_anything_is_kept(site: Flask, family: Family) -> None:
    text = "My son Kai waited. Mail me at kai@example.org."
    hidden = family.form()
    data = {**hidden, "text": text, "kind": "access", "who": "parent"}
    page = family.pages.post_page("/comments/new", data=data)
    assert comments_of(site) == []
    asked = {str(mark.contents[-1]).strip() for mark in page.select("mark")}
    assert {"Kai", "kai@example.org"} <= asked
    carried = {str(one["name"]): str(one["value"]) for one in page.select("input[type=hidden]")}
    assert {**data, "district": "", "website": ""} == carried
    assert {str(one["value"]) for one in page.select("button")} == {"without", "as_written", "edit"}


@pytest.mark.parametrize("step", ["without", "as_written"])
def test_the_family_decides_about_names(site: Flask, family: Family, step: str) -> None:
    family.send("My son Kai waited. Mail kai@example.org.", step=step)
    kept = only(site).text
    assert ("Kai" in kept) is (step == "as_written")
    assert ("kai@example.org" in kept) is (step == "as_written")
    assert "waited" in kept


def test_changing_the_words_brings_them_back(site: Flask, family: Family) -> None:
    data = {**family.form(), "text": "My son Kai waited.", "kind": "gap", "step": "edit"}
    page = family.pages.post_page("/comments/new", data=data)
    assert page.select_one("textarea").text.strip() == "My son Kai waited."  # type: ignore[union-attr]  # the form has one
    assert page.select_one("input[checked]")["value"] == "gap"  # type: ignore[index]  # as above
    assert comments_of(site) == []


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("danger", ["999", "03000 41 11 11", "03000 41 91 91"]), ("complaint", ["IASK", "complain"])],
)
def test_what_must_not_be_published_is_led_to_who_can_act(
    site: Flask, family: Family, kind: str, shown: list[str]
) -> None:
    data = {**family.form(), "text": "About my child.", "kind": kind}
    page = family.pages.post_page("/comments/new", data=data)
    assert comments_of(site) == []
    for words in shown:
        assert words in page.text
    if kind == "danger":
        assert page.text.index("999") < page.text.index("Local Offer after all")
    assert page.select_one("input[name=text]")["value"] == "About my child."  # type: ignore[index]  # carried on


def test_flags_never_drop_anything(site: Flask, family: Family) -> None:
    family.send("see https://example.org", website="filled", step="as_written")
    family.send("see https://example.org", stamp="forged", step="as_written")
    first, second = (set(one.flags.split()) for one in comments_of(site))
    assert {"links", "trap", "too_fast"} <= first
    assert {"links", "no_stamp", "repeated"} <= second


def test_danger_raises_its_flag(site: Flask, family: Family) -> None:
    family.send("I want to kill myself")
    assert "danger" in only(site).flags


def test_the_gap_link_chooses_the_kind(family: Family) -> None:
    page = family.read("/comments/new?kind=gap&about=/services")
    assert page.select_one("input[checked]")["value"] == "gap"  # type: ignore[index]  # the form has one


@pytest.mark.parametrize("query", ["", "?q=zzzzqqq&postcode=Maidstone"])
def test_search_results_lead_to_it_without_what_was_searched(family: Family, query: str) -> None:
    links = family.read(f"/services{query}").links()
    gap = [address for words, address in links.items() if "could not find it" in words]
    assert gap == ["/comments/new?kind=gap&about=/services"]


def test_every_public_page_leads_to_the_form(family: Family) -> None:
    links = family.read("/guidance/complaints").links()
    assert links["Comment on this page"] == "/comments/new?about=/guidance/complaints"
    assert "Comment on this page" in family.read("/").links()
    assert "Comment on this page" not in family.pages.get_page("/no-such-page", 404).links()
