"""Tests of where bytes go."""
