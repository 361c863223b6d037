"""The yearly report's counts add up, whatever became of each comment."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from portal.feedback.comments.kinds import KINDS, LEGAL_KIND, UNSORTED
from portal.feedback.comments.report.building import count_by_kind
from portal.feedback.comments.report.snapshot import digest_of, written
from portal.feedback.comments.states import WITHHELD_REASONS, State

COMMENTS = st.lists(
    st.tuples(
        st.sampled_from((*KINDS, UNSORTED)),
        st.sampled_from(list(State)),
        st.sampled_from(list(WITHHELD_REASONS)),
    )
)


@given(COMMENTS)
def test_received_is_the_sum_of_its_parts(comments: list[tuple[str, str, str | None]]) -> None:
    rows = count_by_kind(comments)
    for row in rows:
        parts = row["published"] + sum(row["withheld"].values()) + row["put_aside"] + row["waiting"]
        assert row["received"] == parts
    assert sum(row["received"] + row["spam"] for row in rows) == len(comments)


@given(COMMENTS)
def test_a_gap_counts_as_something_not_included(
    comments: list[tuple[str, str, str | None]],
) -> None:
    wanted = Counter(LEGAL_KIND[kind] for kind, state, _reason in comments if state != State.SPAM)
    assert [row["received"] for row in count_by_kind(comments)] == [
        wanted[legal] for legal in ("a", "b", "c", "unsorted")
    ]


def test_the_same_values_give_the_same_digest() -> None:
    assert written({"b": 1, "a": "é"}) == written({"a": "é", "b": 1}) == '{"a":"é","b":1}'
    assert digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
