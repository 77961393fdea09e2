"""A build: a dump and a store of a whole site, made anew only where something has changed."""
