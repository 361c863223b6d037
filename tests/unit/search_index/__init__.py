"""The engine's parts, each alone, and the whole held to the plain scan."""
