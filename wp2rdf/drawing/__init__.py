"""What is made of a drawing: pictures and networks."""
