"""Reads a Markdown page: YAML front matter, then sections with fixed keys.

The key in `## What this means {#meaning}` carries the meaning, so a heading
can be reworded or translated without anything else noticing.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from portal.content_reader.problems import ContentError, ContentErrors
from portal.content_reader.yaml_files import parse_mapping

Front = TypeVar("Front", bound=BaseModel)

HEADING = re.compile(r"^## +(?P<heading>.+?) *\{#(?P<key>[a-z_]+)\} *$")


@dataclass(frozen=True)
class Section:
    """One part of a page: its key, the heading people read, the Markdown under it."""

    key: str
    heading: str
    markdown: str
    line: int


@dataclass(frozen=True)
class MarkdownFile(Generic[Front]):
    """A page as read: typed front matter, its sections in order, and the hash of the text.

    `sha256` is what a translation records in `translated_from`, so that a
    change to the English is noticed.
    """

    path: Path
    front: Front
    sections: dict[str, Section]
    sha256: str


def read_markdown(
    path: Path, front_model: type[Front], allowed: tuple[str, ...]
) -> MarkdownFile[Front]:
    """Read the page at `path`; `allowed` lists the section keys it may have.

    Raises `ContentErrors` naming file, line and remedy.
    """
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise ContentErrors(
            [
                ContentError(
                    path,
                    1,
                    "The page does not start with facts between two lines of “---”.",
                    "Copy the top of another page and change the values.",
                )
            ]
        )
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    front = parse_mapping("\n".join(lines[1:end]), path, front_model, first_line=2)
    sections = _sections(lines[end + 1 :], end + 2, path, allowed)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return MarkdownFile(path, front, sections, digest)


def _sections(
    lines: list[str], first_line: int, path: Path, allowed: tuple[str, ...]
) -> dict[str, Section]:
    found: dict[str, Section] = {}
    key, heading, started, body = "", "", 0, list[str]()
    for number, line in enumerate([*lines, "## end {#end}"], start=first_line):
        if not line.startswith("#"):
            if not key and line.strip():
                raise ContentErrors(
                    [
                        ContentError(
                            path,
                            number,
                            "There is text before the first heading.",
                            "Put it under “## What this means {#meaning}”.",
                        )
                    ]
                )
            body.append(line)
            continue
        if key:
            found[key] = Section(key, heading, "\n".join(body).strip(), started)
        match = HEADING.match(line)
        if match is None or (match["key"] not in allowed and match["key"] != "end"):
            raise ContentErrors(
                [
                    ContentError(
                        path,
                        number,
                        f"This heading is not one of the page's parts: {line.strip()}",
                        f"Use “## Heading {{#key}}” with one of the keys {', '.join(allowed)}.",
                    )
                ]
            )
        if match["key"] in found:
            raise ContentErrors(
                [
                    ContentError(
                        path,
                        number,
                        f"The part “{match['key']}” is there twice.",
                        "Put both texts under one heading.",
                    )
                ]
            )
        key, heading, started, body = match["key"], match["heading"], number, []
    return found
