"""What every part of the drawing layer is drawn with: the name of the drawing, and the forms of what its file says.

Forms are kept for one drawing: few of its texts stand in it only once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.layer_values import Colors, Doubles, Quoted
from wp2rdf.mapping.gpml.layer_words import NOTHING
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.registries.drawn_sources import DRAWN_SOURCES

if TYPE_CHECKING:
    from wp2rdf.model.elements import Element, Raw, Xref

_DOUBLE_LINE = "org.pathvisio.DoubleLineProperty"


class Pen(NamedTuple):
    """What one drawing is drawn with.

    Attributes:
        drawing: the name of the drawing.
        doubles: the forms of numbers.
        colors: the forms of colours.
        quoted: texts that stand often, as literals.
    """

    drawing: Term
    doubles: Doubles
    colors: Colors
    quoted: Quoted

    @classmethod
    def of(cls, drawing: Term) -> Pen:
        """A new one."""
        return cls(drawing, Doubles(), Colors(), Quoted())


def given_id(raw: Raw) -> str:
    """The id of an element as a literal."""
    local = raw.get("GraphId")
    return plain(local) if local else NOTHING


def database(xref: Xref | None) -> str:
    """The data source of an element, by the name that the official RDF has for it; as it stands where it has none."""
    if xref is None or not xref.database:
        return ""
    known = DRAWN_SOURCES.get(xref.database)
    return known.name if known else xref.database


def line_style(element: Element) -> str:
    """Whether the line of an element is broken; a double line never is."""
    if element.drawn.get("LineStyle") != "Broken":
        return "Solid"
    double = any(one.key == _DOUBLE_LINE and one.value == "Double" for one in element.properties)
    return "Solid" if double else "Broken"
