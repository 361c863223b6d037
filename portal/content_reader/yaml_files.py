"""Reads YAML content into typed models, keeping the line of every value.

PyYAML's node tree knows where each key stands; pydantic knows what is wrong
with it. Joining the two gives errors an officer can act on.
"""

import difflib
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from portal.content_reader.problems import ContentError, ContentErrors


class ContentModel(BaseModel):
    """Base of every model of content: unknown keys are mistakes, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=BaseModel)


class _UniqueKeyLoader(yaml.CSafeLoader):
    """PyYAML lets a later key silently replace an earlier one; a content file must not.

    The loader in C reads all of `content/` in a tenth of the time; it comes with
    every packaged PyYAML.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key “{key.value}” is written twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read one mapping from `path` as `model`.

    Raises `ContentErrors` naming file, line and remedy for each mistake.
    """
    return parse_mapping(path.read_text(encoding="utf-8"), path, model)


def parse_mapping(text: str, path: Path, model: type[Model], first_line: int = 1) -> Model:
    """Parse YAML `text`, whose first line is line `first_line` of `path`, as `model`."""
    node, value = _load(text, path, first_line)
    if not isinstance(value, dict):
        raise ContentErrors(
            [
                ContentError(
                    path,
                    first_line,
                    "The file should hold “key: value” lines.",
                    "Start with the first key of the format.",
                )
            ]
        )
    return _validate(value, node, path, model, first_line)


def read_yaml_list(path: Path, model: type[Model]) -> list[Model]:
    """Read a list of mappings from `path`, each as `model`, in file order.

    Raises `ContentErrors` naming file, line and remedy for each mistake in any
    of them.
    """
    node, value = _load(path.read_text(encoding="utf-8"), path, 1)
    if value is None:
        return []
    if not isinstance(value, list) or not isinstance(node, yaml.SequenceNode):
        raise ContentErrors(
            [ContentError(path, 1, "The file should hold a list.", "Start each item with “- ”.")]
        )
    results: list[Model] = []
    errors: list[ContentError] = []
    for item, item_node in zip(value, node.value, strict=True):
        try:
            results.append(_validate(item, item_node, path, model, 1))
        except ContentErrors as several:
            errors.extend(several.errors)
    if errors:
        raise ContentErrors(errors)
    return results


def _load(text: str, path: Path, first_line: int) -> tuple[yaml.Node | None, Any]:
    try:
        loader = _UniqueKeyLoader(text)
        try:
            node = loader.get_single_node()
            value = loader.construct_document(node) if node is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise ContentErrors(
            [
                ContentError(
                    path,
                    line,
                    f"This is not readable YAML: {error.problem}.",
                    "Check the indent, colons and quotation marks on this line and the one above.",
                )
            ]
        ) from error
    return node, value


def _validate(
    value: Any, node: yaml.Node | None, path: Path, model: type[Model], first_line: int
) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise ContentErrors(
            [
                ContentError(
                    path,
                    first_line + line_of(node, detail["loc"]),
                    _problem(detail),
                    _remedy(detail, model),
                )
                for detail in sorted(error.errors(include_url=False), key=_unknown_keys_first)
            ]
        ) from error


def line_of(node: yaml.Node | None, location: tuple[int | str, ...]) -> int:
    """Return the zero-based line of the deepest part of `location` that the file holds."""
    line = node.start_mark.line if node is not None else 0
    for part in location:
        step = _step(node, part)
        if step is None:
            break
        line, node = step
    return line


def _step(node: yaml.Node | None, part: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value == str(part):
                return key.start_mark.line, child
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line, node.value[part]
    return None


def _unknown_keys_first(detail: ErrorDetails) -> bool:
    """A misspelt key explains the missing one: tell it first."""
    return detail["type"] != "extra_forbidden"


def _problem(detail: ErrorDetails) -> str:
    where = ".".join(str(part) for part in detail["loc"]) or "the file"
    if detail["type"] == "extra_forbidden":
        return f"“{where}” is not a key of this format."
    if detail["type"] == "missing":
        return f"“{where}” is missing."
    return f"“{where}”: {detail['msg']}."


def _remedy(detail: ErrorDetails, model: type[BaseModel]) -> str:
    if detail["type"] == "extra_forbidden":
        known = list(_fields_at(model, detail["loc"][:-1]))
        near = difflib.get_close_matches(str(detail["loc"][-1]), known, n=1)
        return f"Did you mean “{near[0]}”?" if near else f"Known keys: {', '.join(known)}."
    if detail["type"] == "missing":
        return "Add it; write null where the fact is not known and the format allows it."
    if "expected" in detail.get("ctx", {}):
        return f"Use one of: {detail['ctx']['expected']}."
    return "See docs/content.md for the format."


def _fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    current: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        field = getattr(current, "model_fields", {}).get(part)
        current = _model_in(field.annotation) if field is not None else None
    return tuple(getattr(current, "model_fields", {}))


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
