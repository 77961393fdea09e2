"""The rule for the schema.org block of a page: JSON-LD 1.1, read by pyoxigraph's parser, nothing fetched."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf import iri
from wp2rdf.iri import GRAPH_OF_SITE, PREFIXES
from wp2rdf.mapping.pathway import CC0
from wp2rdf.terms import Statement, say
from wp2rdf.vocab import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Json

CONTEXT: Json = {
    "@vocab": PREFIXES["schema"],
    "license": {"@type": "@vocab"},
    "CC0": CC0[1:-1],
}
"""What stands in for schema.org's own context, which is long, changes, and would have to be fetched."""

CONTEXTS = frozenset({"https://schema.org/", "https://schema.org", "http://schema.org/", "http://schema.org"})


def schema_jsonld(ctx: Context) -> Iterator[Statement]:
    """`schema-jsonld`: the page as a schema.org dataset."""
    for index, block in enumerate(ctx.pathway.schema_jsonld):
        if not block:
            continue
        given = block.get("@context")
        if given not in CONTEXTS or any(_has_context(value) for value in block.values()):
            said = f"context {given!r} is not schema.org's: block left out"
            ctx.fault("schema-context", said, "schema-jsonld", index, "@context")
            continue
        yield from _block(ctx, block, index)


def _has_context(value: Json) -> bool:
    if isinstance(value, dict):
        return "@context" in value or any(_has_context(item) for item in value.values())
    return isinstance(value, list) and any(_has_context(item) for item in value)


def _block(ctx: Context, block: Mapping[str, Json], index: int) -> Iterator[Statement]:
    document = {key: _named(value) for key, value in block.items()} | {"@context": CONTEXT}
    try:
        quads = pyoxigraph.parse(json.dumps(document, ensure_ascii=False), format=pyoxigraph.RdfFormat.JSON_LD)
        lines = _ntriples(quads)
    except (SyntaxError, ValueError) as error:
        ctx.fault("schema-syntax", f"not JSON-LD: {error}: block left out", "schema-jsonld", index)
        return
    node = iri.absolute(str(document.get("@id")))
    found = lost = False
    for line in lines:
        subject, predicate, value = line.removesuffix(" .").split(" ", 2)
        if _is_usable(subject) and _is_usable(predicate) and (value.startswith('"') or _is_usable(value)):
            found = found or subject == node
            yield Statement(line.removesuffix(" ."))
        else:
            lost = True
    if lost or not lines:
        ctx.fault("schema-id", "the block, or something in it, has no usable @id: left out", "schema-jsonld", index)
    if node and found:
        yield say(node, SCHEMA.about, ctx.names.bare)
        yield say(node, SCHEMA.sameAs, ctx.names.page)


def _ntriples(quads: Iterable[pyoxigraph.Quad]) -> list[str]:
    """The lines of N-Triples, as pyoxigraph writes them: the encoded terms are those that we write ourselves."""
    written = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    return (written or b"").decode().split("\n")[:-1]


@lru_cache(maxsize=1024)
def _is_usable(term: str) -> bool:
    """Whether a term is an IRI that every parser takes, not a blank node."""
    return term.startswith("<") and iri.absolute(term[1:-1]) is not None


def _named(value: Json) -> Json:
    """The value, with the IRI of WikiPathways on the organisation of that name."""
    if isinstance(value, list):
        return [_named(item) for item in value]
    if not isinstance(value, dict):
        return value
    named = {key: _named(item) for key, item in value.items()}
    if named.get("@type") == "Organization" and named.get("name") == "WikiPathways":
        named.setdefault("@id", GRAPH_OF_SITE[1:-1])
    return named
