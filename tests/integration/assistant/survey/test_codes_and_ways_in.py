"""How a survey opens, what a code may look like, and that nobody keeps or hears one."""

from datetime import timedelta

import pytest

from portal.feedback.invitations.models import InvitationGuess
from portal.feedback.invitations.redeeming import MOST_GUESSES
from portal.feedback.periods import today
from portal.feedback.responses.submitting import submit
from tests.assistant_parts import make_reading, make_reply
from tests.feedback_parts import issued, submission
from tests.integration.assistant.survey.conftest import Talk, a_code, kept, number_of

RECEIVED = "Code received"


def test_asked_for_feedback_it_offers_both_ways(talk: Talk) -> None:
    talk.rasa()
    talk.understands(
        make_reading(("srp", 0.9)), exact={"i want to say how it went": {"act": "feedback"}}
    )
    reply = talk.say("i want to say how it went")
    assert reply.intent == "feedback"
    assert talk.titles == ["I have a code", "I have no code", "Talk to a person"]
    links = [link.url for message in reply.messages for link in message.links]
    assert links == ["/assistant/not-found", "/comments/new", "/guidance/complaints"]


@pytest.mark.parametrize(
    "form",
    ["{}", "my code is {}", "I have a feedback code: {}",
     "the code on the letter you sent me is {}", "here is my code {}, what now?"],
)  # fmt: skip
@pytest.mark.parametrize("asked", [True, False])
def test_a_code_opens_the_survey_wherever_it_is_typed(talk: Talk, form: str, asked: bool) -> None:
    spy = talk.rasa(make_reply())
    fake = talk.understands(make_reading(("srp", 0.9)))
    letter = next(one for one in issued(40).letters if mixed(one.code.shown))
    if asked:
        talk.say("I have a code")
    talk.say(form.format(letter.code.shown))
    assert "Question 1 of 7" in talk.words
    assert talk.transcript[-1] == RECEIVED
    assert spy.asked == []
    assert not [text for text in fake.read_texts if letter.code.secret[:4] in text]
    held = talk.conversation.as_json().decode()
    assert letter.token not in held
    assert letter.code.secret[:4] not in held


def mixed(code: str) -> bool:
    return any(not one.isalpha() and not one.isdigit() for one in code.split())


CHANGES = (
    str.lower,
    lambda code: code.replace(" ", ""),
    lambda code: code.replace(" ", "-"),
    "  {}. ".format,
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_code_is_read_forgivingly(talk: Talk, change: object) -> None:
    talk.say("I have a code")
    talk.say(change(a_code()))  # type: ignore[operator]  # each takes a code
    assert "Question 1 of 7" in talk.words


def test_a_pasted_link_is_a_code_too(talk: Talk) -> None:
    spy = talk.rasa(make_reply())
    letter = issued().letters[0]
    talk.say(f"it says https://council.example/feedback/{letter.token} on it")
    assert "Question 1 of 7" in talk.words
    assert (talk.transcript, spy.asked) == ([RECEIVED], [])
    assert letter.token not in talk.conversation.as_json().decode()


@pytest.mark.parametrize(
    "text",
    ["what does the code of practice say", "code of 2015 says what", "swim in ME14", "everything",
     "is there a dress code", "ring 01622 000 000", "completely", "code of practice chapter 9"],
)  # fmt: skip
def test_plain_words_are_no_code(talk: Talk, text: str) -> None:
    spy = talk.rasa(make_reply())
    talk.understands(make_reading(("srp", 0.9)))
    talk.say(text)
    assert len(spy.asked) == 1
    assert talk.conversation.survey is None
    assert RECEIVED not in talk.transcript


def test_an_unknown_code_is_told_kindly_and_asked_for_again(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say("7K 2Q9F H3T1")
    assert "We do not know this code" in talk.words
    assert "You have done nothing wrong" in talk.words
    assert talk.titles == ["I have no code", "Stop"]
    talk.say(a_code())
    assert "Question 1 of 7" in talk.words


def test_a_used_code(talk: Talk) -> None:
    letter = issued().letters[0]
    submit(submission(token=letter.token))
    talk.say("I have a code")
    talk.say(letter.code.shown)
    assert "This code has been used" in talk.words
    assert "Nothing has been changed" in talk.words


def test_an_expired_code(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say(a_code(closes_on=today() - timedelta(days=1)))
    assert "This code has ended" in talk.words


def test_another_councils_code_is_unknown(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say(a_code(authority="leicestershire"))
    assert "We do not know this code" in talk.words


def test_wrong_tries_count_as_on_the_web(talk: Talk) -> None:
    letter = issued().letters[0]
    wrong = letter.code.prefix + "00000000"
    talk.say("I have a code")
    for _ in range(MOST_GUESSES):
        talk.say(wrong)
    assert number_of(InvitationGuess) == 1
    talk.say(wrong)
    assert "Please wait an hour" in talk.words
    talk.say(letter.code.shown)
    assert "Please wait an hour" in talk.words


def test_an_officers_browser_cannot_use_one(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.assistant.survey.opening.signed_in_officer", lambda: object())
    talk.say("I have a code")
    talk.say(a_code())
    assert "Codes are for families" in talk.words
    assert talk.survey.step == "code"


def test_what_is_no_code_is_not_shown_and_asked_again_once(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say("7K2Q9FH3T")
    assert "could not see a code" in talk.words
    assert talk.transcript[-1] == "(not shown, in case it was a code)"
    assert "7K2Q9FH3T" not in talk.conversation.as_json().decode()
    talk.say("what")
    assert talk.titles[0] == "Stop"


def test_without_a_code_it_asks_what_it_is_about_and_counts_as_open(talk: Talk) -> None:
    talk.say("I have no code")
    assert "The final plan, or the end without a plan: It ended without a plan" in talk.titles
    talk.press("The final plan, or the end without a plan: It ended without a plan")
    talk.press_all("Agree", "Agree", "Agree", "Agree", "Satisfied")
    assert "I know what help my child will get without a plan." in talk.words
    talk.press_all("Agree", "Skip this question", "Send my answers")
    (one,) = kept()
    assert (one.channel, one.coded, one.outcome, one.entry) == ("open", False, "no_plan", "chat")


@pytest.mark.parametrize(
    "typed", ["A hub or a short break", "a hub or a short brake", "hub or a short break", "8"]
)
def test_what_it_is_about_may_be_typed(talk: Talk, typed: str) -> None:
    talk.say("I have no code")
    titles = talk.titles
    talk.say(str(titles.index("A hub or a short break") + 1) if typed == "8" else typed)
    if typed == "hub or a short break":  # another first letter: not sure enough
        assert talk.survey.step == "about"
    else:
        assert "We felt welcome." in talk.words


def test_somebody_without_a_code_changes_over(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say("i dont have a code")
    assert talk.survey.step == "about"
    talk.say("actually my code is 7K 2Q9F H3T1")
    assert talk.survey.step == "code"


def test_a_code_in_the_middle_of_a_survey_is_neither_tried_nor_kept(talk: Talk) -> None:
    talk.say("I have no code")
    talk.press("A hub or a short break")
    talk.say(code := a_code())
    assert "open already" in talk.words
    assert "Question 1 of" in talk.words
    assert code.split()[1] not in talk.conversation.as_json().decode()
    assert number_of(InvitationGuess) == 0


def test_a_code_that_is_used_meanwhile_loses_nothing(talk: Talk) -> None:
    letter = issued().letters[0]
    talk.say("I have a code")
    talk.say(letter.code.shown)
    talk.press_all("Agree", *["Skip this question"] * 6)
    submit(submission(token=letter.token))
    talk.press("Send my answers")
    assert "This code has been used" in talk.words
    assert "not lost" in talk.words
    talk.say("Send my answers")
    assert len(kept()) == 1  # never without the code unless that is what they press
    talk.press("Send without the code")
    assert sorted(one.channel for one in kept()) == ["invited", "open"]
    assert "Your receipt" in talk.words
