"""Blocks against the shapes, findings with their places out."""
