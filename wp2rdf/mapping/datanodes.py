"""The rule for data nodes: a resource an identifier, with what the page says of it and all its mappings.

This is where most triples come from, so a cell becomes statements as a whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from wp2rdf.datasources import COLUMNS, SOURCES, DataSource
from wp2rdf.errors import Problem
from wp2rdf.iri import mint, trim
from wp2rdf.mapping import identifiers
from wp2rdf.mapping.identifiers import INCHIKEY, Fault, Node, neutral, normal, partner
from wp2rdf.terms import Statement, Term, parts, plain, say
from wp2rdf.vocab import DCTERMS, RDF, RDFS, SKOS, WP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import DataNode

TYPES = {
    "GeneProduct": WP.GeneProduct,
    "Protein": WP.Protein,
    "Metabolite": WP.Metabolite,
    "Rna": WP.Rna,
    "RNA": WP.Rna,
    "Complex": WP.Complex,
    "Pathway": WP.Pathway,
}
"""Classes by the type that a table gives."""

_FIRST_MAPPING = 4
_KEPT = 2**12
_LABEL, _TYPE, _IDENTIFIER = 0, 1, 2


class Column(NamedTuple):
    """A mapping column.

    Attributes:
        is_plain: tells whether a cell holds identifiers that need no second look.
        start: what each of them begins with: the one prefix that the cells may hold, and a colon.
        filled: what stands for that in a statement, after the node: the property, and the start of the object's IRI.
        source: the data source of that prefix.
        header: the column's name.
    """

    is_plain: Callable[[str], object]
    start: str
    filled: str
    source: DataSource
    header: str


_LOOKED_AT = {"hmdb": "HMDB[0-9]{7}", "inchikey": "(?!)"}
"""What is plain in a column where not every word is: an old HMDB id is padded, an InChIKey gives a second link."""


def _column(header: str, prefix: str) -> Column:
    source = SOURCES[prefix]
    one = f"{re.escape(prefix)}:{_LOOKED_AT.get(prefix, '[A-Za-z0-9._-]+')}"
    filled = f" {source.mapping} <{source.mapping_base}{source.marker}"
    return Column(re.compile(f"{one}(?:;{one})*").fullmatch, f"{prefix}:", filled, source, header)


_COLUMNS = {header: _column(header, prefix) for header, prefix in COLUMNS.items()}


def datanodes(ctx: Context) -> Iterable[Statement]:
    """The data-node table."""
    table = ctx.pathway.datanodes
    revised = ctx.names.revised
    columns = [_COLUMNS[header] for header in table.columns]
    found: list[str] = []
    for row in table.rows:
        node = identifiers.node(row.identifier)
        if isinstance(node, Fault):
            _report(ctx, row, _IDENTIFIER, node.rule, f"{node.message}: no node")
            continue
        subject = node.iri
        kind = TYPES.get(row.type)
        if kind is not None:
            found.append(say(subject, RDF.type, kind))
        else:
            _report(ctx, row, _TYPE, "node-type", f"type {row.type!r} is not known")
        label = _label(row)
        if label:
            found.append(say(subject, RDFS.label, plain(label)))
        found.append(say(subject, DCTERMS.isPartOf, revised))
        found.extend(node.said)
        if ctx.full and row.comment and not row.comment.isspace():
            found.append(say(subject, RDFS.comment, plain(row.comment)))
        if ctx.partner:
            found.extend(_own_links(node))
        for index, content in enumerate(row.mappings):
            if not content:
                continue
            is_plain, start, filled, source, header = columns[index]
            if not is_plain(content):
                objects, faults = _looked_at(header, content)
                said = [f"{subject}{one}" for one in objects]
                for rule, message, offset in faults:
                    _report(ctx, row, index + _FIRST_MAPPING, rule, f"{message}: mapping left out", offset)
            elif ";" in content:
                said = f"{content}>".replace(";", ">\n").replace(start, subject + filled).split("\n")
            else:
                said = [f"{subject}{filled}{content[len(start) :]}>"]
            found.extend(said)
            if ctx.partner:
                found.extend(_mapping_links(source, said))
    return cast("list[Statement]", found)


def _report(ctx: Context, row: DataNode, cell: int, rule: str, message: str, offset: int = 0) -> None:
    table = ctx.pathway.datanodes
    line, column = table.locate(row.line, cell)
    ctx.problems.append(Problem(table.file, line, column + offset, rule, message))


def _label(row: DataNode) -> str:
    """The label as it is drawn, on one line."""
    label = row.label
    if "\n" in label or "\r" in label:
        label = label.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return label.strip()


@lru_cache(maxsize=_KEPT)
def _looked_at(header: str, content: str) -> tuple[list[str], list[Fault]]:
    """What a cell says of a node, after the node, each of its identifiers looked at; and why some are left out."""
    _, start, _, source, _ = _COLUMNS[header]
    said: list[str] = []
    faults: list[Fault] = []
    end = 0
    for piece in content.split(";"):
        offset, end = end + len(piece) - len(piece.lstrip()), end + len(piece) + 1
        curie = trim(piece)
        prefix, _, local = curie.partition(":")
        local = trim(local)
        if not prefix and not local:
            continue
        if f"{prefix}:" != start:
            faults.append(Fault("cell-prefix", f"{curie!r} does not belong in column {header}", offset))
            continue
        local = normal(source, local)
        value = mint(source.mapping_base, local)
        if value is None:
            faults.append(Fault("cell-identifier", f"{curie!r} in column {header} cannot be used", offset))
            continue
        said.append(f" {source.mapping} {value}")
        same = neutral(local) if source is INCHIKEY else None
        if same:
            said.append(f" {RDFS.seeAlso} {same}")
    return said, faults


def _own_links(node: Node) -> list[Statement]:
    """The partner's own names for a node, and for the object of its own mapping."""
    value, theirs = mint(node.source.mapping_base, node.local), partner(node.source, node.local)
    pairs = [_same(ours, theirs) for ours in dict.fromkeys((node.iri, value)) if ours and theirs]
    return [statement for pair in pairs for statement in pair]


def _mapping_links(source: DataSource, said: Iterable[str]) -> list[Statement]:
    """The partner's own name for the object of each mapping."""
    found: list[Statement] = []
    for _, predicate, value in map(parts, cast("Iterable[Statement]", said)):
        local = value[1 + len(source.mapping_base) + len(source.marker) : -1]
        theirs = partner(source, local) if predicate == source.mapping else None
        if theirs:
            found.extend(_same(value, theirs))
    return found


def _same(ours: Term, theirs: Term) -> tuple[Statement, Statement]:
    return say(ours, SKOS.exactMatch, theirs), say(ours, RDFS.seeAlso, theirs)
