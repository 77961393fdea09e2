"""Rules for data nodes: a resource an identifier, with what the page says of it and all its mappings.

This is where most triples come from. The same genes stand on many pages, so what follows from an identifier or a cell
alone is worked out once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.datasources import COLUMNS, RENAMED, SOURCES, DataSource
from wp2rdf.errors import Problem
from wp2rdf.iri import IDENTIFIERS, fill, has_blank, known_all, mint, trim
from wp2rdf.terms import Term, plain
from wp2rdf.vocab import DC, DCTERMS, FOAF, RDF, RDFS, SKOS, WP

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_INCHIKEY = SOURCES["inchikey"]

Pairs = tuple[tuple[Term, Term], ...]


class Fault(NamedTuple):
    """Why an identifier cannot be used."""

    rule: str
    message: str


class Node(NamedTuple):
    """What follows from an identifier alone.

    Attributes:
        iri: the node.
        source: where the identifier comes from.
        local: the identifier, as its source writes it.
        facts: predicates and objects.
    """

    iri: Term
    source: DataSource
    local: str
    facts: Pairs


class Cell(NamedTuple):
    """What follows from a cell of a mapping column alone.

    Attributes:
        values: the objects of the column's property.
        neutral: InChIKeys without their last block, for `rdfs:seeAlso`.
        faults: why other identifiers are left out.
    """

    values: list[Term]
    neutral: list[Term]
    faults: list[Fault]


class Column(NamedTuple):
    """A mapping column.

    Attributes:
        prefix: the one prefix that its cells may hold.
        header: the column's name.
        source: the data source of that prefix.
        mapping: the property that its cells give.
        plain: matches a cell of identifiers that need no second look.
    """

    prefix: str
    header: str
    source: DataSource
    mapping: Term
    plain: re.Pattern[str]


_LOOKED_AT = {"hmdb": "HMDB[0-9]{7}", "inchikey": "(?!)"}
"""What is plain in a column where not every word is: an old HMDB id is padded, an InChIKey gives a second link."""


def _column(header: str, prefix: str) -> Column:
    source = SOURCES[prefix]
    if source.mapping is None:
        raise ValueError(f"no property for mappings to {prefix}")
    one = f"{re.escape(prefix)}:{_LOOKED_AT.get(prefix, '[A-Za-z0-9._-]+')}"
    return Column(prefix, header, source, source.mapping, re.compile(f"{one}(?:;{one})*"))


_COLUMNS = {header: _column(header, prefix) for header, prefix in COLUMNS.items()}


def datanodes(ctx: Context) -> Iterable[Triple]:
    """The data-node table."""
    table = ctx.pathway.datanodes
    revised = ctx.names.revised
    columns = [_COLUMNS[header] for header in table.columns]
    found: list[Triple] = []
    for row in table.rows:
        node = _node(row.identifier)
        if isinstance(node, Fault):
            _report(ctx, row, _IDENTIFIER, node.rule, f"{node.message}: no node")
            continue
        subject = node.iri
        kind = TYPES.get(row.type)
        if kind is not None:
            found.append((subject, RDF.type, kind))
        else:
            _report(ctx, row, _TYPE, "node-type", f"type {row.type!r} is not known")
        label = _label(row)
        if label:
            found.append((subject, RDFS.label, plain(label)))
        found.append((subject, DCTERMS.isPartOf, revised))
        found.extend([(subject, predicate, value) for predicate, value in node.facts])
        if ctx.full and row.comment:
            found.append((subject, RDFS.comment, plain(row.comment)))
        if ctx.partner:
            found.extend(_own_links(node))
        for index, content in enumerate(row.mappings):
            if not content:
                continue
            column = columns[index]
            values, neutral, faults = _cell(column, content)
            found.extend(zip(repeat(subject), repeat(column.mapping), values))
            if neutral:
                found.extend([(subject, RDFS.seeAlso, value) for value in neutral])
            if ctx.partner:
                found.extend(_mapping_links(column.source, values))
            for rule, said in faults:
                _report(ctx, row, index + _FIRST_MAPPING, rule, f"{said}: mapping left out")
    return found


def _report(ctx: Context, row: DataNode, cell: int, rule: str, message: str) -> None:
    table = ctx.pathway.datanodes
    ctx.problems.append(Problem(table.file, *table.locate(row.line, cell), rule, message))


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
    local = _normal(source, local)
    node = mint(source.node_base, local)
    if node is None:
        return Fault("node-identifier", f"identifier {curie!r} cannot be used")
    page = fill(source.page, local) if source.page else None
    value = mint(source.mapping_base, local) if source.mapping else None
    facts = [
        (RDF.type, WP.DataNode),
        (DC.identifier, node),
        (DCTERMS.identifier, plain(local)),
        (DC.source, plain(source.name)),
    ]
    if page:
        facts.append((FOAF.page, page))
    if source.mapping and value:
        facts.append((source.mapping, value))
    if source is _INCHIKEY:
        facts.extend((RDFS.seeAlso, neutral) for neutral in _neutral([local]))
    return Node(node, source, local, tuple(facts))


def _normal(source: DataSource, local: str) -> str:
    """An identifier as its source writes it, its marker first; empty when it has a blank inside."""
    if not local or has_blank(local):
        return ""
    if source.marker and not local.startswith(source.marker):
        return source.marker + local
    if source is SOURCES["hmdb"] and len(local) == _HMDB_OLD and local.startswith("HMDB"):
        return "HMDB" + local[4:].rjust(_HMDB_NEW - 4, "0")
    return local


def _cell(column: Column, content: str) -> Cell:
    source = column.source
    if column.plain.fullmatch(content):
        return Cell(known_all(content, column.prefix, source.mapping_base + source.marker), [], [])
    identifiers: list[str] = []
    values: list[Term] = []
    faults: list[Fault] = []
    for curie in map(trim, content.split(";")):
        prefix, _, local = curie.partition(":")
        local = trim(local)
        if not prefix and not local:
            continue
        if prefix != column.prefix:
            faults.append(Fault("cell-prefix", f"{curie!r} does not belong in column {column.header}"))
            continue
        local = _normal(source, local)
        value = mint(source.mapping_base, local)
        if value:
            identifiers.append(local)
            values.append(value)
        else:
            faults.append(Fault("cell-identifier", f"{curie!r} in column {column.header} cannot be used"))
    return Cell(values, _neutral(identifiers) if source is _INCHIKEY else [], faults)


def _neutral(keys: list[str]) -> list[Term]:
    """InChIKeys with the protonation block of a neutral substance, as the official RDF links to them."""
    found = (mint(f"{IDENTIFIERS}inchikey/", key[:-1] + "N") for key in keys)
    return [value for value in found if value]


def _own_links(node: Node) -> list[Triple]:
    """The partner's own names for a node, and for the object of its own mapping."""
    source = node.source
    if not source.partner:
        return []
    value = mint(source.mapping_base, node.local)
    partner = mint(source.partner, node.local.removeprefix(source.marker))
    found = [_same(ours, partner) for ours in dict.fromkeys((node.iri, value)) if ours and partner]
    return [triple for pair in found for triple in pair]


def _mapping_links(source: DataSource, values: list[Term]) -> list[Triple]:
    """The partner's own name for each object of a mapping."""
    if not source.partner:
        return []
    start = f"<{source.mapping_base}{source.marker}"
    found = [_same(value, Term(f"<{source.partner}{value.removeprefix(start)}")) for value in values]
    return [triple for pair in found for triple in pair]


def _same(ours: Term, partner: Term) -> tuple[Triple, Triple]:
    return (ours, SKOS.exactMatch, partner), (ours, RDFS.seeAlso, partner)
