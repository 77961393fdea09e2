"""What a drawing says: its nodes, complexes and interactions, and the publications that they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wp2rdf.mapping.context import Drawn
from wp2rdf.mapping.gpml.checks import check
from wp2rdf.mapping.gpml.complexes import complexes
from wp2rdf.mapping.gpml.interactions import Interactions
from wp2rdf.mapping.gpml.literature import Literature
from wp2rdf.mapping.gpml.nodes import nodes
from wp2rdf.mapping.gpml.recovered import Recovered
from wp2rdf.mapping.gpml.states import states
from wp2rdf.rdf.terms import Lines

if TYPE_CHECKING:
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.rdf.terms import Statement


def network(sheet: Sheet) -> Drawn:
    """What a drawing says, some of it perhaps twice."""
    once: list[str] = []
    found: list[str] = []
    literature = Literature(sheet, found)
    literature.cite(sheet.names.revised, sheet.drawing.citations)
    made = nodes(sheet, literature, once, found)
    bound = complexes(sheet, made, literature, found)
    interactions = Interactions(sheet, made, bound, literature, once)
    interactions.add()
    literature.check()
    check(sheet, interactions.lines)
    if sheet.full:
        states(sheet, found)
        Recovered(sheet, made, bound, interactions, literature, found).add()
    said: list[Statement | Lines] = [Lines(*once)] if once else []
    said += cast("list[Statement]", found)
    elements = {node: element for node, (element, _) in made.elements.items()}
    return Drawn(said, elements, literature.cited, sheet.fault)
