"""The chat as a family meets it, without scripts: every form, every mistake, every way out."""

import pytest
from flask import Flask

from tests.page_contract import Page, PageClient, words

QUESTION = "what is the legal test for an ehc needs assessment"
SLUG = "who-decides-and-the-legal-test"


@pytest.fixture
def kent(chat_portals: dict[str, Flask]) -> PageClient:
    return PageClient(chat_portals["kent"])


def say(client: PageClient, text: str, expect: int = 303, **headers: str) -> Page | None:
    answer = client.raw.post("/assistant", data={"text": text}, headers=headers)
    assert answer.status_code == expect
    return client.get_page("/assistant") if expect == 303 else None


def buttons(page: Page, name: str) -> dict[str, str]:
    return {words(one): str(one["value"]) for one in page.select(f"button[name={name}]")}


@pytest.mark.parametrize("text", ["", "  ", "/", "\x00", "\u200b"])
def test_nothing_written_keeps_the_page_and_says_so(kent: PageClient, text: str) -> None:
    page = kent.post_page("/assistant", 422, data={"text": text})
    assert "Write a question, or pick one." in page.text
    assert words(page.title).startswith("Error: Ask a question")
    assert "text-error" in str(page.select_one("#text")["aria-describedby"])  # type: ignore[index]  # it is there
    assert kent.get_page("/assistant").select("[data-crisis]") == []


def test_too_much_keeps_what_was_written(kent: PageClient) -> None:
    page = kent.post_page("/assistant", 422, data={"text": "x" * 1001})
    assert page.select_one("#text")["value"] == "x" * 1001  # type: ignore[index]  # it is there


def test_the_start_offers_the_main_tasks_and_urgent_help(kent: PageClient) -> None:
    page = kent.get_page("/assistant")
    assert page.heading == "Ask a question"
    assert len(buttons(page, "quick")) == 4
    assert "tel:999" in page.links().values()
    assert "automatic helper" in page.text


def test_from_a_page_it_begins_with_questions_about_that_page(kent: PageClient) -> None:
    page = kent.get_page(f"/assistant?about={SLUG}")
    assert f"/guidance/{SLUG}" in page.links().values()
    assert len(buttons(page, "quick")) == 3
    assert "Find clubs and services" not in buttons(page, "quick")


@pytest.mark.parametrize("about", ["nothing", "../etc/passwd", "<svg>", ""])
def test_from_no_page_it_begins_as_always(kent: PageClient, about: str) -> None:
    page = kent.get_page("/assistant?" + f"about={about}")
    assert len(buttons(page, "quick")) == 4
    assert "You came from" not in page.text


def test_a_question_is_answered_with_its_sources_and_date(kent: PageClient) -> None:
    page = say(kent, QUESTION)
    assert page is not None
    assert QUESTION in page.text
    assert f"/guidance/{SLUG}" in page.links().values()
    assert "Where this comes from" in page.text
    assert "Last checked on" in page.text
    assert page.select_one("#latest") is not None


def test_every_button_of_an_answer_leads_to_another(kent: PageClient) -> None:
    page = say(kent, QUESTION)
    assert page is not None
    for sent in buttons(page, "quick").values():
        assert kent.raw.post("/assistant", data={"quick": sent}).status_code == 303
        assert "I am not sure" not in words(kent.get_page("/assistant").select_one("#latest"))


def test_scripts_get_the_new_bubbles_alone(kent: PageClient) -> None:
    answer = kent.raw.post("/assistant", data={"text": QUESTION}, headers={"X-Partial": "1"})
    assert answer.status_code == 200
    part = Page(answer.get_data(as_text=True), "html.parser")
    assert part.select("html, h1, main") == []
    assert part.select_one("#latest") is not None
    assert "Last checked on" in part.text


def test_scripts_get_the_whole_page_when_something_is_wrong(kent: PageClient) -> None:
    answer = kent.raw.post("/assistant", data={"text": ""}, headers={"X-Partial": "1"})
    assert answer.status_code == 422


def test_a_crisis_shows_numbers_to_press_and_the_way_out(kent: PageClient) -> None:
    say(kent, QUESTION)
    page = say(kent, "i want to kill myself")
    assert page is not None
    assert "kill myself" not in page.text
    assert QUESTION not in page.text
    assert "tel:999" in page.links().values()
    assert page.links()["Leave this page quickly"] == "/leave"
    assert buttons(page, "quick") == {}


def test_what_was_written_is_shown_as_words(kent: PageClient) -> None:
    page = say(kent, "<svg onload=alert(1)> {{7*7}} [[council]]x")
    assert page is None or page.select("main svg[onload]") == []


def test_an_answer_to_a_young_person_is_in_their_words(kent: PageClient) -> None:
    before = say(kent, QUESTION)
    kent.raw.post("/assistant/settings", data={"audience": "young_person"})
    after = say(kent, QUESTION)
    assert before is not None
    assert after is not None
    pressed = after.select_one("button[aria-pressed=true]")
    assert words(pressed) == "A young person"
    assert words(before.select_one("#latest")) != words(after.select_one("#latest"))


@pytest.mark.parametrize("audience", ["", "council", "parent\x00"])
def test_an_unknown_audience_changes_nothing(kent: PageClient, audience: str) -> None:
    assert kent.raw.post("/assistant/settings", data={"audience": audience}).status_code == 303
    pressed = kent.get_page("/assistant").select_one("button[aria-pressed=true]")
    assert words(pressed) == "A parent or carer"
