"""Who did what on the officers' side, in a chain nobody can quietly change."""
