"""Rules for data nodes: a resource an identifier, with what the page says of it and all its mappings.

This is where most triples come from. The same genes stand on many pages, so what follows from an identifier or a cell
alone is worked out once and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.datasources import COLUMNS, RENAMED, SOURCES, DataSource
from wp2rdf.errors import Problem
from wp2rdf.iri import IDENTIFIERS, fill, has_blank, mint, trim
from wp2rdf.terms import Term, plain
from wp2rdf.vocab import DC, DCTERMS, FOAF, RDF, RDFS, SKOS, WP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import DataNode
    from wp2rdf.terms import Triple

TYPES = {
    "GeneProduct": WP.GeneProduct,
    "Protein": WP.Protein,
    "Metabolite": WP.Metabolite,
    "Rna": WP.Rna,
    "RNA": WP.Rna,
    "Complex": WP.Complex,
    "Pathway": WP.Pathway,
}
"""Classes by the type that a table gives; `Pathway` stands only with identifiers that are left out."""

_KEPT = 20_000
_HMDB_OLD, _HMDB_NEW = 9, 11
_FIRST_MAPPING = 4
_LABEL, _TYPE, _IDENTIFIER = 0, 1, 2
_INCHIKEY_PATH = f"{IDENTIFIERS}inchikey/"

Pairs = tuple[tuple[Term, Term], ...]


class Fault(NamedTuple):
    """Why an identifier cannot be used."""

    rule: str
    message: str


class Node(NamedTuple):
    """What follows from an identifier alone.

    Attributes:
        iri: the node.
        facts: its predicates and objects.
        links: triples about the partner's own name for the same thing.
    """

    iri: Term
    facts: Pairs
    links: tuple[Triple, ...]


class Cell(NamedTuple):
    """What follows from a cell of a mapping column alone."""

    facts: Pairs
    links: tuple[Triple, ...]
    faults: tuple[Fault, ...]


def datanodes(ctx: Context) -> Iterator[Triple]:
    """The data-node table."""
    table = ctx.pathway.datanodes
    revised = ctx.names.revised
    columns = tuple(enumerate(table.columns, _FIRST_MAPPING))
    for row in table.rows:
        node = _node(row.identifier)
        if isinstance(node, Fault):
            place = table.locate(row.line, _IDENTIFIER)
            ctx.problems.append(Problem(table.file, *place, node.rule, f"{node.message}: no node"))
            continue
        subject = node.iri
        kind = TYPES.get(row.type)
        if kind is not None:
            yield subject, RDF.type, kind
        else:
            place = table.locate(row.line, _TYPE)
            ctx.problems.append(Problem(table.file, *place, "node-type", f"type {row.type!r} is not known"))
        label = _label(row)
        if label:
            yield subject, RDFS.label, plain(label)
        yield subject, DCTERMS.isPartOf, revised
        for predicate, value in node.facts:
            yield subject, predicate, value
        if ctx.full and row.comment:
            yield subject, RDFS.comment, plain(row.comment)
        if ctx.partner:
            yield from node.links
        for content, (index, column) in zip(row.mappings, columns, strict=True):
            if not content:
                continue
            cell = _cell(column, content)
            for predicate, value in cell.facts:
                yield subject, predicate, value
            if ctx.partner:
                yield from cell.links
            for rule, said in cell.faults:
                place = table.locate(row.line, index)
                ctx.problems.append(Problem(table.file, *place, rule, f"{said}: mapping left out"))


def _label(row: DataNode) -> str:
    """The label as it is drawn, on one line."""
    label = row.label
    if "\n" in label or "\r" in label:
        label = label.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return label.strip()


def _local(source: DataSource, local: str) -> str:
    """An identifier as its source writes it: with its marker, HMDB's old five digits padded to seven."""
    if source.marker and not local.startswith(source.marker):
        return source.marker + local
    if source is SOURCES["hmdb"] and len(local) == _HMDB_OLD and local.startswith("HMDB"):
        return "HMDB" + local[4:].rjust(_HMDB_NEW - 4, "0")
    return local


@lru_cache(maxsize=_KEPT)
def _node(curie: str) -> Node | Fault:
    prefix, colon, local = trim(curie).partition(":")
    local = trim(local)
    if not prefix and not local:
        return Fault("node-identifier", "no identifier")
    if not prefix or not colon:
        return Fault("node-prefix", f"identifier {curie!r} has no prefix")
    if prefix == "wikipathways":
        return Fault("node-identifier", f"{curie} is a pathway, not a data node")
    source = SOURCES.get(RENAMED.get(prefix, prefix))
    if source is None:
        return Fault("node-prefix", f"prefix {prefix!r} of {curie!r} is not known")
    if source.path is None:
        return Fault("node-prefix", f"{curie} has no place on identifiers.org")
    local = _local(source, local) if local else ""
    node = None if has_blank(local) else mint(source.node_base, local)
    if node is None:
        return Fault("node-identifier", f"identifier {curie!r} cannot be used")
    facts = [
        (RDF.type, WP.DataNode),
        (DC.identifier, node),
        (DCTERMS.identifier, plain(local)),
        (DC.source, plain(source.name)),
    ]
    page = fill(source.page, local) if source.page else None
    if page:
        facts.append((FOAF.page, page))
    mapped, links = _mapped(source, local)
    partner = _partner(source, local)
    if partner:
        links = tuple(dict.fromkeys((*links, *_same(node, partner))))
    return Node(node, (*facts, *mapped), links)


@lru_cache(maxsize=_KEPT)
def _cell(column: str, content: str) -> Cell:
    prefix = COLUMNS[column]
    source = SOURCES[prefix]
    facts: list[tuple[Term, Term]] = []
    links: list[Triple] = []
    faults: list[Fault] = []
    for curie in content.split(";"):
        given, _, local = trim(curie).partition(":")
        local = trim(local)
        if not given and not local:
            continue
        if given != prefix:
            faults.append(Fault("cell-prefix", f"{trim(curie)!r} does not belong in column {column}"))
            continue
        local = _local(source, local) if local else ""
        mapped: Pairs = ()
        if local and not has_blank(local):
            mapped, partners = _mapped(source, local)
            links.extend(partners)
        if not mapped:
            faults.append(Fault("cell-identifier", f"{curie!r} in column {column} cannot be used"))
        facts.extend(mapped)
    return Cell(tuple(facts), tuple(links), tuple(faults))


def _mapped(source: DataSource, local: str) -> tuple[Pairs, tuple[Triple, ...]]:
    """What a mapping to an identifier says of the node that has it, and the partner's name for its object."""
    if source.mapping is None:
        return (), ()
    value = mint(source.mapping_base, local)
    if value is None:
        return (), ()
    facts = [(source.mapping, value)]
    if source is SOURCES["inchikey"]:
        neutral = mint(_INCHIKEY_PATH, local[:-1] + "N")
        if neutral:
            facts.append((RDFS.seeAlso, neutral))
    partner = _partner(source, local)
    return tuple(facts), _same(value, partner) if partner else ()


def _partner(source: DataSource, local: str) -> Term | None:
    return mint(source.partner, local.removeprefix(source.marker)) if source.partner else None


def _same(ours: Term, partner: Term) -> tuple[Triple, ...]:
    return (ours, SKOS.exactMatch, partner), (ours, RDFS.seeAlso, partner)
