"""A filled portal for the contract tests; the same one the content tests use."""

from tests.content.conftest import filled_data, filled_portals

__all__ = ["filled_data", "filled_portals"]
