"""What comments are about, by a fixed code book: rules suggest, an officer confirms.

No model and no mood: with a few hundred short texts neither can be explained.
How well rules and officers agree is shown as Cohen's kappa.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.feedback.comments.settings_file import Theme


def suggest_themes(text: str, book: Sequence[Theme]) -> list[str]:
    """Return the codes whose words stand in `text`, in the order of the book."""
    low = text.lower().replace("’", "'")
    return [theme.code for theme in book if any(_stands_in(low, one) for one in theme.words)]


def _stands_in(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}", text) is not None


@dataclass(frozen=True)
class Agreement:
    """How often rules and officers said the same of one code, over `number` comments.

    `kappa` is None where it is not defined: both said the same of everything.
    """

    number: int
    same: int
    kappa: float | None


def agreement(pairs: Iterable[tuple[bool, bool]]) -> Agreement:
    """Return the agreement of suggestion and officer (Cohen, 1960, doi 10.1177/001316446002000104).

    Each pair is (the rules said yes, the officer said yes). Kappa is (observed
    - expected) / (1 - expected), 1 for full agreement and 0 for chance.
    """
    said = list(pairs)
    number = len(said)
    if not number:
        return Agreement(0, 0, None)
    same = sum(rule == officer for rule, officer in said)
    rules = sum(rule for rule, _officer in said) / number
    officers = sum(officer for _rule, officer in said) / number
    expected = rules * officers + (1 - rules) * (1 - officers)
    if expected == 1:
        return Agreement(number, same, None)
    return Agreement(number, same, (same / number - expected) / (1 - expected))
