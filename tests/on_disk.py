"""What lies in files, read by another process.

A thief's view of a database in use must not be taken by this process: closing
any handle on the file drops the locks SQLite holds on it here (see "How To
Corrupt An SQLite Database File", 2.2). The next process to leave then takes
itself for the last one, removes the log, and every later test on that database
fails with "disk I/O error".
"""

import os
import subprocess
from pathlib import Path


def files_holding(content: str, *folders: Path) -> list[Path]:
    """Return the files below `folders` in which `content` stands, in any place."""
    looked = subprocess.run(
        ["grep", "-rlaF", "-e", content, "--", *map(str, folders)],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    assert looked.returncode in {0, 1}, looked.stderr.decode()
    return sorted(Path(os.fsdecode(line)) for line in looked.stdout.splitlines())


def bytes_of(file: Path) -> bytes:
    """Return what a file holds at this moment; nothing where there is no such file."""
    if not file.exists():
        return b""
    return subprocess.run(["cat", "--", str(file)], capture_output=True, check=True).stdout


def copied(file: Path, folder: Path) -> Path:
    """Copy a file into a folder, as it lies there."""
    subprocess.run(["cp", "--", str(file), str(folder)], check=True)
    return folder / file.name
