"""What stores hold, in the form for comparing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import httpx
import pyoxigraph

from tests.loading.stores import WORD
from wp2rdf.loading.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.loading.stores import Store, Virtuoso

Graphs = dict[str, set[bytes]]
DIGEST = httpx.DigestAuth("dba", WORD)


def of_quads(quads: Iterable[pyoxigraph.Quad], *, virtuoso: bool = False) -> Graphs:
    """The triples of each graph, as Virtuoso or another store has them; empty: the default graph."""
    graphs: Graphs = defaultdict(set)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
        line = f"{quad.subject} {quad.predicate} {quad.object} .\n".encode()
        graphs[name].add(canonical(line, virtuoso=virtuoso))
    return dict(graphs)


def of_file(content: bytes, *, virtuoso: bool = False) -> Graphs:
    """The same, of N-Quads."""
    return of_quads(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_QUADS), virtuoso=virtuoso)


def of_oxigraph(store: Store) -> Graphs:
    """The same, of everything in an Oxigraph server."""
    return of_file(httpx.get(f"{store.url}/store", headers={"Accept": "application/n-quads"}, timeout=300).content)


def of_virtuoso(store: Virtuoso, names: Iterable[str]) -> Graphs:
    """The same, of some graphs of a Virtuoso that does not cut its answers."""
    graphs: Graphs = {}
    for name in names:
        reply = httpx.get(
            f"{store.url}/sparql-graph-crud-auth",
            params={"graph-uri": name},
            headers={"Accept": "application/n-triples"},
            auth=DIGEST,
            timeout=300,
        )
        lines = (line for line in reply.text.splitlines(keepends=True) if not line.startswith("#"))
        graphs |= {name: set().union(*of_quads(_parsed("".join(lines)), virtuoso=True).values())}
    return graphs


def _parsed(text: str) -> Iterable[pyoxigraph.Quad]:
    return pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)


def password(user: str = "dba", word: str = WORD) -> Mapping[str, str]:
    """The environment of somebody who has a password."""
    return {"WP2RDF_USER": user, "WP2RDF_PASSWORD": word}
