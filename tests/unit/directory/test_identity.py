"""Public ids and slugs: the same for ever, whatever the name does."""

import pytest

from portal.directory.identity import content_id, provision_id, school_id, service_id, slug_of
from tests.factories.listing import make_listing


def test_ids_are_those_already_printed_on_paper() -> None:
    """Changing these breaks every bookmarked address."""
    assert school_id("118987") == "9a02b2c3-7a5a-5231-880a-d05d5b06a80b"
    assert provision_id("118987") == "42fbc0ef-8d26-5fb3-8ffe-ba333710ca50"
    assert content_id("kent", "iask") == "1c18d9b1-8576-5c30-9cf6-c71949fa0da1"


def test_the_best_number_decides() -> None:
    assert service_id(make_listing(urn="118987"), "kent") == school_id("118987")
    unit = make_listing(provision_urn="118987")
    assert service_id(unit, "kent") == provision_id("118987")
    assert service_id(make_listing(key="iask"), "kent") == content_id("kent", "iask")
    assert service_id(make_listing(urn="118987"), "leicestershire") == school_id("118987")


def test_a_new_name_keeps_the_id() -> None:
    one, other = make_listing(key="iask"), make_listing(key="iask", name="Another name")
    assert service_id(one, "kent") == service_id(other, "kent")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Oakley School", "oakley-school"),
        ("St Bartholomew's Catholic Primary School", "st-bartholomews-catholic-primary-school"),
        ("St Peter’s", "st-peters"),
        ("Café Ösch & Co.", "cafe-osch-co"),
        ("  --  ", "service"),
        ("學校", "service"),
        ("A" * 200, "a" * 80),
        ("x" * 79 + " yz", "x" * 79),
    ],
)
def test_slugs_are_plain(name: str, slug: str) -> None:
    assert slug_of(name) == slug
