"""GPML2013a: what each of its tags says of a drawing (http://pathvisio.org/GPML/2013a)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wp2rdf.model.drawing import Drawing, Publication, Term
from wp2rdf.model.elements import (
    Anchor,
    Citation,
    Comment,
    DataNode,
    Element,
    GraphicalLine,
    Group,
    Interaction,
    Label,
    Line,
    Point,
    Property,
    Shape,
    State,
    Xref,
)
from wp2rdf.reading.gpml.growing import more
from wp2rdf.reading.gpml.unknown_tags import UnknownTags
from wp2rdf.reading.gpml.xml import Tags

if TYPE_CHECKING:
    from wp2rdf.reading.gpml.xml import Attributes, Scan, Tag

NAMESPACE = "http://pathvisio.org/GPML/2013a"
_BIOPAX = "http://www.biopax.org/release/biopax-level3.owl#"
_RDF_ID = "http://www.w3.org/1999/02/22-rdf-syntax-ns# id"
_JAVA_BLANKS = "".join(map(chr, range(0x21)))
"""What the official converter trims."""

_OF_PATHWAY, _OF_ELEMENT, _OF_PART = 1, 2, 3
"""How many tags a tag stands in that is a part of the pathway, of an element, of a part of an element."""

_EMPTY = Xref()
"""What lines nearly always have."""

_FIELDS = frozenset({"ID", "DB", "SOURCE", "TITLE", "YEAR", "AUTHORS"})
_TERM_FIELDS = frozenset({"ID", "TERM", "Ontology"})

_Any = TypeVar("_Any", bound=Element)


class _Record(NamedTuple):
    """A record of the BioPAX part: the texts of its fields, by their names."""

    kind: str
    id: str
    place: int
    fields: dict[str, list[str]]


class Reader:
    """Fills a drawing from the tags of a document.

    Args:
        drawing: is filled.
        scan: the document.
        whole: whether comments and properties of elements, and all fields of publications, are wanted.
    """

    def __init__(self, drawing: Drawing, scan: Scan, *, whole: bool) -> None:
        self._whole = whole
        self._drawing = drawing
        self._scan = scan
        self._unknown = UnknownTags(drawing)
        self._records: list[_Record] = []
        self._record: _Record | None = None

    def root(self, attributes: Attributes) -> Tags:
        """The pathway; returns what is done with the tags in it."""
        self._drawing.raw = attributes
        self._drawing.place = self._scan.place()
        named = {f"{NAMESPACE} {name}": tag for name, tag in _elements(self._drawing, self._scan, self._whole).items()}
        biopax: dict[str, Tag] = {name: self._field(name) for name in _FIELDS | _TERM_FIELDS}
        biopax |= {name: self._started_record(name) for name in ("PublicationXref", "openControlledVocabulary")}
        if not self._whole:
            biopax |= dict.fromkeys(("TITLE", "YEAR", "AUTHORS", "Ontology"), _passed_over)
        return Tags(named | {f"{_BIOPAX} {name}": tag for name, tag in biopax.items()}, self._other)

    def _started_record(self, kind: str) -> Tag:
        def started(attributes: Attributes) -> None:
            if self._scan.depth() == _OF_ELEMENT:
                self._record = _Record(kind, attributes.get(_RDF_ID, ""), self._scan.place(), {})
                self._records.append(self._record)

        return started

    def _field(self, name: str) -> Tag:
        def started(_attributes: Attributes) -> None:
            if self._record is not None and self._scan.depth() == _OF_PART:
                self._scan.text(self._record.fields.setdefault(name, []).append)

        return started

    def _other(self, name: str, attributes: Attributes) -> None:
        """A tag that is not known here."""
        local, depth = name.rpartition(" ")[2], self._scan.depth()
        if depth == _OF_ELEMENT and local.lower() == "publicationxref":
            self._started_record("PublicationXref")(attributes)
        elif depth == _OF_PART and self._record is not None:
            self._record.fields.setdefault(local, [])
        else:
            self._unknown.note(name, self._scan.place())

    def finish(self) -> None:
        """What is known only at the end."""
        for record in self._records:
            if record.kind == "PublicationXref":
                self._drawing.publications[record.id] = _publication(record)
            else:
                self._drawing.terms.append(_term(record))


def _elements(drawing: Drawing, scan: Scan, whole: bool) -> dict[str, Tag]:  # noqa: PLR0915 - functions share what is under way
    """What is done with tags about what is drawn; functions that share what is under way, since they run so often.

    What a tag stands in is asked for only where two answers make sense.
    """
    element: Element | None = None
    line: Line | None = None
    points: list[Point] = []
    count = 0
    place, depth = scan.place, scan.depth
    parser = scan.parser

    def started(kind: type[_Any], elements: list[_Any]) -> Tag:
        add = elements.append

        def start(attributes: Attributes) -> None:
            nonlocal element, line, points, count
            element = one = kind(attributes, count, parser.CurrentByteIndex)
            if isinstance(one, Line):
                line, points = one, []
                line.points = points
            else:
                line = None
            count += 1
            add(one)

        return start

    def owner() -> Element | Drawing | None:
        """What a part belongs to: the element under way, or the pathway."""
        if element is None:
            return drawing
        where = depth()
        return element if where == _OF_ELEMENT else drawing if where == _OF_PATHWAY else None

    def graphics(attributes: Attributes) -> None:
        if element is not None and not element.drawn:
            element.drawn = attributes
        elif element is None or depth() == _OF_PATHWAY:
            drawing.drawn = attributes

    def xref(attributes: Attributes) -> None:
        if element is not None:
            database, identifier = attributes.get("Database", ""), attributes.get("ID", "")
            if database or identifier:
                element.xref = Xref(database, identifier.strip(_JAVA_BLANKS), parser.CurrentByteIndex)
            else:
                element.xref = _EMPTY

    def point(attributes: Attributes) -> None:
        if line is not None:
            points.append(Point(attributes, parser.CurrentByteIndex))

    def anchor(attributes: Attributes) -> None:
        if line is not None:
            line.anchors = more(line.anchors, Anchor(attributes, parser.CurrentByteIndex))

    def comment(attributes: Attributes) -> None:
        one = owner()
        if one is not None and (whole or isinstance(one, (Drawing, State))):
            here, source = place(), attributes.get("Source")

            def then(text: str) -> None:
                one.comments = more(one.comments, Comment(text, source, text, here))

            scan.text(then)

    def citation(_attributes: Attributes) -> None:
        one = owner()
        if one is not None:
            here = place()

            def then(text: str) -> None:
                one.citations = more(one.citations, Citation(text, here))

            scan.text(then)

    def property_(attributes: Attributes) -> None:
        one = owner()
        if one is not None:
            one.properties = more(one.properties, Property(attributes.get("Key", ""), attributes.get("Value", "")))

    def aside(attributes: Attributes, name: str = "") -> None:
        """What follows is no part of the last element."""
        nonlocal element, line
        element = line = None
        if name:
            setattr(drawing, name, attributes)

    return {
        "Comment": comment,
        "BiopaxRef": citation,
        "Attribute": property_ if whole else _passed_over,
        "Graphics": graphics,
        "Xref": xref,
        "Point": point,
        "Anchor": anchor,
        "DataNode": started(DataNode, drawing.datanodes),
        "State": started(State, drawing.states),
        "Label": started(Label, drawing.labels),
        "Shape": started(Shape, drawing.shapes),
        "Group": started(Group, drawing.groups),
        "Interaction": started(Interaction, drawing.interactions),
        "GraphicalLine": started(GraphicalLine, drawing.graphical_lines),
        "InfoBox": partial(aside, name="info_box"),
        "Legend": partial(aside, name="legend"),
        "Biopax": aside,
    }


def _passed_over(_attributes: Attributes) -> None:
    """Does nothing with a tag."""


def _publication(record: _Record) -> Publication:
    last = {name: texts[-1] for name, texts in record.fields.items() if texts}
    identifier = last.get("ID", "")
    return Publication(
        id=record.id,
        identifier="" if identifier == "NA" else identifier,
        database=last.get("DB", ""),
        source=last.get("SOURCE", ""),
        title=last.get("TITLE", ""),
        year=last.get("YEAR", ""),
        authors=tuple(record.fields.get("AUTHORS", ())),
        place=record.place,
        unknown=next((name for name in record.fields if name not in _FIELDS), ""),
    )


def _term(record: _Record) -> Term:
    last = {name: texts[-1] for name, texts in record.fields.items() if texts}
    return Term(last.get("ID", ""), last.get("TERM", ""), last.get("Ontology", ""), record.place)
