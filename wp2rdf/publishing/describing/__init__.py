"""What a dump says of itself: counts, parts, links, files, where it comes from and what may be done with it."""
