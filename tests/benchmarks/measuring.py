"""Times engines side by side: rounds in turn, so that a busy minute falls on all alike."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.corpus import Asked
from tests.benchmarks.peers.job import Peer, Reply


@dataclass
class Timed:
    """What one engine took: the least milliseconds of each question, and its first pass."""

    name: str
    best: list[float]
    first: list[float] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def row(self, asked: Sequence[Asked]) -> dict[str, float]:
        """Return mean, median and 95th percentile, then the mean of each kind, in ms."""
        by_kind: dict[str, list[float]] = {}
        for one, took in zip(asked, self.best, strict=True):
            by_kind.setdefault(one.kind, []).append(took)
        means = {kind: statistics.fmean(took) for kind, took in sorted(by_kind.items())}
        return {**summary(self.best), "cold p95": summary(self.first)["p95"], **means}


def summary(took: Sequence[float]) -> dict[str, float]:
    """Return the mean, median and 95th percentile."""
    ordered = sorted(took)
    at = min(len(ordered) - 1, int(len(ordered) * 0.95))
    return {"mean": statistics.fmean(took), "p50": statistics.median(took), "p95": ordered[at]}


def time_all(peers: Sequence[Peer], asked: Sequence[Asked], rounds: int) -> Mapping[str, Timed]:
    """Ask every engine every question `rounds` times, engine after engine within a round."""
    timed = {peer.name: Timed(peer.name, [float("inf")] * len(asked)) for peer in peers}
    for at in range(rounds):
        for peer in peers:
            one = timed[peer.name]
            took, one.replies = time_round(peer, asked)
            one.first = one.first or took
            one.best = [min(pair) for pair in zip(one.best, took, strict=True)]
            print(
                f"  round {at + 1}  {peer.name:13} mean {statistics.fmean(took):8.3f} ms",
                flush=True,
            )
    return timed


def time_round(peer: Peer, asked: Sequence[Asked]) -> tuple[list[float], list[Reply]]:
    """Return the milliseconds each question took, and the replies."""
    took, replies = [], []
    for one in asked:
        start = time.perf_counter_ns()
        reply = peer.answer(one)
        took.append((time.perf_counter_ns() - start) / 1e6)
        replies.append(reply)
    return took, replies
