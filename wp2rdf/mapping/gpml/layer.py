"""The drawing layer: everything that is drawn, with its place and its look, as the official GPMLRDF has it.

The lines of an element are made at once, without a look at each. What two elements may say in the same words, such as a
comment with the same text, and what the facts of the pathway may say too, is said a statement at a time.

Names that are random in the official RDF are counted here: points of a line, the info box, data nodes without id.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml import layer_boxes as boxes
from wp2rdf.mapping.gpml import layer_lines
from wp2rdf.mapping.gpml.layer_pen import Pen, given_id
from wp2rdf.mapping.gpml.layer_values import order
from wp2rdf.mapping.gpml.layer_words import (
    CENTER_X,
    CENTER_Y,
    DOUBLE,
    GRAPH_ID,
    GROUP_ID,
    GROUP_REF,
    NOTHING,
    PART,
    STYLE,
    TEXT_LABEL,
    A,
    without_nothing,
)  # fmt: skip
from wp2rdf.mapping.gpml.sheet import below
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import IDENTIFIERS, WIKIPATHWAYS
from wp2rdf.rdf.terms import Lines, Statement, Term, plain, say, typed
from wp2rdf.rdf.vocab import DCTERMS, GPML, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import Element, Group

_PATHWAY = (
    ("Name", GPML.name), ("Organism", GPML.organism), ("Version", GPML.version), ("License", GPML.license),
    ("Author", GPML.author), ("Maintainer", GPML.maintainer), ("Last-Modified", GPML.last__Modified),
    ("Data-Source", GPML.data__Source),
)  # fmt: skip
"""Attributes of the pathway that are written as they are. `Email` is not, as e-mail addresses are nowhere."""

_BOARD = (("BoardWidth", GPML.boardWidth), ("BoardHeight", GPML.boardHeight))
_BLANKS = "".join(map(chr, range(0x21)))
_INT_32 = re.compile(r"[+-]?[0-9]{1,10}")
_LARGEST_INT = 2**31


def statements(sheet: Sheet) -> Iterator[Statement | Lines]:
    """Everything that is drawn."""
    layer = _Layer(sheet)
    yield from layer.said_of_all()
    layer.draw()
    yield from layer.shared
    yield Lines(*layer.texts())


class _Layer:
    """One drawing while its layer is made."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._drawing = sheet.drawing
        self._pen = Pen.of(sheet.names.drawing)
        self._names: list[Term] = []
        self._texts: list[str] = []
        self._groups: dict[str, list[tuple[int, Term]]] = defaultdict(list)
        self.shared: list[Statement] = []

    def texts(self) -> Iterable[str]:
        """The lines of elements, none twice: an id that is used twice makes one element of two."""
        if len(set(self._names)) == len(self._names):
            return self._texts
        return dict.fromkeys(line for text in self._texts for line in text.split("\n"))

    def said_of_all(self) -> Iterator[Statement]:
        """What is said of the drawing as a whole."""
        drawing, pen, names = self._drawing, self._pen, self._sheet.names
        yield say(pen.drawing, RDFS.seeAlso, iri.known(f"{WIKIPATHWAYS}/instance/{names.label}"))
        for name, predicate in _PATHWAY:
            if name in drawing.raw:
                yield say(pen.drawing, predicate, plain(drawing.raw[name]))
        for name, predicate in _BOARD:
            value = pen.doubles[drawing.drawn.get(name, "")]
            if value != NOTHING:
                yield say(pen.drawing, predicate, typed(value, XSD.double))
        for citation in drawing.citations:
            yield say(pen.drawing, GPML.biopaxRef, plain(citation.id))

    def draw(self) -> None:
        """Makes the lines of every element."""
        drawing, pen, about = self._drawing, self._pen, self._sheet.about
        for group in drawing.groups:
            self._groups[group.group_id].append((group.index, about("Group", group.graph_id or group.group_id)))
        nameless = 0
        for node in drawing.datanodes:
            nameless += not node.graph_id
            name = about("DataNode", node.graph_id or f"~{nameless}")
            self._add(node, name, boxes.data_node(pen, node, name))
        for label in drawing.labels:
            name = about("Label", label.graph_id)
            self.shared.append(say(name, RDF.type, GPML.Label))
            self._add(label, name, boxes.label(pen, label, name))
        for shape in drawing.shapes:
            name = about("Shape", shape.graph_id)
            self._add(shape, name, boxes.shape(pen, shape, name))
        self._draw_states()
        for group in drawing.groups:
            name = about("Group", group.graph_id or group.group_id)
            self.shared.append(say(name, RDF.type, GPML.Group))
            self._add(group, name, _group(pen, group, name))
        self._draw_lines()
        if drawing.info_box:
            self._draw_info_box()

    def _draw_states(self) -> None:
        """States, each one above what it belongs to."""
        about = self._sheet.about
        orders = self._orders() if self._drawing.states else {}
        for state in self._drawing.states:
            name = about("State", state.graph_id)
            self.shared.append(say(name, RDF.type, GPML.State))
            if state.graph_ref:
                self.shared.append(say(name, GPML.stateOf, about("DataNode", state.graph_ref)))
            z = orders.get(state.graph_ref, -1) + 1
            self._add(state, name, boxes.state(self._pen, state, name, z), is_member=False)

    def _orders(self) -> dict[str, int]:
        """The places in the drawing order by the ids of elements."""
        drawing = self._drawing
        kinds: tuple[tuple[Iterable[Element], int], ...] = (
            (drawing.interactions, layer_lines.LINES),
            (drawing.shapes, boxes.UNDER_ALL),
            (drawing.labels, boxes.LABELS),
            (drawing.datanodes, boxes.NODES),
        )
        return {one.graph_id: order(one.drawn.get("ZOrder", ""), lowest) for some, lowest in kinds for one in some}

    def _draw_lines(self) -> None:
        pen = self._pen
        for line in chain(self._drawing.interactions, self._drawing.graphical_lines):
            name = self._sheet.about(type(line).__name__, line.graph_id)
            self._add(line, name, layer_lines.line(pen, line, name))
            self._texts.extend(layer_lines.points(pen, line, name))
            for anchor, text in layer_lines.anchors(pen, line, name):
                self._names.append(anchor)
                self._texts.append(without_nothing(text))

    def _draw_info_box(self) -> None:
        pen, look = self._pen, self._drawing.info_box.get
        name = iri.known(f"{self._sheet.base}InfoBox/1")
        x, y = (pen.doubles[look(place, "")] for place in ("CenterX", "CenterY"))
        text = (
            f"{name}{CENTER_X}{x}{DOUBLE}{name}{CENTER_Y}{y}{DOUBLE}{pen.drawing} {GPML.hasInfoBox} {name}\n"
            f"{name}{PART}{pen.drawing}\n{name}{A}{GPML.InfoBox}"
        )
        self._texts.append(without_nothing(text))

    def _add(self, element: Element, name: Term, text: str, *, is_member: bool = True) -> None:
        """Adds an element, with its groups, comments and literature."""
        self._names.append(name)
        self._texts.append(without_nothing(text))
        group = element.raw.get("GroupRef")
        if group and is_member:
            self._texts.append(f"{name}{GROUP_REF}{self._pen.quoted[group]}")
            # the official converter knows only the members that it has met before their group
            after = (whole for index, whole in self._groups.get(group, ()) if index > element.index)
            self._texts.extend(f"{name}{PART}{whole}" for whole in after)
        if element.comments:
            self.shared.extend(self._comments(name, element))
        if element.citations:
            self.shared.extend(self._citations(name, element))

    def _comments(self, subject: Term, element: Element) -> Iterator[Statement]:
        for comment in element.comments:
            # the official converter writes the digest as a number
            digest = int.from_bytes(hashlib.md5(comment.original.encode(), usedforsecurity=False).digest(), "big")
            name = iri.known(f"{self._sheet.base}Comment/{digest:x}")
            yield say(subject, GPML.hasComment, name)
            yield say(name, RDF.type, GPML.Comment)
            yield say(name, DCTERMS.isPartOf, subject)
            yield say(name, GPML.commentText, plain(comment.text))
            if comment.source is not None:
                yield say(name, GPML.source, plain(comment.source))

    def _citations(self, subject: Term, element: Element) -> Iterator[Statement]:
        for citation in element.citations:
            yield say(subject, GPML.biopaxRef, plain(citation.id))
            publication = self._drawing.publications.get(citation.id)
            if publication is None or publication.unknown:
                continue
            number = publication.identifier.strip(_BLANKS)
            is_pubmed = _is_int_32(number)
            base = f"{IDENTIFIERS}pubmed/" if is_pubmed else f"{self._sheet.base}pub/"
            name = below(base, number if is_pubmed else publication.id)
            yield say(subject, GPML.hasPublicationXref, name)
            yield say(name, RDF.type, GPML.PublicationXref)
            yield say(name, DCTERMS.isPartOf, subject)
            yield say(name, GPML.id, plain(publication.identifier))
            if is_pubmed:
                yield say(name, GPML.database, plain("Pubmed"))


def _group(pen: Pen, group: Group, name: Term) -> str:
    """The lines of a group, but for its class."""
    return (
        f"{pen.drawing} {GPML.hasGroup} {name}\n{name}{PART}{pen.drawing}\n"
        f"{name}{GRAPH_ID}{given_id(group.raw)}\n{name}{STYLE}{pen.quoted[group.style]}\n"
        f"{name}{TEXT_LABEL}{plain(group.label) if group.label else NOTHING}\n"
        f"{name}{GROUP_ID}{plain(group.group_id)}"
    )


def _is_int_32(text: str) -> bool:
    """Whether Java's `Integer.parseInt` takes a text."""
    return _INT_32.fullmatch(text) is not None and -_LARGEST_INT <= int(text) < _LARGEST_INT
