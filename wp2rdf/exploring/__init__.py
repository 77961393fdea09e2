"""One-liners for a notebook: a question in Python in, a table out."""
