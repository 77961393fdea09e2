"""A question in, a table out."""
