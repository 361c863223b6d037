"""Tests of the comments' rules, without a database."""
