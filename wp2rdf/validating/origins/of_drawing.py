"""Where in a drawing a triple comes from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wp2rdf.mapping.drawn import drawn_term
from wp2rdf.mapping.gpml.literature import Literature, by_database
from wp2rdf.mapping.gpml.network import network
from wp2rdf.mapping.gpml.nodes import nodes
from wp2rdf.mapping.gpml.sheet import Sheet
from wp2rdf.rdf.terms import Statement, Term, each, plain, say
from wp2rdf.rdf.vocab import CITO, DCTERMS, RDF, RDFS, WP
from wp2rdf.validating.origins.place import Place

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from wp2rdf.mapping.context import Names
    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Citation, DataNode, Element

_CITED_BY = frozenset({DCTERMS.references, CITO.cites})
_ATTRIBUTES = {RDFS.label: "TextLabel", RDF.type: "Type"}
"""The attribute of an element that gives a property of its node; all others come from its identifier."""

_NOT_DRAWN = (WP.bdbHmdb.removesuffix("Hmdb>"), RDFS.comment, DCTERMS.bibliographicCitation)
"""How the properties begin that tables give, not drawings, when a node lacks them."""


class DrawingOrigins:
    """The places of one drawing.

    Args:
        drawing: the drawing.
        names: the IRIs of its pathway.
    """

    def __init__(self, drawing: Drawing, names: Names) -> None:
        self._drawing = drawing
        self._names = names
        self._sheet = Sheet.of(drawing, names, [], None, full=True)

    def place(self, focus: Term, predicate: Term, value: str) -> Place | None:
        """Where a triple comes from, or its subject where there is none such; None: from no part of the drawing.

        Args:
            focus: the subject.
            predicate: the property; empty: none is asked about.
            value: the object; empty when it is missing.
        """
        if focus in {self._names.revised, self._names.page, self._names.bare}:
            return self._of_pathway(predicate, value)
        if focus in self._nodes:
            return self._of_node(focus, predicate, value)
        if focus.startswith(f"<{self._sheet.base}"):
            return self._of_element(focus, predicate, value)
        if focus in self._works and not predicate.startswith(_NOT_DRAWN):
            return self._at(self._works[focus])
        return self._at(self._terms[focus]) if focus in self._terms else None

    def of_ids(self, ids: Container[str]) -> Place | None:
        """Where the first element is drawn that has one of some ids."""
        return next((self._at(one.place) for one in self._elements.values() if one.graph_id in ids), None)

    def _of_pathway(self, predicate: Term, value: str) -> Place | None:
        if predicate == DCTERMS.description:
            return next((self._at(one.place) for one in self._drawing.descriptions if plain(one.text) == value), None)
        if predicate in _CITED_BY and value in self._works:
            return self._cited(self._drawing.citations, Term(value)) or self._at(self._works[Term(value)])
        return self._at(self._terms[Term(value)]) if value in self._terms else None

    def _of_node(self, node: Term, predicate: Term, value: str) -> Place | None:
        elements = self._nodes[node]
        is_drawn = not value or value == node or say(node, predicate, Term(value)) in self._said
        if not is_drawn or (not value and predicate.startswith(_NOT_DRAWN)):
            return None
        if predicate == DCTERMS.references:
            for one in elements:
                if cited := self._cited(one.citations, Term(value)):
                    return cited
        if predicate in _ATTRIBUTES:
            meant = next((one for one in elements if _says(one, predicate, value)), elements[0])
            return self._at(meant.place, _ATTRIBUTES[predicate])
        xref = elements[0].xref
        return self._at(xref.place, "ID") if xref else self._at(elements[0].place)

    def _of_element(self, focus: Term, predicate: Term, value: str) -> Place | None:
        name = focus[:-1].rpartition("/")[2]
        element = self._elements.get(name) or self._elements.get(name[:-2])
        if element is None:
            return None
        cited = self._cited(element.citations, Term(value)) if predicate == DCTERMS.references else None
        return cited or self._at(element.place)

    def _cited(self, citations: Sequence[Citation], work: Term) -> Place | None:
        """Where one of some citations names a publication."""
        return next((self._at(one.place) for one in citations if work in self._names_of_work(one.id)), None)

    def _at(self, place: int, attribute: str = "") -> Place:
        return Place(self._drawing.file, *self._drawing.locate(place, attribute))

    @cached_property
    def _said(self) -> set[Statement]:
        return set(each(network(self._sheet).said))

    @cached_property
    def _literature(self) -> Literature:
        return Literature(self._sheet, [])

    @cached_property
    def _nodes(self) -> dict[Term, list[DataNode]]:
        """The elements of each node."""
        by_element = nodes(self._sheet, Literature(self._sheet, []), [], []).by_element
        found: dict[Term, list[DataNode]] = {}
        for element in self._drawing.datanodes:
            if element.index in by_element:
                found.setdefault(by_element[element.index], []).append(element)
        return found

    @cached_property
    def _elements(self) -> dict[str, Element]:
        """All that has an id, by the last part of its IRI."""
        drawing = self._drawing
        kinds = (drawing.datanodes, drawing.states, drawing.labels, drawing.groups, drawing.interactions)
        return {
            self._sheet.about("", name)[:-1].rpartition("/")[2]: element
            for kind in reversed(kinds)
            for element in kind
            for name in (element.raw.get("GroupId"), element.graph_id)
            if name
        }

    @cached_property
    def _works(self) -> dict[Term, int]:
        """Where each publication stands."""
        found: dict[Term, int] = {}
        for name, publication in self._drawing.publications.items():
            for work in self._names_of_work(name):
                found.setdefault(work, publication.place)
        return found

    def _names_of_work(self, name: str) -> Iterator[Term]:
        """The IRIs of a publication: as the official rule has it, and as its database does."""
        if work := self._literature.work(name):
            yield work.iri
        publication = self._drawing.publications.get(name)
        if publication and (other := by_database(publication, self._names.revised)):
            yield other.iri

    @cached_property
    def _terms(self) -> dict[Term, int]:
        """Where each term of an ontology stands."""
        found: dict[Term, int] = {}
        for tag in self._drawing.terms:
            if term := drawn_term(tag.id):
                found.setdefault(term, tag.place)
        return found


def _says(element: DataNode, predicate: Term, value: str) -> bool:
    """Whether an element says a property of its node."""
    if predicate == RDFS.label:
        return plain(" ".join(element.label.split("\n")).strip()) == value
    return value.endswith(f"#{element.type}>")
