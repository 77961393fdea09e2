"""Virtuoso over HTTP: its own paths, with digest authentication.

A PUT is one transaction of Virtuoso: what reads the graph meanwhile waits, and sees the old one or the new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.loading.names import DEFAULT
from wp2rdf.loading.targets.gsp import GspTarget
from wp2rdf.loading.targets.update import UpdateTarget

if TYPE_CHECKING:
    from wp2rdf.loading.dump import Content
    from wp2rdf.loading.http import Http

GRAPHS, SPARQL = "/sparql-graph-crud-auth", "/sparql-auth"
_ENDINGS = ("/sparql", SPARQL, GRAPHS)


class VirtuosoTarget(GspTarget):
    """A Virtuoso.

    Args:
        http: the client.
        url: of the server, such as `http://localhost:8890`.
        query_url: where queries go; None: where updates go, with the same password.
        aside: the name of the graph where large graphs wait until they are whole.
    """

    def __init__(self, http: Http, url: str, *, query_url: str | None, aside: str) -> None:
        root = root_of(url)
        query_url = query_url or root + SPARQL
        update = UpdateTarget(http, root + SPARQL, query_url=query_url, aside=aside)
        super().__init__(http, root + GRAPHS, query_url=query_url, update=update, aside=aside, parameter="graph-uri")
        self.name = f"virtuoso:{root}"

    @property
    def is_virtuoso(self) -> bool:
        return True

    def replace(self, name: str, content: Content) -> None:
        if name == DEFAULT:
            raise UsageError("Virtuoso has no default graph to load into: give --graph an IRI")
        super().replace(name, content)


def root_of(url: str) -> str:
    """The address of a Virtuoso, also from that of one of its services."""
    url = url.rstrip("/")
    for ending in _ENDINGS:
        if url.endswith(ending):
            return url.removesuffix(ending)
    return url
