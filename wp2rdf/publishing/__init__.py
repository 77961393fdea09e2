"""What is made of a dump for others: what it says of itself, what changed, what is missing, hand-over formats."""
