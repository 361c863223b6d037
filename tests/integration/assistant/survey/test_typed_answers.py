"""Answers somebody types instead of pressing a button."""

import pytest

from portal.assistant.survey.hearing import hear, plain
from portal.feedback.instruments import Question, get_instrument
from portal.feedback.survey.forms import open_choices
from tests.assistant_parts import make_reading
from tests.integration.assistant.survey.conftest import Talk, a_code, texts

AGREE = {
    "agree": "4", "AGREE!": "4", "Agree.": "4", "i agree with that": "4", "agre": "4",
    "strongly agree": "5", "stongly agree": "5", "strongly agre": "5", "definitely": "5",
    "strongly disagree": "1", "strongly disagre": "1", "stronly disagree": "1", "never": "1",
    "disagree": "2", "disagre": "2", "dissagree": "2", "don't agree": "2", "don’t agree": "2",
    "no": "2", "yes": "4", "neither": "3", "nether agree nor disagree": "3", "in the middle": "3",
    "1": "1", "4": "4", "5": "5", "does not apply": "na", "n/a": "na", "doesn't apply to us": "na",
}  # fmt: skip
SATISFIED = {
    "happy": "4", "hapy": "4", "very happy": "5", "unhappy": "2", "not happy": "2",
    "satisfied": "4", "satified": "4", "dissatisfied": "2", "disatisfied": "2", "unsatisfied": "2",
    "very satified": "5", "very disatisfied": "1", "terrible": "1", "it was good": "4", "3": "3",
    "🙂": "4", "☹️": "2",
}  # fmt: skip
FACES = {"yes": "5", "yeah": "5", "happy": "5", "a bit": "3", "bit": "3", "no": "1", "nope": "1",
         "1": "1", "2": "3", "3": "5", "😀": "5", "sometimes": "3"}  # fmt: skip
GOOD = {"good": "5", "ok": "3", "okay": "3", "not good": "1", "sad": "1", "hapy": "5"}
NOT_AN_ANSWER = ("banana", "i am not sure", "maybe", "", "6", "0", "not agree or disagree",
                 "ok", "they never told us", "yes and no", "44",
                 "strongly", "i dont know")  # fmt: skip


def heard(voice: str, code: str, text: str) -> str | None:
    instrument = get_instrument("tp1_request", "kent")
    question = next(one for one in instrument.questions if one.code == code)
    return hear(question, choices(question, voice), text)


def choices(question: Question, voice: str) -> list[tuple[str, str]]:
    instrument = get_instrument("tp1_request", "kent")
    labels = instrument.labels(question, voice)  # type: ignore[arg-type]  # a voice
    found = [(str(value), label) for value, label in labels]
    does_not_apply = instrument.shared.does_not_apply.for_voice(voice)  # type: ignore[arg-type]  # a voice
    return [*found, ("na", does_not_apply)] if question.may_not_apply else found


@pytest.mark.parametrize(
    ("voice", "code", "table"),
    [("parent", "C1", AGREE), ("parent", "C5", SATISFIED), ("young_person", "C1", FACES),
     ("young_person", "C5", GOOD)],
)  # fmt: skip
def test_what_is_understood(talk: Talk, voice: str, code: str, table: dict[str, str]) -> None:
    assert {text: heard(voice, code, text) for text in table} == table


@pytest.mark.parametrize("text", NOT_AN_ANSWER)
def test_what_is_not(talk: Talk, text: str) -> None:
    assert heard("parent", "C1", text) is None


@pytest.mark.parametrize("voice", ["parent", "young_person"])
@pytest.mark.parametrize("code", ["C1", "C5"])
def test_one_slip_never_turns_an_answer_into_another(talk: Talk, voice: str, code: str) -> None:
    """Every label with one letter left out, doubled or swapped is that label or nothing."""
    question = next(
        one for one in get_instrument("tp1_request", "kent").questions if one.code == code
    )
    for value, label in choices(question, voice):
        assert heard(voice, code, label) == value
        for text in slips(label):
            assert heard(voice, code, text) in {value, None}, text


def slips(label: str) -> set[str]:
    places = range(1, len(label) - 1)
    left_out = {label[:at] + label[at + 1 :] for at in places}
    doubled = {label[:at] + label[at] + label[at:] for at in places}
    swapped = {label[:at] + label[at + 1] + label[at] + label[at + 2 :] for at in places}
    return left_out | doubled | swapped


@pytest.mark.parametrize("voice", ["parent", "young_person"])
def test_no_form_means_two_answers(talk: Talk, voice: str) -> None:
    words = talk.app.extensions["portal_chat_words"].answers
    for scale in ("agree", "satisfied", "yes_no"):
        forms = getattr(words, scale).five if voice == "parent" else getattr(words, scale).faces
        flat = [plain(form) for same in forms for form in same]
        assert sorted({form for form in flat if flat.count(form) > 1}) == []


def test_a_typed_answer_is_read_back(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say(a_code())
    talk.say("stongly agree")
    assert talk.words.startswith("I put: Strongly agree.")
    assert talk.survey.answers == {"C1": "5"}


def test_anything_else_is_asked_again_once_and_then_the_way_out_comes_first(talk: Talk) -> None:
    talk.say("I have a code")
    talk.say(a_code())
    talk.say("they told us nothing until the letter came")
    assert "could not tell" in talk.words
    assert talk.titles[0] == "Strongly disagree"
    talk.say("what is an ehc plan")
    assert "You can stop here" in talk.words
    assert talk.titles[0] == "Stop"
    talk.press("Agree")
    talk.say("banana")
    assert "could not tell" in talk.words
    assert talk.survey.answers == {"C1": "4"}


def test_a_person_is_offered_to_whoever_asks_for_one(talk: Talk) -> None:
    talk.understands(make_reading(act="handover", act_chance=0.9))
    talk.say("I have no code")
    talk.press("A hub or a short break")
    talk.say("can i talk to somebody please")
    assert "You can talk to a person" in talk.words
    assert "We felt welcome." in talk.words


def test_private_details_in_free_words_are_covered_before_they_are_kept(talk: Talk) -> None:
    talk.say("I have no code")
    talk.press("A hub or a short break")
    talk.press_all(*["Skip this question"] * 5)
    reply = talk.say("my son Tom, 07700 900123, waited. my code is 7K 2Q9F H3T1")
    assert any("covered" in notice for notice in reply.notices)
    covered = "my son [name], [phone number], waited. my code is [code]"
    assert covered in talk.words
    for word in ("Tom", "900123", "2Q9F"):
        assert word not in talk.conversation.as_json().decode()
    talk.press("Send my answers")
    assert texts() == [covered]


@pytest.mark.parametrize("typed", ["no", "nothing", "No thanks!", "skip"])
def test_nothing_to_add_is_left_out(talk: Talk, typed: str) -> None:
    talk.say("I have no code")
    talk.press("A hub or a short break")
    talk.press_all("Agree", *["Skip this question"] * 4)
    talk.say(typed)
    assert "Here are your answers" in talk.words
    talk.press("Send my answers")
    assert texts() == []


def test_free_words_longer_than_can_be_kept_lose_their_end_alone(talk: Talk) -> None:
    talk.say("I have no code")
    talk.press("A hub or a short break")
    talk.press_all(*["Skip this question"] * 5)
    talk.say("a@b.co " * 140)
    talk.press("Send my answers")
    assert len(texts()[0]) <= 1000


def test_no_two_things_to_tell_about_have_the_same_words(talk: Talk) -> None:
    labels = [plain(label) for _, label in open_choices()]
    assert len(set(labels)) == len(labels) > 6
