"""The counts, in a file of their own that all workers share.

The library's own storages are one worker's memory (two workers let twice as
many through) or a server a small council does not run. Nothing here need
survive a power cut, so nothing waits for the disk.
"""

import os
import secrets
import sqlite3
import threading
import time
from pathlib import Path

from limits.storage import Storage

PATIENCE = 0.25  # seconds a family may wait for a count
PROFILE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=OFF",
    "CREATE TABLE IF NOT EXISTS hits (name TEXT PRIMARY KEY, number INTEGER, ends REAL)",
    "CREATE INDEX IF NOT EXISTS hits_ends ON hits (ends)",
    "CREATE TABLE IF NOT EXISTS day (day TEXT PRIMARY KEY, key BLOB)",
)
COUNT = """
INSERT INTO hits VALUES (:name, :amount, :ends) ON CONFLICT (name) DO UPDATE
SET number = number + :amount RETURNING number
"""


class Counts(Storage):
    """A storage of `limits` over one SQLite file; raises `sqlite3.Error` when it cannot count."""

    STORAGE_SCHEME = None

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._mine = threading.local()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What `limits` calls a failure of the storage."""
        return sqlite3.Error

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add `amount` to the count of `key`, which ends `expiry` seconds after its first."""
        now = time.time()
        link = self._link()
        link.execute("BEGIN IMMEDIATE")
        try:
            link.execute("DELETE FROM hits WHERE ends <= ?", (now,))
            values = {"name": key, "amount": amount, "ends": now + expiry}
            ((number,),) = link.execute(COUNT, values).fetchall()
        except BaseException:
            link.execute("ROLLBACK")
            raise
        link.execute("COMMIT")
        return int(number)

    def get(self, key: str) -> int:
        """Return the count of `key`, 0 once it has ended."""
        found = self._one("SELECT number FROM hits WHERE name = ? AND ends > ?", key, time.time())
        return found if isinstance(found, int) else 0

    def get_expiry(self, key: str) -> float:
        """Return when the count of `key` ends, in seconds since 1970; now when there is none."""
        found = self._one("SELECT ends FROM hits WHERE name = ?", key)
        return found if isinstance(found, float) else time.time()

    def check(self) -> bool:
        """Say whether counting works."""
        return self._one("SELECT 1") == 1

    def reset(self) -> int:
        """Forget all counts; return how many there were."""
        return self._link().execute("DELETE FROM hits").rowcount

    def clear(self, key: str) -> None:
        """Forget the count of `key`."""
        self._link().execute("DELETE FROM hits WHERE name = ?", (key,))

    def key_of_day(self, day: str) -> bytes:
        """Return the random key of `day`, the same for all workers; older keys are gone."""
        found = self._one("SELECT key FROM day WHERE day = ?", day)
        if found is None:
            link = self._link()
            link.execute("DELETE FROM day WHERE day < ?", (day,))
            link.execute("INSERT OR IGNORE INTO day VALUES (?, ?)", (day, secrets.token_bytes(32)))
            found = self._one("SELECT key FROM day WHERE day = ?", day)
        return bytes(found) if isinstance(found, bytes) else b""

    def _one(self, sql: str, *values: object) -> object:
        row = self._link().execute(sql, values).fetchone()
        return row[0] if row else None

    def _link(self) -> sqlite3.Connection:
        """Return this thread's connection; a worker forked from another opens its own."""
        if getattr(self._mine, "process", None) != os.getpid():
            self._mine.link = sqlite3.connect(self._path, PATIENCE, isolation_level=None)
            for line in PROFILE:
                self._mine.link.execute(line)
            self._mine.process = os.getpid()
        link: sqlite3.Connection = self._mine.link
        return link
