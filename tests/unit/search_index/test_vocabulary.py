import pytest

from search_index.vocabulary import Vocabulary, tokens_of
from tests.unit.search_index.records import WORDS


def concepts(text: str, alone: bool = False) -> list[str]:
    return [span.concept for span in WORDS.spans(tokens_of(text), alone)]


def test_every_form_means_its_concept() -> None:
    assert concepts("speech and language therapy") == ["therapy-of-speech"]
    assert concepts("Speech therapists") == ["therapy-of-speech"]
    assert concepts("a hearing impairment") == ["deaf"]


def test_the_longest_form_wins_and_none_overlap() -> None:
    words = Vocabulary.from_mapping(
        {
            "groups": [
                {"concept": "short", "label": "s", "forms": ["language"]},
                {"concept": "long", "label": "l", "forms": ["speech and language"]},
            ]
        }
    )
    found = words.spans(tokens_of("speech and language, then language"))
    assert [(span.concept, span.start, span.end) for span in found] == [
        ("long", 0, 3),
        ("short", 4, 5),
    ]


@pytest.mark.parametrize(
    ("text", "alone", "found"),
    [
        ("salt and pepper", True, []),
        ("SALT for toddlers", True, ["therapy-of-speech"]),
        ("salt", True, ["therapy-of-speech"]),
        ("salt", False, []),
    ],
)
def test_a_shy_form_counts_in_capitals_or_alone(text: str, alone: bool, found: list[str]) -> None:
    assert concepts(text, alone) == found


def test_a_form_belongs_to_the_first_group_that_names_it() -> None:
    words = Vocabulary.from_mapping(
        {
            "groups": [
                {"concept": "one", "label": "1", "forms": ["club"]},
                {"concept": "two", "label": "2", "forms": ["clubs"]},
            ]
        }
    )
    assert [span.concept for span in words.spans(tokens_of("club"))] == ["one"]


def test_the_hash_changes_with_the_content() -> None:
    one = Vocabulary.from_mapping({"stop_words": ["a"]})
    other = Vocabulary.from_mapping({"stop_words": ["a", "the"]})
    assert one.sha256 != other.sha256
    assert one.sha256 == Vocabulary.from_mapping({"stop_words": ["a"]}).sha256
