"""Tests: house layer."""
