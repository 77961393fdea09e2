"""Tests of the benchmarks, none of which measure time."""
