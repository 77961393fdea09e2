"""Where on a page, or in its tables or its drawing, a triple comes from."""

from __future__ import annotations

import dataclasses
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from wp2rdf.mapping import RULES, names_of
from wp2rdf.mapping.context import NO_PERSONS, Context
from wp2rdf.mapping.tags import term
from wp2rdf.model import Annotation, CitingWork, Pathway
from wp2rdf.rdf.iri import IDENTIFIERS, PATHWAY, PREFIXES
from wp2rdf.rdf.terms import Term, each, lexical, say
from wp2rdf.rdf.vocab import DC, DCTERMS, GPML, PAV, PROV, RDF, RDFS, SCHEMA, SKOS, WP
from wp2rdf.registries.datasources import COLUMNS, SOURCES
from wp2rdf.validating.origins.of_drawing import DrawingOrigins
from wp2rdf.validating.origins.place import Place, last_property

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wp2rdf.model import Site, ValuePath

Entry = tuple[str, int]
"""A field of `Pathway`, and the index of an entry or row in it."""

_LISTS = ("annotations", "authors", "citedin", "communities", "organisms", "redirect_from", "schema_jsonld")
_TEXTS = ("title", "description", "last_edited", "ndex", "seo", "revision")
_TABLES = ("datanodes", "bibliography")
_EMPTY: dict[str, object] = {"annotations": Annotation(), "citedin": CitingWork(), "schema_jsonld": {}}

_KEYS: dict[Term, str] = {
    DC.title: "title",
    DCTERMS.description: "description",
    DCTERMS.modified: "last-edited",
    WP.organismName: "organisms",
    WP.organism: "organisms",
    DC.creator: "authors",
    WP.hasAuthorship: "authors",
    PROV.qualifiedAttribution: "authors",
    GPML.version: "revision",
    PAV.version: "revision",
    DCTERMS.isVersionOf: "revision",
    RDFS.seeAlso: "ndex",
    DCTERMS.replaces: "redirect_from",
    RDF.type: "seo",
    SCHEMA.sameAs: "schema-jsonld",
    WP.pathwayOntologyTag: "annotations",
    WP.diseaseOntologyTag: "annotations",
    WP.cellTypeOntologyTag: "annotations",
    WP.ontologyTag: "annotations",
    DCTERMS.identifier: "wpid",
}
"""The key that gives a property of the pathway or its page."""

_ENTRY_KEYS: dict[str, dict[Term, str]] = {
    "annotations": {RDFS.label: "value", RDFS.subClassOf: "parent", SKOS.topConceptOf: "parent"},
    "citedin": {DCTERMS.title: "title", DCTERMS.date: "title", SCHEMA.archivedAt: "archived"},
}
_STARTS = {
    f"<{PATHWAY}": "",
    f"<{IDENTIFIERS}pubmed/": "bibliography",
    f"<{IDENTIFIERS}": "datanodes",
    **dict.fromkeys((f"<{PREFIXES['obo']}{one}_" for one in ("PW", "DOID", "CL")), "annotations"),
}
"""Fields by how the IRIs begin that come from them, nearly always."""
_OF_IRIS = re.compile("<[^>]*>")
_MAIN_KEY = {"annotations": "id", "citedin": "link"}
"""The key of an entry that its other properties come from."""

_NODE_CELLS: dict[Term, int] = {RDFS.label: 0, RDF.type: 1, RDFS.comment: 3}
_REFERENCE_CELLS: dict[Term, int] = {DC.source: 1, DCTERMS.bibliographicCitation: 2}
_IDENTIFIER_CELL, _FIRST_MAPPING = 2, 4
_COLUMN_OF = {SOURCES[prefix].mapping: header for header, prefix in COLUMNS.items()}


class PageOrigins:
    """The places of one page and its tables.

    Args:
        pathway: the record of the page.
        known: what the site knows, as the page was mapped with.
        partner: whether it was mapped with links to partners.
    """

    def __init__(self, pathway: Pathway, known: Site, *, partner: bool = False) -> None:
        self._pathway = pathway
        self._known = known
        self._partner = partner
        self._names = names_of(pathway)
        self._own = {self._names.bare, self._names.revised, self._names.drawing, self._names.page}
        self._drawn = DrawingOrigins(pathway.drawing, self._names) if pathway.drawing else None
        self._statements: dict[str, Entry] = {}
        self._subjects: dict[Term, Entry] = {}
        self._not_yet = [*_TABLES, *_LISTS, *_TEXTS]

    def place(self, focus: Term, path: str, value: str) -> Place:
        """Where a triple comes from; or, when there is none such, where its subject does.

        Args:
            focus: the subject.
            path: the property, or a path of properties.
            value: the object, or what the path leads to; empty when it is missing.
        """
        predicate = last_property(path)
        if self._drawn and (focus not in self._own or self._pathway.is_drawing):
            drawn = self._drawn.place(focus, predicate, value)
            if drawn:
                return drawn
        entry: Entry | None = None
        if value:
            if "/" not in _OF_IRIS.sub("", path):  # nothing says at once what is several steps away
                entry = self._asked(self._statements, say(focus, predicate, Term(value)))
            if entry is None and path and focus in self._own:
                entry = self._asked(self._subjects, Term(value))  # reached from the page by several steps
        if entry is None and focus not in self._own:
            entry = self._asked(self._subjects, focus)
        if entry is None and self._drawn and focus not in self._own:
            drawn = self._drawn.place(focus, Term(""), "")
            if drawn:
                return drawn
        if entry is None:
            return self._at((_KEYS[predicate],) if predicate in _KEYS else ())
        return self._within(entry, focus, predicate, value)

    def of_page(self) -> Place:
        """Where the page begins."""
        return self._at(())

    def of_resource(self, node: Term) -> Place | None:
        """Where a resource is drawn or described; None: nowhere on this page."""
        if self._drawn and node not in self._own and (drawn := self._drawn.place(node, Term(""), "")):
            return drawn
        entry = self._asked(self._subjects, node)
        return self._within(entry, node, Term(""), "") if entry else None

    def of_texts(self, texts: Sequence[str]) -> Place | None:
        """Where texts stand: the data node that has most of them, or what is drawn with one as its id, or a key."""
        wanted = {text for text in texts if text}
        table = self._pathway.datanodes
        best: tuple[int, int, int] | None = None
        for row in table.rows:
            cells = (
                (_IDENTIFIER_CELL, row.identifier),
                (_IDENTIFIER_CELL, row.identifier.partition(":")[2]),
                (0, row.label),
            )
            there = [cell for cell, content in cells if content.strip() in wanted]
            if there and (best is None or len(there) > best[0]):
                best = len(there), row.line, there[0]
        if best:
            return Place(table.file, *table.locate(*best[1:]))
        if self._drawn and (drawn := self._drawn.of_ids(wanted)):
            return drawn
        keys = (key for key in ("title", "description") if getattr(self._pathway, key) in wanted)
        return next((self._at((key,)) for key in keys), None)

    def _asked(self, places: Mapping[Any, Entry], what: str) -> Entry | None:
        """Looks something up, asking the rules about one field after the other until it is there: tables last.

        But for the field that it should come from, which is asked first.
        """
        likely = _likely(what) if what not in places else ""
        if likely in self._not_yet:
            self._ask(likely, _local(what) if likely in _TABLES else "")
            if likely not in _TABLES:
                self._not_yet.remove(likely)
        while what not in places and self._not_yet:
            if self._not_yet[-1] in _TABLES:
                self._ask(self._not_yet[-1], _local(what))
                if what in places:
                    break
            self._ask(self._not_yet.pop())
        return places.get(what)

    def _ask(self, field: str, local: str = "") -> None:
        """Asks the rules what a field gives; of a table only the rows that have a text, if it is not empty."""
        rules = [rule for rule in RULES if field in rule.fields]
        for index, part in _parts(self._pathway, field, local):
            ctx = Context(part, self._names, self._known, full=True, partner=self._partner, problems=[])
            for statement in each(chain.from_iterable(rule.make(ctx) for rule in rules)):
                self._statements.setdefault(statement, (field, index))
                subject = Term(statement.partition(" ")[0])
                if subject not in self._own:
                    self._subjects.setdefault(subject, (field, index))

    def _at(self, path: ValuePath) -> Place:
        return Place(self._pathway.file, *self._pathway.locate(path))

    def _within(self, entry: Entry, focus: Term, predicate: Term, value: str) -> Place:
        """The key of an entry, or the cell of a row, that gives a property."""
        field, index = entry
        if field == "datanodes":
            return self._node_cell(index, predicate, value)
        if field == "bibliography":
            table = self._pathway.bibliography
            return Place(table.file, *table.locate(table.rows[index].line, _REFERENCE_CELLS.get(predicate, 0)))
        if field == "schema_jsonld":
            return self._at(("schema-jsonld", index, *self._schema_key(index, predicate, value)))
        if field in _TEXTS:
            return self._at((field.replace("_", "-"),))
        if field in _MAIN_KEY:
            key = _ENTRY_KEYS[field].get(predicate, _MAIN_KEY[field])
            if field == "annotations" and focus != term(self._pathway.annotations[index].id or ""):
                key = "parent" if predicate != WP.ontologyTag and focus in self._subjects else key
            return self._at((field, index, key))
        return self._at((field, index))

    def _node_cell(self, index: int, predicate: Term, value: str) -> Place:
        table = self._pathway.datanodes
        row = table.rows[index]
        cell, content = _NODE_CELLS.get(predicate, _IDENTIFIER_CELL), row.identifier
        header = _COLUMN_OF.get(predicate)
        if header in table.columns:
            column = table.columns.index(header)
            if _offset(row.mappings[column], value) is not None:
                cell, content = column + _FIRST_MAPPING, row.mappings[column]
        line, start = table.locate(row.line, cell)
        return Place(table.file, line, start + ((_offset(content, value) or 0) if cell >= _FIRST_MAPPING else 0))

    def _schema_key(self, index: int, predicate: Term, value: str) -> ValuePath:
        block = self._pathway.schema_jsonld[index]
        key = "@type" if predicate in {RDF.type, SCHEMA.sameAs} else predicate.rpartition("/")[2].removesuffix(">")
        key = key if key in block else "@id"
        listed = block.get(key)
        if isinstance(listed, list) and value.startswith('"'):
            texts = [str(item) for item in listed]
            if lexical(Term(value)) in texts:
                return key, texts.index(lexical(Term(value)))
        return (key,)


def _likely(what: str) -> str:
    """The field that a statement or a resource should come from; empty: it may come from anywhere."""
    for start, field in _STARTS.items():
        if what.startswith(start):
            return field
    return "schema_jsonld" if f" <{PREFIXES['schema']}" in what else ""


def _local(what: str) -> str:
    """The last part of the IRI that a statement is about: the identifier that its row has, nearly always."""
    return re.split(r"[/#:]", what.partition(" ")[0].strip("<>"))[-1] or "-"


def _parts(pathway: Pathway, field: str, local: str = "") -> Iterator[tuple[int, Pathway]]:
    """The pathway with one entry, row or text of a field at a time, and nothing else."""

    def alone(part: Any) -> Pathway:  # noqa: ANN401 - the type of the field
        kept: dict[str, Any] = {"revision": pathway.revision, field: part}
        return Pathway(pathway.file, pathway.wpid, pathway.locate, **kept)

    content: Any = getattr(pathway, field)
    if field in _TABLES:
        for index, row in enumerate(content.rows):
            if local and local not in (row.identifier if field == "datanodes" else row.id):
                continue
            yield index, alone(dataclasses.replace(content, rows=(row,)))
    elif field in _LISTS:
        empty = _EMPTY.get(field, "")
        for index, entry in enumerate(content):
            # an entry keeps its place, and bots stay: authors are numbered without them
            kept: Any = tuple(
                entry if place == index else other if isinstance(other, str) and other in NO_PERSONS else empty
                for place, other in enumerate(content)
            )
            yield index, alone(kept)
    elif content is not None:
        yield 0, alone(content)


def _offset(cell: str, value: str) -> int | None:
    """How far into a cell the identifier stands that an IRI ends with; None when it stands nowhere in it."""
    start = 0
    for piece in cell.split(";"):
        local = piece.strip().rpartition(":")[2]
        if local and value.endswith(f"{local}>"):
            return start + len(piece) - len(piece.lstrip())
        start += len(piece) + 1
    return None
