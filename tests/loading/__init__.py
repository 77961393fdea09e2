"""Tests of loading, against real stores."""
