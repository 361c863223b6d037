"""Which role allows what: one table, so that anybody can check it against the policy.

An administrator looks after accounts and reads no comment; whoever approves a
redaction is a second person. Roles may be combined.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from flask_babel import lazy_gettext as _l

PERMISSIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "viewer": frozenset({"figures:view", "gaps:view"}),
        # What families could not find is what an editor writes next.
        "content_editor": frozenset({"gaps:settle", "gaps:view"}),
        "feedback_officer": frozenset(
            {
                "comments:read",
                "comments:moderate",
                "comments:reply",
                "responses:key",
                "invitations:issue",
                "gaps:settle",
                "gaps:view",
                "figures:view",
            }
        ),
        "approver": frozenset({"comments:read", "comments:approve"}),
        "analyst": frozenset({"figures:view", "figures:export", "gaps:view"}),
        "administrator": frozenset({"users:manage"}),
        "auditor": frozenset({"audit:read"}),
    }
)

# Lazy, so that they are in the language of the page that shows them.
ROLE_NAMES = {
    "viewer": _l("Viewer: sees figures"),
    "content_editor": _l("Content editor: settles what families could not find"),
    "feedback_officer": _l("Feedback officer: invitations, comments and replies"),
    "approver": _l("Approver: second person for comments"),
    "analyst": _l("Analyst: figures and exports"),
    "administrator": _l("Administrator: looks after accounts"),
    "auditor": _l("Auditor: reads the log"),
}


def permissions_of(roles: Iterable[str]) -> frozenset[str]:
    """Return everything `roles` allow together; a role nobody knows allows nothing."""
    return frozenset().union(*(PERMISSIONS.get(role, frozenset()) for role in roles))
