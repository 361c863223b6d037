"""The DfE's file in every layout and state: hard cases 1 to 4, 7, 9, 11 to 15."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.directory.importers.gias import columns as c
from portal.directory.importers.gias.listings import Naming, make_listings
from portal.directory.importers.gias.reading import Council, GiasFile, read_gias
from portal.directory.importers.gias.types import read_gias_types
from portal.directory.importers.opening import UnreadableFile
from portal.settings import CHECKOUT
from tests.fixtures.gias import (
    HOSTS,
    INDEPENDENT_HOSTS,
    OPEN,
    SPECIAL,
    Cells,
    headings,
    school,
    schools,
    write,
)

KENT = Council("Kent", "886", {"E07000110": "maidstone"})
TYPES = read_gias_types(CHECKOUT / "content")


def _read(path: Path) -> GiasFile:
    return read_gias(path, KENT, TYPES, places=None)


def _facts(found: GiasFile) -> dict[str, object]:
    return {
        urn: (one.name, one.state, one.needs, one.provisions, one.min_age, one.max_age, one.phone)
        for urn, one in found.schools.items()
    }


def test_the_counts_come_about(tmp_path: Path) -> None:
    found = _read(write(tmp_path / "schools.csv"))
    now = [one for one in found.schools.values() if one.is_open]
    assert len(now) == OPEN
    groups = Counter(one.type.host_group for one in now if one.provisions)
    assert groups["state_mainstream"] == HOSTS
    assert groups["independent"] == INDEPENDENT_HOSTS
    assert sum(one.type.kind == "special_school" for one in now) == SPECIAL
    assert (found.encoding, str(found.stated_on)) == ("cp1252", "2025-06-01")
    assert found.rejected == []


@pytest.mark.parametrize("issue", ["2021-05", "2024-early", "2024-11-19", "2025-07-17"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_every_layout_and_encoding_says_the_same(tmp_path: Path, issue: str, encoding: str) -> None:
    reference = _facts(_read(write(tmp_path / "a.csv")))
    path = write(tmp_path / "b.csv", columns=headings(issue), encoding=encoding)
    assert _facts(_read(path)) == reference


def test_columns_in_another_order_twice_and_below_titles(tmp_path: Path) -> None:
    reference = _facts(_read(write(tmp_path / "a.csv")))
    columns = [*reversed(headings()), "URN"]
    path = write(
        tmp_path / "b.csv", columns=columns, change=lambda text: "Title\r\n\r\nAs at\r\n\r\n" + text
    )
    found = _read(path)
    assert _facts(found) == reference
    assert len(found.notes) >= 2


@pytest.mark.parametrize("missing", sorted(set(c.WANTED) - set(c.REQUIRED) - {c.TYPE_CODE}))
def test_every_column_but_three_may_be_missing(tmp_path: Path, missing: str) -> None:
    rows = schools()
    for row in rows:
        row[c.TYPE_NAME] = TYPES.by_code[row[c.TYPE_CODE]].name
    columns = [name for name in headings() if name != missing]
    found = _read(write(tmp_path / "a.csv", rows, columns=columns))
    assert len([one for one in found.schools.values() if one.is_open]) == OPEN
    assert found.rejected == []


@pytest.mark.parametrize("missing", c.REQUIRED)
def test_without_number_name_or_status_nothing_is_read(tmp_path: Path, missing: str) -> None:
    columns = [name for name in headings() if name != missing]
    with pytest.raises(UnreadableFile, match="headings"):
        _read(write(tmp_path / "a.csv", columns=columns))


def test_a_type_is_known_by_its_name_when_codes_are_missing(tmp_path: Path) -> None:
    rows = [school(900001, "A", Type="", TypeOfEstablishment="Community special school")]
    assert _read(write(tmp_path / "a.csv", rows)).schools["900001"].type.code == "07"


def test_a_copy_that_went_through_a_spreadsheet(tmp_path: Path) -> None:
    reference = _facts(_read(write(tmp_path / "a.csv")))
    rows = schools()
    for row in rows:
        row[c.TYPE_CODE] = str(int(row[c.TYPE_CODE]))
        row[c.PHONE] = row[c.PHONE].removeprefix("0")
        row[c.CHANGED] = row[c.CHANGED].replace("-", "/")
        row[c.URN] += ".0"
        row[c.LA_CODE] += ".0"
    assert _facts(_read(write(tmp_path / "b.csv", rows))) == reference


def _spoil(**cells: str) -> Callable[[], list[Cells]]:
    return lambda: [school(900001, "Good School"), school(900002, "Spoilt School", **cells)]


@pytest.mark.parametrize(
    ("rows", "column", "why"),
    [
        (_spoil(EstablishmentName="St Mary\ufffds"), c.NAME, "lost"),
        (_spoil(EstablishmentName=" "), c.NAME, "missing"),
        (_spoil(EstablishmentName="#REF!"), c.NAME, "spreadsheet"),
        (_spoil(URN="9.0E+05"), c.URN, "rounded"),
        (_spoil(URN="12"), c.URN, "five or six digits"),
        (_spoil(EstablishmentStatus="Maybe"), c.STATUS, "status"),
        (_spoil(Type="98"), c.TYPE_NAME, "gias_types.yaml"),
    ],
)
def test_a_row_that_cannot_be_a_school_is_rejected_by_name(
    tmp_path: Path, rows: Callable[[], list[Cells]], column: str, why: str
) -> None:
    spoilt = rows()
    for row in spoilt:
        if row[c.STATUS] == "Maybe":
            row[c.STATUS_CODE] = ""
    found = _read(write(tmp_path / "a.csv", spoilt, encoding="utf-8"))
    assert list(found.schools) == ["900001"]
    assert [(one.row, one.column) for one in found.rejected] == [(3, column)]
    assert why in found.rejected[0].why


@pytest.mark.parametrize(
    ("cells", "column", "fact"),
    [
        ({"TelephoneNum": "1.63296E+09"}, c.PHONE, "phone"),
        ({"SchoolWebsite": "no website"}, c.WEBSITE, "website"),
        ({"Postcode": "ME14 IAB"}, c.POSTCODE, "postcode"),
        ({"Postcode": "ME14"}, c.POSTCODE, "postcode"),
        ({"StatutoryLowAge": "11+"}, c.LOW_AGE, "min_age"),
        ({"OpenDate": "31-02-2020"}, c.OPENED, "opened_on"),
        ({"Easting": "9999999"}, c.EASTING, "lat"),
    ],
)
def test_a_cell_that_cannot_be_read_is_left_out_and_told(
    tmp_path: Path, cells: dict[str, str], column: str, fact: str
) -> None:
    found = _read(write(tmp_path / "a.csv", [school(900001, "A", **cells)]))
    assert getattr(found.schools["900001"], fact) is None
    assert [one.column for one in found.doubts] == [column]


def test_nought_for_a_point_means_none(tmp_path: Path) -> None:
    rows = [school(900001, "A", Easting="0", Northing="0")]
    assert _read(write(tmp_path / "a.csv", rows)).schools["900001"].lat is None


def test_names_read_as_latin1_are_mended(tmp_path: Path) -> None:
    rows = [school(900001, "St. Clement\u0092s CE Primary School")]
    found = _read(write(tmp_path / "a.csv", rows, encoding="utf-8"))
    assert found.schools["900001"].name == "St. Clement\u2019s CE Primary School"


def test_a_number_that_comes_twice_is_used_once(tmp_path: Path) -> None:
    rows = [school(900001, "First"), school(900001, "Second"), school(900002, "First")]
    found = _read(write(tmp_path / "a.csv", rows))
    assert {urn: one.name for urn, one in found.schools.items()} == {
        "900001": "First",
        "900002": "First",
    }
    assert "twice" in found.rejected[0].why


def test_a_file_of_another_council_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no school of Kent"):
        _read(write(tmp_path / "a.csv", [school(900001, "A", LA="887")]))


def test_no_persons_name_gets_past_the_reader(tmp_path: Path) -> None:
    found = _read(write(tmp_path / "a.csv"))
    assert "Inventedperson" not in repr(found)
    assert set(found.personal_columns) >= {"HeadFirstName", "HeadLastName", "PropsName"}


def test_listings_say_what_families_need(tmp_path: Path) -> None:
    found = _read(write(tmp_path / "gias_2025-07-17.csv"))
    naming = Naming("Specialist resource provision", {"maidstone": "Maidstone"})
    made = {
        one.key: one
        for school in found.schools.values()
        for one in make_listings(school, naming, found.stated_on, successors=())
    }
    host, provision = made["gias-900001"], made["gias-900001-provision"]
    assert (host.urn, host.needs, host.provision) == ("900001", (), ())
    assert (provision.provision_urn, provision.needs, provision.kind) == ("900001", ("HI",), "srp")
    assert provision.name == "Specialist resource provision at Elmfield Primary School"
    assert provision.provision[0].stated_on == found.stated_on
    assert made["gias-900005-provision"].kind == "specialist_support"
    assert "gias-900003-provision" not in made
    assert made["gias-900003"].provision[0].doubts == ("whole_roll",)
    assert made["gias-900002"].organization == "The Oakhurst Trust of Learning"
    assert made["gias-900006"].max_age is None
    assert made["gias-900007"].status == "closed"
    assert "31 August 2025" in (made["gias-900010"].description or "")
    assert made["gias-900010"].needs == ("ASD", "SpLD")
    assert (made["gias-900011"].districts, made["gias-900011"].town) == ((), None)
    assert made["gias-900001"].url == "https://www.school-900001.example"
    assert made["gias-900001"].summary == "Primary school in Maidstone, for ages 4 to 11."


@pytest.mark.parametrize(
    ("name", "changed", "day"),
    [
        ("edubasealldata20250717.csv", "01-06-2025", "2025-07-17"),
        ("kent_2024-11-19.csv", "01-06-2025", "2024-11-19"),
        ("schools.csv", "01-06-2025", "2025-06-01"),
        ("schools_20991231.csv", "01-06-2099", "None"),
        ("schools.csv", "", "None"),
    ],
)
def test_the_day_a_file_tells_of(tmp_path: Path, name: str, changed: str, day: str) -> None:
    found = _read(write(tmp_path / name, [school(900001, "A", LastChangedDate=changed)]))
    assert str(found.stated_on) == day
