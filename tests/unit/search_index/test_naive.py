import pytest

from search_index import Query, naive
from tests.unit.search_index.records import WORDS, a_record

RECORDS = [
    a_record("swim", name="Splash", text="swimming for deaf teenagers", needs=("HI",),
             lat=51.28, lon=1.08),
    a_record("talk", name="Speech and language therapy", kind="therapy", needs=("SLCN",)),
    a_record("rest", name="Short breaks", min_age=5, max_age=11, free=True, lat=52.6, lon=-1.1),
    a_record("old", name="Splash closed", status="closed"),
    a_record("page", type="guidance", name="What respite is"),
]  # fmt: skip


def found(**asked: object) -> list[str]:
    answer = naive.search(RECORDS, Query(**asked), WORDS)  # type: ignore[arg-type]  # named below
    assert answer.total == len(answer.hits)
    return sorted(hit.document.id for hit in answer.hits)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"words": "swimming"}, ["swim"]),
        ({"words": "swim hearing impairment"}, ["swim"]),
        ({"words": "swim dragons"}, []),
        ({"words": "SALT"}, ["talk"]),
        ({"words": "respite"}, ["page", "rest"]),
        ({"words": "splash"}, ["swim"]),
        ({"words": "splash", "include_closed": True}, ["old", "swim"]),
        ({"words": '"language therapy"'}, ["talk"]),
        ({"words": '"therapy language"'}, []),
        ({"words": "SEN"}, ["page", "rest", "swim", "talk"]),
        ({"needs": ("HI", "SLCN")}, ["swim", "talk"]),
        ({"needs": ("HI",), "kinds": ("therapy",)}, []),
        ({"age": 12}, ["page", "swim", "talk"]),
        ({"point": (51.28, 1.08), "within_km": 5.0}, ["page", "swim", "talk"]),
        ({"free": True}, ["rest"]),
    ],
)
def test_the_plain_truth(asked: dict[str, object], expected: list[str]) -> None:
    assert found(**asked) == expected


def test_a_facet_is_counted_as_if_its_own_filter_were_not_set() -> None:
    facets = naive.search(RECORDS, Query(kinds=("therapy",), needs=("SLCN",)), WORDS).facets
    assert [(one.value, one.count) for one in facets["kind"]] == [("therapy", 1)]
    assert [(one.value, one.count) for one in facets["need"]] == [("SLCN", 1)]
    facets = naive.search(RECORDS, Query(kinds=("therapy",)), WORDS).facets
    assert [(one.value, one.count) for one in facets["kind"]] == [("leisure", 2), ("therapy", 1)]


def test_it_says_that_it_is_the_fallback() -> None:
    assert naive.search(RECORDS, Query(), WORDS).degraded
