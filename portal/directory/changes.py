"""What a change to the directory was, and the ways in which one can be refused."""

from dataclasses import dataclass, field
from typing import Any, Literal

from flask_babel import lazy_gettext as _l

from portal.errors import PortalError

What = Literal["added", "changed", "unchanged", "withdrawn"]


class NoSuchField(PortalError):
    """An officer tried to correct a field a listing does not have."""

    status, code = 400, "no_such_field"
    what_happened = _l("This record has no such field.")


class NoSuchService(PortalError):
    """No service has this id."""

    status, code = 404, "no_such_service"
    what_happened = _l("There is no such service.")


class OtherAuthority(PortalError):
    """Two councils claim one record; a URN belongs to one of them."""

    status, code = 409, "other_authority"
    what_happened = _l("Another council already keeps this record.")


@dataclass(frozen=True)
class Change:
    """What publishing, withdrawing or correcting one record did.

    `fields` maps a field to what this source said before and says now. `seen`
    tells whether families see anything different: an officer's correction may
    hide what a source changed its mind about.
    """

    service_id: str
    name: str
    what: What
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    seen: bool = False
