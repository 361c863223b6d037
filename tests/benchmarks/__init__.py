"""Benchmarks: ratios against a named peer in the same run, never bare times."""
