"""Faults to seed, as tables, and what reads them."""
