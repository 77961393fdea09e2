"""Lines in the drawing layer, with their points and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.layer_pen import database, given_id, line_style
from wp2rdf.mapping.gpml.layer_values import order
from wp2rdf.mapping.gpml.layer_words import (
    COLOR,
    CONNECTOR,
    DOUBLE,
    END,
    GRAPH_ID,
    GRAPH_REF,
    HAS_ANCHOR,
    HAS_POINT,
    LINE_STYLE,
    LINE_THICKNESS,
    LONG,
    PART,
    POSITION,
    REL_X,
    REL_Y,
    SHAPE,
    XREF_ID,
    XREF_SOURCE,
    Z_ORDER,
    A,
    X,
    Y,
    without_nothing,
)  # fmt: skip
from wp2rdf.model.elements import Interaction
from wp2rdf.rdf import iri
from wp2rdf.rdf.terms import plain
from wp2rdf.rdf.vocab import GPML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.gpml.layer_pen import Pen
    from wp2rdf.model.elements import Line
    from wp2rdf.rdf.terms import Term

LINES = 0x3000
"""The place in the drawing order of a line that has none."""

_ZERO = f"0.0{DOUBLE}"


def line(pen: Pen, line: Line, s: Term) -> str:
    """The lines of text about a line, without its points and anchors."""
    look = line.drawn.get
    has, kind = GPML.hasGraphicalLine, GPML.GraphicalLine
    xref = ""
    if isinstance(line, Interaction):
        has, kind = GPML.hasInteraction, GPML.Interaction
        if line.xref and line.xref.database:
            source = pen.quoted[database(line.xref)]
            xref = f"{s}{XREF_ID}{plain(line.xref.identifier)}\n{s}{XREF_SOURCE}{source}\n"
    return (
        f"{pen.drawing} {has} {s}\n{s}{A}{kind}\n{s}{PART}{pen.drawing}\n{s}{GRAPH_ID}{given_id(line.raw)}\n"
        f"{s}{Z_ORDER}{order(look('ZOrder', ''), LINES)}{LONG}{s}{COLOR}{pen.colors[look('Color', 'Black')]}{END}"
        f"{s}{LINE_THICKNESS}{pen.doubles[look('LineThickness', '1.0')]}{DOUBLE}"
        f"{s}{LINE_STYLE}{line_style(line)}{END}{xref}"
        f"{s}{CONNECTOR}{pen.quoted[look('ConnectorType', 'Straight')]}"
    )


def points(pen: Pen, line: Line, s: Term) -> Iterator[str]:
    """The lines of text about each point of a line; their names are their numbers."""
    doubles = pen.doubles
    for number, point in enumerate(line.points, start=1):
        look = point.raw.get
        p = f"{s[:-1]}/Point/{number}>"
        if point.graph_ref:
            x, y = doubles[look("RelX", "0.0")], doubles[look("RelY", "0.0")]
            place = f"{p}{GRAPH_REF}{pen.quoted[point.graph_ref]}\n{p}{REL_X}{x}{DOUBLE}{p}{REL_Y}{y}{DOUBLE}"
        else:
            place = f"{p}{REL_X}{_ZERO}{p}{REL_Y}{_ZERO}"
        yield without_nothing(
            f"{p}{A}{GPML.Point}\n{p}{PART}{s}\n{p}{PART}{pen.drawing}\n{place}"
            f"{p}{X}{doubles[look('X', '')]}{DOUBLE}{p}{Y}{doubles[look('Y', '')]}{DOUBLE}{s}{HAS_POINT}{p}"
        )


def anchors(pen: Pen, line: Line, s: Term) -> Iterator[tuple[Term, str]]:
    """The name of each anchor of a line, and the lines of text about it; one without id has no place in the layer."""
    for anchor in line.anchors:
        name = iri.mint(f"{s[1:-1]}/Anchor/", anchor.graph_id) if anchor.graph_id else None
        if name is not None:
            yield (
                name,
                f"{name}{A}{GPML.Anchor}\n{name}{PART}{s}\n{name}{PART}{pen.drawing}\n"
                f"{name}{GRAPH_ID}{plain(anchor.graph_id)}\n"
                f"{name}{SHAPE}{pen.quoted[anchor.raw.get('Shape', 'ReceptorRound')]}\n"
                f"{name}{POSITION}{pen.doubles[anchor.raw.get('Position', '')]}{DOUBLE}{s}{HAS_ANCHOR}{name}",
            )
