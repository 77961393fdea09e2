"""E-mail addresses and control characters taken out of the texts of a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf import text
from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Comment, Element, Line, Property, Raw

_LEFT_OUT = frozenset({"Email"})
"""Attributes of the pathway that are never written."""


def clean(drawing: Drawing) -> None:
    """Cleans every text of a drawing, each with a finding at its place; comments keep what the file has."""
    cleaner = _Cleaner(drawing)
    drawing.raw = cleaner.raw(
        {name: value for name, value in drawing.raw.items() if name not in _LEFT_OUT}, drawing.place
    )
    drawing.comments = cleaner.comments(drawing.comments)
    drawing.properties = cleaner.properties(drawing.properties, drawing.place)
    for element in _elements(drawing):
        element.raw = cleaner.raw(element.raw, element.place)
        element.comments = cleaner.comments(element.comments)
        element.properties = cleaner.properties(element.properties, element.place)
        if element.xref:
            database, identifier, place = element.xref
            element.xref = element.xref._replace(
                database=cleaner.text(database, place, "Database"), identifier=cleaner.text(identifier, place, "ID")
            )
    for name, publication in drawing.publications.items():
        drawing.publications[name] = publication._replace(
            identifier=cleaner.text(publication.identifier, publication.place),
            database=cleaner.text(publication.database, publication.place),
            source=cleaner.text(publication.source, publication.place),
            title=cleaner.text(publication.title, publication.place),
            year=cleaner.text(publication.year, publication.place),
            authors=tuple(cleaner.text(author, publication.place) for author in publication.authors),
        )
    drawing.terms = [
        term._replace(
            id=cleaner.text(term.id, term.place),
            name=cleaner.text(term.name, term.place),
            ontology=cleaner.text(term.ontology, term.place),
        )
        for term in drawing.terms
    ]


def _elements(drawing: Drawing) -> Iterator[Element]:
    yield from drawing.datanodes
    yield from drawing.states
    yield from drawing.labels
    yield from drawing.shapes
    yield from drawing.groups
    lines: list[Line] = [*drawing.interactions, *drawing.graphical_lines]
    yield from lines


class _Cleaner:
    """Cleans texts, and notes where."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def text(self, content: str, place: int, attribute: str = "") -> str:
        """A text without what is removed."""
        cleaned, rules = text.clean(content)
        for rule in rules:
            line, column = self._drawing.locate(place, attribute)
            self._drawing.problems.append(Problem(self._drawing.file, line, column, rule, text.SAID[rule]))
        return cleaned

    def raw(self, raw: Raw, place: int) -> Raw:
        """Attributes, the same."""
        return {name: self.text(value, place, name) for name, value in raw.items()}

    def comments(self, comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
        """Comments, the same."""
        return tuple(one._replace(text=self.text(one.text, one.place)) for one in comments)

    def properties(self, properties: tuple[Property, ...], place: int) -> tuple[Property, ...]:
        """Properties, the same."""
        return tuple(one._replace(value=self.text(one.value, place)) for one in properties)
