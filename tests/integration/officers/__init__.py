"""Tests: officers and their log on real databases."""
