"""Rules for ontology annotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.mapping.drawn import drawn_term
from wp2rdf.model import Annotation
from wp2rdf.rdf.iri import PREFIXES, mint, trim
from wp2rdf.rdf.terms import plain, say
from wp2rdf.rdf.vocab import OWL, RDF, RDFS, SKOS, WP
from wp2rdf.registries.ontologies import ONTOLOGIES, TOP_TERMS
from wp2rdf.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Site
    from wp2rdf.rdf.terms import Statement, Term

_ID = re.compile(r"[A-Z][A-Za-z0-9]*:[A-Za-z0-9_-]+")


def term(identifier: str) -> Term | None:
    """A term of an OBO ontology by its id, such as `PW:0000004`."""
    identifier = trim(identifier)
    if not _ID.fullmatch(identifier):
        return None
    return mint(PREFIXES["obo"], identifier.replace(":", "_"))


def top_id(label: str, site: Site) -> str | None:
    """The id of a top term by its label: the site's own page, or the table that ships."""
    known = site.top_terms.get(label)
    return known.id if known else TOP_TERMS.get(label)


def ontology_tags(ctx: Context) -> Iterator[Statement]:
    """`annotations`: tags, and the term with its label and its top term, so that the page can be read alone.

    With a drawing the official RDF has its tags only.
    """
    seen: dict[Term, Annotation] = {}
    drawing = ctx.pathway.drawing
    drawn = {drawn_term(tag.id) for tag in drawing.terms} if drawing else None
    for index, annotation in enumerate(ctx.pathway.annotations):
        if annotation == Annotation():
            continue
        node = term(annotation.id or "")
        if node is None:
            said = f"{annotation.id!r} is not an id like PW:0000004" if annotation.id else "the annotation has no id"
            meant = re.fullmatch(r"\s*(PW|DOID|CL)[_ -]*:?\s*([0-9]{1,7})\s*", annotation.id or "", re.IGNORECASE)
            helps = f"write `id: {meant[1].upper()}:{meant[2]}`" if meant else ""
            ctx.fault("annotation-id", said, "annotations", index, "id", helps=helps)
        elif not ctx.full and drawn is not None and node not in drawn:
            continue
        elif seen.setdefault(node, annotation) == annotation:
            yield from _tags(ctx, node, annotation, index)
            yield from _described(ctx, node, annotation, index)
        else:
            said = f"{annotation.id} stands twice with different values: the first counts"
            ctx.fault("annotation-conflict", said, "annotations", index)


def _prefix(annotation: Annotation) -> str:
    return trim(annotation.id or "").partition(":")[0]


def _tags(ctx: Context, node: Term, annotation: Annotation, index: int) -> Iterator[Statement]:
    yield say(ctx.names.revised, WP.ontologyTag, node)
    ontology = ONTOLOGIES.get(_prefix(annotation))
    if ontology:
        yield say(ctx.names.revised, ontology.tag, node)
    if (annotation.type or "") != (ontology.type if ontology else ""):
        given = f"is {annotation.type!r}" if annotation.type else "is missing"
        said = f"type of {annotation.id} {given}; its id says {ontology.type if ontology else 'another ontology'}"
        helps = f"write `type: {ontology.type}`" if ontology else _meant(annotation)
        ctx.fault("annotation-type", said, "annotations", index, "type", helps=helps)


def _meant(annotation: Annotation) -> str:
    """What an id was meant to be whose prefix is that of no ontology, by the type of its annotation."""
    number = trim(annotation.id or "").partition(":")[2]
    of_type = (prefix for prefix, known in ONTOLOGIES.items() if known.type == annotation.type)
    return next((f"did you mean `id: {prefix}:{number}`?" for prefix in of_type), "")


def _described(ctx: Context, node: Term, annotation: Annotation, index: int) -> Iterator[Statement]:
    yield say(node, RDF.type, OWL.Class)
    if annotation.value is not None:
        yield say(node, RDFS.label, plain(annotation.value))
    ontology = ONTOLOGIES.get(_prefix(annotation))
    if ctx.full:
        yield say(node, SKOS.notation, plain(annotation.id or ""))
        if ontology:
            yield say(node, RDFS.isDefinedBy, ontology.document)
    if annotation.parent is None:
        return
    top = term(top_id(annotation.parent, ctx.site) or "")
    if ontology and (top == node or (top is None and annotation.parent == annotation.value)):
        if ctx.full:
            yield say(node, SKOS.topConceptOf, ontology.document)
        if annotation.value is None:
            yield say(node, RDFS.label, plain(annotation.parent))
    elif top is None or top == node:
        said = f"parent {annotation.parent!r} is not one of the top terms"
        helps = did_you_mean(annotation.parent, TOP_TERMS)
        ctx.fault("annotation-parent", said, "annotations", index, "parent", helps=helps)
    else:
        yield say(node, RDFS.subClassOf, top)
        yield say(top, RDF.type, OWL.Class)
        yield say(top, RDFS.label, plain(annotation.parent))
