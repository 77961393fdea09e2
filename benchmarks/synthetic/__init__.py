"""Invented sites of any size that have the statistics of a real one, and none of its text."""
