"""Contract tests: what others rely on to the letter."""
