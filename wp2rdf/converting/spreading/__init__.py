"""How pages are spread over processes or machines: the same work, and what comes of it in the order of the pages."""
