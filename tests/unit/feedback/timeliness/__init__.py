"""Tests: statistics on EHC plans, read."""
