"""Tests: invitations, answers and the web survey, with a real database."""
