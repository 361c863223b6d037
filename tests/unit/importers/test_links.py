"""Successors: cycles end, forks are all offered, both directions are one."""

from pathlib import Path

import pytest

from portal.directory.importers.gias.links import SchoolLinks, read_links
from portal.directory.importers.opening import UnreadableFile
from tests.fixtures.gias import write_links


def _links(tmp_path: Path, *rows: tuple[int, int, str, str]) -> SchoolLinks:
    return read_links(write_links(tmp_path / "links.csv", rows))


def test_a_chain_leads_to_the_open_school(tmp_path: Path) -> None:
    links = _links(tmp_path, (1, 2, "Second", "Successor"), (3, 2, "Second", "Predecessor"))
    assert links.find_successors("1", {"3"}) == ("3",)
    assert links.find_successors("2", {"3"}) == ("3",)
    assert links.find_successors("3", {"3"}) == ()


def test_a_cycle_ends(tmp_path: Path) -> None:
    links = _links(
        tmp_path,
        (1, 2, "B", "Successor"),
        (2, 1, "A", "Successor"),
        (2, 3, "C", "Successor - merged"),
    )
    assert links.find_successors("1", {"3"}) == ("3",)
    assert links.find_successors("1", set()) == ()


def test_a_fork_offers_every_open_school(tmp_path: Path) -> None:
    links = _links(
        tmp_path,
        (1, 3, "C", "Successor - Split School"),
        (1, 2, "B", "Successor"),
        (9, 8, "Z", "Other"),
    )
    assert links.find_successors("1", {"2", "3"}) == ("2", "3")
    assert links.find_successors("9", {"8"}) == ()


def test_an_endless_chain_is_cut(tmp_path: Path) -> None:
    links = _links(tmp_path, *((n, n + 1, "x", "Successor") for n in range(1, 50)))
    assert links.find_successors("1", {"50"}) == ()


def test_former_names_are_those_of_closed_predecessors(tmp_path: Path) -> None:
    links = _links(
        tmp_path, (5, 1, "Old Name School", "Predecessor"), (5, 2, "Still Open", "Predecessor")
    )
    assert links.find_former_names("5", {"5", "2"}) == ("Old Name School",)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("URN,LinkURN,LinkType\n1,many,Successor\n1,,Successor\n1\n1,2,Successor\n")
    links = read_links(path)
    assert [cell.row for cell in links.rejected] == [2, 4]
    assert links.find_successors("1", {"2"}) == ("2",)


def test_a_file_of_schools_is_no_file_of_links(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("URN,EstablishmentName\n1,A\n")
    with pytest.raises(UnreadableFile, match="LinkURN"):
        read_links(path)
