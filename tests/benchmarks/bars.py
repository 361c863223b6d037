"""The bars our search is held to, as ratios to its peers on the same machine in the same run."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

SIZE = 10_000
SMALL, LARGE = 2_000, 20_000  # ten times the records may not take as much as ten times the time


class Verdict(NamedTuple):
    """One bar: what was measured, which way it must lie, and whether it does."""

    name: str
    measured: float
    sign: str
    bound: float

    @property
    def met(self) -> bool:
        """Say whether the bar is met."""
        return self.measured <= self.bound if self.sign == "≤" else self.measured >= self.bound

    def as_mapping(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**self._asdict(), "met": self.met}


def growth_sizes(sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the size ours must be measured at besides, when growth is judged."""
    return (SMALL,) if LARGE in sizes else ()


def judge(measured: Mapping[str, Any]) -> Iterator[Verdict]:
    """Yield a verdict on every bar that was measured."""
    sizes = measured["sizes"]
    for size, found in sizes.items():
        yield Verdict(f"{size}: totals that differ from the plain scan",
                      len(found["wrong_totals"]), "≤", 0)  # fmt: skip
        yield Verdict(f"{size}: misspelt words put right", found["put_right"]["ours"], "≥", 38)
    if str(SIZE) in sizes:
        yield from _beside_peers(sizes[str(SIZE)]["engines"])
    if str(LARGE) in sizes:
        small, large = (sizes[str(size)]["engines"]["ours"]["mean"] for size in (SMALL, LARGE))
        yield Verdict(f"mean at {LARGE} ÷ mean at {SMALL}", large / small, "≤", 2.5)
    if "build" in measured:
        yield Verdict(f"seconds to build {SIZE}", measured["build"]["seconds"], "≤", 30)
        yield Verdict(f"peak MB of building {SIZE}", measured["build"]["peak_mb"], "≤", 400)


def _beside_peers(engines: Mapping[str, Mapping[str, float]]) -> Iterator[Verdict]:
    ours, fts5, tantivy = engines["ours"], engines["SQLite FTS5"], engines["tantivy"]
    yield Verdict("mean ÷ FTS5", ours["mean"] / fts5["mean"], "≤", 0.30)
    yield Verdict("mean ÷ tantivy", ours["mean"] / tantivy["mean"], "≤", 3)
    yield Verdict("p50 ÷ tantivy", ours["p50"] / tantivy["p50"], "≤", 1.5)
    yield Verdict("p95 ÷ tantivy", ours["p95"] / tantivy["p95"], "≤", 4)
    if "plain Whoosh" in engines:
        yield Verdict("plain Whoosh mean ÷ ours",
                      engines["plain Whoosh"]["mean"] / ours["mean"], "≥", 100)  # fmt: skip
