"""Every way out of a survey leaves nothing behind: stop, danger, another language, quiet."""

import logging

import pytest
from flask import Flask

from portal.assistant.conversations import IDLE_SECONDS, Conversation, Conversations
from portal.assistant.survey.turn import follow_audience
from portal.feedback.invitations.models import Spent
from portal.feedback.responses.models import Response, ResponseText
from tests.assistant_parts import MARKER, THRESHOLDS, Clock, make_reading, make_reply
from tests.feedback_parts import issued
from tests.integration.assistant.survey.conftest import Talk, a_code, number_of
from tests.on_disk import bytes_of

WORDS = f"The {MARKER} meeting was late."


@pytest.fixture
def midway(talk: Talk) -> Talk:
    """A survey at its summary, with an answer and free words."""
    talk.say("I have a code")
    talk.say(a_code())
    talk.press_all("Strongly disagree", *["Skip this question"] * 5)
    talk.say(WORDS)
    assert MARKER in talk.conversation.as_json().decode()
    return talk


def nothing_left(talk: Talk) -> bool:
    held = talk.conversation.as_json().decode()
    nothing_kept = number_of(Response) == number_of(ResponseText) == number_of(Spent) == 0
    return nothing_kept and MARKER not in held and "Strongly disagree" not in held


@pytest.mark.parametrize("typed", ["Stop", "stop", "STOP!", "please stop", "quit"])
def test_stop_forgets_and_says_so(midway: Talk, typed: str) -> None:
    midway.say(typed)
    assert "Nothing was sent" in midway.words
    assert nothing_left(midway)
    assert midway.conversation.survey is None
    assert midway.transcript == [typed]


@pytest.mark.parametrize("turns", range(10))
def test_stop_is_offered_and_works_at_every_step(talk: Talk, turns: int) -> None:
    steps = ["I have a code", a_code(), *["1: Agree"], *[f"{n}: Skip this question"
             for n in range(2, 8)], "Change an answer"]  # fmt: skip
    for text in steps[: turns + 1]:
        talk.say(text)
    assert "Stop" in talk.titles
    talk.press("Stop")
    assert talk.conversation.survey is None
    assert len(talk.transcript) == 1


def test_a_survey_that_was_stopped_may_be_taken_up_with_the_same_code(talk: Talk) -> None:
    code = a_code()
    for _ in range(2):
        talk.say("I have a code")
        talk.say(code)
        assert "Question 1 of 7" in talk.words
        talk.press("Stop")


@pytest.mark.parametrize("steps", range(10))
def test_danger_leaves_the_survey_at_once_and_forgets_it(talk: Talk, steps: int) -> None:
    script = ["I have a code", a_code(), "1: Strongly disagree", *[f"{n}: Agree" for n in
              range(2, 7)], WORDS, "Change an answer"]  # fmt: skip
    for text in script[: steps + 1]:
        talk.say(text)
    reply = talk.say("i want to die")
    assert (reply.crisis, reply.intent) == (True, "crisis")
    assert talk.conversation.survey is None
    assert nothing_left(talk)
    assert talk.transcript == [""]


def test_danger_beside_a_code_comes_first(talk: Talk) -> None:
    code = a_code()
    talk.say("I have a code")
    assert talk.say(f"my code is {code} and i want to die").crisis
    assert talk.conversation.survey is None


@pytest.fixture
def guessed(midway: Talk) -> Talk:
    """The survey left because a classifier, and no rule, saw danger."""
    midway.understands(make_reading(("srp", 0.9), danger=THRESHOLDS["danger"]))
    midway.say("words no rule foresaw")
    midway.understands(make_reading(("srp", 0.9)))
    return midway


def test_a_classifiers_guess_leaves_the_survey_too_and_forgets_every_word(guessed: Talk) -> None:
    assert (guessed.said[-1].crisis, guessed.said[-1].intent) == (True, "crisis")
    assert guessed.titles == ["Go back to the questions"]
    assert "What you wrote in your own words was not kept" in guessed.words
    held = guessed.conversation.as_json().decode()
    assert (MARKER in held, "foresaw" in held, guessed.transcript) == (False, False, [""])
    assert number_of(Response) == number_of(ResponseText) == number_of(Spent) == 0


def test_where_nobody_was_in_danger_the_survey_goes_on_with_what_was_chosen(guessed: Talk) -> None:
    guessed.say("no i just meant the form was dreadful")
    assert "Question" not in guessed.words, "another message is answered as ever"
    guessed.say("Go back to the questions")
    assert "Strongly disagree" in guessed.words
    assert MARKER not in guessed.words
    guessed.press("Send my answers")
    assert (number_of(Response), number_of(ResponseText)) == (1, 0)


@pytest.mark.parametrize("typed", ["Stop", "start again", "i want to die"])
def test_what_was_set_aside_is_forgotten_at_a_word(guessed: Talk, typed: str) -> None:
    guessed.say(typed)
    assert guessed.conversation.survey is None
    assert nothing_left(guessed)


def test_before_the_first_question_there_is_nothing_to_go_back_to(talk: Talk) -> None:
    talk.say("I have a code")
    talk.understands(make_reading(("srp", 0.9), danger=THRESHOLDS["danger"]))
    assert talk.say("words no rule foresaw").crisis
    assert talk.conversation.survey is None
    assert talk.titles == []


def test_a_worry_in_free_words_says_whom_to_call(talk: Talk) -> None:
    talk.understands(make_reading(("srp", 0.9), danger=THRESHOLDS["worry"]))
    talk.say("I have no code")
    talk.press("A hub or a short break")
    talk.press_all(*["Skip this question"] * 5)
    assert "999" in talk.say("i cannot do this any more").notices[0]


@pytest.mark.parametrize("rasa_is_there", [True, False])
def test_start_again_leaves_it_and_is_answered_as_ever(midway: Talk, rasa_is_there: bool) -> None:
    exact = {"Start again": {"act": "start_again"}}
    midway.understands(make_reading(("srp", 0.9)), exact=exact)
    if rasa_is_there:
        spy = midway.rasa(make_reply("All forgotten."))
    midway.say("Start again")
    assert "All forgotten." in midway.words
    assert nothing_left(midway)
    if rasa_is_there:
        assert [text for _, text, _ in spy.asked] == ["Start again"]


def test_after_sending_nothing_of_it_is_left(midway: Talk) -> None:
    midway.press("Send my answers")
    assert number_of(Response) == 1
    held = midway.conversation.as_json().decode()
    assert (MARKER in held, "Strongly disagree" in held) == (False, False)
    assert midway.survey.answers == {}
    assert midway.survey.ticket == ""


def test_the_next_message_is_answered_as_ever(midway: Talk) -> None:
    midway.understands(make_reading(("srp", 0.9)))
    spy = midway.rasa(make_reply("Ask the school."))
    midway.press("Send my answers")
    midway.say("what is an srp")
    assert midway.words == "Ask the school."
    assert len(spy.asked) == 1
    assert midway.transcript == ["what is an srp"]


@pytest.mark.parametrize("change", [("pl", "kent"), ("en", "leicestershire")])
def test_another_language_or_council_ends_it(midway: Talk, change: tuple[str, str]) -> None:
    assert midway.conversation.speak(*change)
    assert nothing_left(midway)
    assert not midway.conversation.speak(*change)


def test_the_same_language_does_not(midway: Talk) -> None:
    assert not midway.conversation.speak("en", "kent")
    assert midway.survey.step == "check"


def test_other_words_begin_again_with_the_same_code(midway: Talk) -> None:
    midway.conversation.audience = "young_person"
    follow_audience(midway.conversation)
    (turn,) = midway.conversation.turns
    assert "questions for young people" in turn.reply.messages[0].text
    assert "I knew what was going to happen next." in turn.reply.messages[-1].text
    assert nothing_left(midway)
    for text in ("1: Yes", *[f"{n}: Skip this question" for n in range(2, 8)], "Send my answers"):
        midway.say(text)
    assert number_of(Spent) == 1


def test_so_they_do_when_only_a_message_says_who_asks(midway: Talk) -> None:
    midway.conversation.audience = "young_person"
    midway.say("Send my answers")
    assert "questions for young people" in midway.words
    assert number_of(Response) == 0


def test_a_ticket_that_cannot_be_read_is_told_and_forgotten(midway: Talk) -> None:
    midway.survey.ticket = "broken"
    midway.say("Send my answers")
    assert "Nothing has been sent" in midway.words
    assert midway.titles == ["I have a code", "I have no code"]
    assert midway.conversation.survey is None


def test_it_is_kept_in_the_locked_conversation_and_gone_with_it(
    midway: Talk, tmp_path: object
) -> None:
    path, clock = tmp_path / "run" / "conversations.db", Clock()  # type: ignore[operator]  # a path
    store = Conversations(path, clock)
    store.keep(midway.conversation)
    assert MARKER.encode() not in bytes_of(path)
    assert store.find(midway.conversation.id) == midway.conversation
    clock.now += IDLE_SECONDS
    assert store.find(midway.conversation.id) is None
    store.wipe_idle()
    store.keep(Conversation.new())


def test_no_code_and_no_answer_is_ever_logged(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    letter = issued().letters[0]
    talk.say("I have a code")
    for wrong in (letter.code.prefix + "0000XYZ7", "7K2Q9FH3T1", letter.code.shown):
        talk.say(wrong)
    talk.press("Strongly disagree")
    talk.say(f"banana {MARKER}")
    talk.press_all(*["Skip this question"] * 5)
    talk.say(WORDS)
    talk.press("Send my answers")
    assert number_of(Response) == 1
    told = caplog.text
    secrets = (MARKER, "0000XYZ7", "7K2Q9FH3T1", letter.code.secret, letter.code.secret[:4],
               letter.token, "Strongly disagree", talk.conversation.id)  # fmt: skip
    assert [one for one in secrets if one in told] == []


def test_the_page_forgets_it_too(portal: Flask, talk: Talk) -> None:
    """By the web: what was said goes from the page with the survey, and clearing wipes it."""
    client = portal.test_client()
    client.post("/assistant", data={"quick": "I have no code"})
    client.post("/assistant", data={"text": "A hub or a short break"})
    client.post("/assistant", data={"quick": "1: Strongly disagree"})
    page = client.get("/assistant").get_data(as_text=True)
    assert ">Strongly disagree</p>" in page
    assert "1: Strongly disagree</p>" not in page
    page = client.get("/pl/assistant").get_data(as_text=True)
    assert "Strongly disagree" not in page
    assert "Strongly disagree" not in client.get("/assistant").get_data(as_text=True)
    client.post("/assistant", data={"quick": "I have no code"})
    client.post("/assistant/clear")
    assert 'value="Stop"' not in client.get("/assistant").get_data(as_text=True)
    client.post("/assistant", data={"quick": "I have no code"})
    client.post("/assistant", data={"text": "A hub or a short break"})
    client.post("/assistant/settings", data={"audience": "young_person"})
    assert "I felt welcome." in client.get("/assistant").get_data(as_text=True)


def test_the_report_of_a_gap_is_not_filled_with_an_answer(portal: Flask, talk: Talk) -> None:
    client = portal.test_client()
    client.post("/assistant", data={"quick": "I have no code"})
    client.post("/assistant", data={"text": f"A hub or {MARKER}"})
    assert MARKER not in client.get("/assistant/not-found").get_data(as_text=True)
