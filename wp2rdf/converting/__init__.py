"""Pages in, blocks out, in order: the dump of a site, or its graph."""
