"""Complexes: groups of that style with two members or more that are nodes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.words import (
    A_BINDING,
    A_COMPLEX,
    A_COMPLEX_BINDING,
    A_NODE,
    ABOUT,
    AN_INTERACTION,
    CITATION,
    LABEL,
    PAGE,
    PART_OF,
    PARTICIPANTS,
)
from wp2rdf.mapping.gpml.xrefs import link, named
from wp2rdf.rdf.iri import IDENTIFIERS, mint
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.registries.drawn_sources import DRAWN_SOURCES

if TYPE_CHECKING:
    from wp2rdf.mapping.gpml.literature import Literature
    from wp2rdf.mapping.gpml.nodes import Nodes
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import DataNode, Group, Xref

_FEWEST = 2


def complexes(sheet: Sheet, nodes: Nodes, literature: Literature, found: list[str]) -> dict[str, Term]:
    """Adds what is said of complexes; returns them by the graph ids of their groups."""
    groups = [group for group in sheet.drawing.groups if group.style == "Complex"]
    if not groups:
        return {}
    members: dict[str, list[DataNode]] = defaultdict(list)
    for element in sheet.drawing.datanodes:
        if element.group_ref:
            members[element.group_ref].append(element)
    made: dict[str, Term] = {}
    for group in groups:
        inside = members.get(group.group_id, []) if group.group_id else []
        node = _complex(sheet, group, inside, nodes, literature, found)
        if node and group.graph_id:
            made[group.graph_id] = node
    return made


def _complex(
    sheet: Sheet, group: Group, members: list[DataNode], nodes: Nodes, literature: Literature, found: list[str]
) -> Term | None:
    by_element = nodes.by_element
    name = group.graph_id or group.group_id
    embedded = [one for one in members if one.type == "Complex"]
    drawn = [by_element[one.index] for one in members if one.type != "Complex" and one.index in by_element]
    if len(drawn) < _FEWEST:
        said = f"complex {group.label.strip() or name!r} has {len(drawn) or 'no'} member that is a node: it is left out"
        sheet.fault("complex-small", said, group.place)
        return None
    node, binding = sheet.about("Complex", name), sheet.about("ComplexBinding", name)
    outline, pathway = sheet.about("Group", name), sheet.names.revised
    found += (
        f"{node}{A_NODE}",
        f"{node}{A_COMPLEX}",
        f"{node}{ABOUT}{outline}",
        f"{node}{PART_OF}{pathway}",
        f"{binding}{AN_INTERACTION}",
        f"{binding}{A_BINDING}",
        f"{binding}{A_COMPLEX_BINDING}",
        f"{binding}{ABOUT}{outline}",
        f"{binding}{PART_OF}{pathway}",
        f"{binding}{PARTICIPANTS}{node}",
    )
    if group.label:
        found.append(f"{node}{LABEL}{plain(group.label.replace(chr(10), ' '))}")
    for member in dict.fromkeys(drawn):
        found += (
            f"{node}{PARTICIPANTS}{member}",
            f"{binding}{PARTICIPANTS}{member}",
            f"{member}{PART_OF}{node}",
        )
    for one in embedded:
        if one.xref and one.xref.identifier:
            found.append(f"{node}{LABEL}{plain(one.label)}")
            _identified(node, one.xref, found)
    if group.xref and group.xref.identifier:  # GPML2021
        _identified(node, group.xref, found)
    if group.citations:
        literature.cite(node, group.citations)
        for citation in group.citations:
            publication = sheet.drawing.publications.get(citation.id)
            identifier = publication.identifier.strip() if publication and not publication.unknown else ""
            work = mint(f"{IDENTIFIERS}pubmed/", identifier, keep="/:") if identifier else None
            if work:
                found += (f"{node}{CITATION}{work}", f"{binding}{CITATION}{work}")
    return node


def _identified(node: Term, xref: Xref, found: list[str]) -> None:
    """What an identifier of the complex says of it: that of a data node that stands for it, or of the group."""
    source = DRAWN_SOURCES.get(xref.database)
    if source is None:
        return
    typed = xref.identifier.replace(" ", "_")
    own = link(source, typed)
    if own:
        found.append(f"{node} {own}")
    what = named(source, xref.identifier)
    if what:
        found += [f"{node}{one}" for one in what.said if not one.startswith(PAGE)]
