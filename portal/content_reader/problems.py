"""What can be wrong with a content file, told so that an officer can mend it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


class ContentError(Exception):
    """One mistake in one content file: where it is, what it is, how to mend it."""

    def __init__(self, path: Path, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{path}:{line}: {problem} {remedy}")
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy


class ContentErrors(Exception):
    """Several mistakes, so that an officer can mend them all in one go."""

    def __init__(self, errors: list[ContentError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


def gather(reads: Iterable[Callable[[], Result]]) -> list[Result]:
    """Call every read and return the results in order.

    Raises `ContentErrors` with all mistakes of all files, rather than stopping
    at the first.
    """
    results: list[Result] = []
    errors: list[ContentError] = []
    for read in reads:
        try:
            results.append(read())
        except ContentErrors as several:
            errors.extend(several.errors)
        except ContentError as error:
            errors.append(error)
    if errors:
        raise ContentErrors(errors)
    return results
