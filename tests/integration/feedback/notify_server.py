"""A stand-in for GOV.UK Notify: checks keys as it does, and may fail as it may."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"local_offer-{SERVICE}-{SECRET}"
TEMPLATE = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3"

Answer = Callable[[dict[str, Any]], int]


class NotifyServer(ThreadingHTTPServer):
    """Counts what was asked and keeps what was accepted."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer, self.asked, self.accepted = answer, 0, list[dict[str, Any]]()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: NotifyServer

    def do_POST(self) -> None:
        self.server.asked += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.server.answer(body) if self._signed() else 403
        if status == 201:
            self.server.accepted.append({"path": self.path, **body})
        # The real service does not quote the address; a careless one might.
        said = {"errors": [{"error": "BadRequestError", "message": body["email_address"]}]}
        told = json.dumps({"id": "1"} if status == 201 else said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def _signed(self) -> bool:
        token = self.headers["Authorization"].removeprefix("Bearer ")
        try:
            claims = jwt.decode(token, SECRET, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            return False
        return bool(claims["iss"] == SERVICE)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
