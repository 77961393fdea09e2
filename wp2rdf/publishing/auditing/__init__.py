"""What is missing: on a site, and in what is published of it."""
