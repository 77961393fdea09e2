"""Queries rewritten so that Oxigraph answers as SPARQL 1.1 says, where it otherwise does not."""

from wp2rdf.querying.sparql.conforming.rewrite import conforming, notes

__all__ = ["conforming", "notes"]
