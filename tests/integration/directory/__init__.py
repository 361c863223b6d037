"""Tests: the directory on real databases."""
