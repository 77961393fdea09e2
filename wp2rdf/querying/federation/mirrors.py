"""Endpoints that are asked in the place of others: those that partners are to ask, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.engines.written import tree_of
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import Iri, Service

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wp2rdf.querying.engines.protocol import Given, Partner
    from wp2rdf.querying.sparql.tree import Node, Query


class Mirrored:
    """An endpoint, or the one that takes its place; what it is to ask itself is mirrored too.

    Args:
        endpoint: its address.
        mirrors: addresses, and those that take their places.
        opened: gives the engine of an address.

    Attributes:
        endpoint: the address that is asked.
    """

    def __init__(self, endpoint: str, mirrors: Mapping[str, str], opened: Callable[[str], Partner]) -> None:
        self.endpoint = mirrors.get(endpoint, endpoint)
        self._mirrors = mirrors
        self._engine = opened(self.endpoint)

    def given(self, query: Query | str, *, timeout: float | None = None) -> Given:
        """What it gives for a query; see `Partner`."""
        return self._engine.given(mirrored(tree_of(query), self._mirrors), timeout=timeout)


def mirrored(query: Query, mirrors: Mapping[str, str]) -> Query:
    """A query whose SERVICE clauses name other endpoints, for whoever is to ask them.

    Args:
        query: the query.
        mirrors: addresses, and those that take their places.
    """

    def change(node: Node) -> Node:
        if isinstance(node, Service) and isinstance(node.endpoint, Iri) and node.endpoint.value in mirrors:
            return replace(node, endpoint=replace(node.endpoint, value=mirrors[node.endpoint.value], name=""))
        return node

    return transform(query, change) if mirrors else query
