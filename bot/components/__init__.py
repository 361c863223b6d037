"""Rasa's side of the understanding."""
