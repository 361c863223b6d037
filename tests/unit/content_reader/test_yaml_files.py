"""A mistake in a content file names file, line and remedy."""

from pathlib import Path

import pytest

from portal.content_reader import ContentErrors, ContentModel, read_yaml, read_yaml_list


class Phone(ContentModel):
    number: str


class Body(ContentModel):
    name: str
    phones: tuple[Phone, ...] = ()


def written(folder: Path, text: str) -> Path:
    path = folder / "bodies.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_right_file_becomes_typed_values(tmp_path: Path) -> None:
    bodies = read_yaml_list(
        written(tmp_path, "- name: Portage\n  phones:\n  - number: '1'\n"), Body
    )
    assert bodies == [Body(name="Portage", phones=(Phone(number="1"),))]


def test_an_empty_file_is_an_empty_list(tmp_path: Path) -> None:
    assert read_yaml_list(written(tmp_path, "# nothing yet\n"), Body) == []


@pytest.mark.parametrize(
    ("text", "line", "problem", "remedy"),
    [
        ("- name: A\n- nmae: B\n", 2, "“nmae” is not a key", "Did you mean “name”?"),
        ("- phones: []\n", 1, "“name” is missing", "Add it"),
        ("- name: A\n  phones:\n  - number: '1'\n  - numbr: '2'\n", 4, "phones.1.numbr", "number"),
        ("- name: A\n  name: B\n", 2, "written twice", "indent"),
        ("- name: [A\n", 2, "not readable YAML", "Check the indent"),
        ("name: A\n", 1, "should hold a list", "Start each item"),
        ("- name: 3\n", 1, "valid string", "format"),
    ],
)
def test_a_mistake_says_where_what_and_how_to_mend(
    tmp_path: Path, text: str, line: int, problem: str, remedy: str
) -> None:
    with pytest.raises(ContentErrors) as caught:
        read_yaml_list(written(tmp_path, text), Body)
    first = caught.value.errors[0]
    assert first.line == line
    assert problem in first.problem
    assert remedy in first.remedy
    assert "bodies.yaml" in str(first)


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentErrors) as caught:
        read_yaml_list(written(tmp_path, "- nmae: A\n- name: B\n  phone: 1\n"), Body)
    assert [error.line for error in caught.value.errors] == [1, 1, 3]


def test_a_mapping_file_must_be_a_mapping(tmp_path: Path) -> None:
    with pytest.raises(ContentErrors, match="key: value"):
        read_yaml(written(tmp_path, "- name: A\n"), Body)
