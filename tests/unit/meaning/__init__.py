"""The understanding's parts, each alone: read, found, decided, kept and refused."""
