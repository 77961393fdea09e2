"""Data nodes: a resource an identifier, with what every element says that is drawn for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.words import (
    A_NODE,
    ABOUT,
    LABEL,
    PART_OF,
    TYPE,
)
from wp2rdf.mapping.gpml.xrefs import is_plain, named, pattern
from wp2rdf.rdf.iri import trim
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.rdf.vocab import WP
from wp2rdf.registries.drawn_sources import DRAWN_SOURCES, DrawnSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.mapping.gpml.literature import Literature
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import DataNode, Element, Xref

CLASSES = {
    name: f"{TYPE}{getattr(WP, name)}" for name in ("GeneProduct", "Metabolite", "Protein", "Pathway", "Rna", "Complex")
}
"""What the type of an element says of its node."""

NEAR = {"RNA": "Rna", "Pathways": "Pathway"}
"""Types that the official converter does not know, and the one that is as good as meant."""

LINKED = frozenset({"GeneProduct", "Protein", "Metabolite", "Rna", "Complex"})
"""Types whose nodes repeat their own identifier as a mapping."""

_NO_TYPE = frozenset({"", "Unknown"})
"""Types of elements that are no nodes, whatever their identifier."""

LINE_BREAK = "\n"
_JAVA_BLANKS = "".join(map(chr, range(0x21)))


class Nodes(NamedTuple):
    """The nodes of a drawing.

    Attributes:
        by_element: the node of each element that has one, by the element's index.
        by_id: the same, by the element's graph id.
        first: graph ids of the first elements with their identifiers.
        elements: the first element of each node, and what its identifier says of the node.
    """

    by_element: dict[int, Term]
    by_id: dict[str, Term]
    first: set[str]
    elements: dict[Term, tuple[DataNode, str]]


def nodes(sheet: Sheet, literature: Literature, once: list[str], found: list[str]) -> Nodes:
    """Adds what is said of data nodes; returns them.

    Args:
        sheet: the drawing.
        literature: its publications.
        once: where statements go that nobody else makes.
        found: where the others go.
    """
    made = Nodes({}, {}, set(), {})
    known: dict[tuple[str, DrawnSource | None], Term | None] = {}
    told: set[tuple[Term, str]] = set()
    refused: list[DataNode] = []
    in_pathway = f"{PART_OF}{sheet.names.revised}"
    about = f"{ABOUT}<{sheet.base}DataNode/"
    by_id, by_element, first = made.by_id, made.by_element, made.first
    sources = DRAWN_SOURCES.get
    for element in sheet.drawing.datanodes:
        find, xref = element.raw.get, element.xref
        kind = find("Type", "")
        source = sources(xref.database) if xref else None
        if xref is None or source is None or source.path is None or not xref.identifier or kind in _NO_TYPE:
            _refused(sheet, element, source)
            refused.append(element)
            continue
        identifier, graph_id = xref.identifier, find("GraphId", "")
        if not identifier.isascii():
            identifier = _trimmed(sheet, xref)
        key = identifier, source
        said = ""
        if key in known:
            node = known[key]
        else:
            node, said = _named(made, element, key, found)
            known[key] = node
            if graph_id and node:
                first.add(graph_id)
            if said:
                said = f"{said}\n{node}{in_pathway}"
        if node is None:
            sheet.fault("drawn-identifier", f"identifier {identifier!r} cannot be used: no node", xref.place, "ID")
            continue
        by_element[element.index] = node
        if graph_id not in by_id and graph_id.isalnum():
            by_id[graph_id] = node
            said = f"{said}\n{node}{about}{graph_id}>"
        elif by_id.get(graph_id) != node:
            if graph_id:
                by_id.setdefault(graph_id, node)
            found.append(f"{node}{ABOUT}{sheet.about('DataNode', graph_id)}")
        label = f"{LABEL}{plain(find('TextLabel', '').replace(LINE_BREAK, ' ').strip(_JAVA_BLANKS))}"
        for one in (label, CLASSES.get(kind) or _unknown(sheet, element, kind)):
            if one and (node, one) not in told:
                told.add((node, one))
                said = f"{said}\n{node}{one}"
        if said:
            once.append(said.lstrip(LINE_BREAK))
        if element.citations:
            literature.cite(node, element.citations)
    _by_identifier((*refused, *sheet.drawing.states), made, known)
    return made


def _named(made: Nodes, element: DataNode, key: tuple[str, DrawnSource], found: list[str]) -> tuple[Term | None, str]:
    """The node of the first element with an identifier, and what is said of it that nobody else says.

    None: there can be no such node. What is said is empty when another identifier names the node too.
    """
    identifier, source = key
    plain_one = pattern(source) if is_plain(identifier) else None
    if plain_one:
        start, lines, link = plain_one
        node = Term(f"{start}{identifier}>")
        whole = identifier.join(lines)
        own = identifier.join(link) if link else ""
    else:
        what = named(source, identifier)
        if what is None:
            return None, ""
        node = what.node
        whole = f"{node}{A_NODE}\n{node}" + f"\n{node}".join(what.said)
        own = f"{node} {what.link}" if what.link else ""
    if own and element.type in LINKED:
        found.append(own)
    if node in made.elements:  # by another identifier, such as one without `CHEBI:`
        first = made.elements[node][1]
        found += [line for line in whole.split(LINE_BREAK) if line not in first]
        return node, ""
    made.elements[node] = element, whole
    return node, whole


def _unknown(sheet: Sheet, element: DataNode, kind: str) -> str:
    """What a type says that is not known: a fault, and perhaps the class of one that is as good as meant."""
    sheet.fault("drawn-type", f"type {kind!r} of {_shown(element)} is not known", element.place, "Type")
    return CLASSES[NEAR[kind]] if sheet.full and kind in NEAR else ""


def _by_identifier(
    others: Iterable[Element], made: Nodes, known: dict[tuple[str, DrawnSource | None], Term | None]
) -> None:
    """Adds elements that are no nodes, but have the identifier of one: a line that ends there is one of that node."""
    for other in others:
        xref, graph_id = other.xref, other.graph_id
        if xref and xref.identifier and graph_id and graph_id not in made.by_id:
            node = known.get((xref.identifier, DRAWN_SOURCES.get(xref.database)))
            if node:
                made.by_id[graph_id] = node


def _refused(sheet: Sheet, element: DataNode, source: DrawnSource | None) -> None:
    """Notes why an element is no node; one that stands for a group elsewhere (GPML2021) need not be one."""
    xref, kind = element.xref, element.type
    if element.alias_ref:
        return
    if xref is None or not (xref.database or xref.identifier):
        sheet.fault("node-unidentified", f"{_shown(element)} has no identifier: no node", element.place)
    elif not xref.database or not xref.identifier:
        lacking = "identifier" if xref.database else "database"
        said = f"{_shown(element)} has no {lacking}: no node"
        sheet.fault("drawn-identifier", said, xref.place, "ID" if xref.database else "Database")
    elif kind in _NO_TYPE:
        why = f"is of type {kind}" if kind else "has no type"
        sheet.fault("drawn-type", f"{_shown(element)} {why}: no node", element.place, "Type")
    else:
        why = "is not known" if source is None else "has no place on identifiers.org"
        sheet.fault("drawn-database", f"database {xref.database!r} {why}: no node", xref.place, "Database")


def _trimmed(sheet: Sheet, xref: Xref) -> str:
    """An identifier without blanks of any kind at its ends."""
    identifier = trim(xref.identifier)
    if identifier != xref.identifier:
        said = f"{xref.identifier!r} has a blank at an end that is none of ASCII: left out"
        sheet.fault("drawn-identifier-blank", said, xref.place, "ID")
    return identifier


def _shown(element: DataNode) -> str:
    label = " ".join(element.label.split())
    return repr(label) if label else f"data node {element.graph_id}"
