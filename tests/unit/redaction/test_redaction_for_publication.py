"""What a comment shows once details are out: places, repetition, hostile letters, time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.redaction import Finding, redact, suggest
from tests.cpu import fewest_seconds

PIECES = st.sampled_from(
    [
        "my son", "Callum", "kai", "is called", "my name is", "Mrs", "Hill", "07700 900123", "0",
        "44", "+44", "ME14", "1XQ", "ME14 1XQ", "sam@x.org", "@", ".", ",", "943 476 5919", "-",
        "(", "[name]", "[email]", "£6,000", "2026", "he is", "and", "Zoë", "I", "ref", "AB/12/345",
        "12", "Maple Close", "Thanks", "\n", "Primary School", "dob", "3/5/2014", "\u200b",
    ]
)  # fmt: skip
SENTENCES = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "  "])), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
HOSTILE = [
    "my son ", "0", "0 ", "a", "a.", "a@", "a@a.", "@", "my name is A ", "07 ", "+44 ", "(0", "- ",
    "AB1 ", "123 ", ".", "my son's name is ", "Aa ", "x.y+", "he is called ", "A1 1", "12 a b ",
    "12 A ", "Flat 3, ", "a dot ", "a at ", "at gmail dot ", "one two ", "double oh ", "ref: A/",
    "A-1/", "KCC/", "EHC-", "born on 1 ", "1/1/", "1 1 ", "St A ", "Aa Primary ", "www.a?",
    "facebook.com/", "fb is ", "[name]", "(", "\n", "'", "a'", "A-", "Kai and ", "Thanks ", "x x ",
    "Jane Hill ", "12-12-12 ", "1234 ", "12345678", "Mr ", "J. ", "\u200b", "e\u0301", "𝒜",
    "of the ", "turned one on 1 ", "nhs number ", "post code ", "reg A1", "i am Al ",
]  # fmt: skip


def test_a_comment_reads_on_without_its_details() -> None:
    comment = (
        "My son Kai O'Shea (8) waited 30 weeks. His SENCO, Mrs Hill, rang 07700 900123 and wrote "
        "to jo.shea@gmail.com. We live at 12 Maple Close, ME14 1XQ. Thanks, Jo"
    )
    assert redact(comment).text == (
        "My son [name] (8) waited 30 weeks. His SENCO, Mrs [name], rang [phone number] and wrote "
        "to [email]. We live at [address], [postcode]. Thanks, [name]"
    )


def test_findings_stand_where_the_person_wrote_them() -> None:
    text = "Zoë – ring 0\u200b7700 900\u200b123 or j\u200bo@x.org"
    found = {one.kind: text[one.start : one.end] for one in suggest(text)}
    assert found == {
        "name": "Zoë",
        "phone": "0\u200b7700 900\u200b123",
        "email": "j\u200bo@x.org",
    }


@pytest.mark.parametrize(
    "hidden",
    [
        "０７７００ ９００１２３", "07700\u00a0900\u00a0123", "07700–900–123",
        "\u202e07700 900123\u202c",
        "07700 9\u00ad00123", "ｊｏ@x.org", "ME14\u00a01XQ", "943‑476‑5919",
    ],
)  # fmt: skip
def test_letters_nobody_sees_hide_nothing(hidden: str) -> None:
    shown = redact(f"it is {hidden} ok").text
    assert shown.startswith("it is ")
    assert shown.endswith(" ok")
    assert not any(one.isdigit() for one in shown)
    assert "@" not in shown


def test_the_whole_postcode_goes() -> None:
    assert redact("near ME14 1XQ").text == "near [postcode]"


def test_kinds_say_what_is_shown() -> None:
    assert suggest("ring 07700 900123") == (Finding("phone", 5, 17, "[phone number]"),)


def test_the_school_of_one_child_goes_and_praise_of_a_school_stays() -> None:
    assert redact("My son is at Oakfield Academy.").text == "My son is at [school]."
    praise = "Oakfield Academy runs a coffee morning for parents."
    assert redact(praise).text == praise


@pytest.mark.parametrize(
    "text",
    [
        "ring 999, 111 or 116 123",
        "Childline is 0800 1111",
        "The Statutory Assessment Meeting (SAM) was in May. Will Kent reply?",
        "Harry Potter day at the Heather Unit",
        "Mr Tumble uses Makaton",
        "",
        "   ",
        "👍🏽",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert redact(text).text == text
    assert suggest(text) == ()


@given(SENTENCES)
def test_the_same_comment_gives_the_same_text_each_time(text: str) -> None:
    assert redact(text) == redact(text)


@given(SENTENCES)
def test_findings_are_in_order_and_apart(text: str) -> None:
    findings = suggest(text)
    assert all(one.start < one.end <= len(text) for one in findings)
    assert all(one.end <= other.start for one, other in pairwise(findings))


@given(SENTENCES)
def test_what_replaces_a_detail_is_never_taken_for_one(text: str) -> None:
    once = redact(text).text
    words = {one.shown_as for one in suggest(text)}
    for word in words:
        assert once.count(word) <= redact(once).text.count(word)


@given(st.text(max_size=200))
def test_any_text_at_all_is_answered(text: str) -> None:
    redacted = redact(text)
    assert bool(redacted.findings) == (redacted.text != text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_hostile_letters_take_less_than_a_second(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    redact("a first call reads the lists")
    assert fewest_seconds(lambda: redact(text)) < 1


def test_a_usual_comment_takes_less_than_a_millisecond() -> None:
    comment = (
        "My son is 8 and his teacher Miss P is lovely. We have waited 30 weeks for the plan and "
        "nobody rings us back; the SENCO has tried, but the council is short of psychologists."
    )
    redact(comment)
    assert fewest_seconds(lambda: redact(comment), times=30) < 0.001
