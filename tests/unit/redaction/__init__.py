"""Unit tests: covering private details."""
