"""Tests of what records become."""
