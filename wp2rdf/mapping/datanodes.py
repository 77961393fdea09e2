"""The rule for data nodes: a resource an identifier, with what the page says of it and all its mappings.

This is where most triples come from, so a cell becomes lines as a whole, and single statements are looked at only in
rows that may say something twice. For whoever checks, rows whose every value has the form that the shapes ask for, as
most have, are only counted.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.mapping import identifiers
from wp2rdf.mapping.given import gives
from wp2rdf.mapping.identifiers import INCHIKEY, PLAIN, Fault, Node, neutral, normal, partner
from wp2rdf.rdf.iri import IDENTIFIERS, mint, trim
from wp2rdf.rdf.terms import Lines, Sound, Statement, Term, each, parts, plain, say
from wp2rdf.rdf.vocab import DCTERMS, RDF, RDFS, SKOS, WP
from wp2rdf.registries.datasources import COLUMNS, FORMS, OTHER_FORMS, SOURCES, DataSource
from wp2rdf.spelling import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from wp2rdf.mapping.context import Context, Drawn
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

_LISTED = frozenset({"GeneProduct", "Protein", "Metabolite"})
"""Types of nodes that tables of drawn pathways list."""

_TYPE_OF, _LABEL, _PART_OF, _COMMENT = (f" {one} " for one in (RDF.type, RDFS.label, DCTERMS.isPartOf, RDFS.comment))
_FIRST_MAPPING = 4
_KEPT = 2**12
_TYPE, _IDENTIFIER = 1, 2


_OF_GENES = frozenset({"ensembl", "ncbigene", "hgnc.symbol", "uniprot"})
_OF_METABOLITES = frozenset({"chebi", "hmdb", "kegg.compound", "lipidmaps"})
_NOT_OF = {"GeneProduct": _OF_METABOLITES, "Protein": _OF_METABOLITES, "Metabolite": _OF_GENES}
"""Prefixes that a node of a type should not have; of other types no row is known to be sound."""
_LONGEST_LABEL = 100
_OF_ROW = 4
"""Statements about a node: its type, its label, its pathway, and the first that follows from its identifier."""


class Column(NamedTuple):
    """A mapping column.

    Attributes:
        is_plain: tells whether a cell holds identifiers that need no second look.
        is_sound: tells whether it holds such as also have the form that the shapes ask for.
        start: what each of them begins with: the one prefix that the cells may hold, and a colon.
        joint: what stands between two of them.
        filled: what stands for `start` in a statement, after the node: the property, and the start of the object's IRI.
        source: the data source of that prefix.
        header: the column's name.
        cell: its place in a row, from 0.
    """

    is_plain: Callable[[str], object]
    is_sound: Callable[[str], object]
    start: str
    joint: str
    filled: str
    source: DataSource
    header: str
    cell: int = 0


_PLAIN = {**dict.fromkeys(FORMS, PLAIN), "hmdb": FORMS["hmdb"], "inchikey": "(?!)"}
"""What needs no second look: any word, but an old HMDB id is padded, and an InChIKey gives a second link."""
_SOUND = {**FORMS, "hgnc.symbol": PLAIN, "inchikey": "(?!)"}
"""What needs none and has the form that it should; HGNC has symbols of the right form that are no plain words."""


_FORMS = {**FORMS, **OTHER_FORMS}


@cache
def _column(header: str) -> Column:
    prefix = COLUMNS[header]
    source = SOURCES[prefix]
    filled = f" {source.mapping} <{source.mapping_base}{source.marker}"
    is_plain, is_sound = _cells(prefix, _PLAIN[prefix]), _cells(prefix, _SOUND[prefix])
    return Column(is_plain, is_sound, f"{prefix}:", f";{prefix}:", filled, source, header)


def _cells(prefix: str, local: str) -> Callable[[str], object]:
    one = f"{re.escape(prefix)}:(?:{local})"
    return re.compile(f"{one}(?:;{one})*").fullmatch


@lru_cache(maxsize=256)
def _form(prefix: str) -> Callable[[str], object] | None:
    """Tells whether an identifier of a source, without its marker, has its form; None: no form is known."""
    return re.compile(_FORMS[prefix]).fullmatch if prefix in _FORMS else None


@lru_cache(maxsize=256)
def _columns(headers: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(_column(header)._replace(cell=cell) for cell, header in enumerate(headers, _FIRST_MAPPING))


def datanodes(ctx: Context) -> Iterable[Statement | Lines]:
    """The data-node table; to a node that the drawing has, a row adds its mappings and its comment."""
    rows = ctx.pathway.datanodes.rows
    nodes = [identifiers.node(row.identifier) for row in rows]
    times_drawn = Counter([node.iri for node in nodes if isinstance(node, Node)])
    columns = _columns(ctx.pathway.datanodes.columns)
    has_double = len({column.header for column in columns}) < len(columns)
    vouches = ctx.sound and not has_double
    told: set[str] = set()
    found: list[str] = []
    sound = 0
    own: list[Statement] = []
    drawn = ctx.drawn.nodes if ctx.drawn else ()
    for row, node in zip(rows, nodes, strict=True):
        if isinstance(node, Fault):
            if not ctx.drawn:
                _report(ctx, row, _IDENTIFIER, node.rule, f"{node.message}: no node", helps=node.helps)
            continue
        # a shape asks whether the pathway has any node, and is answered by the first
        if vouches and found and times_drawn[node.iri] == 1 and (count := _sound(row, node, columns)):
            sound += count
            continue
        start = len(found)
        if node.iri in drawn:
            own += _added(ctx, row, node, columns)
            cells = zip(columns, row.mappings, strict=True)
            others = [cell for cell in cells if cell[0].source is not node.source]
            is_once = _mapped(ctx, row, node, others, found)
        else:
            if ctx.drawn:
                _report(ctx, row, _IDENTIFIER, "row-not-drawn", f"the drawing has no node {row.identifier}")
            if ctx.drawn and not ctx.full:
                continue
            found.append(_listed(ctx, row, node))
            is_once = _mapped(ctx, row, node, zip(columns, row.mappings, strict=True), found)
        if len(found) > start and (not is_once or has_double or times_drawn[node.iri] > 1):
            lines = dict.fromkeys("\n".join(found[start:]).split("\n"))
            found[start:] = [line for line in lines if line not in told]
            told.update(lines)
    if ctx.drawn and rows:
        _without_row(ctx.drawn, set(times_drawn))
    if not found:
        return own
    if not ctx.sound and gives(ctx.pathway, IDENTIFIERS):  # something else on the page may speak of a node
        return chain(own, each((Lines(*found),)))
    return chain(own, (Lines(*found), Sound(sound)) if sound else (Lines(*found),))


def _sound(row: DataNode, node: Node, columns: Sequence[Column]) -> int:
    """How many statements a row makes, if all that it says is as the shapes ask for it; else 0."""
    label, kind, identifier, comment, mappings, _ = row
    prefix = identifier.partition(":")[0]
    has_form, against = _form(prefix), _NOT_OF.get(kind)
    if has_form is None or against is None or prefix in against or not 0 < len(label.strip()) <= _LONGEST_LABEL:
        return 0
    if not has_form(node.local.removeprefix(node.source.marker)):
        return 0
    count = _OF_ROW + node.said.count("\n") + (comment != "" and not comment.isspace())
    for column, content in zip(columns, mappings, strict=True):
        if not content:
            continue
        is_own = column.source is node.source
        if is_own and content == identifier:
            continue
        if column.start[:-1] in against:
            return 0
        if not is_own and column.is_sound(content):
            count += len({*content.split(";")}) if ";" in content else 1
            continue
        objects, faults, have_form = _looked_at(column.header, content)
        if faults or not have_form:
            return 0
        count += len({f"{node.iri}{one}" for one in objects}.difference(node.said.split("\n")))
    return count


def _without_row(drawn: Drawn, listed: AbstractSet[Term]) -> None:
    """Notes the nodes of the drawing that the table lacks: they have no mappings."""
    for node, element in drawn.nodes.items():
        if node not in listed and element.type in _LISTED:
            place = element.xref.place if element.xref else element.place
            drawn.fault("node-without-row", f"the table of data nodes has no {node[1:-1]}: no mappings", place)


def _added(ctx: Context, row: DataNode, node: Node, columns: tuple[Column, ...]) -> list[Statement]:
    """What a row adds to a node of the drawing that the drawing may say too: other ids of its source, its comment."""
    said: list[Statement] = []
    for column in columns:
        if column.source is node.source and row.mappings[column.cell - _FIRST_MAPPING]:
            objects = _looked_at_all(ctx, row, column, row.mappings[column.cell - _FIRST_MAPPING])
            mapped = [f"{node.iri}{one}" for one in objects]
            said += map(Statement, mapped)
            if ctx.partner and mapped:
                said += _mapping_links(column.source, "\n".join(mapped))
    if ctx.full and row.comment and not row.comment.isspace():
        said.append(say(node.iri, RDFS.comment, plain(row.comment)))
    return [*said, *_own_links(node)] if ctx.partner else said


def _listed(ctx: Context, row: DataNode, node: Node) -> str:
    """What a row and its identifier say of a node, but for the mappings: a line each."""
    label, kind, _, comment, _, _ = row
    subject = node.iri
    said = f"{subject}{_PART_OF}{ctx.names.revised}\n{node.said}"
    label = _on_one_line(label)
    if label:
        said = f"{subject}{_LABEL}{plain(label)}\n{said}"
    if kind in TYPES:
        said = f"{subject}{_TYPE_OF}{TYPES[kind]}\n{said}"
    else:
        _report(ctx, row, _TYPE, "node-type", f"type {kind!r} is not known", helps=did_you_mean(kind, TYPES))
    if ctx.full and comment and not comment.isspace():
        said = f"{said}\n{subject}{_COMMENT}{plain(comment)}"
    if ctx.partner:
        said = "\n".join((said, *_own_links(node)))
    return said


def _mapped(ctx: Context, row: DataNode, node: Node, cells: Iterable[tuple[Column, str]], found: list[str]) -> bool:
    """Adds what cells of a row say; tells whether it is sure that nothing is said twice of the node by now."""
    subject, own, _, _ = node
    identifier, partner_links = row.identifier, ctx.partner
    is_once = not partner_links
    for column, content in cells:
        if not content:
            continue
        is_plain, _, start, joint, filled, source, _, _ = column
        if source is own:
            if content == identifier and content.startswith(start) and ";" not in content and not partner_links:
                continue  # the node says it itself
            is_once = False
        if not is_plain(content):
            objects = _looked_at_all(ctx, row, column, content)
            is_once = is_once and len({*objects}) == len(objects)
            said = "\n".join([f"{subject}{one}" for one in objects])
        elif ";" in content:
            values = content[len(start) :].split(joint)
            is_once = is_once and len({*values}) == len(values)
            said = f"{subject}{filled}" + f">\n{subject}{filled}".join(values) + ">"
        else:
            said = f"{subject}{filled}{content[len(start) :]}>"
        if said:
            found.append(said)
            if partner_links:
                found.extend(_mapping_links(source, said))
    return is_once


def _looked_at_all(ctx: Context, row: DataNode, column: Column, content: str) -> list[str]:
    """What a cell says of a node, after the node, each of its identifiers looked at; reports what is left out."""
    objects, faults, _ = _looked_at(column.header, content)
    for rule, message, offset, helps in faults:
        is_on_line = "\n" not in content[:offset]
        _report(ctx, row, column.cell, rule, f"{message}: mapping left out", offset if is_on_line else 0, helps)
    return objects


def _report(ctx: Context, row: DataNode, cell: int, rule: str, message: str, offset: int = 0, helps: str = "") -> None:
    table = ctx.pathway.datanodes
    line, column = table.locate(row.line, cell)
    ctx.problems.append(Problem(table.file, line, column + offset, rule, message, helps))


def _on_one_line(label: str) -> str:
    """A label as it is drawn, on one line."""
    if "\n" in label or "\r" in label:
        label = label.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return label.strip()


@lru_cache(maxsize=_KEPT)
def _looked_at(header: str, content: str) -> tuple[list[str], list[Fault], bool]:
    """What a cell says of a node, after the node, each of its identifiers looked at.

    And why some are left out, and whether all others have the form that they should.
    """
    _, _, start, _, _, source, _, _ = _column(header)
    said: list[str] = []
    faults: list[Fault] = []
    is_of_form, has_form = _form(COLUMNS[header]), True
    end = 0
    for piece in content.split(";"):
        offset, end = end + len(piece) - len(piece.lstrip()), end + len(piece) + 1
        curie = trim(piece)
        prefix, _, local = curie.partition(":")
        local = trim(local)
        if not prefix and not local:
            continue
        if f"{prefix}:" != start:
            helps = _meant(prefix, start, local)
            faults.append(Fault("cell-prefix", f"{curie!r} does not belong in column {header}", offset, helps))
            continue
        local = normal(source, local)
        value = mint(source.mapping_base, local)
        if value is None:
            faults.append(Fault("cell-identifier", f"{curie!r} in column {header} cannot be used", offset))
            continue
        said.append(f" {source.mapping} {value}")
        has_form = has_form and is_of_form is not None and is_of_form(local.removeprefix(source.marker)) is not None
        same = neutral(local) if source is INCHIKEY else None
        if same:
            said.append(f" {RDFS.seeAlso} {same}")
    return said, faults, has_form


_NOTHING = frozenset({"na", "n/a", "#n/a", "none", "null", "nan", "-", "?"})


def _meant(prefix: str, start: str, local: str) -> str:
    """What to write for an identifier in a column of another prefix."""
    if prefix.strip().casefold() in _NOTHING and not local:
        return "leave the cell empty"
    last = re.split("[/=]", local.rstrip("/"))[-1]
    if prefix in {"http", "https"} and re.fullmatch(FORMS[start[:-1]], last):
        return f"write `{start}{last}`"
    if near(prefix, [start[:-1]]):
        return f"did you mean `{start}{local}`?"
    column = next((name for name, one in COLUMNS.items() if one == prefix), "")
    return f"move it to the column {column}" if column else ""


def _own_links(node: Node) -> list[Statement]:
    """The partner's own names for a node, and for the object of its own mapping."""
    value, theirs = mint(node.source.mapping_base, node.local), partner(node.source, node.local)
    pairs = [_same(ours, theirs) for ours in dict.fromkeys((node.iri, value)) if ours and theirs]
    return [statement for pair in pairs for statement in pair]


def _mapping_links(source: DataSource, said: str) -> list[Statement]:
    """The partner's own name for the object of each mapping."""
    found: list[Statement] = []
    for _, predicate, value in map(parts, each((Lines(said),))):
        local = value[1 + len(source.mapping_base) + len(source.marker) : -1]
        theirs = partner(source, local) if predicate == source.mapping else None
        if theirs:
            found.extend(_same(value, theirs))
    return found


def _same(ours: Term, theirs: Term) -> tuple[Statement, Statement]:
    return say(ours, SKOS.exactMatch, theirs), say(ours, RDFS.seeAlso, theirs)
