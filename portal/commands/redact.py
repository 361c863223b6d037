"""`portal feedback redact`: what automatic redaction leaves of comments.

It touches no database, so that anybody can score it on comments of their own.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from portal.redaction import redact


class BadLine(ValueError):
    """A line that is no comment; the message says what to mend."""


@click.command("redact")
@click.argument("source", type=click.File("rb"), default="-")
def redact_command(source: BinaryIO) -> None:
    """Replace private details in comments: JSON lines with `id` and `text` in SOURCE.

    Prints the same objects, in the same order, with `text` as automatic
    redaction would publish it. A person still checks it before publication.
    A bad line is named on the error output; the others are done; exit code 1.
    """
    bad = False
    for number, line in numbered_lines(source):
        try:
            click.echo(redacted_line(line))
        except BadLine as problem:
            click.echo(f"Line {number}: {problem}", err=True)
            bad = True
    if bad:
        raise SystemExit(1)


def numbered_lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not empty with their numbers, counted from 1."""
    for number, line in enumerate(source, start=1):
        if line.strip():
            yield number, line


def redacted_line(line: bytes) -> str:
    """Return one JSON line with its text redacted; raises `BadLine`.

    The message of the error never holds the comment's words.
    """
    comment = read_comment(line)
    comment["text"] = redact(comment["text"]).text
    written = json.dumps(comment, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:  # half of a letter pair; JSON can carry it, the output cannot
        return json.dumps(comment)
    return written


def read_comment(line: bytes) -> dict[str, Any]:
    """Return the object on `line`; raises `BadLine` for anything but one with text."""
    try:
        comment = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLine("not UTF-8. Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadLine("not JSON. Write one object a line.") from error
    if not isinstance(comment, dict):
        raise BadLine('not an object. Write {"id": …, "text": …}.')
    if not isinstance(comment.get("text"), str):
        raise BadLine("no `text`, or it is not a string.")
    return comment
