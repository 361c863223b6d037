"""Where to go after signing in: back to the page that was wanted, and never to another site."""

from urllib.parse import unquote

LONGEST = 500
ROUNDS = 3  # how often an address may be quoted within itself before it is not looked at at all


def safe_next(wanted: str | None, otherwise: str) -> str:
    """Return `wanted` when it is an address on this site, else `otherwise`.

    Browsers read `//evil`, `/\\evil` and the same with quoted or hidden signs as
    another site; so may whatever stands between us and them. All are refused.
    """
    if not wanted or len(wanted) > LONGEST:
        return otherwise
    seen = wanted
    for _ in range(ROUNDS):
        if not _is_local(seen):
            return otherwise
        seen = unquote(seen)
    return wanted if _is_local(seen) else otherwise


def _is_local(address: str) -> bool:
    path = address.split("?")[0].split("#")[0]
    return (
        path.startswith("/")
        and "//" not in path
        and "\\" not in address
        and all(" " < sign < "\x7f" for sign in path)
        and all(sign >= " " for sign in address)
    )
