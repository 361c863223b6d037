"""Unit tests: the assistant."""
