"""What the silence of those who did not answer can hide.

An interval speaks of chance only. Unhappy families answer least, and Kent knew
it: so beside it stands what the share could be if all who were silent had been
unhappy, or happy.
"""


def silence_bounds(hits: int, base: int, invited: int) -> tuple[float, float]:
    """Return the lowest and highest share possible among all `invited`.

    `hits` of `base` answered so; of the others nothing is known (Manski 1989).
    Raises ValueError when the numbers cannot belong together.
    """
    if not 0 <= hits <= base <= invited or invited == 0:
        raise ValueError(f"{hits} of {base} answers cannot come from {invited} invitations")
    return hits / invited, (hits + invited - base) / invited
