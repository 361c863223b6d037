"""Tests: officers settle what families sent."""
