"""Whether directory pages stay quick while Rasa hangs and families go on writing to it.

Rounds with Rasa well and with Rasa stopped by a signal take turns, so that
whatever else the machine does falls on both; in each, messages arrive twice a
second from one chat after another.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from urllib.request import urlopen

from tests.benchmarks.measuring import summary

PAGES = ("/services?q=swimming", "/services?q=autism&age=9", "/services", "/guidance/mediation")
ROUNDS, ASKED_IN_A_ROUND = 6, 60
MESSAGE_EVERY = 0.5  # seconds
REST = 0.02  # seconds between two pages, as readers do not ask without a pause


def while_rasa_hangs(
    address: str, texts: Sequence[str], ask: Callable[[str, str], object], rasa: Sequence[Path]
) -> dict[str, object]:
    """Return milliseconds of directory pages with Rasa well and stopped, and the ratio of p95."""
    took: dict[str, list[float]] = {"well": [], "hanging": []}
    with messages(address, texts, ask):
        for number in range(2 * ROUNDS):
            which = ("well", "hanging")[number % 2]
            send(rasa, signal.SIGSTOP if which == "hanging" else signal.SIGCONT)
            try:
                time.sleep(1.0)
                took[which] += [page(address + path) for path in pages()]
            finally:
                send(rasa, signal.SIGCONT)
    found = {which: summary(several) for which, several in took.items()}
    return {**found, "p95 ratio": found["hanging"]["p95"] / found["well"]["p95"]}


def pages() -> Iterator[str]:
    """Yield the addresses of one round, with a rest after each."""
    for number, path in enumerate(cycle(PAGES)):
        if number == ASKED_IN_A_ROUND:
            return
        yield path
        time.sleep(REST)


def page(address: str) -> float:
    """Fetch a page; return milliseconds."""
    started = time.perf_counter()
    with urlopen(address) as answer:  # an address given by whoever runs the benchmark
        answer.read()
    return (time.perf_counter() - started) * 1000


def send(processes: Sequence[Path], which: signal.Signals) -> None:
    """Send a signal to processes named by their folders in /proc."""
    for process in processes:
        os.kill(int(process.name), which)


@contextmanager
def messages(
    address: str, texts: Sequence[str], ask: Callable[[str, str], object]
) -> Iterator[None]:
    """Let messages arrive in the background, each on its own thread, until the block ends."""
    over = threading.Event()
    sent: list[threading.Thread] = []

    def write() -> None:
        for text in cycle(texts):
            if over.wait(MESSAGE_EVERY):
                return
            one = threading.Thread(target=ask, args=(address, text))
            one.start()
            sent.append(one)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        over.set()
        for thread in (writer, *sent):
            thread.join()
