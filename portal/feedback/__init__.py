"""What families say about each step, and what the council answers and does."""
