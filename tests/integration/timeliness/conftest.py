"""The office with an analyst, and rows put straight into the tables."""

import pytest
from flask import Flask

from tests.integration.desk.conftest import logged, office, office_app, put, rows
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient

__all__ = ["logged", "office", "office_app", "put", "rows"]


@pytest.fixture
def viewer(office: Flask) -> PageClient:
    """A browser of an officer who may see figures."""
    return signed_in_pages(office, add_officer(office, "viewer"))
