"""Finds the reference data that is not shipped with the project."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def shared_path(name: str) -> Path:
    """Return a file of the reference folder, or skip the test with the reason."""
    folder = Path(os.environ.get("LOCAL_OFFER_SHARED", CHECKOUT.parent / "shared"))
    path = folder / name
    if not path.exists():
        pytest.skip(f"reference data not here: {name} (set LOCAL_OFFER_SHARED to its folder)")
    return path
