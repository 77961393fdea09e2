"""The pages for people, a module a kind of page; programs get RDF from those of resources."""
