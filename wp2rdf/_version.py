"""The version of wp2rdf."""

__version__ = "0.1.0"
