"""Turns records and answers into what templates show; what each page needs is said there."""
