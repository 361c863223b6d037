"""The surveys as they are in content/: core questions everywhere alike, versions frozen."""

import shutil
from pathlib import Path

import pytest

from portal.content_reader import ContentErrors
from portal.feedback.instruments import VOICES, Instrument, check_frozen, read_instruments
from tests.shared_data import CHECKOUT

CONTENT = CHECKOUT / "content"
FIVE = ("tp1_request", "tp2_first_meeting", "tp3_advice", "tp4_draft", "tp5_outcome")
CORE = ["C1", "C2", "C3", "C4", "C5"]


@pytest.fixture(params=["kent", "leicestershire"])
def surveys(request: pytest.FixtureRequest) -> dict[str, Instrument]:
    return read_instruments(CONTENT, request.param)


def test_the_five_touchpoints_come_first_and_in_order(surveys: dict[str, Instrument]) -> None:
    assert tuple(surveys)[:5] == FIVE
    assert {*surveys} - {*FIVE} == {"ar_review", "hub_visit", "page"}


def test_core_questions_are_the_same_objects_everywhere(surveys: dict[str, Instrument]) -> None:
    first = surveys["tp1_request"]
    for key in (*FIVE, "ar_review"):
        assert [one.code for one in surveys[key].questions[:5]] == CORE
        assert surveys[key].questions[:5] == first.questions[:5]
    assert not {*CORE} & {one.code for one in surveys["hub_visit"].questions}


def test_six_questions_and_words_seven_in_the_annual_review(
    surveys: dict[str, Instrument],
) -> None:
    assert {len(surveys[key].questions) for key in FIVE} == {6}
    assert len(surveys["ar_review"].questions) == 7
    assert all(one.comment for one in surveys.values())


def test_every_voice_has_words_and_faces_are_stored_apart(surveys: dict[str, Instrument]) -> None:
    for one in surveys.values():
        for question in one.questions:
            for voice in VOICES:
                assert question.words.for_voice(voice)
    question = surveys["tp1_request"].questions[0]
    values = [value for value, _ in surveys["tp1_request"].labels(question, "parent")]
    assert values == [1, 2, 3, 4, 5]
    faces = surveys["tp1_request"].labels(question, "young_person")
    assert faces == ((1, "No"), (3, "A bit"), (5, "Yes"))


def test_no_plan_has_words_of_its_own(surveys: dict[str, Instrument]) -> None:
    (stage,) = [one for one in surveys["tp5_outcome"].questions if one.code == "S"]
    assert "without a plan" in stage.wording("no_plan").parent
    assert "without a plan" not in stage.wording("plan").parent
    assert stage.wording("no_such_outcome") == stage.words


def test_the_register_knows_every_version(surveys: dict[str, Instrument]) -> None:
    check_frozen(CONTENT, surveys)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "england/feedback", tmp_path / "england/feedback")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_word_of_an_answered_version_is_a_mistake(copied: Path) -> None:
    file = copied / "england/feedback/instruments/tp1_request.yaml"
    change(file, "were explained clearly", "were clear")
    with pytest.raises(ContentErrors, match=r"tp1_request\.yaml:1: Version 1 may have been") as bad:
        check_frozen(copied, read_instruments(copied, "kent"))
    assert len(bad.value.errors) == 1


def test_a_changed_core_word_touches_every_survey_that_has_it(copied: Path) -> None:
    change(copied / "england/feedback/questions.yaml", "I was listened to.", "They listened.")
    with pytest.raises(ContentErrors) as bad:
        check_frozen(copied, read_instruments(copied, "kent"))
    assert {one.path.stem for one in bad.value.errors} == {*FIVE, "ar_review"}


def test_a_new_version_needs_its_line_and_the_mistake_says_which(copied: Path) -> None:
    file = copied / "england/feedback/instruments/hub_visit.yaml"
    change(file, "We felt welcome.", "We were welcome.")
    change(file, "version: 1", "version: 2")
    with pytest.raises(ContentErrors) as bad:
        check_frozen(copied, read_instruments(copied, "kent"))
    (error,) = bad.value.errors
    register = copied / "england/feedback/frozen.yaml"
    line = error.remedy.split("“")[1].split("”")[0]
    register.write_text(register.read_text() + line + "\n")
    check_frozen(copied, read_instruments(copied, "kent"))


def test_names_and_days_are_rows_that_a_council_changes(copied: Path) -> None:
    own = copied / "kent/feedback"
    own.mkdir(parents=True)
    (own / "instruments.yaml").write_text(
        "- {key: tp1_request, name: Asking, closes_after_days: 7}\n- {key: page, in_use: false}\n"
    )
    read = read_instruments(copied, "kent")
    assert (read["tp1_request"].name, read["tp1_request"].file.closes_after_days) == ("Asking", 7)
    assert not read["page"].in_use
    check_frozen(copied, read)


WRONG = {
    "- {key: tp9}": "There is no survey “tp9”",
    "- {key: page, closes_after_days: 0}": "closes_after_days",
    "- {key: page, questions: []}": "not a key of this format",
}


@pytest.mark.parametrize(("text", "problem"), WRONG.items())
def test_mistakes_name_file_line_and_remedy(copied: Path, text: str, problem: str) -> None:
    own = copied / "kent/feedback"
    own.mkdir(parents=True)
    (own / "instruments.yaml").write_text(text)
    with pytest.raises(ContentErrors, match=r"instruments\.yaml:1: ") as bad:
        read_instruments(copied, "kent")
    assert problem in str(bad.value)
