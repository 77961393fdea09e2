"""GPML2021: what each of its tags says of a drawing (http://pathvisio.org/GPML/2021).

Records have the names and values of GPML2013a, so that nobody else needs to know in which of the two a drawing came.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.model import elements
from wp2rdf.model.drawing import Drawing, Publication, Term
from wp2rdf.reading.gpml import gpml2021_names as names
from wp2rdf.reading.gpml.growing import more
from wp2rdf.reading.gpml.unknown_tags import UnknownTags
from wp2rdf.reading.gpml.xml import Tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.reading.gpml.xml import Attributes, Scan, Tag

NAMESPACE = "http://pathvisio.org/GPML/2021"

_DESCRIPTION = "WikiPathways-description"
_JAVA_BLANKS = "".join(map(chr, range(0x21)))
_ORDER = re.compile("[0-9]{1,6}")
_LAST = 10**6
"""The place of an author who has none: after those who have, as they come."""

_DATABASES = {"pubmed": "PubMed", "doi": "DOI"}


class _Part(NamedTuple):
    """A tag that only holds others: its name, and what it is a part of."""

    name: str
    of: object


class _Record:
    """A citation or an annotation: what its tags say."""

    def __init__(self, kind: str, attributes: Attributes, place: int) -> None:
        self.kind = kind
        self.id = attributes.get("elementId", "")
        self.name = attributes.get("value", "")
        self.place = place
        self.identifier = self.source = self.link = ""


class Reader:
    """Fills a drawing from the tags of a document.

    Args:
        drawing: is filled.
        scan: the document.
        whole: whether comments and properties of elements are wanted.
    """

    def __init__(self, drawing: Drawing, scan: Scan, *, whole: bool) -> None:
        self._drawing = drawing
        self._whole = whole
        self._place = scan.place
        self._scan = scan
        self._under_way: dict[int, object] = {}
        self._count = 0
        self._authors: list[tuple[int, str]] = []
        self._tags: dict[str, int] = {}
        self._records: list[_Record] = []
        self._unknown = UnknownTags(drawing)

    def root(self, attributes: Attributes) -> Tags:
        """The pathway; returns what is done with the tags in it."""
        drawing = self._drawing
        drawing.format = "GPML2021"
        drawing.raw = {name: value for name, value in names.renamed(attributes, names.PATHWAY).items() if value}
        drawing.place = self._place()
        self._under_way[0] = drawing
        known: dict[str, Callable[[Attributes, object], object]] = {
            "Comment": self._comment,
            "Description": self._description,
            "Property": self._property,
            "Graphics": self._graphics,
            "Xref": self._xref,
            "Author": self._author,
            "AnnotationRef": self._annotation_ref,
            "CitationRef": self._citation_ref,
            "DataNode": self._data_node,
            "State": self._state,
            "Interaction": self._interaction,
            "GraphicalLine": self._graphical_line,
            "Label": self._label,
            "Shape": self._shape,
            "Group": self._group,
            "Point": self._point,
            "Anchor": self._anchor,
            "Annotation": self._record,
            "Citation": self._record,
            "Url": self._url,
        }
        holders = (
            "Authors", "DataNodes", "States", "Interactions", "GraphicalLines", "Labels", "Shapes", "Groups",
            "Waypoints", "Annotations", "Citations", "Evidences", "Evidence", "EvidenceRef",
        )  # fmt: skip
        tags: dict[str, Tag] = {f"{NAMESPACE} {name}": self._tag(handle) for name, handle in known.items()}
        tags |= {f"{NAMESPACE} {name}": self._holder(name) for name in holders}
        return Tags(tags, self._other)

    def _tag(self, handle: Callable[[Attributes, object], object]) -> Tag:
        """A tag, handled with what it stands in; what comes of it is what the tags in it stand in."""
        under_way = self._under_way

        def started(attributes: Attributes) -> None:
            depth = self._scan.depth()
            under_way[depth] = handle(attributes, under_way[depth - 1])

        return started

    def _holder(self, name: str) -> Tag:
        under_way = self._under_way

        def started(_attributes: Attributes) -> None:
            depth = self._scan.depth()
            under_way[depth] = _Part(name, under_way[depth - 1])

        return started

    def _is_in(self, parent: object, name: str) -> bool:
        """Whether a tag stands in one of this name that is a part of the pathway."""
        return isinstance(parent, _Part) and parent.name == name and parent.of is self._drawing

    # --- elements

    def _data_node(self, attributes: Attributes, parent: object) -> object:
        if not self._is_in(parent, "DataNodes"):
            return None
        raw = names.renamed(attributes, names.ELEMENT)
        if "Type" in raw:
            raw["Type"] = names.node_type(raw["Type"])
        node = elements.DataNode(raw, *self._next())
        self._drawing.datanodes.append(node)
        return node

    def _state(self, attributes: Attributes, parent: object) -> object:
        node = parent.of if isinstance(parent, _Part) and parent.name == "States" else parent
        if not isinstance(node, elements.DataNode):
            return None
        state = elements.State(names.renamed(attributes, names.STATE) | {"GraphRef": node.graph_id}, *self._next())
        self._drawing.states.append(state)
        return state

    def _label(self, attributes: Attributes, parent: object) -> object:
        if not self._is_in(parent, "Labels"):
            return None
        label = elements.Label(names.renamed(attributes, names.ELEMENT), *self._next())
        self._drawing.labels.append(label)
        return label

    def _shape(self, attributes: Attributes, parent: object) -> object:
        if not self._is_in(parent, "Shapes"):
            return None
        shape = elements.Shape(names.renamed(attributes, names.ELEMENT), *self._next())
        self._drawing.shapes.append(shape)
        return shape

    def _group(self, attributes: Attributes, parent: object) -> object:
        if not self._is_in(parent, "Groups"):
            return None
        raw = names.renamed(attributes, names.GROUP)
        local = attributes.get("elementId", "")
        raw |= {"GroupId": local, "GraphId": local, "Style": names.style(attributes.get("type", "None"))}
        group = elements.Group(raw, *self._next())
        self._drawing.groups.append(group)
        return group

    def _interaction(self, attributes: Attributes, parent: object) -> object:
        if not self._is_in(parent, "Interactions"):
            return None
        line = elements.Interaction(names.renamed(attributes, names.LINE), *self._next())
        self._drawing.interactions.append(line)
        return line

    def _graphical_line(self, attributes: Attributes, parent: object) -> object:
        if not self._is_in(parent, "GraphicalLines"):
            return None
        line = elements.GraphicalLine(names.renamed(attributes, names.LINE), *self._next())
        self._drawing.graphical_lines.append(line)
        return line

    def _next(self) -> tuple[int, int]:
        """The index and the place of the next element."""
        self._count += 1
        return self._count - 1, self._place()

    # --- parts of elements

    def _point(self, attributes: Attributes, parent: object) -> object:
        line = self._line(parent)
        if line:
            raw = names.renamed(attributes, names.POINT)
            head = names.arrow_head(raw.pop("ArrowHead", ""))
            if head:
                raw["ArrowHead"] = head
            line.points = more(line.points, elements.Point(raw, self._place()))
        return None

    def _anchor(self, attributes: Attributes, parent: object) -> object:
        line = self._line(parent)
        if line:
            raw = names.renamed(attributes, names.ANCHOR)
            line.anchors = more(line.anchors, elements.Anchor(raw, self._place()))
        return None

    def _line(self, parent: object) -> elements.Line | None:
        """The line whose waypoints a tag stands in."""
        if not isinstance(parent, _Part) or parent.name != "Waypoints":
            return None
        return parent.of if isinstance(parent.of, elements.Line) else None

    def _graphics(self, attributes: Attributes, parent: object) -> object:
        if isinstance(parent, elements.Element):
            parent.drawn = names.look(
                attributes,
                is_text=isinstance(parent, elements.Label),
                keeps_alpha=isinstance(parent, elements.Group),
            )
            if self._whole:
                parent.properties = [*parent.properties, *names.properties(attributes)]
        elif isinstance(parent, Drawing):
            parent.drawn = names.renamed(attributes, names.BOARD)
        return None

    def _xref(self, attributes: Attributes, parent: object) -> object:
        identifier = attributes.get("identifier", "").strip(_JAVA_BLANKS)
        source = attributes.get("dataSource", "")
        if isinstance(parent, elements.Element):
            parent.xref = elements.Xref(names.database(source), identifier, self._place())
        elif isinstance(parent, _Record):
            parent.identifier, parent.source = identifier, source
        elif isinstance(parent, Drawing) and source == "wikipathways" and identifier:
            parent.raw = {"Version": identifier, **parent.raw}  # that of the pathway itself, if it has one
        return None

    def _comment(self, attributes: Attributes, parent: object) -> object:
        is_wanted = self._whole or isinstance(parent, (Drawing, elements.State))
        if is_wanted and isinstance(parent, (Drawing, elements.Element)):
            self._commented(parent, attributes.get("source"))
        return None

    def _description(self, _attributes: Attributes, parent: object) -> object:
        if isinstance(parent, Drawing):
            self._commented(parent, _DESCRIPTION)
        return None

    def _commented(self, owner: Drawing | elements.Element, source: str | None) -> None:
        place = self._place()

        def then(text: str) -> None:
            owner.comments = more(owner.comments, elements.Comment(text, source, text, place))

        self._scan.text(then)

    def _property(self, attributes: Attributes, parent: object) -> object:
        if self._whole and isinstance(parent, (Drawing, elements.Element)):
            parent.properties = more(
                parent.properties, elements.Property(attributes.get("key", ""), attributes.get("value", ""))
            )
        return None

    def _citation_ref(self, attributes: Attributes, parent: object) -> object:
        if isinstance(parent, (Drawing, elements.Element)):
            parent.citations = more(
                parent.citations, elements.Citation(attributes.get("elementRef", ""), self._place())
            )
        return None

    # --- what stands beside the elements

    def _author(self, attributes: Attributes, parent: object) -> object:
        if self._is_in(parent, "Authors") and attributes.get("name"):
            order = attributes.get("order", "")
            self._authors.append((int(order) if _ORDER.fullmatch(order) else _LAST, attributes["name"]))
        return None

    def _annotation_ref(self, attributes: Attributes, parent: object) -> object:
        if isinstance(parent, Drawing):
            self._tags.setdefault(attributes.get("elementRef", ""), self._place())
        return None

    def _record(self, attributes: Attributes, parent: object) -> object:
        if not isinstance(parent, _Part) or parent.of is not self._drawing:
            return None
        record = _Record(parent.name, attributes, self._place())
        self._records.append(record)
        return record

    def _url(self, attributes: Attributes, parent: object) -> object:
        if isinstance(parent, _Record):
            parent.link = attributes.get("link", "")
        return None

    def _other(self, name: str, _attributes: Attributes) -> None:
        """A tag that is not known here."""
        self._under_way[self._scan.depth()] = None
        self._unknown.note(name, self._place())

    def finish(self) -> None:
        """What is known only at the end."""
        drawing = self._drawing
        if self._authors:
            in_order = sorted(self._authors, key=itemgetter(0))
            drawing.raw = {**drawing.raw, "Author": f"[{', '.join(name for _, name in in_order)}]"}
        terms = {}
        for record in self._records:
            if record.kind == "Citations":
                drawing.publications[record.id] = _publication(record)
            elif record.kind == "Annotations":
                terms[record.id] = record
        for one, place in self._tags.items():
            drawing.terms.append(_term(terms[one]) if one in terms else Term("", one, "", place))


def _publication(record: _Record) -> Publication:
    identifier = "" if record.identifier == "NA" else record.identifier
    return Publication(
        id=record.id,
        identifier=identifier or record.link,  # a citation has either, or both
        database=_DATABASES.get(record.source.lower(), record.source),
        source=record.link,
        place=record.place,
    )


def _term(record: _Record) -> Term:
    identifier = names.term(record.source, record.identifier) if record.identifier else ""
    return Term(identifier, record.name, names.ontology(record.source), record.place)
