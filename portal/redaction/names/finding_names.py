"""Runs the searches for names one after the other over one text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from portal.redaction.names import alone, at_the_edges, beside_signs, keeping, reaching
from portal.redaction.names.hunt import Hunt
from portal.redaction.names.tokens import cut
from portal.redaction.names.word_lists import word_lists

ALREADY = re.compile(r"\[[^\[\]\n]{2,20}\]")
WITHIN = re.compile(r"[ -]|\. ?")


def find_names(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield start and end of every name in `text`; first name and surname are one."""
    hunt = Hunt(cut(text), word_lists())
    starts = [token.start for token in hunt.sentence.tokens]
    for covered in ALREADY.finditer(text):
        inside = range(bisect_left(starts, covered.start()), bisect_left(starts, covered.end()))
        hunt.blocked.update(inside)
        hunt.fixed.update(inside)
    keeping.block(hunt)
    beside_signs.mark(hunt)
    at_the_edges.mark(hunt)
    alone.mark(hunt)
    reaching.reach(hunt)
    yield from _joined(hunt)


def _joined(hunt: Hunt) -> Iterator[tuple[str, int, int]]:
    tokens = hunt.sentence.tokens
    span: tuple[int, int] | None = None
    for index in sorted(hunt.names):
        token = tokens[index]
        if (
            span
            and index - 1 in hunt.names
            and WITHIN.fullmatch(token.gap)
            and not tokens[index - 1].owns
        ):
            span = (span[0], token.end)
            continue
        if span:
            yield "name", *span
        span = (token.start, token.end)
    if span:
        yield "name", *span
