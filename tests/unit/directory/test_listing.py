"""What a listing may say, and what is refused with words an officer understands."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from portal.content_reader import ContentErrors, read_yaml_list
from portal.directory.listing import Listing
from tests.factories.listing import make_listing


def problem(**given: object) -> str:
    with pytest.raises(ValidationError) as caught:
        make_listing(**given)
    return str(caught.value)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"urn": "1", "provision_urn": "2"}, "give urn or provision_urn, not both"),
        ({"min_age": 12, "max_age": 11}, "min_age is higher than max_age"),
        ({"lat": 51.0}, "give both lat and lon"),
        ({"lat": 151.0, "lon": 1.0}, "lat"),
        ({"assured_on": date(2026, 1, 1)}, "a check needs a name"),
        ({"history": [{"when": "2016", "text": "Built.", "source": "s9"}]}, "s9"),
        ({"sources": []}, "sources"),
        ({"key": "Oakley School"}, "key"),
        ({"url": "www.example.org"}, "url"),
        ({"summary": "x" * 161}, "summary"),
        ({"needs": ["autism"]}, "needs"),
        ({"contacts": [{"role": "Office", "phone": "0300 000 0000"}]}, "needs a source"),
        ({"contacts": [{"role": "Office", "email": "a b@c.uk", "source": "s"}]}, "email"),
        ({"replaced_by": ["New Forum"]}, "replaced_by"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_refused(given: dict[str, object], told: str) -> None:
    assert told in problem(**given)


@pytest.mark.parametrize(
    ("session", "told"),
    [
        ({"weekday": "sat", "pattern": "nth"}, "nth goes with the pattern nth"),
        ({"weekday": "sat", "nth": 1}, "nth goes with the pattern nth"),
        ({"weekday": "sat", "pattern": "nth", "nth": 6}, "nth"),
        ({"weekday": "sat", "start": "12:00", "end": "10:00"}, "ends before it starts"),
        ({"weekday": "sat", "start": "9:00"}, "start"),
        ({"weekday": "sat", "start": "24:00"}, "start"),
        ({"weekday": "Saturday"}, "weekday"),
        (
            {"weekday": "sat", "valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
            "valid_from is after valid_to",
        ),
    ],
)
def test_sessions_that_cannot_happen(session: dict[str, object], told: str) -> None:
    assert told in problem(sessions=[session])


def test_numbers_and_years_written_bare_are_words() -> None:
    listing = make_listing(urn=118000, history=[{"when": 2016, "text": "Built.", "source": "s1"}])
    assert (listing.urn, listing.history[0].when) == ("118000", "2016")


@pytest.mark.parametrize(
    ("bare", "word"), [(True, "yes"), (False, "no"), ("sometimes", "sometimes")]
)
def test_a_bare_yes_or_no_is_the_word(bare: object, word: str) -> None:
    assert make_listing(access={"self_referral": bare}).access.self_referral == word


def test_a_true_is_not_a_wheelchair_answer() -> None:
    """“Partly” is an answer of its own, so a bare yes would hide what matters."""
    assert "wheelchair" in problem(accessibility={"wheelchair": True})


def test_doubts_are_told_once_each() -> None:
    figure = {"measure": "sen_unit", "doubts": ["over_capacity", "over_capacity"]}
    assert make_listing(provision=[figure]).provision[0].doubts == ("over_capacity",)


def test_a_file_with_a_slip_names_the_nearest_key(tmp_path: Path) -> None:
    path = tmp_path / "services.yaml"
    path.write_text(
        "- key: a-club\n  name: A club\n  kind: leisure\n  acess: {free: true}\n"
        "  sources: [{id: s1, title: A list}]\n"
    )
    with pytest.raises(ContentErrors) as caught:
        read_yaml_list(path, Listing)
    [error] = caught.value.errors
    assert (error.line, error.remedy) == (4, "Did you mean “access”?")


def test_nothing_can_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        make_listing().name = "Another"
