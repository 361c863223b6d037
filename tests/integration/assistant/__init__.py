"""Integration tests: the assistant."""
