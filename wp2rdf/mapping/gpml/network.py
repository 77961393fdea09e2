"""What a drawing says: its nodes, complexes and interactions, and the publications that they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wp2rdf.mapping.context import Drawn
from wp2rdf.mapping.gpml.complexes import complexes
from wp2rdf.mapping.gpml.interactions import Interactions
from wp2rdf.mapping.gpml.literature import Literature
from wp2rdf.mapping.gpml.nodes import nodes
from wp2rdf.mapping.gpml.recovered import Recovered
from wp2rdf.mapping.gpml.states import states

if TYPE_CHECKING:
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.rdf.terms import Statement


def network(sheet: Sheet) -> Drawn:
    """What a drawing says, some of it perhaps twice."""
    found: list[str] = []
    literature = Literature(sheet, found)
    literature.cite(sheet.names.revised, sheet.drawing.citations)
    made = nodes(sheet, literature, found)
    bound = complexes(sheet, made, literature, found)
    interactions = Interactions(sheet, made, bound, literature, found)
    interactions.add()
    if sheet.full:
        states(sheet, found)
        Recovered(sheet, made, bound, interactions, literature, found).add()
    return Drawn(cast("list[Statement]", found), set(made.by_element.values()), literature.cited)
