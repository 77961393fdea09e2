"""Benchmarks: ratios measured in one run, never seconds by themselves."""
