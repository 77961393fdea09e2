"""Tests of the server: its protocol, its pages, its limits."""
