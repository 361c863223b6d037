"""What reaches families: approved words only, on every page, in the feed and below each page."""

import itertools
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.database import db, utc_now, write_unit
from portal.feedback.comments import receive_survey_text
from portal.feedback.comments.models import Comment
from portal.feedback.comments.published import list_published
from portal.feedback.comments.states import PUBLIC, REPLY_IS_PUBLIC, State
from tests.factories.comment import make_action, make_comment, make_published
from tests.integration.comments.people import Family, only

ABOUT = "/guidance/complaints"
PAGES = (
    "/comments",
    "/comments?page=2",
    "/comments?kind=content",
    f"/comments?about={ABOUT}",
    "/comments/you-said-we-did",
    "/comments/you-said-we-did?by=page",
    "/comments/you-said-we-did?by=quarter",
    "/comments/feed.xml",
    ABOUT,
)


def an_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


@pytest.fixture
def every_state(site: Flask) -> dict[str, str]:
    """A comment in every state with every mark of approval; the secret words of each by its id."""
    states = list(State)
    marks = itertools.product(states, (None, "ready words"), (None, "o1", "o2"), ("kent", "other"))
    secrets = {}
    with site.app_context(), write_unit() as session:
        for number, (state, public, approved, authority) in enumerate(marks):
            secrets[an_id(number)] = f"original{number:05d}"
            make_comment(
                session,
                id=an_id(number),
                authority=authority,
                state=state,
                text=f"original{number:05d}",
                about=ABOUT,
                about_key=ABOUT,
                public_text=public and f"public{number:05d}",
                redacted_by="o1",
                approved_by=approved,
                published_at=utc_now(),
                reply=f"reply{number:05d}",
                replied_at=utc_now(),
            )
    return secrets


def may_be_read(session: Session) -> tuple[set[str], set[str]]:
    """Return the words that may be public, worked out from the rows one by one."""
    texts, replies = set(), set()
    for one in session.query(Comment):
        passed = one.approved_by not in (None, one.redacted_by) and one.public_text
        if one.authority == "kent" and one.state in PUBLIC and passed:
            texts.add(str(one.public_text))
            if one.state in REPLY_IS_PUBLIC:
                replies.add(str(one.reply))
    return texts, replies


def test_no_unapproved_word_reaches_a_public_page(
    site: Flask, family: Family, every_state: dict[str, str]
) -> None:
    with site.app_context(), write_unit() as session:
        texts, replies = may_be_read(session)
    assert (len(texts), len(replies)) == (len(PUBLIC), len(REPLY_IS_PUBLIC))
    read = ""
    for address in (*PAGES, *(f"/comments/{one}" for one in every_state)):
        read += family.pages.raw.get(address).get_data(as_text=True)
    assert set(re.findall(r"original\d{5}", read)) == set()
    assert set(re.findall(r"public\d{5}", read)) == texts
    assert set(re.findall(r"reply\d{5}", read)) == replies


def test_only_published_comments_have_an_address(
    site: Flask, family: Family, every_state: dict[str, str]
) -> None:
    with site.app_context():
        public = {one.id for one in list_published(db.session(), "kent", page=None)}
    for one in every_state:
        expected = 200 if one in public else 404
        assert family.pages.raw.get(f"/comments/{one}").status_code == expected


@pytest.fixture
def published(site: Flask) -> None:
    """Three published comments: answered, waiting, and in Polish about a page."""
    with site.app_context(), write_unit() as session:
        answered = make_published(
            session,
            id=an_id(1),
            form_key="1",
            text="Too hard <to> find & read\nSecond line.",
            state="action",
            reply="We moved it.",
            replied_at=utc_now(),
        )
        make_action(session, answered, state="done")
        make_published(session, id=an_id(2), form_key="2", kind="gap", quarter="2026-Q3")
        make_published(
            session,
            id=an_id(3),
            form_key="3",
            text="Nie mogę znaleźć.",
            language="pl",
            about=ABOUT,
            about_key=ABOUT,
            about_name="Complaining",
        )


@pytest.mark.usefixtures("published")
def test_the_feed_is_valid_rss(family: Family) -> None:
    response = family.pages.raw.get("/comments/feed.xml")
    assert response.mimetype == "application/rss+xml"
    rss = ElementTree.fromstring(response.data)
    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    channel = rss.find("channel")
    assert channel is not None
    for required in ("title", "link", "description"):
        assert channel.findtext(required)
    items = channel.findall("item")
    assert len(items) == 3
    guids = [item.findtext("guid") for item in items]
    assert len(set(guids)) == 3
    for item in items:
        assert (item.findtext("link") or "").startswith("http://localhost/comments/")
        moment = parsedate_to_datetime(item.findtext("pubDate") or "")
        assert abs(moment - datetime.now(UTC)).total_seconds() < 600
        assert item.findtext("title")
    words = " ".join(item.findtext("description") or "" for item in items)
    assert "Too hard <to> find & read" in words
    assert "Reply: We moved it." in words


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("?kind=gap", 1),
        ("?quarter=2026-Q3", 1),
        ("?kind=gap&quarter=2026-Q4", 0),
        (f"?about={ABOUT}", 1),
        ("?kind=nonsense", 3),
        ("?page=999", 0),
        ("?page=1e309", 3),
        ("?page=-1&quarter='%3B--", 0),
    ],
)
def test_filters(family: Family, query: str, number: int) -> None:
    assert len(family.read(f"/comments{query}").select("article")) == number


@pytest.mark.usefixtures("published")
def test_you_said_we_did_in_three_orders(family: Family) -> None:
    def headings(by: str) -> list[str]:
        page = family.read(f"/comments/you-said-we-did?by={by}")
        return [heading.text for heading in page.select("main section h2")]

    assert headings("topic") == ["Everything else"]
    assert headings("page") == ["Everything else"]
    assert headings("quarter") == ["2026, quarter 4"]
    assert headings("nonsense") == headings("topic")


@pytest.mark.usefixtures("published")
def test_a_guidance_page_shows_its_own_comments_and_no_others(family: Family) -> None:
    page = family.read(ABOUT)
    assert [one.text for one in page.select("main blockquote")] == ["Nie mogę znaleźć."]
    assert page.select_one("main blockquote")["lang"] == "pl"  # type: ignore[index]  # it is there
    assert family.read("/guidance/mediation").select("main blockquote") == []


@pytest.mark.usefixtures("published")
def test_what_is_taken_down_leaves_its_page_at_once(site: Flask, family: Family) -> None:
    assert family.read(ABOUT).select("main blockquote")
    with site.app_context(), write_unit() as session:
        session.execute(update(Comment).values(state=State.TAKEN_DOWN))
    assert family.read(ABOUT).select("main blockquote") == []


def test_a_survey_text_comes_into_the_queue_without_its_day(site: Flask) -> None:
    with site.app_context():
        with write_unit() as session:
            id = receive_survey_text(
                session, "  They listened to us. ", "tp1_request", "2026-Q4", "kent", "en"
            )
        with write_unit() as session:
            assert (
                receive_survey_text(session, " \n", "tp1_request", "2026-Q4", "kent", "en") is None
            )
    kept = only(site)
    assert (kept.id, kept.channel, kept.kind, kept.state) == (id, "survey", "unsorted", "screened")
    assert (kept.text, kept.instrument, kept.quarter) == (
        "They listened to us.", "tp1_request", "2026-Q4",
    )  # fmt: skip
    moment = kept.received_at
    assert (moment.day, moment.hour, moment.minute, moment.second) == (1, 0, 0, 0)
    assert kept.moved_at == moment
