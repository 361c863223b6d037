"""Themes: what the rules suggest, and how well they agree with officers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from portal.feedback.comments.settings_file import read_comment_content
from portal.feedback.comments.themes import agreement, suggest_themes
from portal.settings import CHECKOUT

BOOK = read_comment_content(CHECKOUT / "content", "kent").themes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("We have been waiting nine months for speech therapy.", {"waiting", "therapies"}),
        ("The taxi never comes on time", {"transport"}),
        ("Thank you, the website is so helpful", {"praise", "information"}),
        ("Why was it refused? No reason was given.", {"decision_reasons"}),
        ("Nobody listened to us", {"being_listened_to"}),
        ("My son’s short break was cancelled", {"short_breaks"}),
        ("xyz", set()),
    ],
)
def test_suggestions(text: str, codes: set[str]) -> None:
    assert codes <= set(suggest_themes(text, BOOK))
    assert codes or not suggest_themes(text, BOOK)


def test_a_word_inside_another_suggests_nothing() -> None:
    assert "transport" not in suggest_themes("It was a nontransport matter", BOOK)


def test_the_book_has_twelve_codes_each_once() -> None:
    codes = [theme.code for theme in BOOK]
    assert len(codes) == len(set(codes)) == 12


def test_kappa_as_in_the_textbook() -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, expected 0.5, kappa 0.4."""
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10
    found = agreement(pairs + [(False, False)] * 15)
    assert found.kappa == pytest.approx(0.4)
    assert (found.number, found.same) == (50, 35)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[bool, bool]]) -> None:
    found = agreement(pairs)
    alike = {one for pair in pairs for one in pair}
    if found.kappa is None:
        assert len(alike) < 2
        return
    rules, officers = zip(*pairs, strict=True)
    assert found.kappa == pytest.approx(cohen_kappa_score(rules, officers))


def test_no_comments_have_no_kappa() -> None:
    assert agreement([]).kappa is None
