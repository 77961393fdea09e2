"""What an engine is given: a query written from its tree, and without SERVICE where it runs on this machine."""

from __future__ import annotations

from wp2rdf.querying.engines.rdflib_forms import readable
from wp2rdf.querying.sparql.conforming import conforming
from wp2rdf.querying.sparql.joins import needed_first
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.places import refusal
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Query, Service
from wp2rdf.querying.sparql.writer import write


def tree_of(query: Query | str) -> Query:
    """The tree of a query; a text is parsed as strict SPARQL 1.1.

    Raises:
        UsageError: the text is none.
    """
    return parse(query) if isinstance(query, str) else query


def for_oxigraph(query: Query | str) -> str:
    """The text of a query for a store of ours, rewritten so that the answer is that of SPARQL 1.1.

    Raises:
        UsageError: it is no SPARQL 1.1, or holds a SERVICE.
    """
    return write(conforming(_here(query)))


def for_rdflib(query: Query | str) -> str:
    """The text of a query for rdflib, in forms that it answers rightly.

    Raises:
        UsageError: it is no SPARQL 1.1, or holds a SERVICE.
    """
    return write(readable(_here(query)))


def _here(query: Query | str) -> Query:
    """A query that asks nobody else: with SERVICE, whoever runs this could ask anyone.

    What it needs stands before what it may have, since engines here join in the order of the text.
    """
    tree = tree_of(query)
    for node in walk(tree):
        if isinstance(node, Service):
            raise refusal(tree.text, node.span[0], "SERVICE is not left to the store")
    return needed_first(tree)
