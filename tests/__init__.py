"""The tests of wp2rdf."""
