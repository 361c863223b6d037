"""What stays of a page's address when the page gets another name.

A record keeps its id when it is renamed, and only the words behind the id
change; comments must stay with their record.
"""

import re

RECORD = re.compile(r"(/services/[0-9a-f-]{36})/")


def key_of(address: str) -> str:
    """Return what comments about the page at `address` are found by; empty for the whole site."""
    found = RECORD.match(address)
    return found[1] if found else address
