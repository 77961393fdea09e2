"""What is drawn: nodes, lines, groups, labels, shapes and states, without RDF and without XML.

A record keeps the attributes of its element as the file has them, under the names of GPML2013a, and makes of them what
it is asked for: most of those who read a drawing want to know what it says, not what it looks like.

A place is where a tag starts in the file, in bytes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Raw = Mapping[str, str]
"""Attributes of an element as the file has them, under the names of GPML2013a."""


def number(raw: Raw, name: str) -> float | None:
    """An attribute as a finite number; None when it is absent or no such number."""
    try:
        value = float(raw[name])
    except (KeyError, ValueError):
        return None
    return value if abs(value) < float("inf") else None


class Box(NamedTuple):
    """A rectangle, in the units of the board; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float


class Graphics(NamedTuple):
    """What an element looks like; what is absent or of the wrong form is None."""

    raw: Raw

    @property
    def center_x(self) -> float | None:
        """The middle, from the left edge of the board."""
        return number(self.raw, "CenterX")

    @property
    def center_y(self) -> float | None:
        """The middle, from the upper edge of the board."""
        return number(self.raw, "CenterY")

    @property
    def width(self) -> float | None:
        """The width."""
        return number(self.raw, "Width")

    @property
    def height(self) -> float | None:
        """The height."""
        return number(self.raw, "Height")

    @property
    def box(self) -> Box | None:
        """The rectangle around the element, before it is turned."""
        raw = self.raw
        try:
            x, y = float(raw["CenterX"]), float(raw["CenterY"])
            width, height = float(raw["Width"]) / 2, float(raw["Height"]) / 2
        except (KeyError, ValueError):
            return None
        if not math.isfinite(x + y + width + height):
            return None
        return Box(x - width, y - height, x + width, y + height)

    @property
    def rotation(self) -> float | None:
        """The angle by which a shape is turned, in radians, clockwise."""
        return number(self.raw, "Rotation")

    @property
    def z_order(self) -> int | None:
        """What is higher is drawn later."""
        value = number(self.raw, "ZOrder")
        return None if value is None else int(value)

    @property
    def font_size(self) -> float | None:
        """The size of the text, in points."""
        return number(self.raw, "FontSize")

    @property
    def line_thickness(self) -> float | None:
        """The width of the line."""
        return number(self.raw, "LineThickness")


class Xref(NamedTuple):
    """What an element is in a database: its name as the file has it, and the identifier without blanks at its ends."""

    database: str = ""
    identifier: str = ""
    place: int = 0


class Comment(NamedTuple):
    """A comment; `original` is its text before an e-mail address or a control character was taken out."""

    text: str
    source: str | None
    original: str
    place: int


class Citation(NamedTuple):
    """A reference of an element to the drawing's literature: `id` is that of a `Publication`."""

    id: str
    place: int


class Property(NamedTuple):
    """An `Attribute` element, such as `org.pathvisio.DoubleLineProperty`."""

    key: str
    value: str


class Point(NamedTuple):
    """A point of a line: all its attributes, and where its tag starts."""

    raw: Raw
    place: int

    @property
    def graph_ref(self) -> str:
        """The element that it is connected to; empty: none."""
        return self.raw.get("GraphRef", "")

    @property
    def arrow_head(self) -> str:
        """The arrowhead; empty: none."""
        return self.raw.get("ArrowHead", "")

    @property
    def x(self) -> float | None:
        """From the left edge of the board."""
        return number(self.raw, "X")

    @property
    def y(self) -> float | None:
        """From the upper edge of the board."""
        return number(self.raw, "Y")

    @property
    def rel_x(self) -> float | None:
        """Where on the element it is connected: -1 is the left edge, 1 the right one."""
        return number(self.raw, "RelX")

    @property
    def rel_y(self) -> float | None:
        """Where on the element it is connected: -1 is the upper edge, 1 the lower one."""
        return number(self.raw, "RelY")


class Anchor(NamedTuple):
    """A place on a line where other lines can end: all its attributes, and where its tag starts."""

    raw: Raw
    place: int

    @property
    def graph_id(self) -> str:
        """Its id; empty: it has none."""
        return self.raw.get("GraphId", "")

    @property
    def position(self) -> float | None:
        """How far along the line: 0 is its start, 1 its end."""
        return number(self.raw, "Position")

    @property
    def shape(self) -> str:
        """`None` or `Circle`."""
        return self.raw.get("Shape", "None")


@dataclass(slots=True, repr=False)
class Element:
    """Something drawn.

    Attributes:
        raw: its attributes.
        index: its place among the elements of the file, from 0.
        place: where its tag starts.
        drawn: the attributes of its Graphics.
        xref: what it is in a database; None: it has no such element.
        citations: what it cites.
        comments: its comments.
        properties: its `Attribute` elements.
    """

    raw: Raw
    index: int
    place: int
    drawn: Raw = field(default_factory=dict)
    xref: Xref | None = None
    citations: Sequence[Citation] = ()
    comments: Sequence[Comment] = ()
    properties: Sequence[Property] = ()

    @property
    def graph_id(self) -> str:
        """Its id; empty: it has none."""
        return self.raw.get("GraphId", "")

    @property
    def label(self) -> str:
        """Its text, with line breaks; empty: it has none."""
        return self.raw.get("TextLabel", "")

    @property
    def group_ref(self) -> str:
        """The `group_id` of the group that it is a member of; empty: of none."""
        return self.raw.get("GroupRef", "")

    @property
    def graphics(self) -> Graphics:
        """What it looks like."""
        return Graphics(self.drawn)

    def __repr__(self) -> str:
        """One line: its kind, its id, its text, what it is in a database."""
        said = [type(self).__name__, self.graph_id, repr(" ".join(self.label.split())) if self.label else ""]
        if self.xref and self.xref.identifier:
            said.append(f"{self.xref.database} {self.xref.identifier}".strip())
        return f"<{' '.join(one for one in said if one)}>"


@dataclass(slots=True, repr=False)
class DataNode(Element):
    """A gene, a protein, a metabolite, a complex, a pathway."""

    @property
    def type(self) -> str:
        """Such as `GeneProduct`; empty: none is given."""
        return self.raw.get("Type", "")

    @property
    def alias_ref(self) -> str:
        """The `graph_id` of the group that it stands for, elsewhere on the board (GPML2021); empty: none."""
        return self.raw.get("AliasRef", "")


@dataclass(slots=True, repr=False)
class State(Element):
    """A state of a data node, such as a phosphorylation."""

    @property
    def graph_ref(self) -> str:
        """The `graph_id` of the data node."""
        return self.raw.get("GraphRef", "")

    @property
    def type(self) -> str:
        """Its type; empty: none is given."""
        return self.raw.get("StateType", "")


@dataclass(slots=True, repr=False)
class Label(Element):
    """A text."""

    @property
    def href(self) -> str:
        """What it links to; empty: nothing."""
        return self.raw.get("Href", "")


@dataclass(slots=True, repr=False)
class Shape(Element):
    """A shape, such as the outline of a cell."""


@dataclass(slots=True, repr=False)
class Group(Element):
    """A group of elements."""

    @property
    def group_id(self) -> str:
        """The id by which its members refer to it; `graph_id` is that by which lines do."""
        return self.raw.get("GroupId", "")

    @property
    def style(self) -> str:
        """`None`, `Group`, `Complex`, `Pathway`."""
        return self.raw.get("Style", "None")


@dataclass(slots=True, repr=False)
class Line(Element):
    """A line; one without an id has that which the official converter gives it.

    Attributes:
        points: its points in drawing order; a line that a drawing program has drawn has two or more.
        anchors: places on it where other lines can end.
    """

    points: Sequence[Point] = ()
    anchors: Sequence[Anchor] = ()

    @property
    def start(self) -> str:
        """The id of the element or the anchor that it starts at; empty: it starts at nothing."""
        return self.points[0].graph_ref if self.points else ""

    @property
    def end(self) -> str:
        """The id of the element or the anchor that it ends at; empty: it ends at nothing."""
        return self.points[-1].graph_ref if self.points[1:] else ""

    @property
    def arrow_heads(self) -> tuple[str, str]:
        """The arrowheads at its start and its end, such as `mim-conversion`; empty: none."""
        return (self.points[0].arrow_head, self.points[-1].arrow_head) if self.points else ("", "")

    def __repr__(self) -> str:
        """One line: its kind, its id, from where to where, with which arrowheads."""
        ends = " to ".join(
            f"{end or 'nothing'}{f' ({arrow})' if arrow else ''}"
            for end, arrow in zip((self.start, self.end), self.arrow_heads, strict=True)
        )
        return f"<{type(self).__name__} {self.graph_id}: {ends}>"


@dataclass(slots=True, repr=False)
class Interaction(Line):
    """A line that says something."""


@dataclass(slots=True, repr=False)
class GraphicalLine(Line):
    """A line that only looks so."""
