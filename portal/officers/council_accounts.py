"""Signing in with the council's own accounts, by OpenID Connect.

The provider says who somebody is; whether they are an officer here is decided
here. An account is known by issuer and subject, never by an email, except once:
an officer who was invited is bound at the first sign-in, and only when the
provider has verified that email.
"""

from collections.abc import Mapping
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, current_app
from flask_babel import lazy_gettext as _l
from joserfc.errors import JoseError
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit import acting_as, record
from portal.errors import BadRequest, PageNotFound, PortalError, Unavailable
from portal.officers.accounts import find_by_email
from portal.officers.models import Account
from portal.officers.sessions import open_session
from portal.officers.signing_in import start_half_way
from portal.settings import Settings, current_settings

SIGNATURES = ("RS256", "PS256", "ES256")  # never “none”, whatever the provider's list says
SECONDS = 5.0


class AnswerRefused(BadRequest):
    """The provider's answer is not to a question of ours, or is not sound."""

    code = "sign_in_refused"
    title = _l("Signing in did not work")
    what_happened = _l("The answer from your council’s sign-in did not fit, or came too late.")
    what_is_safe = _l("Nobody was signed in.")
    what_next = _l("Go to the sign-in page and try again.")


class ProviderAway(Unavailable):
    """The provider does not answer."""

    code = "provider_away"
    what_happened = _l("Your council’s sign-in does not answer just now.")


class NotInvited(PortalError):
    """The provider knows this person, but no officer's account is theirs."""

    status, code = 403, "not_invited"
    title = _l("You have no account on this website")
    what_happened = _l("Your council knows you, but nobody has added you here.")
    what_is_safe = _l("Nobody was signed in.")
    what_next = _l("Ask the person who looks after accounts to add your email address.")


def register_council_accounts(app: Flask, settings: Settings) -> None:
    """Let officers of `app` sign in with their council's accounts, where that is set up."""
    if not settings.signs_in_with_council:
        return
    oauth = OAuth(app)
    oauth.register(
        "council",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value() or None,
        server_metadata_url=settings.oidc_issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
        },
    )
    app.extensions["portal_council_accounts"] = oauth


def ask_provider(back_to: str) -> Any:
    """Return the redirect to the provider, with state, nonce and PKCE challenge."""
    try:
        return _provider().authorize_redirect(back_to)
    except (requests.RequestException, ValueError) as error:
        raise ProviderAway from error


def read_answer() -> Mapping[str, Any]:
    """Return what the provider vouches for; raises `AnswerRefused` or `ProviderAway`.

    State, PKCE, signature, issuer, audience, nonce and times are checked by
    Authlib; that issuer and audience must be ours alone, and the tenant, here.
    """
    settings, provider = current_settings(), _provider()
    try:
        known = provider.load_server_metadata()
        known["id_token_signing_alg_values_supported"] = list(SIGNATURES)
        token = provider.authorize_access_token(claims_options=wanted_claims(settings))
        claims: Mapping[str, Any] = token["userinfo"]
    except requests.RequestException as error:
        raise ProviderAway from error
    except (AuthlibBaseError, JoseError, KeyError, ValueError, TypeError) as error:
        raise AnswerRefused from error
    if settings.oidc_tenant and claims.get("tid") != settings.oidc_tenant:
        raise AnswerRefused
    return claims


def wanted_claims(settings: Settings) -> dict[str, dict[str, Any]]:
    """Return which issuer and audience an answer must name."""
    return {
        "iss": {"essential": True, "value": settings.oidc_issuer},
        "aud": {"essential": True, "value": settings.oidc_client_id},
    }


def sign_in_with(session: Session, claims: Mapping[str, Any]) -> tuple[str, Account, bool]:
    """Return a session's token, whose it is, and whether it is whole.

    It is whole when the provider checked a second factor; else one of ours follows.

    Must run inside `portal.database.write_unit`; raises `NotInvited`.
    """
    settings = current_settings()
    account = _bound(session, settings.oidc_issuer, str(claims["sub"])) or _bind(session, claims)
    if account is None or account.switched_off_at is not None:
        raise NotInvited
    acting_as(account.id, account.authority)
    if not has_checked_twice(claims, settings):
        return start_half_way(session, account, "council"), account, False
    record("sign_in.done", account.id, factor="council")
    return open_session(session, account, "council", second_factor=True), account, True


def has_checked_twice(claims: Mapping[str, Any], settings: Settings) -> bool:
    """Say whether the provider asked for a second factor: it says so, or always does."""
    methods = claims.get("amr")
    return settings.oidc_enforces_second_factor or (isinstance(methods, list) and "mfa" in methods)


def _bound(session: Session, issuer: str, subject: str) -> Account | None:
    wanted = select(Account).where(Account.oidc_issuer == issuer, Account.oidc_subject == subject)
    return session.scalar(wanted)


def _bind(session: Session, claims: Mapping[str, Any]) -> Account | None:
    """Bind an invited officer to this subject; None unless the email is verified and free."""
    email = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(email, str):
        return None
    account = find_by_email(session, email)
    if account is None or account.oidc_subject is not None or account.switched_off_at is not None:
        return None
    bind(account, str(claims["sub"]))
    return account


def bind(account: Account, subject: str) -> None:
    """Let `subject` of our provider sign in as `account`; runs inside a write unit."""
    account.oidc_issuer, account.oidc_subject = current_settings().oidc_issuer, subject
    record("officer.bound", account.id)


def _provider() -> Any:
    oauth = current_app.extensions.get("portal_council_accounts")
    if oauth is None:
        raise PageNotFound
    return oauth.create_client("council")
