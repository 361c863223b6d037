"""What is asked of every system that reads messages, and how its answers are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml

from portal.settings import CHECKOUT

DEVELOPMENT = CHECKOUT / "tests" / "bot" / "development"
TURNED_AWAY = 0.05  # each system's gate is set to turn away no more than this of what is in scope


@dataclass
class Asked:
    """The development sets as lists."""

    texts: list[str]
    topics: list[str]
    outside: list[str]
    crisis: list[str]
    near_misses: list[str]


@dataclass
class Understood:
    """Rankings of the in-scope texts, and how much in scope every text seemed."""

    rankings: Sequence[Sequence[str]]
    inside: Sequence[float]
    outside: Sequence[float]


def read_asked() -> Asked:
    """Read the development sets."""
    read = {
        path.stem: yaml.safe_load(path.read_text("utf-8")) for path in DEVELOPMENT.glob("*.yaml")
    }
    pairs = [(text, slug) for slug, texts in read["questions"].items() for text in texts]
    return Asked(
        [text for text, _ in pairs],
        [slug for _, slug in pairs],
        [text for texts in read["out_of_scope"].values() for text in texts],
        read["crisis"]["crisis"],
        read["crisis"]["near_misses"],
    )


def shares(asked: Asked, found: Understood) -> dict[str, float]:
    """Return the shares right; the gate turns away `TURNED_AWAY` of what is in scope."""
    pairs = list(zip(found.rankings, asked.topics, strict=True))
    gate = float(np.quantile(found.inside, TURNED_AWAY))
    return {
        "first": float(np.mean([bool(r) and r[0] == slug for r, slug in pairs])),
        "first three": float(np.mean([slug in r[:3] for r, slug in pairs])),
        "out of scope rejected": float(np.mean([one < gate for one in found.outside])),
    }


def table(found: Mapping[str, Any]) -> str:
    """Return the figures as Markdown."""
    rows = {
        "ours, as shipped": found["as shipped"],
        **found["peers"],
        **{f"ours: {name}": row for name, row in found["ablation"].items()},
        **{f"ours: {n} phrases a topic": row for n, row in found["learning curve"].items()},
    }
    lines = [
        f"{found['questions']} development questions; trained on {found['phrases']} phrases of "
        "70 topics. Shares; “rejected” with a gate that turns away 5% of what is in scope.",
        "",
        "| system | first | first three | out of scope rejected | crisis seen "
        "| near misses flagged | p50 / p95 ms | CPU ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        cells = [_share(row, key) for key in ("first", "first three", "out of scope rejected",
                                              "crisis seen", "near misses flagged")]  # fmt: skip
        took = f"{row['p50 ms']:.0f} / {row['p95 ms']:.0f}" if "p50 ms" in row else ""
        cpu = f"{row['CPU ms']:.0f}" if "CPU ms" in row else ""
        lines.append(f"| {name} | {' | '.join(cells)} | {took} | {cpu} |")
    return "\n".join(lines) + "\n"


def _share(row: Mapping[str, float], key: str) -> str:
    return f"{row[key]:.1%}" if key in row else ""
