"""What a family is answered, step by step: spelling, letting go, ranking."""

import pytest

from search_index import Document, Query, ranking
from search_index.searching import answer
from tests.benchmarks.corpus import directory, questions
from tests.unit.search_index.records import WORDS, a_record, a_view

RECORDS = [
    a_record("swim", name="Splash", text="swimming in the pool", days=("mon",), free=True),
    a_record("club", name="Swimming club", text="come along", districts=("dover",)),
    a_record("toys", name="Toy library", text="borrow", kind="equipment"),
    a_record("lend", name="Lending shelf", text="a toy library, toys, library, toy", tags=("toy",)),
    a_record("page", type="guidance", name="Zebra crossings", text="what help there is"),
    a_record("shut", name="Old swimming pool", status="closed"),
]
VIEW = a_view(RECORDS)


def ask(**asked: object) -> list[str]:
    found = answer(VIEW, Query(**asked), WORDS)  # type: ignore[arg-type]  # named by the tests
    return [hit.document.id for hit in found.hits]


def test_a_thing_called_by_its_name_comes_first() -> None:
    assert ask(words="toy library") == ["toys", "lend"]
    assert ask(words="swimming") == ["club", "swim"]


def test_words_that_say_nothing_show_guidance_then_services() -> None:
    assert ask(words="special needs")[0] == "page"
    assert len(ask(words="SEN")) == 5
    assert ask()[-1] == "page"


def test_a_misspelt_word_is_put_right_and_said() -> None:
    found = answer(VIEW, Query(words="swiming club"), WORDS)
    assert (found.suggestion, found.corrected) == ("swimming club", True)
    assert [hit.document.id for hit in found.hits] == ["club"]


def test_some_of_the_words_are_better_than_nothing() -> None:
    found = answer(VIEW, Query(words="swimming borrow"), WORDS)
    assert found.relaxed == ("words",)
    assert {hit.document.id for hit in found.hits} == {"club", "swim", "toys"}


def test_one_filter_is_let_go_before_several() -> None:
    found = answer(VIEW, Query(words="pool", free=True, days=("tue",)), WORDS)
    assert (found.relaxed, found.total) == (("day",), 1)
    found = answer(VIEW, Query(words="pool", kinds=("therapy",), days=("tue",)), WORDS)
    assert found.relaxed == ("day", "kind")


def test_what_is_gone_is_never_shown_by_letting_go() -> None:
    assert "shut" not in ask(words="old swimming pool")
    assert "shut" in ask(words="old swimming pool", include_closed=True)


def test_pages_follow_each_other_without_gap_or_repeat() -> None:
    view, seen = a_view([a_record(str(n), name=f"Club {n:03}") for n in range(45)]), []
    for page in range(1, 7):
        found = answer(view, Query(words="club", page=page), WORDS)
        assert found.total == 45
        seen += [hit.document.id for hit in found.hits]
    assert sorted(map(int, seen)) == list(range(45))


def test_sorting_by_distance_puts_what_has_no_place_last() -> None:
    near, far = a_record("n", lat=51.1, lon=1.0), a_record("f", lat=51.9, lon=0.1)
    view = a_view([a_record("none", name="Anywhere"), far, near])
    found = answer(view, Query(point=(51.0, 1.0), sort="distance"), WORDS)
    assert [hit.document.id for hit in found.hits] == ["n", "f", "none"]
    assert found.hits[2].distance_km is None


def test_near_is_better_than_far_when_all_else_is_equal() -> None:
    records = [a_record("f", lat=51.9, lon=0.1), a_record("n", lat=51.0, lon=1.0)]
    found = answer(a_view(records), Query(words="club", point=(51.0, 1.0)), WORDS)
    assert [hit.document.id for hit in found.hits] == ["n", "f"]


def test_suggestions_hold_every_typed_word() -> None:
    assert VIEW.suggest(["sw"], 8) == ("Swimming club", "Splash")
    assert VIEW.suggest(["toy", "li"], 8) == ("Toy library", "Lending shelf")
    assert VIEW.suggest(["xyz"], 8) == ()


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return directory(900)


def test_the_short_way_to_the_first_page_finds_the_same_page(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = a_view(documents)
    asked = [one.query for one in questions(documents) if one.kind != "prefix"][:200]
    monkeypatch.setattr(ranking, "MANY", 20)
    short = [answer(view, query, WORDS) for query in asked]
    monkeypatch.setattr(ranking, "MANY", 10**9)
    assert [answer(view, query, WORDS) for query in asked] == short
