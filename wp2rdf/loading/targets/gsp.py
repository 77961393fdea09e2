"""A server with the SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

A graph is one PUT. Where it is too large for that and the server takes updates too, it goes into a graph aside in
parts, and is moved.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

import httpx

from wp2rdf.errors import StoreError
from wp2rdf.loading.http import N_TRIPLES, TooLargeError, is_error_inside, shown_url
from wp2rdf.loading.names import DEFAULT
from wp2rdf.loading.sparql import Reader
from wp2rdf.loading.targets.update import UpdateTarget, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wp2rdf.loading.dump import Content
    from wp2rdf.loading.http import Http

LARGEST_PUT = 2**25
"""Bytes of a graph that go into one request, where the server takes updates too."""

_PART = 2**22
_GONE = (404,)


class GspTarget:
    """A server that takes whole graphs.

    Args:
        http: the client.
        url: of the graph store.
        query_url: where queries go; None: graphs are read with GET.
        update: where updates go; None: nowhere.
        aside: the name of the graph where large graphs wait until they are whole.
        parameter: of the address, for the name of a graph.
    """

    at_once = False

    def __init__(
        self,
        http: Http,
        url: str,
        *,
        query_url: str | None,
        update: UpdateTarget | None,
        aside: str,
        parameter: str = "graph",
    ) -> None:
        self.name = f"gsp:{url}"
        self._http = http
        self._url = url
        self._reader = Reader(http, query_url) if query_url else None
        self._update = update
        self._aside = aside
        self._parameter = parameter
        self._is_aside_there = False

    @property
    def is_virtuoso(self) -> bool:
        return "virtuoso" in self._http.server.lower()

    def check(self) -> None:
        if self._reader:
            self._reader.rows("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
        self.drop(self._aside)  # is not there; what may not be written to says so

    def replace(self, name: str, content: Content) -> None:
        if self._update is None or content.size <= LARGEST_PUT:
            try:
                self._put("PUT", name, content, content.size)
            except TooLargeError:
                if self._update is None:
                    raise
            else:
                return
        self._aside_and_moved(name, content, self._update)

    def _aside_and_moved(self, name: str, content: Content, update: UpdateTarget) -> None:
        if content.has_blank_nodes:
            raise StoreError(f"{name}: has blank nodes and is too large for one request: parts would not share them")
        size = _PART
        while True:
            try:
                self.drop(self._aside)
                self._is_aside_there = True
                for part in content.parts(size=size):
                    self._put("POST", self._aside, part, len(part))
                break
            except TooLargeError:
                size //= 4
                if size < 2**12:
                    raise
        update.update(f"MOVE GRAPH <{self._aside}> TO {place(name)}")
        self._is_aside_there = False

    def _put(self, method: str, name: str, content: Iterable[bytes] | bytes, size: int) -> None:
        headers = {"Content-Type": N_TRIPLES, "Content-Length": str(size)}
        reply = self._http.send(method, self._url, params=self._named(name), headers=headers, content=content)
        if is_error_inside(reply):
            said = self._http.said(reply.body)
            raise StoreError(f"{shown_url(self._url)}: answers {reply.status} with an error: {said}")

    def drop(self, name: str) -> None:
        self._http.send("DELETE", self._url, params=self._named(name), expected=_GONE)

    def commit(self) -> None:
        pass

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        if self._reader:
            return self._reader.counts(names)
        found = {}
        for name in names:
            with tempfile.TemporaryFile() as file:
                self.write_triples(name, cast("BinaryIO", file))
                file.seek(0)
                found[name] = sum(1 for line in file if line.strip())
        return found

    def names(self) -> set[str]:
        return self._reader.names() if self._reader else set()

    def write_triples(self, name: str, into: BinaryIO) -> None:
        if self._reader:
            self._reader.write_triples(name, into)
            return
        accept = {"Accept": N_TRIPLES}
        self._http.send("GET", self._url, params=self._named(name), headers=accept, expected=_GONE, into=into)

    def close(self) -> None:
        if self._is_aside_there and self._http.is_answering:
            with suppress(StoreError):
                self.drop(self._aside)
        self._http.close()

    def _named(self, name: str) -> Mapping[str, str]:
        return {"default": ""} if name == DEFAULT else {self._parameter: name}


class Siblings(NamedTuple):
    """The other addresses of a server; None: not known."""

    query: str | None
    update: str | None


_SIBLINGS = (
    ("/store", "/query", "/update"),  # Oxigraph
    ("/data", "/query", "/update"),  # Fuseki
    ("/rdf-graphs/service", "", "/statements"),  # RDF4J, GraphDB
)


def siblings(url: str) -> Siblings:
    """Where the server of a graph store takes queries and updates."""
    path = httpx.URL(url).path.rstrip("/")
    for ending, query, update in _SIBLINGS:
        if path.endswith(ending):
            start = path.removesuffix(ending)
            return Siblings(*(str(httpx.URL(url).copy_with(path=start + end, query=None)) for end in (query, update)))
    return Siblings(None, None)
