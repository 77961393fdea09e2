"""The rule for data nodes: a resource an identifier, with what the page says of it and all its mappings.

This is where most triples come from, so a cell becomes lines as a whole, and single statements are looked at only in
rows that may say something twice. For whoever checks, rows whose every value has the form that the shapes ask for, as
most have, are handed on as sound.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.mapping import identifiers
from wp2rdf.mapping.identifiers import INCHIKEY, PLAIN, Fault, Node, neutral, normal, partner
from wp2rdf.mapping.schema_org import objects
from wp2rdf.rdf.iri import IDENTIFIERS, mint, trim
from wp2rdf.rdf.terms import Lines, Sound, Statement, Term, each, parts, plain, say
from wp2rdf.rdf.vocab import DCTERMS, RDF, RDFS, SKOS, WP
from wp2rdf.registries.datasources import COLUMNS, FORMS, SOURCES, DataSource
from wp2rdf.spelling import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
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


class Column(NamedTuple):
    """A mapping column.

    Attributes:
        is_plain: tells whether a cell holds identifiers that need no second look.
        start: what each of them begins with: the one prefix that the cells may hold, and a colon.
        joint: what stands between two of them.
        filled: what stands for `start` in a statement, after the node: the property, and the start of the object's IRI.
        source: the data source of that prefix.
        header: the column's name.
        cell: its place in a row, from 0.
    """

    is_plain: Callable[[str], object]
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


def _column(header: str, prefix: str, plain_one: str) -> Column:
    source = SOURCES[prefix]
    one = f"{re.escape(prefix)}:(?:{plain_one})"
    filled = f" {source.mapping} <{source.mapping_base}{source.marker}"
    return Column(re.compile(f"{one}(?:;{one})*").fullmatch, f"{prefix}:", f";{prefix}:", filled, source, header)


_COLUMNS = {header: _column(header, prefix, _PLAIN[prefix]) for header, prefix in COLUMNS.items()}
_SOUND_COLUMNS = {header: _column(header, prefix, _SOUND[prefix]) for header, prefix in COLUMNS.items()}
_BY_PREFIX = {COLUMNS[header]: column for header, column in _SOUND_COLUMNS.items()}
_HAS_FORM = {header: re.compile(FORMS[prefix]).fullmatch for header, prefix in COLUMNS.items()}


@lru_cache(maxsize=256)
def _columns(headers: tuple[str, ...], *, sound: bool) -> tuple[Column, ...]:
    known = _SOUND_COLUMNS if sound else _COLUMNS
    return tuple(known[header]._replace(cell=cell) for cell, header in enumerate(headers, _FIRST_MAPPING))


def datanodes(ctx: Context) -> Iterable[Statement | Lines]:
    """The data-node table; to a node that the drawing has, a row adds its mappings and its comment."""
    rows = ctx.pathway.datanodes.rows
    nodes = [identifiers.node(row.identifier) for row in rows]
    times_drawn = Counter([node.iri for node in nodes if isinstance(node, Node)])
    columns = _columns(ctx.pathway.datanodes.columns, sound=ctx.sound)
    has_double = len({column.header for column in columns}) < len(columns)
    told: set[str] = set()
    found: list[str] = []
    sound: list[tuple[int, int]] = []
    own: list[Statement] = []
    drawn = ctx.drawn.nodes if ctx.drawn else ()
    for row, node in zip(rows, nodes, strict=True):
        if isinstance(node, Fault):
            if not ctx.drawn:
                _report(ctx, row, _IDENTIFIER, node.rule, f"{node.message}: no node", helps=node.helps)
            continue
        start = len(found)
        if node.iri in drawn:
            own += _added(ctx, row, node, columns)
            cells = zip(columns, row.mappings, strict=True)
            others = [cell for cell in cells if cell[0].source is not node.source]
            is_once, has_form = _mapped(ctx, row, node, others, found)
        else:
            if ctx.drawn:
                _report(ctx, row, _IDENTIFIER, "row-not-drawn", f"the drawing has no node {row.identifier}")
            if ctx.drawn and not ctx.full:
                continue
            found.append(_listed(ctx, row, node))
            is_once, has_form = _mapped(ctx, row, node, zip(columns, row.mappings, strict=True), found)
        if len(found) > start and (not is_once or has_double or times_drawn[node.iri] > 1):
            lines = dict.fromkeys("\n".join(found[start:]).split("\n"))
            found[start:] = [line for line in lines if line not in told]
            told.update(lines)
        # a shape asks whether the pathway has any node, and is answered by the first
        if ctx.sound and has_form and start and times_drawn[node.iri] == 1 and _is_sound(row, columns):
            first = sound.pop()[0] if sound and sound[-1][1] == start else start
            sound.append((first, len(found)))
    if ctx.drawn and rows:
        _without_row(ctx.drawn, set(times_drawn))
    if not found:
        return own
    if _may_be_described(ctx):
        return chain(own, each((Lines(*found),)))
    none_is_sound = not ctx.sound or ctx.drawn is not None or ctx.partner or has_double
    return chain(own, (Lines(*found),) if none_is_sound else _told_apart(found, sound))


def _told_apart(found: Sequence[str], sound: Iterable[tuple[int, int]]) -> Iterator[Lines]:
    """Lines in their order, those apart that are known to be sound: where they start and end."""
    done = 0
    for start, end in sound:
        if done < start:
            yield Lines(*found[done:start])
        yield Sound(*found[start:end])
        done = end
    if done < len(found):
        yield Lines(*found[done:])


def _is_sound(row: DataNode, columns: Sequence[Column]) -> bool:
    """Whether what a row says by itself is as the shapes ask for it; its mappings are known to be."""
    label, kind, identifier, _, mappings, _ = row
    prefix = identifier.partition(":")[0]
    column = _BY_PREFIX.get(prefix)
    against = _NOT_OF.get(kind)
    if column is None or against is None or prefix in against:
        return False
    if not column.is_plain(identifier) or ";" in identifier or not 0 < len(label.strip()) <= _LONGEST_LABEL:
        return False
    return not any(said for one, said in zip(columns, mappings, strict=True) if said and one.start[:-1] in against)


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


def _mapped(
    ctx: Context, row: DataNode, node: Node, cells: Iterable[tuple[Column, str]], found: list[str]
) -> tuple[bool, bool]:
    """Adds what cells of a row say.

    Tells whether it is sure that nothing is said twice of the node by now, and whether every mapping has its form.
    """
    subject, own, _, _ = node
    identifier, partner_links = row.identifier, ctx.partner
    is_once, has_form = not partner_links, True
    for column, content in cells:
        if not content:
            continue
        is_plain, start, joint, filled, source, _, _ = column
        if source is own:
            if content == identifier and content.startswith(start) and ";" not in content and not partner_links:
                continue  # the node says it itself
            is_once = False
        if not is_plain(content):
            has_form = has_form and _looked_at(column.header, content)[2]
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
    return is_once, has_form


def _looked_at_all(ctx: Context, row: DataNode, column: Column, content: str) -> list[str]:
    """What a cell says of a node, after the node, each of its identifiers looked at; reports what is left out."""
    objects, faults, _ = _looked_at(column.header, content)
    for rule, message, offset, helps in faults:
        _report(ctx, row, column.cell, rule, f"{message}: mapping left out", offset, helps)
    return objects


def _may_be_described(ctx: Context) -> bool:
    """Whether something else on the page may speak of a data node: what has an IRI that the page itself gives."""
    described = [str(one.get("@id")) for block in ctx.pathway.schema_jsonld for one in objects(block)]
    cited = [row.id for row in ctx.pathway.bibliography.rows]
    citing = [str(work.link) for work in ctx.pathway.citedin]
    return IDENTIFIERS in " ".join((*described, *cited, *citing))


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
    _, start, _, _, source, _, _ = _COLUMNS[header]
    said: list[str] = []
    faults: list[Fault] = []
    has_form = True
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
        has_form = has_form and _HAS_FORM[header](local.removeprefix(source.marker)) is not None
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
