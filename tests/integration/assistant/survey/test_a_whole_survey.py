"""From the code to the receipt: one question a message, nothing kept before Send."""

import pytest

from portal.feedback.instruments import get_instrument
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.models import Spent
from portal.feedback.responses.models import Response
from portal.feedback.responses.receipts import read_receipt
from portal.feedback.responses.withdrawing import withdraw
from tests.assistant_parts import make_reading, make_reply
from tests.integration.assistant.survey.conftest import (
    Talk,
    a_code,
    for_young_people,
    kept,
    number_of,
    texts,
)

FIVE = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
WAYS_OUT = ["Skip this question", "Stop"]
ANSWERS = ("Agree", "Disagree", "Does not apply to us", "Strongly agree", "Satisfied", "Agree")
STORED = {"C1": 4, "C2": 2, "C3": "na", "C4": 5, "C5": 4, "S": 4}


def answered(talk: Talk, text: str = "Ring before you write.") -> None:
    """Go to the summary."""
    talk.say("I have a code")
    talk.say(a_code())
    talk.press_all(*ANSWERS)
    talk.say(text)


@pytest.fixture
def open_talk(talk: Talk) -> Talk:
    talk.say("I have a code")
    talk.say(a_code())
    return talk


@pytest.mark.parametrize("rasa_is_there", [True, False])
def test_an_invited_parent_answers_everything(talk: Talk, rasa_is_there: bool) -> None:
    spy = talk.rasa(make_reply()) if rasa_is_there else talk.rasa()
    talk.say("I have a code")
    assert "10 letters and numbers" in talk.words
    talk.say(a_code())
    assert "Asking for an assessment, and the decision" in talk.words
    assert "Nothing is kept until you press" in talk.words
    for number, answer in enumerate(ANSWERS, start=1):
        assert f"Question {number} of 7" in talk.words
        assert talk.titles[-2:] == WAYS_OUT
        talk.press(answer)
    assert "one thing we should do better" in talk.words
    assert "Please do not write names." in talk.words
    talk.say("Ring before you write.")
    assert "1. I knew what would happen next and when.\nAnswer: Agree" in talk.words
    assert "Answer: “Ring before you write.”" in talk.words
    assert talk.titles == ["Send my answers", "Change an answer", "Stop"]
    assert number_of(Response) == number_of(Spent) == 0
    talk.press("Send my answers")
    (one,) = kept()
    assert one.answers == STORED
    assert (one.channel, one.entry, one.coded, one.scale) == ("invited", "chat", True, 5)
    assert (one.outcome, one.audience, one.language) == ("assessed", "parent", "en")
    assert texts() == ["Ring before you write."]
    assert spy.asked == []
    assert {reply.intent for reply in talk.said} == {"feedback"}


def test_each_question_offers_its_own_answers_and_the_ways_out(open_talk: Talk) -> None:
    assert open_talk.titles == [*FIVE, "Does not apply to us", *WAYS_OUT]
    open_talk.press_all("Agree", "Agree", "Agree", "Agree")
    assert "Overall, how satisfied" in open_talk.words
    assert open_talk.titles[:2] == ["Very dissatisfied", "Dissatisfied"]
    assert "Does not apply to us" not in open_talk.titles


def test_a_young_person_gets_their_words_and_three_answers(talk: Talk) -> None:
    talk.conversation.audience = "young_person"
    talk.say("I have a code")
    talk.say(a_code(counts=for_young_people()))
    assert "I knew what was going to happen next." in talk.words
    assert talk.titles == ["No", "A bit", "Yes", "This does not fit me", *WAYS_OUT]
    talk.press_all("Yes", "A bit", "No", "This does not fit me", "Good", "Yes")
    talk.press_all("Skip this question", "Send my answers")
    (one,) = kept()
    assert one.answers == {"C1": 5, "C2": 3, "C3": 1, "C4": "na", "C5": 5, "S": 5}
    assert (one.scale, one.audience) == (3, "young_person")


def test_a_young_persons_letter_offers_their_words_to_whoever_asks_as_a_parent(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say(a_code(counts=for_young_people()))
    assert "Are you that young person?" in talk.words
    talk.press("I am a young person")
    assert "Question 1 of 7\n\nI knew what was going to happen next." in talk.words
    assert talk.conversation.audience == "young_person"


def test_every_question_may_be_skipped_but_then_there_is_nothing_to_send(open_talk: Talk) -> None:
    open_talk.press_all(*["Skip this question"] * 7)
    assert open_talk.words.count("Answer: none") == 7
    open_talk.press("Send my answers")
    assert "there is nothing to send" in open_talk.words
    assert number_of(Spent) == 0
    open_talk.press_all("Change an answer", "1. I knew what would happen next and when.", "Agree")
    open_talk.press("Send my answers")
    assert [one.answers for one in kept()] == [{"C1": 4}]


@pytest.mark.parametrize("typed", ["change 2", "2", "Change answer 2.", "question 2"])
def test_an_answer_is_changed_from_the_summary(talk: Talk, typed: str) -> None:
    answered(talk)
    talk.say(typed)
    assert "I was listened to." in talk.words
    talk.press("Strongly agree")
    assert "2. I was listened to.\nAnswer: Strongly agree" in talk.words
    talk.press("Send my answers")
    assert kept()[0].answers == STORED | {"C2": 5}


def test_the_free_words_are_changed_or_taken_out(talk: Talk) -> None:
    answered(talk)
    talk.press("Change an answer")
    talk.press("Go back")
    talk.say("change 7")
    talk.say("Something else.")
    assert "“Something else.”" in talk.words
    talk.say("change 7")
    talk.press("Skip this question")
    talk.press("Send my answers")
    assert texts() == []


def test_the_thanks_give_the_receipt_and_the_numbers(talk: Talk) -> None:
    answered(talk)
    reply = talk.press("Send my answers")
    found = talk.words.split("Your receipt:\n")[1].split("\n")[0]
    assert read_receipt(found)
    numbers = [call.number for message in reply.messages for call in message.calls]
    assert numbers == ["999", "03000 41 11 11", "03000 41 91 91"]
    links = [link.url for message in reply.messages for link in message.links]
    assert links == ["/feedback/withdraw", "/guidance/crisis-help", "/guidance/complaints"]
    withdraw(found)
    assert (number_of(Response), texts()) == (0, [])


def test_the_receipt_is_shown_once(talk: Talk) -> None:
    answered(talk)
    talk.press("Send my answers")
    talk.say("hello")
    assert b"receipt" not in talk.conversation.as_json()


def test_pressing_send_twice_counts_once_and_gives_the_same_receipt(talk: Talk) -> None:
    answered(talk)
    first = talk.press("Send my answers")
    again = talk.say("Send my answers")
    assert again.messages == first.messages
    assert number_of(Response) == 1


def test_an_answer_pressed_twice_does_not_answer_the_next_question(open_talk: Talk) -> None:
    button = next(one.text for one in open_talk.buttons if one.title == "Disagree")
    open_talk.say(button)
    open_talk.say(button)
    assert "Question 2 of 7" in open_talk.words
    assert open_talk.survey.answers == {"C1": "2"}
    assert open_talk.transcript[-1] == "Disagree"


def test_a_button_of_an_earlier_question_changes_that_answer(open_talk: Talk) -> None:
    first = {one.title: one.text for one in open_talk.buttons}
    open_talk.press_all("Agree", "Agree")
    open_talk.say(first["Strongly disagree"])
    assert "I changed question 1 to: Strongly disagree." in open_talk.words
    assert "Question 3 of 7" in open_talk.words
    assert open_talk.survey.answers == {"C1": "1", "C2": "4"}


@pytest.mark.parametrize("typed", ["5: Agree", "99: Agree", "0: Agree", "1: banana"])
def test_a_button_nobody_offered_answers_nothing(open_talk: Talk, typed: str) -> None:
    open_talk.say(typed)
    assert "could not tell" in open_talk.words
    assert open_talk.survey.answers == {}


def test_outcomes_and_wordings_come_from_the_invitation(talk: Talk) -> None:
    counts = {Cell(outcome="no_plan", area="east-kent", audience="parent"): 12}
    talk.say("I have a code")
    talk.say(a_code(instrument="tp5_outcome", counts=counts))
    talk.press_all("Agree", "Agree", "Agree", "Agree", "Satisfied")
    assert "I know what help my child will get without a plan." in talk.words


def test_the_questions_change_in_the_middle(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(talk)
    instrument = get_instrument("tp1_request", "kent")
    newer = instrument.file.model_copy(update={"version": 2})
    held = talk.app.extensions["portal_instruments"]["kent"]
    monkeypatch.setitem(held, "tp1_request", type(instrument)(newer, instrument.shared))
    talk.press("Send my answers")
    assert "The questions have just been changed" in talk.words
    assert "Question 1 of 7" in talk.words
    assert number_of(Spent) == 0
    talk.press_all(*ANSWERS, "Skip this question", "Send my answers")
    assert [(one.version, one.channel) for one in kept()] == [(2, "invited")]


def test_nothing_half_asked_before_goes_on_after_it(talk: Talk) -> None:
    talk.understands(make_reading(("srp", 0.9)))
    talk.conversation.slots, before = {"wanted": "clubs"}, talk.conversation.sender
    talk.say("I have a code")
    talk.say(a_code())
    assert talk.conversation.slots == {}
    assert talk.conversation.sender != before
