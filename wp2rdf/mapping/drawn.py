"""Rules for the drawing of a pathway: what it draws, and the terms that it is tagged with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.mapping.context import curation
from wp2rdf.rdf.iri import PREFIXES, mint
from wp2rdf.rdf.terms import plain, say
from wp2rdf.rdf.vocab import OWL, RDF, RDFS, SKOS, WP
from wp2rdf.registries.ontologies import ONTOLOGIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wp2rdf.mapping.context import Context
    from wp2rdf.rdf.terms import Lines, Statement, Term

CONVERTED = "Homology_Converted"
"""The tag of a pathway that was made from that of another organism."""

_CONVERTERS = frozenset({"HomologyConvert", "HomologyMapper"})
_JAVA_BLANKS = "".join(map(chr, range(0x21)))
_TAGS = (("PW_", WP.pathwayOntologyTag), ("DOID_", WP.diseaseOntologyTag), ("CL_", WP.cellTypeOntologyTag))
"""What a term's id holds, and how the pathway is tagged with it."""


def network(ctx: Context) -> Iterable[Statement | Lines]:
    """Nodes, complexes and interactions, and the publications that they cite."""
    return ctx.drawn.said if ctx.drawn else ()


def tags(ctx: Context) -> Iterator[Statement]:
    """The terms that a drawing is tagged with, and whether it was converted from another organism."""
    drawing = ctx.pathway.drawing
    if drawing is None:
        return
    revised = ctx.names.revised
    if any(comment.source in _CONVERTERS for comment in drawing.comments):
        converted = curation(CONVERTED)
        if converted:
            yield say(revised, WP.ontologyTag, converted)
    on_page = {annotation.id for annotation in ctx.pathway.annotations}
    for tag in drawing.terms:
        term = drawn_term(tag.id)
        if term is None:
            if ctx.drawn:
                said = (
                    f"{tag.name or 'a term'!r} has the id {tag.id!r}"
                    if tag.id
                    else f"{tag.name or 'a term'!r} has no id"
                )
                ctx.drawn.fault("annotation-id", f"{said}: left out", tag.place)
            continue
        yield say(revised, WP.ontologyTag, term)
        for mark, predicate in _TAGS:
            if mark in term:
                yield say(revised, predicate, term)
        if tag.id not in on_page:
            yield from _described(ctx, term, tag.id, tag.name)


def drawn_term(identifier: str) -> Term | None:
    """A term of an ontology by the id that a drawing gives it, as the official converter makes it."""
    return mint(PREFIXES["obo"], identifier.replace(":", "_").strip(_JAVA_BLANKS).replace(" ", "_"))


def _described(ctx: Context, term: Term, identifier: str, name: str) -> Iterator[Statement]:
    """What a drawing alone says of a term; what a page has is said by the rule for its annotations."""
    yield say(term, RDF.type, OWL.Class)
    if name:
        yield say(term, RDFS.label, plain(name))
    ontology = ONTOLOGIES.get(identifier.partition(":")[0])
    if ctx.full and ctx.pathway.is_drawing:
        yield say(term, SKOS.notation, plain(identifier))
        if ontology:
            yield say(term, RDFS.isDefinedBy, ontology.document)
