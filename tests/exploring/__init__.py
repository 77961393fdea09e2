"""Tests of the one-liners of a notebook."""
