"""Loose forms of SPARQL that Virtuoso takes, put right on the tree; those of syntax alone the parser puts right."""

from wp2rdf.querying.sparql.loose.translate import translate

__all__ = ["translate"]
