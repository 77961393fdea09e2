"""Nanopublications as TriG: one statement each, with where it comes from and who published it.

One an interaction, and one a gene, protein, metabolite or other node that is part of a pathway. Their form is that of
the guidelines (https://nanopub.net/guidelines/working_draft/), their names are trusty URIs: the same statement from the
same revision of a pathway has the same name in every release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from wp2rdf.mapping.dataset import PUBLISHER
from wp2rdf.publishing.exporting.trusty import PLACEHOLDER, Quad, digest
from wp2rdf.rdf.iri import CC0, PREFIXES, known
from wp2rdf.rdf.terms import Term, plain, typed
from wp2rdf.rdf.vocab import DCTERMS, PROV, RDF, RDFS, WP, XSD
from wp2rdf.rdf.vocab_of_dumps import NP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.records import Content, Interaction, Node
    from wp2rdf.publishing.sources import Source
    from wp2rdf.rdf.terms import Triple

BASE = PREFIXES["wprdf"] + "nanopub/"
_PARTS = ("Head", "assertion", "provenance", "pubinfo")


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes nanopublications; see `Writer.write`."""
    del asked  # each has the date of its pathway
    out = cast("BinaryIO", out)
    count = 0
    for content in source.contents():
        for assertion, about in _assertions(content):
            out.write(_trig(_nanopub(content, assertion, about)).encode())
            count += 1
    return count


def _assertions(content: Content) -> Iterator[tuple[list[Triple], str]]:
    """What each nanopublication states, and the IRI of what it states it about."""
    for node in content.nodes:
        yield list(_membership(node, content)), node.node
    for interaction in content.interactions:
        yield list(_interaction(interaction, content)), interaction.interaction


def _membership(node: Node, content: Content) -> Iterator[Triple]:
    subject = known(node.node)
    yield subject, DCTERMS.isPartOf, known(content.pathway.iri)
    for kind in node.types:
        yield subject, RDF.type, known(PREFIXES["wp"] + kind)
    for label in node.labels:
        yield subject, RDFS.label, plain(label)


def _interaction(one: Interaction, content: Content) -> Iterator[Triple]:
    subject = known(one.interaction)
    yield subject, DCTERMS.isPartOf, known(content.pathway.iri)
    yield subject, RDF.type, known(PREFIXES["wp"] + one.type)
    for predicate, values in ((WP.source, one.sources), (WP.target, one.targets), (WP.participants, one.participants)):
        for value in values:
            yield subject, predicate, known(value)


def _nanopub(content: Content, assertion: list[Triple], about: str) -> list[Quad]:
    """The quads of a nanopublication, with a placeholder in its names."""
    name = known(BASE + PLACEHOLDER)
    head, asserted, provenance, pubinfo = (known(f"{BASE}{PLACEHOLDER}#{part}") for part in _PARTS)
    pathway = content.pathway
    quads = [
        Quad(head, name, RDF.type, NP.Nanopublication),
        Quad(head, name, NP.hasAssertion, asserted),
        Quad(head, name, NP.hasProvenance, provenance),
        Quad(head, name, NP.hasPublicationInfo, pubinfo),
        *(Quad(asserted, *triple) for triple in assertion),
        Quad(provenance, asserted, PROV.wasDerivedFrom, known(pathway.iri)),
    ]
    if pathway.page:
        quads.append(Quad(provenance, asserted, PROV.wasDerivedFrom, known(pathway.page)))
    quads += [
        Quad(provenance, asserted, PROV.wasAttributedTo, known(one.author))
        for one in content.authors
        if one.author and one.ordinal
    ]
    quads += [
        Quad(provenance, asserted, PROV.hadPrimarySource, known(one.work))
        for one in content.references
        if about in one.referring
    ]
    quads += [Quad(pubinfo, name, DCTERMS.license, CC0), Quad(pubinfo, name, DCTERMS.creator, PUBLISHER)]
    if pathway.modified:  # `Z` is written anew by some libraries, and then the digest is another
        quads.append(Quad(pubinfo, name, DCTERMS.created, typed(f"{pathway.modified}T00:00:00+00:00", XSD.dateTime)))
    return list(dict.fromkeys(quads))


def _trig(quads: list[Quad]) -> str:
    """The quads of a nanopublication as TriG, its digest in its names."""
    code = digest(quads)
    graphs: dict[Term, list[str]] = {}
    for graph, *triple in quads:
        graphs.setdefault(graph, []).append(" ".join(_named(term, code) for term in triple))
    return "".join(
        f"{_named(graph, code)} {{\n{''.join(f'  {line} .{chr(10)}' for line in lines)}}}\n"
        for graph, lines in graphs.items()
    )


def _named(term: Term, code: str) -> str:
    return term.replace(PLACEHOLDER, code, 1) if term.startswith(f"<{BASE}{PLACEHOLDER}") else term
