"""The office with officers of several roles; see the desk's tests."""

from tests.integration.desk.conftest import office, office_app, put

__all__ = ["office", "office_app", "put"]
