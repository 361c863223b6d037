"""Keys made from the portal's own secret, so that a stolen database alone opens nothing.

Each purpose has a key of its own. When the secret is replaced, what was locked
with the old one cannot be read any more: officers then set up a new second
factor with `portal officers reset`.
"""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask_babel import lazy_gettext as _l

from portal.errors import PortalError
from portal.settings import current_settings

NONCE = 12  # bytes, as AES-GCM wants


class SecretLost(PortalError):
    """What was locked cannot be opened: the portal's secret key was changed."""

    status, code = 409, "secret_lost"
    title = _l("Your second factor cannot be read")
    what_happened = _l("The secret key of this website was changed since you set it up.")
    what_is_safe = _l("Nobody can sign in with your account meanwhile.")
    what_next = _l("Ask the person who looks after accounts to reset yours.")


def keyed_hash(purpose: str, text: str) -> str:
    """Return a hash of `text` that nobody without the portal's secret can make or check."""
    return hmac.new(_key(purpose), text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def seal(text: str, belongs_to: str) -> str:
    """Lock `text`; it opens only for the same `belongs_to`, so no row can borrow another's."""
    nonce = os.urandom(NONCE)
    locked = AESGCM(_key("seal")).encrypt(nonce, text.encode(), belongs_to.encode())
    return base64.urlsafe_b64encode(nonce + locked).decode()


def unseal(sealed: str, belongs_to: str) -> str:
    """Return what `seal` locked; raises `SecretLost`."""
    raw = base64.urlsafe_b64decode(sealed)
    try:
        opened = AESGCM(_key("seal")).decrypt(raw[:NONCE], raw[NONCE:], belongs_to.encode())
    except InvalidTag as error:
        raise SecretLost from error
    return opened.decode()


def _key(purpose: str) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=f"portal.officers {purpose}".encode())
    return derived.derive(current_settings().secret.encode())
