"""A Rasa that misbehaves in every way a server can."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behave = Callable[["Handler"], None]
DRIP_SECONDS = 0.3


class Handler(BaseHTTPRequestHandler):
    """Reads the message, then does what the test wants."""

    server: "FakeRasa"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.heard.append(json.loads(self.rfile.read(length)))
        with suppress(OSError):  # the portal hangs up on most of these
            self.server.behave(self)

    def log_message(self, *_given: Any) -> None:
        pass

    def answer(self, body: bytes, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, parts: bytes) -> None:
        """Send one byte at a time until the other side has gone or the test is over."""
        for at in range(len(parts)):
            if self.server.over.wait(DRIP_SECONDS):
                return
            self.wfile.write(parts[at : at + 1])
            self.wfile.flush()


class FakeRasa(ThreadingHTTPServer):
    """A server on loopback; `heard` is every message it was sent."""

    daemon_threads = True

    def __init__(self, behave: Behave) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.heard: list[dict[str, Any]] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a connection the portal cut is what these tests are about."""


@contextmanager
def faking(behave: Behave) -> Iterator[FakeRasa]:
    """Run a Rasa that does `behave` to every message."""
    with FakeRasa(behave) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def saying(body: Any, status: int = 200) -> Behave:
    """Answer with `body` as JSON, or as it is."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda handler: handler.answer(raw, status)


def a_page(handler: Handler) -> None:
    handler.answer(b"<!doctype html><h1>Welcome to nginx</h1>", kind="text/html")


def half_a_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b'[{"custom": {')


def half_a_chunk(handler: Handler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"ffff\r\n[{")


def without_end(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(160):
        handler.wfile.write(b"[" * 65536)


def ten_megabytes(handler: Handler) -> None:
    handler.answer(b'["' + b"a" * 10_000_000 + b'"]')


def drips_its_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.drip(b'[{"custom": {}}]' + b" " * 1000)


def drips_its_head(handler: Handler) -> None:
    handler.drip(b"HTTP/1.0 200 OK\r\nX-Slow: " + b"a" * 1000)


def one_header_after_another(handler: Handler) -> None:
    handler.send_response(200)
    handler.flush_headers()
    for number in range(99):
        if handler.server.over.wait(DRIP_SECONDS):
            return
        handler.wfile.write(f"X-{number}: a\r\n".encode())
        handler.wfile.flush()


def says_nothing(handler: Handler) -> None:
    handler.server.over.wait(30)


def hangs_up(handler: Handler) -> None:
    handler.connection.close()


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


def sends_elsewhere(handler: Handler) -> None:
    handler.send_response(302)
    handler.send_header("Location", handler.server.address + "/elsewhere")
    handler.end_headers()


def only_continues(handler: Handler) -> None:
    for _ in range(40):
        if handler.server.over.wait(DRIP_SECONDS):
            return
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        handler.wfile.flush()


def late(seconds: float, body: Any) -> Behave:
    """Answer well, but after `seconds`."""

    def behave(handler: Handler) -> None:
        time.sleep(seconds)
        saying(body)(handler)

    return behave
