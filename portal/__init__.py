"""The Local Offer portal: pages, JSON API and commands for one English council.

Rooms are layered (see `pyproject.toml`, `[tool.importlinter]`): each may use
the rooms below it and never its neighbours.
"""
