"""The queue of what families could not find: read, grouped, settled, and all of it logged."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from portal.assistant.models import Gap
from portal.audit.models import AuditEntry
from portal.commands.assistant import assistant
from portal.database import utc_now
from portal.places import DistrictMap, MapDistrict
from tests.factories.comment import make_comment
from tests.factories.empty_search import make_empty_search
from tests.factories.gap import make_gap
from tests.integration.desk.conftest import Logged, Put
from tests.officer_parts import add_officer, signed_in
from tests.page_contract import PageClient, words

GAPS = "/officers/gaps"
HOIST = "A swimming club that takes a child with a hoist."


@pytest.fixture(autouse=True)
def _noise(put: Put) -> None:
    """Another council's report and a settled one, which a forgetful query would show."""
    put(make_gap, id="theirs", form_key="theirs", authority="leicestershire", text="Theirs alone.")
    put(make_gap, id="old", form_key="old", settled_at=utc_now(), settled_as="aside", text="Old.")


def settle(editor: PageClient, *ids: str, expect: int = 303, **data: str) -> Any:
    done = editor.raw.post(f"{GAPS}/settle", data={"gap": list(ids), **data})
    assert done.status_code == expect, done.get_data(as_text=True)[:500]
    return done


def gap(rows: Callable[..., Any], id: str = "gap-1") -> Gap:
    found: Gap = rows(lambda session: session.get_one(Gap, id))
    return found


def test_only_the_councils_own_waiting_reports_are_read_and_the_log_says_so(
    put: Put, editor: PageClient, logged: Logged
) -> None:
    put(make_gap)
    page = editor.get_page(GAPS)
    assert HOIST in page.text
    assert "1 report waits." in page.text
    assert not {"Theirs alone.", "Old."} & set(page.text.split("\n"))
    assert "Theirs" not in page.text
    (entry,) = logged("gaps.read")
    assert entry.facts == '{"number":1}'


def test_reports_of_one_topic_and_those_that_share_words_stand_together(
    put: Put, editor: PageClient
) -> None:
    put(make_gap)
    put(make_gap, id="gap-2", form_key="f2", text="swimming club with a hoist near us")
    put(make_gap, id="gap-3", form_key="f3", text="A theatre group for teenagers.")
    put(make_gap, id="gap-4", form_key="f4", text="Who decides?", topic="ehc-20-week-timeline")
    groups = [
        [str(box["value"]) for box in form.select("input[name=gap]")]
        for form in editor.get_page(GAPS).select("form.app-officer-item")
    ]
    assert groups[0] == ["gap-1", "gap-2"]
    assert sorted(groups[1:]) == [["gap-3"], ["gap-4"]]


def test_a_report_that_a_page_answers_is_settled_as_that_page(
    put: Put, editor: PageClient, rows: Callable[..., Any], logged: Logged
) -> None:
    put(make_gap)
    put(make_gap, id="gap-2", form_key="f2")
    done = settle(editor, "gap-1", "gap-2", what="topic", topic="therapies", need="VI")
    assert done.headers["Location"] == f"{GAPS}?done=1"
    assert [gap(rows, one).settled_as for one in ("gap-1", "gap-2")] == ["therapies"] * 2
    assert gap(rows).need is None, "what the chosen answer does not need is not kept"
    entries = logged("gap.settled")
    assert [one.subject for one in entries] == ["gap-1", "gap-2"]
    assert entries[0].facts == '{"as_":"topic","topic":"therapies"}'


def test_a_gap_in_provision_is_counted_by_district_and_need_from_five_on(
    put: Put, editor: PageClient, rows: Callable[..., Any]
) -> None:
    for at in range(6):
        put(make_gap, id=f"gap-{at}", form_key=f"f{at}")
    settle(editor, *(f"gap-{at}" for at in range(5)), what="gap", need="VI", district="dover")
    settle(editor, "gap-5", what="gap", need="HI", district="dover")
    assert (gap(rows).need, gap(rows).district) == ("VI", "dover")
    page = editor.get_page(f"{GAPS}/unmet")
    table = [
        [words(cell) for cell in row.select("th, td")]
        for row in page.select("section[aria-labelledby=gaps] tbody tr")
    ]
    assert table == [
        ["Dover", "Blind or vision impairment", "5"],
        ["Dover", "Deaf or hearing impairment", "fewer than 5"],
    ]
    assert HOIST not in page.text


def test_comments_sorted_as_gaps_count_too_and_no_others(put: Put, editor: PageClient) -> None:
    for at in range(5):
        put(make_comment, id=f"c{at}", kind="gap", district="swale", state="triaged")
    put(make_comment, id="new", kind="gap", district="ashford", state="screened")
    put(make_comment, id="spam", kind="gap", district="ashford", state="spam")
    put(
        make_comment, id="shown", kind="gap", district="ashford", state="closed", demonstration=True
    )
    put(make_comment, id="other", kind="access", district="ashford", state="triaged")
    put(make_comment, id="theirs", kind="gap", state="triaged", authority="leicestershire")
    old = utc_now() - timedelta(days=400)
    put(make_comment, id="old", kind="gap", district="ashford", state="closed", received_at=old)
    table = editor.get_page(f"{GAPS}/unmet").select("section[aria-labelledby=gaps] tbody tr")
    assert [words(row) for row in table] == ["Swale Not said 5"]


def test_the_map_says_where_without_a_number(
    put: Put, editor: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = tuple(
        MapDistrict(id, id.title(), "M0 0z", 1, 1) for id in ("dover", "swale", "thanet")
    )
    drawn = DistrictMap(10, 10, shapes)
    monkeypatch.setattr("portal.assistant.desk.unmet_views.find_map", lambda *_: drawn)
    for at in range(6):
        where = {"district": "dover" if at < 5 else "swale", "need": "VI"}
        put(
            make_gap,
            id=f"g{at}",
            form_key=f"f{at}",
            settled_as="gap",
            settled_at=utc_now(),
            **where,
        )
    labels = [words(one) for one in editor.get_page(f"{GAPS}/unmet").select("svg text")]
    assert labels == ["Dover 5 or more", "Swale fewer than 5", "Thanet"]


def test_searches_that_found_nothing_stand_beside_it(put: Put, editor: PageClient) -> None:
    today = utc_now().date()
    put(make_empty_search, on=today, number=4)
    put(make_empty_search, on=today, district="", words="short breaks", kind="", need="", number=7)
    put(make_empty_search, on=today, authority="leicestershire", words="theirs", number=99)
    page = editor.get_page(f"{GAPS}/unmet")
    text = words(page.select_one("section[aria-labelledby=searches] tbody"))
    assert text.startswith("short breaks Any Any 7")
    assert "Dover fewer than 5" in text
    assert "theirs" not in text


def test_a_question_to_learn_becomes_a_line_to_copy(
    put: Put, editor: PageClient, rows: Callable[..., Any], office: Flask
) -> None:
    put(make_gap)
    line = 'who pays: "the hoist"?'
    done = settle(
        editor, "gap-1", what="question", topic="therapies", lines=f"{line}\n\n is IASK  free \n"
    )
    assert done.headers["Location"] == f"{GAPS}/questions?done=1"
    page = editor.get_page(f"{GAPS}/questions")
    assert "content/england/questions/therapies.yaml" in page.text
    assert words(page.select_one("pre")) == """- 'who pays: "the hoist"?' - is IASK free"""
    with office.app_context():
        written = CliRunner().invoke(assistant, ["gaps", "--export", "-"], obj=None)
    assert "# content/england/questions/therapies.yaml" in written.output
    assert "2 questions written." in written.output


def test_a_line_that_is_in_the_file_is_asked_for_no_more(put: Put, editor: PageClient) -> None:
    put(make_gap)
    settle(
        editor,
        "gap-1",
        what="question",
        topic="advice-and-iask",
        lines="What is  SENDIASS\nnew one",
    )
    assert words(editor.get_page(f"{GAPS}/questions").select_one("pre")) == "- new one"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose what it is."),
        ({"what": "topic"}, "Choose the page that answers it."),
        ({"what": "topic", "topic": "nowhere"}, "Not a valid choice."),
        (
            {"what": "question", "topic": "therapies", "lines": " \n"},
            "Write at least one question.",
        ),
        ({"what": "gap"}, "Choose the need, the district, or both."),
    ],
)
def test_what_is_missing_in_the_form_is_told_and_nothing_typed_is_lost(
    put: Put, editor: PageClient, rows: Callable[..., Any], sent: dict[str, str], told: str
) -> None:
    put(make_gap)
    typed = {"lines": "kept as typed", **sent}
    page = editor.post_page(f"{GAPS}/settle", 422, data={"gap": "gap-1", **typed})
    assert told in page.text
    assert words(page.select_one("textarea")) == typed["lines"].strip()
    assert gap(rows).settled_at is None


@pytest.mark.parametrize("id", ["theirs", "old", "nothing"])
def test_what_does_not_wait_here_cannot_be_settled(editor: PageClient, id: str) -> None:
    editor.post_page(f"{GAPS}/settle", 409, data={"gap": id, "what": "aside"})
    editor.get_page(f"{GAPS}/settle", 409, query_string={"gap": id})


def test_ticking_nothing_is_told_kindly(editor: PageClient) -> None:
    page = editor.get_page(f"{GAPS}/settle", follow_redirects=True)
    assert "Tick at least one report" in page.text


def test_set_aside_is_gone_from_the_list(
    put: Put, editor: PageClient, rows: Callable[..., Any], logged: Logged
) -> None:
    put(make_gap)
    settle(editor, "gap-1", what="aside")
    assert gap(rows).settled_as == "aside"
    assert "Nothing waits." in editor.get_page(GAPS).text
    assert HOIST not in "".join(one.facts for one in _whole(logged))


def _whole(logged: Logged) -> list[AuditEntry]:
    return [*logged("gap.settled"), *logged("gaps.read")]


@pytest.mark.parametrize("address", ["", "/settle?gap=gap-1", "/questions"])
@pytest.mark.parametrize(
    ("role", "status"),
    [("content_editor", 200), ("feedback_officer", 200), ("approver", 403), ("viewer", 403)],
)
def test_only_those_who_may_settle_read_it(
    office: Flask, put: Put, address: str, role: str, status: int
) -> None:
    put(make_gap)
    client = signed_in(office, add_officer(office, role))
    assert client.get(f"{GAPS}{address}").status_code == status


@pytest.mark.parametrize(
    ("role", "status"),
    [("content_editor", 200), ("analyst", 200), ("viewer", 200), ("approver", 403)],
)
def test_what_is_missing_where_is_counts_and_more_roles_see_it(
    office: Flask, role: str, status: int
) -> None:
    client = signed_in(office, add_officer(office, role))
    assert client.get(f"{GAPS}/unmet").status_code == status
