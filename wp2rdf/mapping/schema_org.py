"""The rule for the schema.org block of a page: JSON-LD 1.1, read by pyoxigraph's parser, nothing fetched."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf import iri
from wp2rdf.iri import GRAPH_OF_SITE, PREFIXES
from wp2rdf.mapping.pathway import CC0
from wp2rdf.terms import Term, plain, tagged, typed
from wp2rdf.vocab import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Json
    from wp2rdf.terms import Triple

CONTEXT: Json = {
    "@vocab": PREFIXES["schema"],
    "license": {"@type": "@vocab"},
    "CC0": CC0[1:-1],
}
"""What stands in for schema.org's own context, which is long, changes, and would have to be fetched."""

CONTEXTS = frozenset({"https://schema.org/", "https://schema.org", "http://schema.org/", "http://schema.org"})
_XSD_STRING = PREFIXES["xsd"] + "string"


def schema_jsonld(ctx: Context) -> Iterator[Triple]:
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


def _block(ctx: Context, block: Mapping[str, Json], index: int) -> Iterator[Triple]:
    document = {key: _named(value) for key, value in block.items()} | {"@context": CONTEXT}
    try:
        quads = list(
            pyoxigraph.parse(json.dumps(document, ensure_ascii=False), format=pyoxigraph.RdfFormat.JSON_LD)
        )
    except (SyntaxError, ValueError) as error:
        ctx.fault("schema-syntax", f"not JSON-LD: {error}: block left out", "schema-jsonld", index)
        return
    lost = not quads
    for quad in quads:
        subject, predicate, value = _term(quad.subject), _term(quad.predicate), _term(quad.object)
        if subject and predicate and value:
            yield subject, predicate, value
        else:
            lost = True
    if lost:
        ctx.fault("schema-id", "the block, or something in it, has no usable @id: left out", "schema-jsonld", index)
    node = iri.absolute(str(document.get("@id")))
    if node and any(_term(quad.subject) == node for quad in quads):
        yield node, SCHEMA.about, ctx.names.bare
        yield node, SCHEMA.sameAs, ctx.names.page


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


def _term(term: object) -> Term | None:
    """A parsed term, encoded; None for a blank node, or an IRI that some parsers would refuse."""
    if isinstance(term, pyoxigraph.NamedNode):
        return _known_iri(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        return None
    if term.language:
        return tagged(term.value, term.language)
    if term.datatype.value == _XSD_STRING:
        return plain(term.value)
    return typed(term.value, iri.known(term.datatype.value))


_known_iri = lru_cache(maxsize=1024)(iri.absolute)
