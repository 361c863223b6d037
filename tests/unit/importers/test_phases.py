"""Phases: as stated, and by ages for special schools and colleges."""

import pytest

from portal.directory.importers.gias.phases import read_phases


@pytest.mark.parametrize(
    ("stated", "low", "high", "phases"),
    [
        ("Primary", 4, 11, ["primary"]),
        ("Primary", 3, 11, ["early_years", "primary"]),
        ("Primary", 7, 11, ["primary"]),
        ("Secondary", 11, 16, ["secondary"]),
        ("Secondary", 11, 18, ["secondary", "post_16"]),
        ("All-through", 4, 18, ["primary", "secondary", "post_16"]),
        ("Nursery", 2, 5, ["early_years"]),
        ("16 plus", 16, 99, ["post_16"]),
        ("Not applicable", 4, 11, ["primary"]),
        ("Not applicable", 3, 19, ["early_years", "primary", "secondary", "post_16"]),
        ("Not applicable", 11, 16, ["secondary"]),
        ("Not applicable", 16, 25, ["post_16", "adult"]),
        ("Not applicable", 16, 99, ["post_16", "adult"]),
        ("Not applicable", 5, 13, ["primary", "secondary"]),
        ("Not applicable", None, None, []),
        (None, None, 16, []),
        ("Middle deemed secondary", 9, 13, ["primary", "secondary"]),
    ],
)
def test_phases(stated: str | None, low: int | None, high: int | None, phases: list[str]) -> None:
    found = read_phases(stated, low, high, nursery=False, sixth_form=False)
    assert [phase.value for phase in found] == phases


def test_nursery_classes_and_sixth_forms_add_their_phase() -> None:
    assert "early_years" in read_phases("Primary", 4, 11, nursery=True, sixth_form=False)
    assert "post_16" in read_phases("Secondary", 11, 16, nursery=False, sixth_form=True)
