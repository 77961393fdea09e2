"""A description as bytes: Turtle and other RDF, JSON-LD with a context, and a short one for search engines."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wp2rdf.publishing.exporting import jsonld
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import PREFIXES, known
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import DCTERMS, RDF
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from wp2rdf.publishing.describing.describe import Described
    from wp2rdf.writing.tidy import Writable

FORMATS = MappingProxyType(
    {
        "turtle": "text/turtle",
        "jsonld": "application/ld+json",
        "ntriples": "application/n-triples",
        "rdfxml": "application/rdf+xml",
        "bioschemas": "application/ld+json",
    }
)
"""The formats, and their media types."""


def write(found: Described, out: Writable, form: str) -> None:
    """Writes a description.

    Args:
        found: the description.
        out: what bytes are written to.
        form: one of `FORMATS`.
    """
    if form == "jsonld":
        root = known(found.about.dataset)
        tree = jsonld.tree(Facts.of(found.block), [root])
        document: Any = {"@context": jsonld.context(), "@graph": tree}
        out.write(json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n")
    elif form == "bioschemas":
        out.write(json.dumps(bioschemas(found), indent=2, ensure_ascii=False).encode() + b"\n")
    else:
        formats.write([found.block], out, formats.named(form))


def bioschemas(found: Described) -> dict[str, Any]:
    """The dataset as search engines read it, in JSON-LD of schema.org (https://bioschemas.org/profiles/Dataset)."""
    schema = PREFIXES["schema"]
    facts = Facts(
        line
        for line in found.block.lines
        if (predicate := line.split(" ", 2)[1]).startswith(f"<{schema}") or predicate in {RDF.type, DCTERMS.conformsTo}
    )

    def value(term: Term, name: str) -> Any:  # noqa: ANN401 - JSON
        if term.startswith('"'):
            return lexical(term)
        return about(term) if name == "distribution" else {"@id": term[1:-1]}

    def about(node: Term) -> dict[str, Any]:
        said: dict[str, Any] = {"@id": node[1:-1]}
        for predicate in sorted(facts.predicates):
            values = facts.values(node, predicate)
            if predicate == RDF.type:
                said["@type"] = next((one[1:-1].removeprefix(schema) for one in values if schema in one), "Thing")
            elif values:
                name = "dct:conformsTo" if predicate == DCTERMS.conformsTo else predicate[1:-1].removeprefix(schema)
                found = [value(one, name) for one in values]
                said[name] = found[0] if len(found) == 1 else found
        return said

    context = {"@vocab": schema, "dct": PREFIXES["dcterms"]}
    return {"@context": context, **about(known(found.about.dataset))}
