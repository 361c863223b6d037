"""Who sends, as far as a limit must know: a name made of the address and a key of the day.

The key is random and gone the day after, so no count can be traced to an
address later, not even by whoever has the file and the portal's secret.
"""

import hmac
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Protocol

from flask import request

from portal.settings import current_settings

HOME = 64  # bits of an IPv6 address that one home keeps; the rest changes by itself


class DayKeys(Protocol):
    """Whoever keeps the key of a day."""

    def key_of_day(self, day: str) -> bytes:
        """Return the random key of `day`."""


def visitor_address() -> str:
    """Return where the request comes from; behind proxies, what the outermost of ours saw."""
    proxies = current_settings().trusted_proxies
    route = request.access_route
    if proxies and len(route) >= proxies:
        return route[-proxies]
    return request.remote_addr or ""


def visitor_network() -> str | None:
    """Return the network one home or office shares; None for this machine or no address."""
    try:
        address = ip_address(visitor_address())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return None
    if isinstance(address, IPv6Address):
        return str(ip_network((address, HOME), strict=False))
    return str(address)


def daily_name(keys: DayKeys, network: str) -> str:
    """Return the name under which a network is counted today."""
    key = keys.key_of_day(datetime.now(UTC).date().isoformat())
    return hmac.digest(key, network.encode(), "sha256").hex()[:32]
