"""Private details people type are covered, however they write them."""

import pytest

from portal.redaction import mask

PHONES = """
01622 123456 | 01622123456 | (01622) 123456 | 01622-123-456 | 01622.123.456 | 020 7946 0958
020-7946-0958 | 0207 946 0958 | (020) 7946 0958 | 03000 41 11 11 | 07700 900123 | 07700900123
07700-900-123 | 0 7 7 0 0 9 0 0 1 2 3 | +447700900123 | +44 7700 900123 | +44 (0)7700 900 123
+44(0)1622 123456 | +44-7700-900123 | 0044 7700 900123 | 00447700900123 | 447700900123
44 7700 900123 | 0800 111 222 | 01632 96 01 23 | 077009 00123 | 07700  900  123 | 0170090012
"""
EMAILS = """
a@b.co | Sam.Smith+school@nhs.net | sam@school.kent.sch.uk | SAM@GMAIL.COM | sam_s@x-y.org
zoë@przykład.pl | mailto:sam@x.org
"""
NHS_NUMBERS = "943 476 5919 | 9434765919 | 943-476-5919 | 401 023 2137 | 999 999 9999"
NO_NHS_NUMBERS = "943 476 5918 | 1234567890 | 943 476 591 | 94347659199 | 943 476 59190"


def each(listed: str) -> list[str]:
    return [one.strip() for one in listed.replace("\n", "|").split("|") if one.strip()]


def digits(text: str) -> int:
    return sum(one.isdigit() for one in text)


@pytest.mark.parametrize("frame", ["{}", "ring {} now", "({})", "{}.", "phone:{}", "nr{},"])
@pytest.mark.parametrize("phone", each(PHONES))
def test_british_phone_numbers(phone: str, frame: str) -> None:
    masked = mask(frame.format(phone))
    assert masked.kinds == ("phone",)
    assert digits(masked.text) == 0


@pytest.mark.parametrize("email", each(EMAILS))
def test_emails(email: str) -> None:
    masked = mask(f"write to {email}, please")
    assert masked.kinds == ("email",)
    assert "@" not in masked.text
    assert masked.text.endswith("[email], please")


@pytest.mark.parametrize("number", each(NHS_NUMBERS))
def test_nhs_numbers_by_their_check_digit(number: str) -> None:
    assert mask(f"her number is {number}.").text == "her number is [NHS number]."


@pytest.mark.parametrize("number", each(NO_NHS_NUMBERS))
def test_other_numbers_of_about_ten_digits_stay(number: str) -> None:
    assert mask(f"reference {number}").text == f"reference {number}"


@pytest.mark.parametrize(
    ("postcode", "kept"),
    [
        ("ME14 1XQ", "ME14"), ("me141xq", "ME14"), ("me14   1xq", "ME14"), ("M1 1AA", "M1"),
        ("EC1A 1BB", "EC1A"), ("W1A 0AX", "W1A"), ("DN55 1PD", "DN55"), ("sw1a2aa", "SW1A"),
        ("LE10 0AB 1BD", "LE10"),
    ],
)  # fmt: skip
def test_of_a_postcode_only_the_first_half_stays(postcode: str, kept: str) -> None:
    assert mask(f"clubs near {postcode}?").text == f"clubs near {kept}?"


def test_the_first_half_alone_is_no_secret() -> None:
    assert mask("clubs near ct10 or ME14").kinds == ()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("my son Callum is 8", "my son [name] is 8"),
        ("My son Callum is 8", "My son [name] is 8"),
        ("my son, Callum, is 8", "my son, [name], is 8"),
        ("our daughter Zoë Nowak has a plan", "our daughter [name] has a plan"),
        ("my niece Łucja is here", "my niece [name] is here"),
        ("he is called Callum and he is 9", "he is called [name] and he is 9"),
        ("he’s called Callum", "he’s called [name]"),
        ("hes called callum", "hes called [name]"),
        ("she's called O'Brien", "she's called [name]"),
        ("my son is called Tom", "my son is called [name]"),
        ("my son's called Tom", "my son's called [name]"),
        ("a boy who is named jack", "a boy who is named [name]"),
        ("our child called Ben", "our child called [name]"),
        ("my name is Sarah Jane Smith", "my name is [name]"),
        ("my name is sarah smith. help", "my name is [name]. help"),
        ("My name’s Sarah J Smith and I", "My name’s [name] and I"),
        ("my daughter’s name is Amy", "my daughter’s name is [name]"),
        ("his name is Tom. Is he late?", "his name is [name]. Is he late?"),
        ("i am called Priya", "i am called [name]"),
    ],
)
def test_names_somebody_gives(said: str, kept: str) -> None:
    masked = mask(said)
    assert masked.text == kept
    assert masked.kinds == ("name",)


def test_several_details_at_once_are_all_named() -> None:
    masked = mask("my son Tom, tom@x.org, 07700 900123, 943 476 5919, ME14 1XQ")
    assert masked.text == "my son [name], [email], [phone number], [NHS number], ME14"
    assert set(masked.kinds) == {"email", "phone", "nhs_number", "postcode", "name"}
