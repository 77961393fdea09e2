"""What a store holds, asked through its SPARQL endpoint, so that no answer that was cut is taken for a whole one.

Virtuoso cuts results at `ResultSetMaxRows` and says nothing; it gives what it has when its time is over, and says so in
a header. Hence few rows are asked for at a time, what does not come is asked for alone, and lists are continued from
their last row until nothing comes.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from wp2rdf.errors import StoreError
from wp2rdf.loading.http import N_TRIPLES, shown_url
from wp2rdf.loading.names import DEFAULT, iri, is_aside, is_ours, said
from wp2rdf.rdf.nesting import json_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from wp2rdf.loading.http import Http

_JSON = "application/sparql-results+json"
_AT_ONCE = 100
_PAGE = 1000
_PARTIAL = "X-SQL-State"


class Reader:
    """A SPARQL endpoint to read from (https://www.w3.org/TR/sparql11-protocol/#query-operation).

    Args:
        http: the client.
        url: of the endpoint.
    """

    def __init__(self, http: Http, url: str) -> None:
        self._http = http
        self._url = url
        self._shown = shown_url(url)

    def rows(self, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT, each the values of its variables.

        Raises:
            StoreError: what comes is no SPARQL result, or a part of one.
        """
        # a form: Virtuoso hangs on a query in the body, and addresses must not grow long
        reply = self._http.send("POST", self._url, form={"query": query}, headers={"Accept": _JSON})
        if partial := reply.headers.get(_PARTIAL):
            raise StoreError(f"{self._shown}: gives a part of the answer only ({self._http.said(partial)})")
        try:
            found = json_of(reply.body)["results"]["bindings"]
            return [{name: term["value"] for name, term in row.items()} for row in found]
        except (ValueError, TypeError, KeyError, AttributeError):
            said = self._http.said(reply.body, end=True)
            raise StoreError(f"{self._shown}: answers 200 with what is no SPARQL result: {said}") from None

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        """How many triples each of some graphs holds; 0: there is no such graph."""
        wanted = list(names)
        found: dict[str, int] = {DEFAULT: self.count(DEFAULT)} if DEFAULT in wanted else {}
        if len(wanted) > _AT_ONCE:
            found.update(self._groups())
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            while missing := [name for name in some if name not in found]:
                rows = self._groups(f"VALUES ?g {{ {' '.join(map(iri, missing))} }}")
                found.update(rows or dict.fromkeys(missing, 0))  # an answer without rows is one that was not cut
        return {name: found[name] for name in wanted}

    def count(self, name: str) -> int:
        """How many triples one graph holds."""
        rows = self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {_pattern(name)} }}")
        try:
            return int(rows[0]["n"])
        except (IndexError, KeyError, ValueError):
            raise StoreError(f"{self._shown}: does not count the triples of {said(name)}") from None

    def names(self) -> set[str]:
        """The named graphs that bear names of wp2rdf: those of pages, of the site, and those aside."""
        found: set[str] = set()
        after = ""
        while page := self._groups(after=after).keys() - found:
            found |= page
            after = max(page)
        return {name for name in found if is_ours(name) or is_aside(name)}

    def _groups(self, which: str = "", *, after: str = "") -> dict[str, int]:
        """Triples of named graphs in the order of their names, at most as many graphs as the store gives at once.

        They are grouped, since Virtuoso never ends with DISTINCT here, and filtered afterwards, for speed.
        """
        groups = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ {which} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        limit = f"FILTER(STR(?g) > {json.dumps(after, ensure_ascii=False)})" if after else ""
        query = f"SELECT ?g ?n WHERE {{ {{ {groups} }} {limit} }} ORDER BY ?g" if not which else groups
        return {row["g"]: int(row["n"]) for row in self.rows(query) if row.get("n", "").isdigit() and "g" in row}

    def write_triples(self, name: str, into: BinaryIO) -> None:
        """Writes the triples of a graph as N-Triples, in pages where the store cuts its answers.

        Raises:
            StoreError: not all of them come.
        """
        wanted = self.count(name)
        start = into.tell()
        given = self._write_page(name, into, "")
        if given != wanted:
            into.seek(start)
            into.truncate()
            given = page = self._write_page(name, into, f"LIMIT {_PAGE}")
            while page and given < wanted:
                page = self._write_page(name, into, f"LIMIT {_PAGE} OFFSET {given}")
                given += page
        if given != wanted:
            raise StoreError(f"{self._shown}: gives {given:,} of {wanted:,} triples of {said(name)}")

    def _write_page(self, name: str, into: BinaryIO, limit: str) -> int:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {_pattern(name)} }} {limit}"
        start = into.tell()
        self._http.send("POST", self._url, form={"query": query}, headers={"Accept": N_TRIPLES}, into=into)
        into.seek(start)
        count = sum(1 for line in into if line.strip() and not line.startswith(b"#"))
        into.seek(0, io.SEEK_END)
        return count


def _pattern(name: str) -> str:
    return "?s ?p ?o" if name == DEFAULT else f"GRAPH {iri(name)} {{ ?s ?p ?o }}"
