"""The tables that pathways become: their names, columns and rows, whatever file they are written to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from wp2rdf.publishing import records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wp2rdf.publishing.records import Content
    from wp2rdf.publishing.sources import Source

Value = str | int | tuple[str, ...]
"""What a cell holds; a text that is missing is empty."""

Row = tuple[Value, ...]


class Column(NamedTuple):
    """A column.

    Attributes:
        name: as the header has it.
        kind: the type of its values: `str`, `int`, or `tuple` for lists of texts.
        about: what it holds.
    """

    name: str
    kind: type[str | int | tuple[str, ...]]
    about: str


class Table(NamedTuple):
    """A table.

    Attributes:
        name: of the table, and of its file.
        about: what a row is.
        columns: in order.
        rows: its rows for a pathway.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Content], Iterable[Row]]


_ABOUT = {
    "pathway": "WikiPathways identifier, such as WP364",
    "iri": "IRI in the RDF",
    "title": "title",
    "organisms": "Latin names",
    "taxa": "NCBI taxonomy ids",
    "revision": "revision, such as r142066",
    "modified": "day of the last change",
    "description": "description",
    "license": "IRI of the licence",
    "communities": "community tags",
    "page": "address of the page",
    "node": "IRI of the node",
    "source": "where the identifier comes from",
    "identifier": "identifier there",
    "types": "classes in the WikiPathways vocabulary",
    "labels": "labels as drawn",
    "work": "IRI of the work",
    "citation": "formatted citation",
    "referring": "IRIs of what refers to it: the pathway, a node, an interaction",
    "year": "year",
    "position": "position among all entries, from 1",
    "ordinal": "position among the persons, from 1",
    "author": "IRI of the author",
    "entry": "the entry on the page",
    "term": "IRI of the term",
    "label": "label of the term",
    "interaction": "IRI of the interaction",
    "type": "class in the WikiPathways vocabulary",
    "sources": "IRIs of nodes, or of interactions, that it comes from",
    "targets": "IRIs of nodes, or of interactions, that it goes to",
    "participants": "IRIs of all that take part",
    "references": "IRIs of works",
    "name": "name",
    "orcid": "ORCID iD",
    "wikidata": "Wikidata id",
    "homepage": "address of the author's page",
}


def _table(
    name: str, about: str, record: type[NamedTuple], rows: Callable[[Content], Iterable[tuple[Value, ...]]]
) -> Table:
    hints = get_type_hints(record)
    columns = tuple(
        Column(field, {str: str, int: int}.get(hint, tuple), _ABOUT[field]) for field, hint in hints.items()
    )
    return Table(name, about, columns, rows)


TABLES = MappingProxyType(
    {
        one.name: one
        for one in (
            _table("pathways", "a pathway", records.Pathway, lambda content: (content.pathway,)),
            _table("nodes", "a data node of a pathway", records.Node, lambda content: content.nodes),
            _table(
                "mappings", "an identifier that a node is mapped to", records.Mapping, lambda content: content.mappings
            ),
            _table("interactions", "an interaction", records.Interaction, lambda content: content.interactions),
            _table(
                "references", "a work that a pathway refers to", records.Reference, lambda content: content.references
            ),
            _table("citing_works", "a work that cites a pathway", records.CitingWork, lambda content: content.citing),
            _table("authors", "an author of a pathway", records.Authorship, lambda content: content.authors),
            _table("tags", "an ontology term that a pathway is tagged with", records.Tag, lambda content: content.tags),
        )
    }
)
"""The tables that have rows for a pathway, by name."""

PEOPLE = _table("people", "an author, as the site-wide pages know them", records.Person, lambda _content: ())
"""The table that is known when all pathways are."""


def rows(source: Source, identifier: str | None) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of every table, some at a time: the name of the table, and rows.

    Args:
        source: what is read.
        identifier: the prefix of the one data source whose mappings are wanted; None: all.
    """
    authors: set[str] = set()
    for content in source.contents():
        authors.update(one.author for one in content.authors)
        if identifier:
            content = content._replace(mappings=tuple(one for one in content.mappings if one.source == identifier))  # noqa: PLW2901 - the same pathway
        for table in TABLES.values():
            yield table.name, table.rows(content)
    yield PEOPLE.name, (person for name, person in sorted(source.people.items()) if name in authors)
