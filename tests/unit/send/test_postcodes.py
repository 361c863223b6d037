"""Postcodes as families type them: every spelling read, no slip silently corrected."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.send.postcodes import (
    NotAPostcode,
    Postcode,
    looks_like_postcode,
    normalise_postcode,
    parse_postcode,
    suggest_postcodes,
)
from tests.shared_data import shared_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ME14 1AB", "ME14 1AB"),
        ("me141ab", "ME14 1AB"),
        (" Me14\u00a01aB ", "ME14 1AB"),
        ("BR6  0AA", "BR6 0AA"),
        ("BR60AA ", "BR6 0AA"),
        ("M E 1 4 1 A B", "ME14 1AB"),
        ("ls9 7tf.", "LS9 7TF"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("W1A1AA", "W1A 1AA"),
        ("GIR 0AA", "GIR 0AA"),
        ("\tTN11 9PQ\n", "TN11 9PQ"),
    ],
)
def test_full_postcodes_in_any_spelling(typed: str, meant: str) -> None:
    found = parse_postcode(typed)
    assert (str(found), found.shape) == (meant, "full")


@pytest.mark.parametrize(
    ("typed", "outcode", "incode", "shape"),
    [
        ("ME14", "ME14", "", "outcode"),
        ("me 14", "ME14", "", "outcode"),
        ("TN2", "TN2", "", "outcode"),
        ("EC1A", "EC1A", "", "outcode"),
        ("ME14 1", "ME14", "1", "partial"),
        ("ME141A", "ME14", "1A", "partial"),
        ("M1 1", "M1", "1", "partial"),
        ("M11", "M11", "", "outcode"),
        ("TN1 1A", "TN1", "1A", "partial"),
    ],
)
def test_parts_of_postcodes(typed: str, outcode: str, incode: str, shape: str) -> None:
    found = parse_postcode(typed)
    assert (found.outcode, found.incode, found.shape) == (outcode, incode, shape)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("LS26 OUE", ["LS26 0UE"]),
        ("TN1O 4QX", ["TN10 4QX"]),
        ("MEI4 1AB", ["ME14 1AB"]),
        ("me14 iab", ["ME14 1AB"]),
        ("0X1 1AA", ["OX1 1AA"]),
    ],
)
def test_slips_are_suggested_not_corrected(typed: str, suggested: list[str]) -> None:
    with pytest.raises(NotAPostcode) as caught:
        parse_postcode(typed)
    assert [str(one) for one in caught.value.suggestions] == suggested
    assert looks_like_postcode(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "Maidstone",
        "speech therapy",
        "LS1 45A",
        "12345",
        "ME14 1AB ME14 1AC",
        "Q",
        "9" * 99,
        "ZZZZ 9ZZ",
        "ME14 1CK",
        "\u0000",
        "ＭＥ14 1AB",
        "#REF!",
        "HD",
    ],
)
def test_what_is_no_postcode_says_so_and_keeps_no_words(typed: str) -> None:
    with pytest.raises(NotAPostcode) as caught:
        parse_postcode(typed)
    assert str(caught.value) == "not a postcode"
    assert not looks_like_postcode(typed)


@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_reader(typed: str) -> None:
    try:
        found = parse_postcode(typed)
    except NotAPostcode:
        return
    assert parse_postcode(str(found)) == found
    assert normalise_postcode(typed) == found.compact


def test_suggestions_are_few_and_nearest_first() -> None:
    found = suggest_postcodes("OL1O IIO")
    assert found == () or len(found) <= 64
    assert suggest_postcodes("ME14 1AB") == ()


def test_every_postcode_of_kent_is_read() -> None:
    path = shared_path("data/geo/kent_postcodes.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        wrong = [pcds for pcds in (line.split(",")[0] for line in lines) if not _reads(pcds)]
    assert wrong == []


def _reads(pcds: str) -> bool:
    outcode, incode = pcds.split()
    return parse_postcode(pcds.replace(" ", "").lower()) == Postcode(outcode, incode)
