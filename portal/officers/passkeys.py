"""Passkeys as second factor: something the officer's phone or computer keeps and proves.

Each answer is to one question (a challenge) of ours, kept with the half-way
session and used up when it is answered, right or wrong.
"""

from urllib.parse import urlsplit

from flask import request
from sqlalchemy.orm import Session
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor

from portal.database import utc_now
from portal.officers.models import Account, Passkey, SignedIn


class PasskeyRefused(Exception):
    """The answer does not prove that the officer holds the passkey."""


def ask_to_enrol(kept: SignedIn, account: Account, website: str) -> str:
    """Return the question that makes a new passkey, as JSON; runs inside a write unit."""
    options = generate_registration_options(
        rp_id=host(),
        rp_name=website,
        user_name=account.email,
        user_display_name=account.name,
        user_id=account.id.encode(),
    )
    kept.challenge = bytes_to_base64url(options.challenge)
    return options_to_json(options)


def ask_to_prove(kept: SignedIn, account: Account) -> str:
    """Return the question that a passkey of the account can answer; runs inside a write unit."""
    held = [PublicKeyCredentialDescriptor(base64url_to_bytes(one.id)) for one in account.passkeys]
    options = generate_authentication_options(rp_id=host(), allow_credentials=held)
    kept.challenge = bytes_to_base64url(options.challenge)
    return options_to_json(options)


def keep_passkey(session: Session, account: Account, challenge: str, answer: str) -> None:
    """Keep the new passkey that answers `challenge`; raises `PasskeyRefused`. In a write unit."""
    try:
        proved = verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=host(),
            expected_origin=origin(),
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    session.add(
        Passkey(
            id=bytes_to_base64url(proved.credential_id),
            officer_id=account.id,
            public_key=bytes_to_base64url(proved.credential_public_key),
            sign_count=proved.sign_count,
            created_at=utc_now(),
        )
    )


def check_passkey(session: Session, account: Account, challenge: str, answer: str) -> None:
    """Take the answer of a passkey of this account; raises `PasskeyRefused`. In a write unit."""
    try:
        credential = parse_authentication_credential_json(answer)
        passkey = session.get(Passkey, bytes_to_base64url(credential.raw_id))
        if passkey is None or passkey.officer_id != account.id:
            raise PasskeyRefused
        proved = verify_authentication_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=host(),
            expected_origin=origin(),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    passkey.sign_count = proved.new_sign_count


def host() -> str:
    """Return the host a passkey is bound to: the one in the address."""
    return urlsplit(request.host_url).hostname or ""


def origin() -> str:
    """Return where an answer must come from."""
    return request.host_url.rstrip("/")
