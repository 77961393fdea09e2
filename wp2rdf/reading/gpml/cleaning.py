"""E-mail addresses and control characters taken out of the texts of a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf import text
from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Comment, Element, Line, Property, Raw

_LEFT_OUT = frozenset({"Email"})
"""Attributes of the pathway that are never written."""


def is_clean(drawing: Drawing, *, whole: bool) -> bool:
    """Whether no text of a drawing can need cleaning: a quick look at all of them at once.

    Args:
        drawing: the drawing.
        whole: whether every element will be told of, and what it looks like; else only what a drawing says.
    """
    texts = [*drawing.raw.values(), *(comment.text for comment in drawing.comments)]
    if whole:
        for element in _elements(drawing):
            texts += (*element.raw.values(), *element.drawn.values(), *(element.xref or ())[:2])
            texts += [comment.text for comment in element.comments]
            texts += [one.value for one in element.properties]
    else:
        texts += [label for element in _elements(drawing) if (label := element.raw.get("TextLabel"))]
        texts += [element.xref.identifier for element in drawing.datanodes if element.xref]
        texts += [line.xref.identifier for line in drawing.interactions if line.xref]
        texts += [comment.text for state in drawing.states for comment in state.comments]
    for publication in drawing.publications.values():
        texts += publication[1:6]
        texts += publication.authors
    for term in drawing.terms:
        texts += term[:3]
    return text.is_clean("\n".join(texts).encode(errors="replace"))


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
        element.drawn = cleaner.raw(element.drawn, element.place)
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

    def comments(self, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """Comments, the same."""
        return tuple(one._replace(text=self.text(one.text, one.place)) for one in comments)

    def properties(self, properties: Sequence[Property], place: int) -> tuple[Property, ...]:
        """Properties, the same."""
        return tuple(one._replace(value=self.text(one.value, place)) for one in properties)
