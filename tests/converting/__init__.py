"""Tests of conversion: whole sites, processes, clusters."""
