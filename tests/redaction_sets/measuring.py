"""Measures redaction on a set of comments: what leaks, and what is hidden without need.

An identifier counts as leaked as soon as a part of it that tells somebody
apart stays: a surname, the second half of a postcode, four digits of a phone number.
Run `python -m tests.redaction_sets.measuring FILE` to see the table and the misses.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.redaction import redact

SET = Path(__file__).parent / "development.jsonl"
STREETS = frozenset(
    "road street close avenue lane drive grove crescent terrace high the flat court park way"
    " old".split()
)


@dataclass
class Measured:
    """How much was found, by kind, and the comments that went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    alarms: list[tuple[str, str]] = field(default_factory=list)
    leaks: list[tuple[str, str, str]] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        """Return the share found of these kinds; of every kind but names when none is given."""
        wanted = kinds or tuple(kind for kind in self.asked if kind not in ("name", "school"))
        asked = sum(self.asked[kind] for kind in wanted)
        return sum(self.found[kind] for kind in wanted) / asked if asked else 1.0

    def false_alarms(self) -> float:
        """Return the share of clean comments that did not come through unchanged."""
        return len(self.alarms) / self.clean if self.clean else 0.0

    def table(self) -> Iterator[str]:
        """Yield one line a kind."""
        for kind, asked in sorted(self.asked.items()):
            yield f"{kind:12} {self.found[kind]:4} of {asked:4}  {self.found[kind] / asked:7.1%}"
        yield f"{'all but names':12} {self.recall():17.1%}"
        share = f"{self.false_alarms():7.1%}"
        yield f"{'false alarms':12} {len(self.alarms):4} of {self.clean:4}  {share}"


def measure(path: Path = SET) -> Measured:
    """Run the automatic redaction over the comments of `path`."""
    measured = Measured()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        shown = redact(row["text"]).text
        if not row["identifiers"]:
            measured.clean += 1
            if shown != row["text"]:
                measured.alarms.append((row["id"], shown))
            continue
        around = _without(row["text"], row["identifiers"])
        for one in row["identifiers"]:
            measured.asked[one["kind"]] += 1
            if any(_count(part, shown) > _count(part, around) for part in _telling(one)):
                measured.leaks.append((row["id"], f"{one['kind']}: {one['text']}", shown))
            else:
                measured.found[one["kind"]] += 1
    return measured


def _without(text: str, identifiers: list[dict[str, Any]]) -> str:
    """Return the text with every identifier cut out."""
    place, kept = 0, []
    for one in identifiers:
        at = text.index(one["text"], place)
        kept.append(text[place:at])
        place = at + len(one["text"])
    return " ".join([*kept, text[place:]])


def _telling(one: dict[str, Any]) -> list[str]:
    """Return the parts of an identifier that none may stay of."""
    text, kind = one["text"].lower(), one["kind"]
    if kind in ("name", "school", "address"):
        words = [word for word in re.findall(r"[^\W_]+", text) if word not in STREETS]
        if kind == "address":
            words = words[:3]
        if kind == "school":
            words = words[:1]
        return [word for word in words if len(word) > 1] or [text]
    digits = re.findall(r"\d", text)
    if kind in ("phone", "nhs_number", "bank", "upn") and len(digits) > 6:
        return ["".join(digits[-4:]), "".join(digits[:6])]
    if kind == "postcode":
        compact = re.sub(r"\s", "", text)
        return [compact[-3:], compact]
    if kind == "email":
        return [re.split(r"\s*(?:@|\(at\)|\sat\s)", text)[0], text]
    return [text]


def _count(part: str, text: str) -> int:
    low = text.lower()
    if part.isalpha():
        return len(re.findall(rf"(?<![^\W\d_]){re.escape(part)}(?:'?s)?(?![^\W\d_])", low))
    return re.sub(r"[\s().-]", "", low).count(re.sub(r"[\s().-]", "", part))


if __name__ == "__main__":
    result = measure(Path(sys.argv[1])) if len(sys.argv) > 1 else measure()
    lines = [f"{number} {what!r} in {shown!r}" for number, what, shown in result.leaks]
    lines += [f"{number} hidden without need: {shown!r}" for number, shown in result.alarms]
    sys.stdout.write("\n".join([*lines, *result.table(), ""]))
