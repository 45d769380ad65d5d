"""Keeping people in order: the same person twice becomes one, and a person is forgotten entirely."""
