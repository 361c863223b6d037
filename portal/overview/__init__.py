"""The officers' first page: what needs doing today, across all rooms, and how things stand."""
