"""The secrets of this room: files beside the database, never in it.

Each is made on first use, 32 random bytes readable by this user alone. Without
them the digests in the database say nothing; without the files, invitations
that are out stop working, and no answer is lost. Back them up apart from the
database.
"""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from flask import current_app

from portal.settings import current_settings

KeyName: TypeAlias = Literal["invitation", "spent", "paper", "receipt", "form"]
LENGTH = 32


def digest(key: KeyName, text: str) -> str:
    """Return HMAC-SHA256 of `text` under the key, as 64 hexadecimal signs."""
    return raw_digest(key, text.encode("utf-8")).hex()


def raw_digest(key: KeyName, content: bytes) -> bytes:
    """Return HMAC-SHA256 of `content` under the key."""
    return hmac.digest(_key(key), content, "sha256")


def sealing_secret() -> bytes:
    """Return the secret that short-lived tickets are sealed with, made from the portal's own."""
    secret = str(current_app.config["SECRET_KEY"])
    return sha256(b"feedback ticket:" + secret.encode("utf-8")).digest()


def _key(name: KeyName) -> bytes:
    held: dict[str, bytes] = current_app.extensions.setdefault("portal_feedback_keys", {})
    if name not in held:
        held[name] = read_or_make(current_settings().feedback_keys / name)
    return held[name]


def read_or_make(path: Path) -> bytes:
    """Return the key at `path`; make it when there is none, once whoever else is making it too."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # fails, and so keeps the other's key, if there is one by now
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
