"""Graphs into a triple store, counted again at the end."""
