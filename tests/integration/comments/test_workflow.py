"""From a new comment to a published reply and action, by two people, and never by one."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.database import db, utc_now
from portal.feedback.comments.models import Comment, CommentAction, CommentStep, OriginalIsKept
from portal.feedback.comments.states import WITHHELD_REASONS
from tests.integration.comments.conftest import desk
from tests.integration.comments.people import (
    WORDS,
    Desk,
    Family,
    answer,
    log_of,
    only,
    publish,
)
from tests.officer_parts import add_officer, signed_in

ACTION = {
    "text": "A link on the first page.", "owner": "Web team", "state": "planned",
    "due-day": "1", "due-month": "3", "due-year": "2097",
}  # fmt: skip


@pytest.fixture
def sent(site: Flask, family: Family) -> str:
    """The id of a new comment with a name in it."""
    family.send("My son Kai could not find the travel page.", step="as_written")
    return only(site).id


def test_the_whole_way(site: Flask, family: Family, olu: Desk, ama: Desk, sent: str) -> None:
    olu.do(sent, "sort", kind="access", themes=["transport", "information"])
    olu.do(sent, "make-ready", public_text="My son could not find the travel page.")
    shown = ama.open(sent)
    assert [one.text for one in shown.select("del")] == [
        "My son Kai could not find the travel page."
    ]
    ama.do(sent, "approve")
    ama.do(sent, "publish")
    answer(olu, sent)
    olu.do(sent, "action", **ACTION)
    page = family.read("/comments")
    for words in ("My son could not find", "We put a link", "A link on the first page.", "Planned"):
        assert words in page.text
    assert "Kai" not in page.text
    olu.do(sent, "close")
    assert "A link on the first page." in family.read("/comments/you-said-we-did").text


def test_nobody_approves_their_own_text(site: Flask, both: Desk, ama: Desk, sent: str) -> None:
    both.do(sent, "sort", kind="content")
    both.do(sent, "make-ready", public_text=WORDS)
    page = both.open(sent)
    assert "A second person has to approve it." in page.text
    assert "Approve it" not in page.links()
    both.open(sent, "approve", expect=403)
    both.do(sent, "approve", expect=403)
    both.do(sent, "publish", expect=409)
    assert only(site).state == "redacted"
    ama.do(sent, "approve")
    assert only(site).approved_by == ama.officer.id


def test_what_still_looks_private_is_marked_for_the_second_person(
    site: Flask, olu: Desk, ama: Desk, sent: str
) -> None:
    olu.do(sent, "sort", kind="content")
    olu.do(sent, "make-ready", public_text="My son Kai\r\ncould not find it.")
    page = ama.open(sent, "approve")
    assert "This still looks private: “Kai”" in page.text
    assert only(site).public_text == "My son Kai\ncould not find it."


def test_danger_shows_whom_to_ring(site: Flask, family: Family, olu: Desk) -> None:
    family.send("I want to kill myself")
    comment = only(site).id
    for act in ("", "pass-on"):
        assert "03000 41 11 11" in olu.open(comment, act).text
    olu.do(comment, "pass-on", note="The front door has it.")
    assert "03000 41 11 11" not in olu.open(comment).text


def test_the_original_never_changes(site: Flask, sent: str) -> None:
    with site.app_context():
        comment = db.session.get(Comment, sent)
        assert comment is not None
        comment.text = "Something kinder."
        with pytest.raises(OriginalIsKept):
            db.session.flush()
        db.session.rollback()
    assert only(site).text.startswith("My son Kai")


@pytest.mark.parametrize("reason", list(WITHHELD_REASONS))
def test_each_reason_of_the_closed_list(site: Flask, olu: Desk, sent: str, reason: str) -> None:
    olu.do(sent, "withhold", reason=reason)
    kept = only(site)
    assert (kept.state, kept.withheld_reason) == ("withheld", reason)


@pytest.mark.parametrize("reason", ["", "we_do_not_like_it"])
def test_no_other_reason(site: Flask, olu: Desk, sent: str, reason: str) -> None:
    olu.do(sent, "withhold", expect=422, reason=reason)
    assert only(site).state == "screened"


def test_set_aside_and_brought_back(site: Flask, olu: Desk, family: Family, sent: str) -> None:
    family.send("Another comment.")
    other = next(one for one in all_of(site, Comment) if one.id != sent).id
    olu.do(other, "duplicate", of=sent)
    assert get(site, other).duplicate_of == sent
    olu.do(other, "reopen", note="It says something else.")
    assert (get(site, other).state, get(site, other).duplicate_of) == ("triaged", None)
    olu.do(other, "duplicate", expect=404, of="no-such-comment")
    olu.do(other, "duplicate", expect=409, of=other)
    olu.do(other, "spam")
    olu.do(sent, "pass-on", note="The front door has it.")
    assert (get(site, other).state, get(site, sent).state) == ("spam", "escalated")


def test_a_comment_is_taken_down_at_once_and_looked_at_again(
    site: Flask, family: Family, olu: Desk, ama: Desk, sent: str
) -> None:
    publish(site, olu, ama, sent)
    answer(olu, sent)
    assert WORDS in family.read("/comments").text
    olu.do(sent, "take-down", note="Somebody could be known.")
    for address in ("/comments", "/comments/you-said-we-did"):
        assert WORDS not in family.read(address).text
    family.pages.get_page(f"/comments/{sent}", 404)
    assert WORDS not in family.pages.raw.get("/comments/feed.xml").get_data(as_text=True)
    olu.do(sent, "reopen", note="With other words.")
    kept = only(site)
    assert (kept.state, kept.public_text, kept.reply, kept.approved_by) == (
        "triaged", None, None, None,
    )  # fmt: skip


def test_an_approver_sends_a_text_back(site: Flask, olu: Desk, ama: Desk, sent: str) -> None:
    olu.do(sent, "sort", kind="content")
    olu.do(sent, "make-ready", public_text="Kai could not find it.")
    ama.do(sent, "send-back", note="The name is still there.")
    kept = only(site)
    assert (kept.state, kept.public_text) == ("triaged", None)
    assert "The name is still there." in olu.open(sent).text


@pytest.mark.parametrize(
    ("change", "box"),
    [
        ({"due-day": "31", "due-month": "2"}, "due-day"),
        ({"due-day": "", "due-month": "", "due-year": ""}, "due-day"),
        ({"due-day": "-5"}, "due-day"),
        ({"due-year": "99999"}, "due-day"),
        ({"due-year": "2026", "due-month": "1"}, "due-day"),
        ({"owner": ""}, "owner"),
        ({"text": " "}, "text"),
        ({"state": "will_not"}, "reason"),
        ({"state": "perhaps"}, "state-0"),
    ],
)
def test_an_action_needs_a_team_a_date_or_a_reason(
    site: Flask, olu: Desk, ama: Desk, sent: str, change: dict[str, str], box: str
) -> None:
    publish(site, olu, ama, sent)
    answer(olu, sent)
    page = olu.pages.post_page(f"/officers/comments/{sent}/action", 422, data={**ACTION, **change})
    links = [str(link["href"]) for link in page.select(".govuk-error-summary a")]
    assert links == [f"#{box}"]


def test_an_action_is_changed_and_refused_with_a_reason(
    site: Flask, family: Family, olu: Desk, ama: Desk, sent: str
) -> None:
    publish(site, olu, ama, sent)
    answer(olu, sent)
    olu.do(sent, "action", **ACTION)
    action = all_of(site, CommentAction)[0].id
    form = olu.pages.get_page(f"/officers/comments/{sent}/action/{action}")
    assert form.select_one("#owner")["value"] == "Web team"  # type: ignore[index]  # the form has it
    olu.do(sent, f"action/{action}", **{**ACTION, "state": "will_not", "reason": "No money."})
    assert "No money." in family.read("/comments").text
    assert len(all_of(site, CommentAction)) == 1


def test_replies_go_out_together_each_for_itself(
    site: Flask, family: Family, olu: Desk, ama: Desk, sent: str
) -> None:
    family.send("Another comment.")
    ids = [one.id for one in all_of(site, Comment)]
    for one in ids:
        publish(site, olu, ama, one, text=f"Words {one[:4]}")
        olu.do(one, "write-reply", reply="We will look at it.")
    olu.do(ids[0], "take-down", note="Wait.")
    response = olu.pages.raw.post(
        "/officers/comments/publish/replies", data={"comment": [*ids, "no-such-comment"]}
    )
    assert response.headers["Location"] == "/officers/comments/publish?done=1&refused=2"
    assert sorted(one.state for one in all_of(site, Comment)) == ["reply_published", "taken_down"]
    assert "1 published." in olu.pages.get_page(response.headers["Location"]).text


def test_a_reply_with_a_name_is_asked_about(site: Flask, olu: Desk, ama: Desk, sent: str) -> None:
    publish(site, olu, ama, sent)
    olu.do(sent, "write-reply", expect=422, reply="Dear Mrs Miller, we are sorry.")
    olu.do(sent, "write-reply", reply="Ask Mrs Miller, the head.", checked="y")
    assert only(site).state == "reply_drafted"


def test_a_reply_is_not_public_before_it_is_published(
    site: Flask, family: Family, olu: Desk, ama: Desk, sent: str
) -> None:
    publish(site, olu, ama, sent)
    olu.do(sent, "write-reply", reply="A draft that waits.")
    assert "A draft that waits." not in family.read("/comments").text
    assert "has not answered yet" in family.read("/comments").text


def test_an_old_page_changes_nothing(site: Flask, olu: Desk, sent: str) -> None:
    olu.do(sent, "sort", kind="content")
    olu.do(sent, "sort", expect=409, kind="making")
    assert (only(site).kind, only(site).state) == ("content", "triaged")


def test_every_step_is_kept_and_logged_without_words(
    site: Flask, olu: Desk, ama: Desk, sent: str
) -> None:
    publish(site, olu, ama, sent)
    steps = sorted(all_of(site, CommentStep), key=lambda step: step.number)
    assert [step.to_state for step in steps] == [
        "screened", "triaged", "redacted", "approved", "published",
    ]  # fmt: skip
    moves = log_of(site, "comment.moved")
    assert [entry.officer_id for entry in moves] == [
        olu.officer.id, olu.officer.id, ama.officer.id, ama.officer.id,
    ]  # fmt: skip
    assert all("Kai" not in entry.facts and "travel" not in entry.facts for entry in moves)


def test_every_reading_is_logged(site: Flask, olu: Desk, sent: str) -> None:
    olu.pages.get_page("/officers/comments")
    assert log_of(site, "comment.read") == []
    olu.open(sent)
    olu.open(sent, "sort")
    found = log_of(site, "comment.read")
    assert [(entry.officer_id, entry.subject) for entry in found] == [(olu.officer.id, sent)] * 2


@pytest.mark.parametrize(
    "role", ["viewer", "administrator", "analyst", "auditor", "content_editor"]
)
def test_other_roles_see_no_comment(site: Flask, sent: str, role: str) -> None:
    client = signed_in(site, add_officer(site, role))
    for way in ("", "/publish", "/themes", f"/{sent}", f"/{sent}/sort"):
        assert client.get(f"/officers/comments{way}").status_code == 403, way
    for way in ("sort", "approve", "write-reply", "publish/comments", "publish/replies"):
        address = way if "/" in way else f"{sent}/{way}"
        assert client.post(f"/officers/comments/{address}", data={}).status_code == 403, way
    assert log_of(site, "comment.read") == []


def test_nobody_signed_in_sees_no_comment(site: Flask, family: Family, sent: str) -> None:
    for way in ("", "/publish", "/themes", f"/{sent}", f"/{sent}/sort"):
        response = family.pages.raw.get(f"/officers/comments{way}")
        assert response.status_code in (302, 303), way
        assert "/officers/sign-in" in response.headers["Location"]


def test_each_act_needs_its_own_permission(site: Flask, olu: Desk, ama: Desk, sent: str) -> None:
    for act in ("sort", "make-ready", "withhold", "take-down", "write-reply", "action", "close"):
        ama.do(sent, act, expect=403)
    for act in ("approve", "send-back", "publish"):
        olu.do(sent, act, expect=403)


def test_another_councils_comment_does_not_exist(site: Flask, sent: str) -> None:
    other = desk(site, "feedback_officer", "approver", authority="leicestershire")
    assert "travel" not in other.pages.get_page("/officers/comments").text
    for act in ("", "sort", "withhold"):
        other.open(sent, act, expect=404)
    other.do(sent, "sort", expect=404, kind="content")
    other.do(sent, "approve", expect=404)
    assert only(site).state == "screened"


def test_danger_stands_first_in_the_queue_and_spam_last(
    site: Flask, family: Family, olu: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = utc_now() + timedelta(seconds=10)
    monkeypatch.setattr("portal.feedback.comments.form_stamp.utc_now", lambda: later)
    family.send("see https://example.org", step="as_written")
    family.send("An ordinary comment.")
    family.send("I want to kill myself", kind="gap")
    rows = [row.text for row in olu.pages.get_page("/officers/comments").select("tbody tr")]
    assert "May speak of danger" in rows[0]
    assert "links" in rows[-1]


def all_of(site: Flask, model: Any) -> list[Any]:
    with site.app_context():
        db.session.rollback()
        return list(db.session.scalars(select(model)))


def get(site: Flask, comment_id: str) -> Comment:
    return next(one for one in all_of(site, Comment) if one.id == comment_id)
