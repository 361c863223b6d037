"""Loads the councils once, when the portal starts, and gives them to every room.

The authority of a request is the portal's own (`PORTAL_AUTHORITY`) unless the
address names another that this portal serves.
"""

from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app, g, has_request_context

from portal.authorities.models import Authority, CrisisContact, LanguageEntry, UnknownAuthority
from portal.content_reader import read_yaml, read_yaml_list


def register_authorities(app: Flask, content: Path, codes: tuple[str, ...], default: str) -> None:
    """Read every authority in `codes` from `content`; `default` serves requests that name none.

    Raises `ContentErrors` when a file is wrong, so that the start stops.
    """
    app.extensions["portal_authorities"] = {
        code: read_yaml(content / code / "authority.yaml", Authority) for code in codes
    }
    app.extensions["portal_default_authority"] = default
    app.extensions["portal_crisis"] = tuple(
        sorted(
            read_yaml_list(content / "england" / "crisis.yaml", CrisisContact),
            key=lambda contact: contact.order,
        )
    )
    app.context_processor(_shared)


def list_languages(content: Path) -> list[LanguageEntry]:
    """Return the languages of the interface, in the order people see them."""
    return read_yaml_list(content / "england" / "languages.yaml", LanguageEntry)


def get_authority(code: str) -> Authority:
    """Return the authority `code`; raises `UnknownAuthority`."""
    authorities = _authorities()
    if code not in authorities:
        raise UnknownAuthority(code)
    return authorities[code]


def list_authorities() -> list[Authority]:
    """Return every authority this portal serves, the default first."""
    default = str(current_app.extensions["portal_default_authority"])
    return sorted(_authorities().values(), key=lambda one: (one.code != default, one.name))


def current_authority() -> Authority:
    """Return the authority this request or command is about."""
    default = str(current_app.extensions["portal_default_authority"])
    return get_authority(g.get("authority_code", default) if has_request_context() else default)


def list_crisis_contacts(authority: str) -> list[CrisisContact]:
    """Return the crisis lines for `authority` that have a number, most urgent first."""
    contacts = cast(tuple[CrisisContact, ...], current_app.extensions["portal_crisis"])
    return [
        contact
        for contact in contacts
        if contact.authority in {None, authority} and (contact.number or contact.url)
    ]


def _authorities() -> dict[str, Authority]:
    return cast(dict[str, Authority], current_app.extensions["portal_authorities"])


def _shared() -> dict[str, Any]:
    authority = current_authority()
    return {"authority": authority, "crisis_contacts": list_crisis_contacts(authority.code)}
