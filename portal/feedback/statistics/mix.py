"""The same share as if the mix of outcomes had stayed the same.

A quarter with fewer refusals looks happier even when nobody was treated
better; direct standardisation takes that away.
"""

from collections.abc import Mapping


def at_fixed_mix(
    groups: Mapping[str, tuple[int, int]], weights: Mapping[str, float]
) -> float | None:
    """Return the share of name → (hits, base) weighted by `weights` instead of by the bases.

    None when a group with weight has no answers: no share could be made for it.
    """
    total = sum(weights.values())
    if total <= 0 or any(
        weight and not groups.get(name, (0, 0))[1] for name, weight in weights.items()
    ):
        return None
    held = {name: groups[name] for name, weight in weights.items() if weight}
    return sum(weights[name] * hits / base for name, (hits, base) in held.items()) / total
