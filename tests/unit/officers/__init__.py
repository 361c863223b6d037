"""Unit tests: officers."""
