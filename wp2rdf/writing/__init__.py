"""Where bytes go: formats, files that are replaced as a whole, parts, locks."""
