"""What stands between the subjects and the values of the drawing layer: predicates, quotes and datatypes, made once.

A layer is 4,000 triples a pathway, and nearly all of its text is this. An element is one formatted text of many lines;
a value that is not known is `NOTHING`, and lines that hold it are taken out at the end.
"""

from __future__ import annotations

from wp2rdf.rdf.terms import Term, typed
from wp2rdf.rdf.vocab import DCTERMS, GPML, RDF, XSD

NOTHING = "\0"
"""Stands for a value that is not known: a character that no drawing can hold."""


def without_nothing(text: str) -> str:
    """Lines, without those whose value is not known."""
    if NOTHING not in text:
        return text
    return "\n".join(line for line in text.split("\n") if NOTHING not in line)


def _word(predicate: Term) -> str:
    """Before a value that is a term."""
    return f" {predicate} "


def _quote(predicate: Term) -> str:
    """Before a value that is put into quotes here."""
    return f' {predicate} "'


END = '"\n'
"""After a text, and the end of its line."""
DOUBLE = typed("", XSD.double)[1:] + "\n"
LONG = typed("", XSD.long)[1:] + "\n"

A, PART = _word(RDF.type), _word(DCTERMS.isPartOf)
HAS_ANCHOR, HAS_POINT = _word(GPML.hasAnchor), _word(GPML.hasPoint)

ALIGN = _word(GPML.align)
CENTER_X, CENTER_Y = _quote(GPML.centerX), _quote(GPML.centerY)
COLOR = _quote(GPML.color)
CONNECTOR = _word(GPML.connectorType)
FILL_COLOR = _quote(GPML.fillColor)
FONT_DECORATION = _quote(GPML.fontDecoration)
FONT_NAME = _word(GPML.fontName)
FONT_SIZE = _quote(GPML.fontSize)
FONT_STRIKETHRU = _quote(GPML.fontStrikethru)
FONT_STYLE = _quote(GPML.fontStyle)
FONT_WEIGHT = _quote(GPML.fontWeight)
GRAPH_ID, GRAPH_REF = _word(GPML.graphId), _word(GPML.graphRef)
GROUP_ID, GROUP_REF = _word(GPML.groupId), _word(GPML.groupRef)
HEIGHT = _quote(GPML.height)
HREF = _word(GPML.href)
LINE_STYLE, LINE_THICKNESS = _quote(GPML.lineStyle), _quote(GPML.lineThickness)
POSITION = _quote(GPML.position)
REL_X, REL_Y = _quote(GPML.relX), _quote(GPML.relY)
ROTATION = _quote(GPML.shape)
SHAPE = _word(GPML.shape)
SHAPE_TYPE = _quote(GPML.shapeType)
STATE_TYPE = _word(GPML.stateType)
STYLE = _word(GPML.style)
TEXT_LABEL = _word(GPML.textlabel)
TYPE = _word(GPML.type)
VALIGN = _word(GPML.valign)
WIDTH = _quote(GPML.width)
X, Y = _quote(GPML.x), _quote(GPML.y)
XREF_ID, XREF_SOURCE = _word(GPML.xrefId), _word(GPML.xrefDataSource)
Z_ORDER = _quote(GPML.zorder)
