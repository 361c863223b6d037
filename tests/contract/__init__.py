"""Tests: contract layer."""
