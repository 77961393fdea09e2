"""Where a query runs: an Oxigraph store, an rdflib graph, a remote endpoint; behind one interface."""

from wp2rdf.querying.engines.protocol import Engine

__all__ = ["Engine"]
