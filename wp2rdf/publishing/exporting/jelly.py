"""Jelly, a compact binary form of RDF: the graphs of the dump (https://w3id.org/jelly/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source

_TEXT = XSD.string[1:-1]


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes quads; see `Writer.write`."""
    del asked  # a dump says its date itself
    try:
        from pyjelly.integrations.generic import generic_sink as terms  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        from pyjelly.integrations.generic.serialize import flat_stream_to_file  # type: ignore[import-untyped]  # noqa: PLC0415 - the same
    except ImportError as error:
        raise UsageError("pyjelly is not installed: pip install 'wp2rdf[jelly]'") from error
    count = 0

    def term(one: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | object) -> Any:  # noqa: ANN401
        if isinstance(one, pyoxigraph.NamedNode):
            return terms.IRI(one.value)
        if isinstance(one, pyoxigraph.Literal):
            datatype = None if one.language or one.datatype.value == _TEXT else one.datatype.value
            return terms.Literal(one.value, one.language, datatype)
        if isinstance(one, pyoxigraph.BlankNode):
            return terms.BlankNode(one.value)
        return terms.DefaultGraph

    def quads() -> Iterator[Any]:
        nonlocal count
        for block in source.wanted_blocks():
            graph = term(pyoxigraph.NamedNode(block.graph[1:-1]))
            for quad in pyoxigraph.parse(block.ntriples().data, format=pyoxigraph.RdfFormat.N_TRIPLES):
                count += 1
                yield terms.Quad(term(quad.subject), term(quad.predicate), term(quad.object), graph)

    flat_stream_to_file(quads(), cast("BinaryIO", out))
    return count
