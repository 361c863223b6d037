"""Unit tests: the log."""
