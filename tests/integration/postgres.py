"""Starts a PostgreSQL of our own for the tests, where its programs are installed.

It listens on a socket in a temporary folder only, and is stopped afterwards.
PostgreSQL refuses to run as root, so there it runs as its own user.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoPostgres(Exception):
    """PostgreSQL cannot be started here; the message says why."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server and give its SQLAlchemy address; raises `NoPostgres`."""
    programs = find_programs()
    user = find_user()
    folder = Path(tempfile.mkdtemp(prefix="local-offer-pg-", dir="/tmp"))
    try:
        if user is not None:
            shutil.chown(folder, user.pw_name)
        data = folder / "data"
        run(user, programs / "initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8")
        options = f"{SETTINGS} -k {folder}"
        run(
            user,
            programs / "pg_ctl",
            "-D",
            data,
            "-o",
            options,
            "-l",
            folder / "log",
            "-w",
            "start",
        )
        try:
            yield f"postgresql+psycopg://portal@/postgres?host={folder}"
        finally:
            run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """Return the folder that holds both `initdb` and `pg_ctl`."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "pg_ctl").exists() and (folder / "initdb").exists():
            return folder
    raise NoPostgres("PostgreSQL is not installed here (initdb and pg_ctl not found)")


def find_user() -> pwd.struct_passwd | None:
    """Return the user to run as, or None where the tests do not run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL refuses to run as root and there is no other user here")


def run(user: pwd.struct_passwd | None, *command: object) -> None:
    """Run one of PostgreSQL's programs, as `user` where one is given."""
    identity = (
        {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    )
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server inherits it: a pipe would never end
        stderr=subprocess.DEVNULL,
        timeout=120,
        check=False,
        **identity,
    )
    if done.returncode != 0:
        raise NoPostgres(f"{Path(str(command[0])).name} ended with {done.returncode}")
