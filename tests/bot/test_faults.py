"""Whatever happens to Rasa, a family gets a proper answer in time, and nothing is told in a log."""

import json
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr

from portal.app import create_app
from portal.assistant.files import secret_file
from portal.assistant.rasa import (
    FAILURES,
    MOST_BYTES,
    REST_SECONDS,
    RasaAway,
    read_replies,
    register_rasa,
)
from portal.assistant.reply import Message, Reply
from portal.settings import Settings
from tests.bot import fake_rasa
from tests.bot.fake_rasa import Behave, FakeRasa, faking, saying
from tests.bot.running import Running, send, send_json
from tests.bot.talking import MESSAGES, Talk

MARKER = "zebrafinch"  # in every message here; in no log
QUESTION = f"how do i ask for an ehc needs assessment {MARKER}"
SECONDS = 1.0  # what a fake Rasa may take
MARGIN = 5.0  # what the portal itself may take where two processes test on two cores
BUSY = 1.5  # the same, with Rasa and other tests on the same two cores


class TestRealFaults:
    """One Rasa, stopped, killed and brought back; `portal run` would restart it by itself."""

    @pytest.fixture
    def calm(self, assistant: Running) -> Iterator[Running]:
        yield assistant
        assistant.mend()

    @pytest.fixture
    def anyone(self, calm: Running) -> Talk:
        return Talk(calm.portal, by=None)

    def test_rasa_hangs_and_comes_back(self, calm: Running, anyone: Talk) -> None:
        calm.signal("rasa", signal.SIGSTOP)
        waited = [anyone.say(QUESTION) for _ in range(FAILURES)]
        assert {one.by for one in waited} == {"retrieval"}
        assert min(one.seconds for one in waited) < calm.settings.rasa_seconds + 0.5
        assert max(one.seconds for one in waited) < calm.settings.rasa_seconds + BUSY
        quick = [anyone.say(QUESTION) for _ in range(3)]
        assert {one.by for one in quick} == {"retrieval"}
        assert min(one.seconds for one in quick) < 0.4  # the breaker is open
        calm.signal("rasa", signal.SIGCONT)
        began = time.monotonic()
        calm.await_rasa()
        assert time.monotonic() - began < REST_SECONDS + 10

    def test_pages_stay_quick_while_rasa_hangs(self, calm: Running) -> None:
        calm.signal("rasa", signal.SIGSTOP)
        waiting = [threading.Thread(target=ask_once, args=(calm,)) for _ in range(3)]
        for one in waiting:
            one.start()
        time.sleep(0.3)
        seconds = [send(calm.portal, "/services?q=swimming").seconds for _ in range(3)]
        assert any(one.is_alive() for one in waiting)
        for one in waiting:
            one.join()
        assert min(seconds) < 1.0

    def test_rasa_is_killed(self, calm: Running, anyone: Talk) -> None:
        calm.kill("rasa")
        said = anyone.say(QUESTION)
        assert said.by == "retrieval"
        assert said.seconds < 1.5
        assert said.reply["notices"]  # part of the chat is away
        assert not anyone.say(QUESTION).reply["notices"]  # said once
        calm.start("rasa")
        calm.await_rasa()
        assert anyone.say("hello").by == "rasa"

    def test_a_search_goes_on_without_rasa(self, calm: Running, anyone: Talk) -> None:
        assert anyone.say("find a club").by == "rasa"
        assert anyone.say("he is 9").by == "rasa"
        calm.kill("rasa")
        found = anyone.say("Dover")
        assert found.by == "retrieval"
        for known in ("kind=leisure", "age=9", "postcode=Dover"):
            assert known in found.found

    def test_the_portal_says_so_to_those_who_watch_it(self, calm: Running) -> None:
        assert send(calm.portal, "/readyz").json["assistant"] == "ok"
        calm.kill("rasa")
        ready = send(calm.portal, "/readyz")
        assert ready.status == 200
        assert ready.json["assistant"] != "ok"

    def test_the_actions_are_killed(self, calm: Running, anyone: Talk) -> None:
        """Rasa then says 200 with nothing in it."""
        calm.kill("actions")
        said = anyone.say(QUESTION)
        assert said.by == "retrieval"
        assert said.topic == "asking-for-an-ehc-needs-assessment"
        assert said.seconds < calm.settings.rasa_seconds + BUSY
        assert json.loads(through_the_door(calm)) == []
        calm.start("actions")
        calm.await_rasa()

    def test_the_actions_hang(self, calm: Running, anyone: Talk) -> None:
        calm.signal("actions", signal.SIGSTOP)
        said = anyone.say(QUESTION)
        assert said.by == "retrieval"
        assert said.seconds < calm.settings.rasa_seconds + BUSY

    def test_the_portal_hangs_under_the_actions(self, calm: Running) -> None:
        """The action fails; neither server may tell whose words it was about."""
        calm.signal("web", signal.SIGSTOP)
        try:
            answer = through_the_door(calm)
        finally:
            calm.signal("web", signal.SIGCONT)
        with pytest.raises(RasaAway):
            read_replies(answer)

    def test_no_log_tells_what_was_said(self, calm: Running, anyone: Talk) -> None:
        """Last on purpose: the logs of every fault above are there, and of one good answer."""
        anyone.say(QUESTION)
        logs = sorted(calm.logs.glob("*.log"))
        assert {one.stem for one in logs} >= {"web", "rasa", "actions"}
        telling = [
            f"{one.name}: {line[:200]}"
            for one in logs
            for line in one.read_text(encoding="utf-8", errors="replace").splitlines()
            if MARKER in line
        ]
        assert telling == []


def ask_once(running: Running) -> None:
    send_json(running.portal, MESSAGES, {"text": QUESTION})


def through_the_door(running: Running) -> bytes:
    """Ask Rasa as the portal does; return what it says, which is never an error."""
    secret = secret_file(running.settings).read_text(encoding="ascii").strip()
    body = {"text": QUESTION, "sender": f"faults-{time.monotonic()}"}
    answer = send_json(running.rasa, "/webhooks/portal/webhook", body, {"X-Portal-Secret": secret})
    assert answer.status == 200
    return answer.body


GOOD = Reply((Message("Fine words."),), "greet", confidence=1.0).as_mapping()
DEEP: Any = json.loads("[" * 500 + "]" * 500)


def with_message(**changed: Any) -> Any:
    return [{"custom": GOOD | {"messages": [GOOD["messages"][0] | changed]}}]


FAULTS: dict[str, Behave] = {
    "500": saying({"error": "inside"}, 500),
    "403": saying({"error": "secret"}, 403),
    "204": saying(b"", 204),
    "a page": fake_rasa.a_page,
    "nothing": saying(b""),
    "half a body": fake_rasa.half_a_body,
    "half a chunk": fake_rasa.half_a_chunk,
    "no end": fake_rasa.without_end,
    "10 MB": fake_rasa.ten_megabytes,
    "drips its body": fake_rasa.drips_its_body,
    "drips its head": fake_rasa.drips_its_head,
    "one header after another": fake_rasa.one_header_after_another,
    "only continues": fake_rasa.only_continues,
    "says nothing": fake_rasa.says_nothing,
    "hangs up": fake_rasa.hangs_up,
    "no HTTP": fake_rasa.no_http,
    "sends elsewhere": fake_rasa.sends_elsewhere,
    "late": fake_rasa.late(3, [{"custom": GOOD}]),
    "wrong JSON": saying(b'[{"custom": '),
    "not UTF-8": saying(b"\xff\xfe\xfa"),
    "very deep": saying(b"[" * 100_000),
    "deep enough to read": saying(DEEP),
    "empty": saying([]),
    "null": saying(None),
    "a number": saying(5),
    "text": saying("hello"),
    "an object": saying({}),
    "a list of numbers": saying([1, 2]),
    "a list of lists": saying([[]]),
    "Rasa's own shape": saying([{"recipient_id": "x", "text": "hi"}]),
    "no custom": saying([{"custom": None}]),
    "empty custom": saying([{"custom": {}}]),
    "no messages": saying([{"custom": GOOD | {"messages": []}}]),
    "messages null": saying([{"custom": GOOD | {"messages": None}}]),
    "a message of text": saying([{"custom": GOOD | {"messages": ["hi"]}}]),
    "a good one, then a bad one": saying([{"custom": GOOD}, {"custom": {}}]),
    "confidence of words": saying([{"custom": GOOD | {"confidence": "very"}}]),
    "confidence not a number": saying([{"custom": GOOD | {"confidence": float("nan")}}]),
    "confidence without end": saying([{"custom": GOOD | {"confidence": float("inf")}}]),
    "alternatives null": saying([{"custom": GOOD | {"alternatives": None}}]),
    "a card with more": saying(with_message(services=[{"id": "1", "price": 5}])),
    "a link with less": saying(with_message(links=[{"title": "x"}])),
    "calls as text": saying(with_message(calls="tel")),
    "a button of numbers": saying(with_message(quick_replies=[5])),
}


ClientOf = Callable[[FakeRasa], FlaskClient]


@pytest.fixture(scope="module")
def filled_app(assistant_data: Settings) -> Flask:
    """A portal that has loaded everything it loads on first use."""
    app = create_app(settings_towards("", assistant_data))
    app.test_client().post(MESSAGES, json={"text": QUESTION})
    return app


class TestFakeFaults:
    """The portal in this process, so that every record of its log is seen."""

    @pytest.fixture
    def client_of(self, filled_app: Flask, assistant_data: Settings) -> ClientOf:
        """Give a client of a portal that has never spoken to this Rasa before."""

        def make(rasa: FakeRasa) -> FlaskClient:
            register_rasa(filled_app, settings_towards(rasa.address, assistant_data))
            return filled_app.test_client()

        return make

    @pytest.mark.parametrize("fault", FAULTS)
    def test_answered_all_the_same(
        self, client_of: ClientOf, caplog: pytest.LogCaptureFixture, fault: str
    ) -> None:
        with faking(FAULTS[fault]) as rasa:
            client = client_of(rasa)
            caplog.set_level(logging.DEBUG)
            began = time.monotonic()
            reply = ask(client)
            seconds = time.monotonic() - began
        assert len(rasa.heard) == 1
        assert reply["answered_by"] == "retrieval"
        assert reply["messages"][0]["text"].strip()
        assert "Fine words" not in str(reply)
        assert seconds < SECONDS + MARGIN
        assert_nothing_told(caplog)
        assert "rasa away" in caplog.text

    def test_a_good_one_is_believed(self, client_of: ClientOf) -> None:
        """The shapes above are wrong by what was changed, not by what was kept."""
        with faking(saying([{"custom": GOOD}])) as rasa:
            reply = ask(client_of(rasa))
        assert reply["answered_by"] == "rasa"
        assert reply["messages"][0]["text"] == "Fine words."

    def test_an_answer_as_long_as_allowed(self, client_of: ClientOf) -> None:
        body = json.dumps([{"custom": GOOD}]).encode()
        for spare, by in ((MOST_BYTES, "rasa"), (MOST_BYTES + 1, "retrieval")):
            with faking(saying(body.ljust(spare))) as rasa:
                assert ask(client_of(rasa))["answered_by"] == by

    def test_nobody_is_there(self, client_of: ClientOf, caplog: pytest.LogCaptureFixture) -> None:
        with faking(saying([])) as rasa:
            client = client_of(rasa)
        caplog.set_level(logging.DEBUG)
        assert ask(client)["answered_by"] == "retrieval"
        assert_nothing_told(caplog)

    def test_after_some_failures_it_is_left_alone(self, client_of: ClientOf) -> None:
        with faking(saying([])) as rasa:
            client = client_of(rasa)
            for _ in range(FAILURES + 3):
                ask(client)
        assert len(rasa.heard) == FAILURES

    def test_no_more_than_two_wait_for_it(self, client_of: ClientOf) -> None:
        with faking(fake_rasa.says_nothing) as rasa:
            client = client_of(rasa)
            waiting = [
                threading.Thread(target=lambda: ask(client.application.test_client()))
                for _ in range(2)
            ]
            for one in waiting:
                one.start()
            await_heard(rasa, 2)
            began = time.monotonic()
            assert ask(client)["answered_by"] == "retrieval"
            assert time.monotonic() - began < SECONDS + MARGIN
            for one in waiting:
                one.join()
        assert len(rasa.heard) == 2

    def test_danger_is_never_sent(self, client_of: ClientOf) -> None:
        with faking(saying([{"custom": GOOD}])) as rasa:
            client = client_of(rasa)
            reply = client.post(MESSAGES, json={"text": "i want to kill myself"}).get_json()
        assert reply["crisis"]
        assert rasa.heard == []

    def test_private_details_are_never_sent(self, client_of: ClientOf) -> None:
        private = "my son is called Jamie, ME14 2AB, 07700 900123, jo@example.org"
        with faking(saying([{"custom": GOOD}])) as rasa:
            client = client_of(rasa)
            client.post(MESSAGES, json={"text": f"clubs near us. {private}"})
        sent = str(rasa.heard)
        assert "clubs" in sent
        for detail in ("Jamie", "2AB", "900123", "example.org"):
            assert detail not in sent

    def test_who_answered_is_for_the_portal_to_say(self, client_of: ClientOf) -> None:
        with faking(saying([{"custom": GOOD | {"answered_by": "a person"}}])) as rasa:
            assert ask(client_of(rasa))["answered_by"] == "rasa"


def settings_towards(rasa_url: str, known: Settings) -> Settings:
    changed = {"rasa_url": rasa_url, "rasa_seconds": SECONDS, "secret_key": SecretStr("tests only")}
    return known.model_copy(update=changed)


def ask(client: FlaskClient) -> dict[str, Any]:
    answer = client.post(MESSAGES, json={"text": QUESTION})
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.get_data(), parse_constant=refuse)
    return found


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def await_heard(rasa: FakeRasa, count: int) -> None:
    ends = time.monotonic() + 5
    while len(rasa.heard) < count:
        assert time.monotonic() < ends
        time.sleep(0.01)


def assert_nothing_told(caplog: pytest.LogCaptureFixture) -> None:
    for record in caplog.records:
        told = f"{record.getMessage()} {record.args} {record.exc_text} {vars(record)}"
        assert MARKER not in told, record.getMessage()
