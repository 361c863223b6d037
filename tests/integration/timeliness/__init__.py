"""Tests: how fast plans are issued."""
