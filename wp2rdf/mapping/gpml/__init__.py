"""What follows from a drawing: the official WPRDF to the letter, and what the official converter drops."""
