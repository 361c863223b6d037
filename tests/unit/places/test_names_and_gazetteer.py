"""Who is meant by a name: ours first, names before nicknames, large before small."""

import pytest

from portal.places.gazetteer import KnownDistrict, Settlement, make_gazetteer
from portal.places.names import is_usable_name, name_key, short_forms

DISTRICTS = [
    KnownDistrict("E1", "northshire", "Northshire", None, ("Oldname",)),
    KnownDistrict("E2", None, "Farshire", "Farshire Council"),
]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Saint Peter\u2019s", "st peters"),
        ("st. peters", "st peters"),
        ("Ashby-de-la-Zouch", "ashby de la zouch"),
        ("Royal Tunbridge Wells", "tunbridge wells"),
        ("Folkestone & Hythe", "folkestone hythe"),
        ("Folkestone and Hythe", "folkestone hythe"),
        ("The", "the"),
        ("", ""),
        ("Éast", "east"),
    ],
)
def test_keys(typed: str, key: str) -> None:
    assert name_key(typed) == key


def test_short_forms_and_codes() -> None:
    assert short_forms("Birchington-on-Sea") == ["Birchington"]
    assert short_forms("Wigston Magna") == ["Wigston"]
    assert short_forms("Dover") == []
    assert not is_usable_name("QQR")
    assert is_usable_name("Deal")


def _names(*towns: Settlement) -> dict[str, list[str]]:
    gazetteer = make_gazetteer(towns, DISTRICTS, {0: (52.0, 0.0)}, ("Eastland", 52.1, 0.1))
    return {
        key: [f"{gazetteer.entries[n].label}/{gazetteer.entries[n].kind}" for n in numbers]
        for key, numbers in gazetteer.names.items()
    }


def test_ours_before_a_neighbours_and_each_told_apart() -> None:
    names = _names(
        Settlement("Stone", (), 51.0, 0.0, 90_000, 1), Settlement("Stone", (), 52.0, 0.0, 900, 0)
    )
    assert names["stone"] == ["Stone, Northshire/place", "Stone, Farshire/place"]


def test_a_name_before_a_nickname_and_a_district_before_a_hamlet() -> None:
    names = _names(
        Settlement("Saint Peters", ("Northshire", "QQR"), 52.0, 0.0, 9_000, 0),
        Settlement("Oldname", (), 52.0, 0.1, 0, 0, minor=True),
    )
    assert names["northshire"] == ["Northshire/district", "St Peters/place"]
    assert names["oldname"] == ["Northshire/district", "Oldname/place"]
    assert "qqr" not in names
    assert names["eastland"] == ["Eastland/county"]
