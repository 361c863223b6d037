"""Tests: the officers' first page."""
