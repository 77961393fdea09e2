"""A server with SPARQL 1.1 Update (https://www.w3.org/TR/sparql11-update/): a graph is put aside, and then moved.

A `MOVE` alone is never sent again: where its source is not there any more, stores empty its destination.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from wp2rdf.errors import StoreError
from wp2rdf.loading.http import TooLargeError, is_error_inside, shown_url
from wp2rdf.loading.names import DEFAULT, iri
from wp2rdf.loading.sparql import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from wp2rdf.loading.dump import Content
    from wp2rdf.loading.http import Http

LINES, BYTES = 2000, 2**19
"""The most that goes into one `INSERT DATA`; Virtuoso's compiler takes 4,900 lines, and servers may limit bytes."""

_UPDATE = {"Content-Type": "application/sparql-update"}
_TOO_LONG = ("memory exhausted", "too long", "too large", "too many")


class UpdateTarget:
    """A server that takes SPARQL Update.

    Args:
        http: the client.
        url: where updates go.
        query_url: where queries go.
        aside: the name of the graph where graphs wait until they are whole; belongs to this load alone.
    """

    at_once = False

    def __init__(self, http: Http, url: str, *, query_url: str, aside: str) -> None:
        self.name = f"update:{url}"
        self._http = http
        self._url = url
        self._reader = Reader(http, query_url)
        self._aside = iri(aside)
        self._is_aside_there = False

    @property
    def is_virtuoso(self) -> bool:
        return "virtuoso" in self._http.server.lower()

    def check(self) -> None:
        self._reader.rows("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
        self.update(f"DROP SILENT GRAPH {self._aside}")

    def replace(self, name: str, content: Content) -> None:
        lines = LINES
        while True:
            try:
                return self._replace(name, content, lines)
            except TooLargeError:
                lines //= 4
                if not lines:
                    raise

    def _replace(self, name: str, content: Content, lines: int) -> None:
        """One request where a graph is small, otherwise one for each part of it."""
        ready = f"DROP SILENT GRAPH {self._aside}"
        size = BYTES * lines // LINES
        for number, part in enumerate(content.parts(lines=lines, size=size)):
            if number == 1 and content.has_blank_nodes:
                raise StoreError(f"{name}: has blank nodes and is too large for one update: parts would not share them")
            if number:
                self.update(ready)
                ready = ""
            self._is_aside_there = True
            insert = f"INSERT DATA {{ GRAPH {self._aside} {{\n{part.decode()}}} }}"
            ready = f"{ready};\n{insert}" if ready else insert
        self.update(f"{ready};\nMOVE GRAPH {self._aside} TO {place(name)}")
        self._is_aside_there = False

    def drop(self, name: str) -> None:
        self.update(f"DROP SILENT {place(name)}")

    def update(self, text: str) -> None:
        """Sends an update.

        Raises:
            TooLargeError: it is too long.
            StoreError: the store refuses or fails, whatever the status of its answer.
        """
        try:
            # not as a form: that would be half as long again, and servers take short forms only
            reply = self._http.send("POST", self._url, headers=_UPDATE, content=text.encode())
        except TooLargeError:
            raise
        except StoreError as error:
            if any(said in str(error) for said in _TOO_LONG):
                raise TooLargeError(str(error)) from None
            raise
        if is_error_inside(reply):
            raise StoreError(
                f"{shown_url(self._url)}: answers {reply.status} with an error: {self._http.said(reply.body)}"
            )

    def commit(self) -> None:
        pass

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        return self._reader.counts(names)

    def names(self) -> set[str]:
        return self._reader.names()

    def write_triples(self, name: str, into: BinaryIO) -> None:
        self._reader.write_triples(name, into)

    def close(self) -> None:
        if self._is_aside_there and self._http.is_answering:
            with suppress(StoreError):
                self.update(f"DROP SILENT GRAPH {self._aside}")
        self._http.close()


def place(name: str) -> str:
    """A graph as updates name it (`GraphOrDefault`)."""
    return "DEFAULT" if name == DEFAULT else f"GRAPH {iri(name)}"
