"""Data nodes: a resource an identifier, with what every element says that is drawn for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.words import (
    A_NODE,
    ABOUT,
    IDENTIFIER,
    LABEL,
    PAGE,
    PART_OF,
    SAME,
    SOURCE_NAME,
    TYPE,
)
from wp2rdf.mapping.gpml.xrefs import Named, named
from wp2rdf.rdf.iri import trim
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.rdf.vocab import WP
from wp2rdf.registries.drawn_sources import DrawnSource, drawn_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.gpml.literature import Literature
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import DataNode

CLASSES = {
    name: f"{TYPE}{getattr(WP, name)}" for name in ("GeneProduct", "Metabolite", "Protein", "Pathway", "Rna", "Complex")
}
"""What the type of an element says of its node."""

NEAR = {"RNA": "Rna", "Pathways": "Pathway"}
"""Types that the official converter does not know, and the one that is as good as meant."""

LINKED = frozenset({"GeneProduct", "Protein", "Metabolite", "Rna", "Complex"})
"""Types whose nodes repeat their own identifier as a mapping."""

_JAVA_BLANKS = "".join(map(chr, range(0x21)))


class Nodes(NamedTuple):
    """The nodes of a drawing.

    Attributes:
        by_element: the node of each element that has one, by the element's index.
        by_id: the same, by the element's graph id.
        first: graph ids of the first elements with their identifiers.
    """

    by_element: dict[int, Term]
    by_id: dict[str, Term]
    first: set[str]


def nodes(sheet: Sheet, literature: Literature, found: list[str]) -> Nodes:
    """Adds what is said of data nodes; returns them."""
    by_element: dict[int, Term] = {}
    by_id: dict[str, Term] = {}
    first: set[str] = set()
    known: dict[tuple[str, DrawnSource | None], Named | None] = {}
    add = found.append
    in_pathway = f"{PART_OF}{sheet.names.revised}"
    about = f"{ABOUT}<{sheet.base}DataNode/"
    for element in sheet.drawing.datanodes:
        source = _source(element)
        if source is None or element.xref is None:
            continue
        identifier = element.xref.identifier
        if not identifier.isascii():
            identifier = trim(identifier)
        key = identifier, source
        is_first = key not in known
        if is_first:
            known[key] = named(source, identifier)
        what = known[key]
        if what is None:
            continue
        node, official, name, page, link = what
        kind = element.type
        if is_first:
            add(f"{node}{A_NODE}")
            add(f"{node}{SAME}{node}")
            add(f"{node}{SOURCE_NAME}{name}")
            add(f"{node}{IDENTIFIER}{official}")
            if link and kind in LINKED:
                add(f"{node} {link}")
        graph_id = element.graph_id
        by_element[element.index] = node
        if graph_id:
            by_id.setdefault(graph_id, node)
            if is_first:
                first.add(graph_id)
        if kind in CLASSES:
            add(f"{node}{CLASSES[kind]}")
        elif sheet.full and kind in NEAR:
            add(f"{node}{CLASSES[NEAR[kind]]}")
        if page:
            add(f"{node}{PAGE}{page}")
        add(
            f"{node}{about}{graph_id or 'null'}>"
            if graph_id.isalnum()
            else f"{node}{ABOUT}{sheet.about('DataNode', graph_id)}"
        )
        add(f"{node}{LABEL}{plain(element.label.replace(chr(10), ' ').strip(_JAVA_BLANKS))}")
        add(f"{node}{in_pathway}")
        if element.citations:
            literature.cite(node, element.citations)
    by_id |= {graph_id: node for graph_id, node in _by_identifier(sheet, by_element, known) if graph_id not in by_id}
    return Nodes(by_element, by_id, first)


def _by_identifier(
    sheet: Sheet, by_element: dict[int, Term], known: dict[tuple[str, DrawnSource | None], Named | None]
) -> Iterator[tuple[str, Term]]:
    """Elements that are no nodes, but have the identifier of one: a line that ends at them is one of that node."""
    for other in (*sheet.drawing.datanodes, *sheet.drawing.states):
        if other.index not in by_element and other.xref and other.graph_id:
            what = known.get((other.xref.identifier, drawn_source(other.xref.database)))
            if what:
                yield other.graph_id, what.node


def _source(element: DataNode) -> DrawnSource | None:
    """The data source of an element that can be a node."""
    xref = element.xref
    if xref is None or not xref.database:
        return None
    if element.type in {"", "Unknown"}:
        return None
    if not xref.identifier:
        return None
    source = drawn_source(xref.database)
    if source is None or source.path is None:
        return None
    return source
