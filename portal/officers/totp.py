"""Codes from an authenticator app: six digits, new every 30 seconds, each good once.

The last accepted step is kept; the same code, or an older one, is refused even
within its 30 seconds. One step of drift is allowed on either side.
"""

import hmac
import unicodedata
from datetime import datetime

import pyotp

from portal.database import utc_now
from portal.officers.keys import seal, unseal
from portal.officers.models import Account

SECONDS = 30
DRIFT = (0, -1, 1)


def give_secret(account: Account) -> str:
    """Return the account's secret, making one when it has none; runs inside a write unit."""
    if account.totp_sealed is None:
        account.totp_sealed = seal(pyotp.random_base32(), account.id)
    return secret_of(account)


def secret_of(account: Account) -> str:
    """Return the account's secret in base 32; raises `SecretLost`."""
    return unseal(account.totp_sealed or "", account.id)


def app_address(account: Account, council: str) -> str:
    """Return the `otpauth:` address that the QR code holds."""
    return pyotp.TOTP(secret_of(account)).provisioning_uri(name=account.email, issuer_name=council)


def accept_code(account: Account, typed: str) -> bool:
    """Say whether `typed` is a code of now that was not used before, and use it up.

    Must run inside `portal.database.write_unit`, so that no code counts twice.
    """
    if account.totp_sealed is None:
        return False
    step = matching_step(secret_of(account), typed, utc_now())
    if step is None or (account.totp_last_step is not None and step <= account.totp_last_step):
        return False
    account.totp_last_step = step
    return True


def matching_step(secret: str, typed: str, now: datetime) -> int | None:
    """Return the step whose code `typed` is, among now and one step either side; else None."""
    code = "".join(c for c in unicodedata.normalize("NFKC", typed) if not c.isspace())
    step = int(now.timestamp()) // SECONDS
    generator = pyotp.TOTP(secret)
    found = None
    for drift in DRIFT:  # all are compared, whichever fits: the time taken tells nothing
        if hmac.compare_digest(
            generator.generate_otp(step + drift).encode(), code.encode("utf-8", "replace")
        ):
            found = step + drift
    return found
