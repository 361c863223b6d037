"""Tests of the content reader."""
