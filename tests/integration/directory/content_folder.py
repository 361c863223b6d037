"""A small `content/` of its own for tests: real words for codes, invented records."""

import shutil
from pathlib import Path

from portal.settings import CHECKOUT

WORDS = ("areas_of_need", "needs", "kinds", "phases", "tiers", "schedule2", "vocabulary")


def make_content(folder: Path) -> Path:
    """Copy the words for codes into `folder` and return it."""
    england = folder / "england"
    england.mkdir(parents=True)
    for name in WORDS:
        shutil.copy(CHECKOUT / "content" / "england" / f"{name}.yaml", england)
    return folder


def write_services(content: Path, text: str, authority: str = "kent", name: str = "all") -> Path:
    """Write a file of records and return its path."""
    path = content / authority / "services" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_table(
    content: Path, text: str, name: str = "srp-primary", authority: str = "kent"
) -> Path:
    """Write a place table and return its path."""
    path = content / authority / "places" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
