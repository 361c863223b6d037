"""The explorer: two questions, then a stage, its sheet, and always the sentence about any time."""

import pytest
from flask import Flask

from portal.errors import PageNotFound
from portal.guidance.explorer import get_stage, list_stages
from tests.page_contract import PageClient

ALWAYS = "may ask the council for an EHC needs assessment at any time"
STAGES = (
    "under-five", "worried", "school-helping", "sen-support", "outside-advice", "extra-funding",
    "assessment-asked", "assessment", "draft-plan", "have-a-plan", "refused", "not-in-school",
    "post-16",
)  # fmt: skip


def test_the_stages_are_these(app: Flask) -> None:
    with app.app_context():
        assert tuple(stage.id for stage in list_stages()) == STAGES
        assert get_stage("refused").event == "decision_letter"
        with pytest.raises(PageNotFound):
            get_stage("banana")


def test_two_questions_lead_to_a_stage(client: PageClient) -> None:
    first = client.get_page("/explorer")
    assert [one["value"] for one in first.select("input[type=radio]")] == [
        "under-five", "school", "sixteen", "me",
    ]  # fmt: skip
    second = client.get_page("/explorer?who=school")
    offered = [str(one["value"]) for one in second.select("input[name=stage]")]
    assert "not-in-school" in offered
    assert "under-five" not in offered
    answer = client.raw.get("/explorer?who=school&stage=sen-support")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/explorer/sen-support?who=school"


@pytest.mark.parametrize(
    "query", ["who=", "who=banana", "who=school&stage=", "who=school&stage=x", "who=%00"]
)
def test_a_missing_answer_is_asked_for_again(client: PageClient, query: str) -> None:
    page = client.get_page(f"/explorer?{query}", expect=422)
    assert "Choose one answer." in page.text
    target = str(page.select_one(".govuk-error-summary a")["href"])  # type: ignore[index]  # it is there
    assert page.select_one(target) is not None


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("prefix", ["", "/pl"])
def test_every_stage_has_a_page_and_a_sheet(client: PageClient, prefix: str, stage: str) -> None:
    page = client.get_page(f"{prefix}/explorer/{stage}")
    sheet = client.get_page(f"{prefix}/explorer/{stage}/sheet")
    for one in (page, sheet):
        assert ALWAYS in one.text
        assert "You do not need a diagnosis, a plan or anyone's permission." in one.text
        assert "section 36(8)" in one.text
        assert "From 16" in one.text
    assert sheet.select("form") == []
    assert len(sheet.select("textarea")) >= 8
    for link in page.select("main a[href*='/guidance/']"):
        assert client.raw.get(str(link["href"])).status_code == 200


def test_the_sentence_stands_on_the_questions_too(client: PageClient) -> None:
    for address in ("/explorer", "/explorer?who=me"):
        assert ALWAYS in client.get_page(address).text


def test_a_young_person_is_spoken_to_first(client: PageClient) -> None:
    headings = [h.get_text() for h in client.get_page("/explorer/worried?who=me").select("h2")]
    assert headings.index("If this is about you") < headings.index("What this means")


def test_an_unknown_stage_is_not_found(client: PageClient) -> None:
    client.get_page("/explorer/banana", expect=404)
    client.get_page("/explorer/banana/sheet", expect=404)


def test_both_are_linked_from_home_and_guidance(client: PageClient) -> None:
    for address in ("/", "/guidance"):
        links = set(client.get_page(address).links().values())
        assert {"/explorer", "/timeline"} <= links
