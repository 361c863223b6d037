"""Opens a table of text that somebody exported, and finds out what it is written in.

UTF-8 is tried first and strictly over the whole file; only then cp1252, which
accepts nearly anything. Nothing is ever replaced: a byte no encoding explains
stays visible, so that the row it is in can be rejected by name.
"""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

CHUNK = 1 << 20


class UnreadableFile(Exception):
    """The file is not a table of text we can read; the message says what to do about it."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file and the encoding all of it decodes in."""

    path: Path
    encoding: str

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """Open the text; bytes that cp1252 leaves undefined arrive as lone surrogates."""
        with self.path.open(encoding=self.encoding, errors="surrogateescape", newline="") as text:
            yield text


def examine(path: Path) -> TextFile:
    """Find the encoding of `path`; raises `UnreadableFile` when it is no text at all."""
    try:
        with path.open("rb") as file:
            _refuse_other_formats(file.read(512), path.name)
            file.seek(0)
            decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
            try:
                while chunk := file.read(CHUNK):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                return TextFile(path, "cp1252")
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened: {error.strerror}.") from error
    return TextFile(path, "utf-8-sig")


def _refuse_other_formats(start: bytes, name: str) -> None:
    if not start.strip():
        raise UnreadableFile(f"{name} is empty. Download it again.")
    if start.startswith(b"PK"):
        raise UnreadableFile(
            f"{name} is a ZIP file or an Excel workbook. Unpack it, or save it as CSV (UTF-8)."
        )
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start:
        raise UnreadableFile(f"{name} is not UTF-8. Save it as CSV (UTF-8).")
    if start.lstrip().startswith(b"<"):
        raise UnreadableFile(f"{name} is a web page, not a CSV. Download the file again.")
