"""Tests: the directory's plain rules."""
