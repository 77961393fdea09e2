"""Tests of pictures and networks."""
