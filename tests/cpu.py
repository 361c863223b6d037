"""How much processor time a call needs at its best, for guards against runaway patterns.

A single measurement in a long run of tests also holds whatever the garbage
collector does meanwhile, a second or more; the best of three does not.
"""

import time
from collections.abc import Callable


def fewest_seconds(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time, in seconds, that `work` took in `times` calls."""
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
