"""Data nodes, labels, shapes and states in the drawing layer: what has a box, a look and a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.layer_pen import database, given_id, line_style
from wp2rdf.mapping.gpml.layer_values import SHAPES, order, rotation
from wp2rdf.mapping.gpml.layer_words import (
    ALIGN,
    CENTER_X,
    CENTER_Y,
    COLOR,
    DOUBLE,
    END,
    FILL_COLOR,
    FONT_DECORATION,
    FONT_NAME,
    FONT_SIZE,
    FONT_STRIKETHRU,
    FONT_STYLE,
    FONT_WEIGHT,
    GRAPH_ID,
    GRAPH_REF,
    HEIGHT,
    HREF,
    LINE_STYLE,
    LINE_THICKNESS,
    LONG,
    NOTHING,
    PART,
    REL_X,
    REL_Y,
    ROTATION,
    SHAPE_TYPE,
    STATE_TYPE,
    TEXT_LABEL,
    TYPE,
    VALIGN,
    WIDTH,
    XREF_ID,
    XREF_SOURCE,
    Z_ORDER,
    A,
)  # fmt: skip
from wp2rdf.rdf.terms import plain
from wp2rdf.rdf.vocab import GPML

if TYPE_CHECKING:
    from wp2rdf.mapping.gpml.layer_pen import Pen
    from wp2rdf.model.elements import DataNode, Element, Label, Shape, State
    from wp2rdf.rdf.terms import Term

NODES, LABELS, UNDER_ALL = 0x8000, 0x7000, 0x4000
"""The places in the drawing order of elements that have none."""


def data_node(pen: Pen, node: DataNode, s: Term) -> str:
    """The lines of a data node."""
    raw, look = node.raw, node.drawn.get
    identifier = node.xref.identifier if node.xref else ""
    color, fill = pen.colors[look("Color", "Black")], pen.colors[look("FillColor", "White")]
    return (
        f"{pen.drawing} {GPML.hasDataNode} {s}\n{s}{A}{GPML.DataNode}\n"
        f"{s}{GRAPH_ID}{plain(raw.get('GraphId', ''))}\n{s}{TYPE}{pen.quoted[raw.get('Type', 'Unknown')]}\n"
        f"{s}{XREF_ID}{plain(identifier)}\n{s}{XREF_SOURCE}{pen.quoted[database(node.xref)]}\n"
        f"{_box(pen, node, s, NODES, color, fill, 'Rectangle')}"
    )


def label(pen: Pen, label: Label, s: Term) -> str:
    """The lines of a label, but for its class; one that links to something has the colour of links."""
    look, href = label.drawn.get, label.raw.get("Href", "")
    color = "ff" if href else pen.colors[look("Color", "Black")]
    fill = pen.colors[look("FillColor", "Transparent")]
    return (
        f"{pen.drawing} {GPML.hasLabel} {s}\n{s}{GRAPH_ID}{given_id(label.raw)}\n{s}{HREF}{plain(href)}\n"
        f"{_box(pen, label, s, LABELS, color, fill, 'None')}"
    )


def shape(pen: Pen, shape: Shape, s: Term) -> str:
    """The lines of a shape; a transparent one has no colour of its area."""
    look = shape.drawn.get
    filled = look("FillColor", "Transparent")
    fill = NOTHING if filled == "Transparent" else pen.colors[filled]
    return (
        f"{pen.drawing} {GPML.hasShape} {s}\n{s}{A}{GPML.shape}\n{s}{GRAPH_ID}{given_id(shape.raw)}\n"
        f"{s}{ROTATION}{rotation(look('Rotation', ''))}{DOUBLE}"
        f"{_box(pen, shape, s, UNDER_ALL, pen.colors[look('Color', 'Black')], fill, NOTHING)}"
    )


def _box(pen: Pen, element: Element, s: Term, lowest: int, color: str, fill: str, shaped: str) -> str:
    """What data nodes, labels and shapes have.

    Args:
        pen: for names and forms.
        element: one of them.
        s: its name.
        lowest: its place in the drawing order if it says none.
        color: of its line.
        fill: the colour of its area.
        shaped: its shape if it says none.
    """
    look, doubles, quoted = element.drawn.get, pen.doubles, pen.quoted
    named = look("ShapeType", shaped)
    return (
        f"{s}{PART}{pen.drawing}\n{s}{TEXT_LABEL}{plain(element.raw.get('TextLabel', ''))}\n"
        f"{s}{CENTER_X}{doubles[look('CenterX', '')]}{DOUBLE}{s}{CENTER_Y}{doubles[look('CenterY', '')]}{DOUBLE}"
        f"{s}{WIDTH}{doubles[look('Width', '')]}{DOUBLE}{s}{HEIGHT}{doubles[look('Height', '')]}{DOUBLE}"
        f"{s}{Z_ORDER}{order(look('ZOrder', ''), lowest)}{LONG}"
        f"{s}{COLOR}{color}{END}{s}{LINE_THICKNESS}{doubles[look('LineThickness', '1.0')]}{DOUBLE}"
        f"{s}{LINE_STYLE}{line_style(element)}{END}{s}{FILL_COLOR}{fill}{END}"
        f"{s}{FONT_NAME}{quoted[look('FontName', 'Arial')]}\n{s}{FONT_SIZE}{doubles[look('FontSize', '12')]}{DOUBLE}"
        f"{s}{FONT_STYLE}{'Italic' if look('FontStyle') == 'Italic' else 'Normal'}{END}"
        f"{s}{FONT_WEIGHT}{'Bold' if look('FontWeight') == 'Bold' else 'Normal'}{END}"
        f"{s}{FONT_DECORATION}{'Underline' if look('FontDecoration') == 'Underline' else 'Normal'}{END}"
        f"{s}{FONT_STRIKETHRU}{'Strikethru' if look('FontStrikethru') == 'Strikethru' else 'Normal'}{END}"
        f"{s}{ALIGN}{quoted[look('Align', 'Center')]}\n{s}{VALIGN}{quoted[look('Valign', 'Top')]}\n"
        f'{s}{SHAPE_TYPE}{named if named in SHAPES else NOTHING}"'
    )


def state(pen: Pen, state: State, s: Term, z: int) -> str:
    """The lines of a state, but for its class and its node.

    Args:
        pen: for names and forms.
        state: the state.
        s: its name.
        z: its place in the drawing order, which is that of its node.
    """
    raw, look, doubles, colors = state.raw, state.drawn.get, pen.doubles, pen.colors
    node = raw.get("GraphRef")
    named = look("ShapeType", "Rectangle")
    source = database(state.xref)
    identifier = plain(state.xref.identifier) if state.xref and source else NOTHING
    return (
        f"{pen.drawing} {GPML.hasState} {s}\n{s}{PART}{pen.drawing}\n{s}{GRAPH_ID}{given_id(raw)}\n"
        f"{s}{GRAPH_REF}{plain(node) if node else NOTHING}\n"
        f"{s}{STATE_TYPE}{pen.quoted[raw.get('StateType', 'Unknown')]}\n"
        f"{s}{TEXT_LABEL}{plain(raw.get('TextLabel', ''))}\n"
        f"{s}{REL_X}{doubles[look('RelX', '')]}{DOUBLE}{s}{REL_Y}{doubles[look('RelY', '')]}{DOUBLE}"
        f"{s}{WIDTH}{doubles[look('Width', '')]}{DOUBLE}{s}{HEIGHT}{doubles[look('Height', '')]}{DOUBLE}"
        f"{s}{Z_ORDER}{z}{LONG}{s}{COLOR}{colors[look('Color', 'Black')]}{END}"
        f"{s}{LINE_THICKNESS}{doubles[look('LineThickness', '1.0')]}{DOUBLE}{s}{LINE_STYLE}{line_style(state)}{END}"
        f"{s}{FILL_COLOR}{colors[look('FillColor', 'White')]}{END}"
        f"{s}{XREF_ID}{identifier}\n{s}{XREF_SOURCE}{pen.quoted[source] if source else NOTHING}\n"
        f'{s}{SHAPE_TYPE}{named if named in SHAPES else NOTHING}"'
    )
