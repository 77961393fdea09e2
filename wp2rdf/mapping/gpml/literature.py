"""Publications that a drawing cites, by PubMed id or DOI, and what of it cites them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.words import (
    A_PUBLICATION,
    CITES,
    IDENTIFIER,
    PAGE,
    PART_OF,
    REFERENCES,
    SOURCE_NAME,
)
from wp2rdf.rdf.iri import IDENTIFIERS, known, mint
from wp2rdf.rdf.terms import Term, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.drawing import Publication
    from wp2rdf.model.elements import Citation

_JAVA_BLANKS = "".join(map(chr, range(0x21)))
_DOI_MARK = "10."
_BEFORE_DOI = ("DOI: ", "https://doi.org/", "http://doi.org/")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_LARGEST = 2**31
_is_plain = re.compile("[1-9][0-9]{0,8}").fullmatch
"""PubMed ids that need no second look."""

_DOI_BASE = "https://doi.org/"


class Work(NamedTuple):
    """A publication that can be written: its IRI, and what is said of it."""

    iri: Term
    said: tuple[str, ...]


class Literature:
    """The publications of a drawing.

    Args:
        sheet: the drawing.
        found: where statements go.

    Attributes:
        cited: those that were cited so far.
    """

    def __init__(self, sheet: Sheet, found: list[str]) -> None:
        self._sheet = sheet
        self._found = found
        self._known = sheet.drawing.publications
        self._works: dict[str, Work | None] = {}
        self.cited: set[Term] = set()

    def cite(self, parent: Term, citations: Iterable[Citation], *, with_id: bool = False) -> None:
        """Adds that something cites publications.

        Args:
            parent: what cites them.
            citations: its citations.
            with_id: whether only those that have a bp:ID count.
        """
        found = self._found
        for citation in citations:
            work = self.work(citation.id)
            if work is None:
                if self._sheet.full and (lost := self.recovered(citation.id, parent)) in self.cited:
                    found.append(f"{lost}{PART_OF}{parent}")  # on the publication: only that is new
                continue
            if with_id and not self._known[citation.id].identifier:
                continue
            if self._sheet.full:
                self._swallowed(citation.id, work, parent)
            iri, said = work
            if iri not in self.cited:
                self.cited.add(iri)
                found += said
            found.append(f"{iri}{PART_OF}{parent}")
            found.append(f"{parent}{REFERENCES}{iri}")

    def _swallowed(self, identifier: str, work: Work, parent: Term) -> None:
        """Adds the PubMed id of a publication that the official rule takes for a DOI because of its source."""
        other = by_database(self._known[identifier], self._sheet.names.revised)
        if other and other.iri != work.iri:
            self._describe(other)
            self._found.append(f"{other.iri}{PART_OF}{parent}")

    def recovered(self, identifier: str, parent: Term) -> Term | None:
        """A publication by the id that citations use, also when the official rule loses it.

        One that the official RDF does not have is described, and is part of what cites it: only that is new.
        """
        publication = self._known.get(identifier)
        work = self.work(identifier) or (publication and by_database(publication, self._sheet.names.revised))
        if not work:
            return None
        if work.iri not in self.cited:
            self._describe(work)
            self._found.append(f"{work.iri}{PART_OF}{parent}")
        return work.iri

    def _describe(self, work: Work) -> None:
        """Adds what is said of a publication, but not that the pathway cites it, which official RDF does not say."""
        self._found += [line for line in work.said if CITES not in line]

    def check(self) -> None:
        """Notes what is wrong with the publications of the drawing."""
        for publication in self._known.values():
            if _is_plain(publication.identifier) and _DOI_MARK not in publication.source and not publication.unknown:
                continue
            fault = wrong(publication, self.work(publication.id))
            if fault:
                self._sheet.fault(*fault, publication.place)

    def work(self, identifier: str) -> Work | None:
        """A publication by the id that citations use."""
        if identifier in self._works:
            return self._works[identifier]
        publication = self._known.get(identifier)
        work = official(publication, self._sheet.names.revised) if publication else None
        self._works[identifier] = work
        return work


def wrong(publication: Publication, work: Work | None) -> tuple[str, str] | None:
    """What is wrong with a publication, given what the official converter makes of it: a rule and a message."""
    identifier, database = publication.identifier.strip(_JAVA_BLANKS), publication.database.strip()
    known = database.lower() in {"pubmed", "doi"}
    if publication.unknown:
        return "publication-id", f"{publication.unknown!r} is no part of a publication: the official RDF leaves it out"
    if _INTEGER.fullmatch(identifier) and _DOI_MARK in publication.source:
        return "publication-swallowed", f"PubMed id {identifier} is lost in the official RDF: the source holds a DOI"
    if work is not None:
        return None
    if not identifier:
        return "publication-id", "a publication without an id"
    if by_database(publication, Term("")) is not None:
        return "publication-swallowed", f"{database} {identifier} is lost in the official RDF: something holds '10.'"
    if known:
        return "publication-id", f"{identifier!r} is not an id of {database}"
    return "publication-database", f"{identifier!r} of {database or 'no database'} is neither a PubMed id nor a DOI"


def by_database(publication: Publication, pathway: Term) -> Work | None:
    """A publication by what bp:DB says that its id is, which the official converter does not ask."""
    identifier = publication.identifier.strip(_JAVA_BLANKS)
    if not identifier.isascii():
        return None
    database = publication.database.strip().lower()
    if database == "pubmed":
        return pubmed(identifier, pathway)
    if database == "doi":
        return doi(identifier[len("doi:") :].strip() if identifier.lower().startswith("doi:") else identifier, pathway)
    return None


def official(publication: Publication, pathway: Term) -> Work | None:
    """A publication as the official converter finds it: bp:DB is not looked at."""
    if publication.unknown:
        return None
    identifier = publication.identifier.strip(_JAVA_BLANKS)
    source = publication.source.strip(_JAVA_BLANKS)
    if _DOI_MARK in identifier or _DOI_MARK in source:
        return doi(identifier if _DOI_MARK in identifier else source, pathway)
    return pubmed(identifier, pathway)


def doi(text: str, pathway: Term) -> Work | None:
    """A publication by its DOI, as it is typed."""
    for start in _BEFORE_DOI:
        text = text.removeprefix(start)
    iri = mint(_DOI_BASE, text, keep="/") if text.startswith(_DOI_MARK) and " " not in text else None
    if iri is None:
        return None
    return Work(
        iri,
        (
            f"{iri}{A_PUBLICATION}",
            f"{iri}{SOURCE_NAME}{plain('DOI')}",
            f"{iri}{PAGE}{iri}",
            f"{pathway}{CITES}{iri}",
        ),
    )


def pubmed(identifier: str, pathway: Term) -> Work | None:
    """A publication by its PubMed id: what Java takes for an integer."""
    if not _INTEGER.fullmatch(identifier) or not -_LARGEST <= int(identifier) < _LARGEST:
        return None
    iri = mint(f"{IDENTIFIERS}pubmed/", identifier)
    if iri is None:
        return None
    return Work(
        iri,
        (
            f"{iri}{A_PUBLICATION}",
            f"{iri}{SOURCE_NAME}{plain('PubMed')}",
            f"{iri}{IDENTIFIER}{plain(identifier)}",
            f"{iri}{PAGE}{known(f'http://www.ncbi.nlm.nih.gov/pubmed/{identifier}')}",
            f"{pathway}{CITES}{iri}",
        ),
    )
