"""A server on loopback that behaves as badly as it is told, in Rasa's place."""

import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Behaviour = Callable[[socket.socket], None]


@dataclass
class FakeRasa:
    """Answers every connection with `behaviour`; keeps the bytes it was sent."""

    behaviour: Behaviour
    address: str = ""
    received: list[bytes] = field(default_factory=list)


@contextmanager
def fake_rasa(behaviour: Behaviour) -> Iterator[FakeRasa]:
    """Run one until the block ends."""
    fake = FakeRasa(behaviour)
    listener = socket.create_server(("127.0.0.1", 0))
    fake.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    thread = threading.Thread(target=_serve, args=(listener, fake), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        listener.close()


def _serve(listener: socket.socket, fake: FakeRasa) -> None:
    while True:
        try:
            link, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(link, fake), daemon=True).start()


def _answer(link: socket.socket, fake: FakeRasa) -> None:
    with link:
        try:
            fake.received.append(link.recv(65536))
            fake.behaviour(link)
        except OSError:
            return


def says(body: bytes, status: int = 200, length: int | None = None) -> Behaviour:
    """Answer with `body`, claiming that it has `length`."""
    words = http.HTTPStatus(status).phrase
    head = f"HTTP/1.1 {status} {words}\r\nContent-Length: {length or len(body)}\r\n\r\n"
    return lambda link: link.sendall(head.encode() + body)


def trickles(raw: bytes, gap: float) -> Behaviour:
    """Send `raw` a byte at a time."""

    def behave(link: socket.socket) -> None:
        for at in range(len(raw)):
            link.sendall(raw[at : at + 1])
            time.sleep(gap)

    return behave


def silent(link: socket.socket) -> None:
    """Take the question and say nothing."""
    time.sleep(3)
