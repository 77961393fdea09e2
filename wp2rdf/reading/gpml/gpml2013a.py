"""GPML2013a: what each of its tags says of a drawing (http://pathvisio.org/GPML/2013a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wp2rdf.errors import Problem
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

_FIELDS = frozenset({"ID", "DB", "SOURCE", "TITLE", "YEAR", "AUTHORS"})
_TERM_FIELDS = frozenset({"ID", "TERM", "Ontology"})

_Any = TypeVar("_Any", bound=Element)
_AnyLine = TypeVar("_AnyLine", bound=Line)


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
        self._place = scan.place
        self._text = scan.text
        self._element: Element | None = None
        self._line: Line | None = None
        self._count = 0
        self._records: list[_Record] = []
        self._record: _Record | None = None

    def root(self, attributes: Attributes) -> Tags:
        """The pathway; returns what is done with the tags in it."""
        self._drawing.raw = attributes
        self._drawing.place = self._place()
        drawing = self._drawing
        tags: dict[str, Tag] = {
            "Comment": self._comment,
            "BiopaxRef": self._citation,
            "Attribute": self._property,
            "Graphics": self._graphics,
            "Xref": self._xref,
            "Point": self._point,
            "Anchor": self._anchor,
            "DataNode": self._started(DataNode, drawing.datanodes),
            "State": self._started(State, drawing.states),
            "Label": self._started(Label, drawing.labels),
            "Shape": self._started(Shape, drawing.shapes),
            "Group": self._started(Group, drawing.groups),
            "Interaction": self._started_line(Interaction, drawing.interactions),
            "GraphicalLine": self._started_line(GraphicalLine, drawing.graphical_lines),
            "InfoBox": self._info_box,
            "Legend": self._legend,
            "Biopax": self._biopax,
        }
        biopax: dict[str, Tag] = {name: self._field(name) for name in _FIELDS | _TERM_FIELDS}
        biopax |= {name: self._started_record(name) for name in ("PublicationXref", "openControlledVocabulary")}
        if not self._whole:
            tags["Attribute"] = biopax["TITLE"] = biopax["YEAR"] = biopax["AUTHORS"] = _passed_over
        named = {f"{NAMESPACE} {name}": tag for name, tag in tags.items()}
        return Tags(named | {f"{_BIOPAX} {name}": tag for name, tag in biopax.items()}, self._other)

    def _started(self, kind: type[_Any], elements: list[_Any]) -> Tag:
        add = elements.append
        place = self._place

        def started(attributes: Attributes, depth: int) -> None:
            if depth == _OF_PATHWAY:
                element = kind(attributes, self._count, place())
                self._element = element
                self._line = None
                self._count += 1
                add(element)

        return started

    def _started_line(self, kind: type[_AnyLine], lines: list[_AnyLine]) -> Tag:
        add = lines.append
        place = self._place

        def started(attributes: Attributes, depth: int) -> None:
            if depth == _OF_PATHWAY:
                line = kind(attributes, self._count, place())
                self._element = self._line = line
                self._count += 1
                add(line)

        return started

    def _graphics(self, attributes: Attributes, depth: int) -> None:
        if depth == _OF_ELEMENT and self._element is not None:
            self._element.drawn = attributes
        elif depth == _OF_PATHWAY:
            self._drawing.drawn = attributes

    def _xref(self, attributes: Attributes, depth: int) -> None:
        if depth == _OF_ELEMENT and self._element is not None:
            identifier = attributes.get("ID", "").strip(_JAVA_BLANKS)
            self._element.xref = Xref(attributes.get("Database", ""), identifier, self._place())

    def _point(self, attributes: Attributes, depth: int) -> None:
        if depth == _OF_PART and self._line is not None:
            find = attributes.get
            self._line.points += (Point(find("GraphRef", ""), find("ArrowHead", ""), attributes, self._place()),)

    def _anchor(self, attributes: Attributes, depth: int) -> None:
        if depth == _OF_PART and self._line is not None:
            self._line.anchors += (Anchor(attributes.get("GraphId", ""), attributes, self._place()),)

    def _comment(self, attributes: Attributes, depth: int) -> None:
        owner = self._owner(depth)
        if owner is not None and (self._whole or isinstance(owner, (Drawing, State))):
            place, source = self._place(), attributes.get("Source")

            def then(text: str) -> None:
                owner.comments += (Comment(text, source, text, place),)

            self._text(then)

    def _citation(self, _attributes: Attributes, depth: int) -> None:
        owner = self._owner(depth)
        if owner is not None:
            place = self._place()

            def then(text: str) -> None:
                owner.citations += (Citation(text, place),)

            self._text(then)

    def _property(self, attributes: Attributes, depth: int) -> None:
        owner = self._owner(depth)
        if owner is not None:
            owner.properties += (Property(attributes.get("Key", ""), attributes.get("Value", "")),)

    def _owner(self, depth: int) -> Element | Drawing | None:
        """What a part belongs to: the element under way, or the pathway."""
        return self._element if depth == _OF_ELEMENT else self._drawing if depth == _OF_PATHWAY else None

    def _aside(self) -> None:
        """What follows is no part of the last element."""
        self._element = self._line = None

    def _info_box(self, attributes: Attributes, depth: int) -> None:
        if depth == _OF_PATHWAY:
            self._aside()
            self._drawing.info_box = attributes

    def _legend(self, attributes: Attributes, depth: int) -> None:
        if depth == _OF_PATHWAY:
            self._aside()
            self._drawing.legend = attributes

    def _biopax(self, _attributes: Attributes, depth: int) -> None:
        if depth == _OF_PATHWAY:
            self._aside()

    def _started_record(self, kind: str) -> Tag:
        def started(attributes: Attributes, depth: int) -> None:
            if depth == _OF_ELEMENT:
                self._record = _Record(kind, attributes.get(_RDF_ID, ""), self._place(), {})
                self._records.append(self._record)

        return started

    def _field(self, name: str) -> Tag:
        def started(_attributes: Attributes, depth: int) -> None:
            if depth == _OF_PART and self._record is not None:
                self._text(self._record.fields.setdefault(name, []).append)

        return started

    def _other(self, name: str, attributes: Attributes, depth: int) -> None:
        """A tag that is not known here."""
        local = name.rpartition(" ")[2]
        if depth == _OF_ELEMENT and local.lower() == "publicationxref":
            self._started_record("PublicationXref")(attributes, depth)
        elif depth == _OF_PART and self._record is not None:
            self._record.fields.setdefault(local, [])
        else:
            if depth == _OF_PATHWAY:
                self._aside()
            line, column = self._drawing.locate(self._place(), "")
            said = f"<{local}> is no tag of GPML2013a: left out"
            self._drawing.problems.append(Problem(self._drawing.file, line, column, "drawing-tag", said))

    def finish(self) -> None:
        """What is known only at the end."""
        for record in self._records:
            if record.kind == "PublicationXref":
                self._drawing.publications[record.id] = _publication(record)
            else:
                self._drawing.terms.append(_term(record))


def _passed_over(_attributes: Attributes, _depth: int) -> None:
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
