"""Tests of comments on both databases."""
