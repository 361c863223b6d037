"""`portal officers`: the first account, and the way back in when nobody can sign in.

Whoever may run commands on this machine may do this; everything else about
accounts is done by an administrator, signed in.
"""

import click
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from portal.authorities import list_authorities
from portal.database import db, write_unit
from portal.officers.accounts import (
    EmailTaken,
    add_account,
    find_by_email,
    invite,
    list_accounts,
    reset,
    set_roles,
    switch_off,
)
from portal.officers.council_accounts import bind
from portal.officers.models import Account
from portal.officers.roles import PERMISSIONS
from portal.settings import current_settings

ROLE = click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice(list(PERMISSIONS)),
    help="May be given several times.",
)


def register(group: click.Group) -> None:
    """Add `portal officers` to `group`."""
    group.add_command(officers)


@click.group()
def officers() -> None:
    """Officers' accounts: add, list, change roles, reset, switch off."""


@officers.command("add")
@click.argument("email")
@click.option("--name", required=True, help="As colleagues know the officer.")
@ROLE
@click.option("--authority", help="The council; this portal's own when not given.")
@with_appcontext
def add_command(email: str, name: str, roles: tuple[str, ...], authority: str | None) -> None:
    """Add the officer EMAIL and print a set-up link that works once."""
    council = _council(authority)
    if "@" not in email:
        raise click.ClickException(f"{email} is not an email address.")
    try:
        with write_unit() as session:
            account = add_account(session, email, name, council, roles)
            token = invite(session, account)
    except EmailTaken as error:
        raise click.ClickException(
            f"There is an account with {email} already. See `portal officers list`."
        ) from error
    _print_link(token)


@officers.command("list")
@with_appcontext
def list_command() -> None:
    """Print every officer: email, name, council, roles."""
    for account in list_accounts(db.session()):
        roles = ", ".join(held.role for held in account.roles) or "no role"
        off = "  (switched off)" if account.switched_off_at else ""
        click.echo(f"{account.email}  {account.name}  [{account.authority}]  {roles}{off}")


@officers.command("roles")
@click.argument("email")
@ROLE
@with_appcontext
def roles_command(email: str, roles: tuple[str, ...]) -> None:
    """Give the officer EMAIL exactly these roles."""
    with write_unit() as session:
        set_roles(session, _account(session, email), roles)
    click.echo("The roles are changed.")


@officers.command("reset")
@click.argument("email")
@with_appcontext
def reset_command(email: str) -> None:
    """Take password, second factor and sessions of EMAIL away and print a new link."""
    with write_unit() as session:
        token = reset(session, _account(session, email))
    _print_link(token)


@officers.command("switch-off")
@click.argument("email")
@with_appcontext
def switch_off_command(email: str) -> None:
    """Let the officer EMAIL in no more."""
    with write_unit() as session:
        switch_off(session, _account(session, email))
    click.echo("The account is switched off.")


@officers.command("bind")
@click.argument("email")
@click.option("--subject", required=True, help="The `sub` by which the provider knows them.")
@with_appcontext
def bind_command(email: str, subject: str) -> None:
    """Let EMAIL sign in with a council account whose provider verifies no emails."""
    if not current_settings().signs_in_with_council:
        raise click.ClickException("Set PORTAL_OIDC_ISSUER and PORTAL_OIDC_CLIENT_ID first.")
    with write_unit() as session:
        bind(_account(session, email), subject)
    click.echo("The account is bound.")


def site_address() -> str:
    """Return where officers reach this portal, as far as its settings say."""
    settings = current_settings()
    host = settings.trusted_hosts[0] if settings.trusted_hosts else "127.0.0.1:8000"
    return f"{'https' if settings.https_only else 'http'}://{host}"


def _council(given: str | None) -> str:
    known = [one.code for one in list_authorities()]
    if given is not None and given not in known:
        raise click.ClickException(f"This portal serves {', '.join(known)}, not {given}.")
    return given or known[0]


def _account(session: Session, email: str) -> Account:
    account = find_by_email(session, email)
    if account is None:
        raise click.ClickException(f"There is no account with {email}.")
    return account


def _print_link(token: str) -> None:
    click.echo("This link works once, within 48 hours. Give it to nobody else:")
    click.echo(f"{site_address()}/officers/set-up/{token}")
