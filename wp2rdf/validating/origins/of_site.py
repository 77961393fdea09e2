"""Where on the pages about authors, communities, organisms and terms a triple comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import START
from wp2rdf.mapping import sitewide
from wp2rdf.mapping.context import curation, user
from wp2rdf.mapping.pathway import site_url, taxon, taxon_id
from wp2rdf.mapping.tags import term
from wp2rdf.model import Author, Community, Organism, TopTerm
from wp2rdf.rdf.iri import child
from wp2rdf.rdf.terms import Term, say
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, OBO, OWL, PAV, RDFS, SCHEMA, SKOS
from wp2rdf.validating.origins.place import Place, last_property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Site, ValuePath

_AUTHOR = {
    FOAF.name: "realname",
    DC.identifier: "orcid",
    OWL.sameAs: "wikidata",
    SCHEMA.url: "website",
    SCHEMA.affiliation: "affiliation",
    DCTERMS.description: "bio",
    FOAF.member: "communities",
}
_COMMUNITY = {
    FOAF.name: "display-name",
    DCTERMS.title: "title",
    DCTERMS.description: "description",
    DCTERMS.abstract: "short-description",
    DCTERMS.bibliographicCitation: "reference",
    SCHEMA.funding: "support",
    FOAF.homepage: "logo-link",
    FOAF.logo: "logo",
    RDFS.seeAlso: "curationrepo",
    PAV.curatedBy: "editors",
    DCTERMS.replaces: "redirect_from",
}
_ORGANISM = {
    RDFS.label: "latin",
    OBO.NCIT_C179773: "ncbi",
    SKOS.altLabel: "common",
    SKOS.notation: "bridgedb-code",
    SCHEMA.category: "group",
    DCTERMS.description: "description",
}
_TERM = {RDFS.label: "value", SKOS.notation: "xref-identifier", OBO.IAO_0000115: "definition"}

_Record = Author | Community | Organism | TopTerm


class SiteOrigins:
    """The places of the site-wide pages.

    Args:
        known: what the site knows.
    """

    def __init__(self, known: Site) -> None:
        self._known = known
        self._records: dict[Term, list[_Record]] = {}
        for node, record in self._named():
            if node is not None:
                self._records.setdefault(node, []).append(record)
        self._parts = dict(self._of_parts())

    def _named(self) -> Iterator[tuple[Term | None, _Record]]:
        """Every site-wide page with the IRI of what it is about."""
        for community in self._known.communities.values():
            yield curation(community.community_tag), community
        for organism in self._known.organisms.values():
            number = taxon_id(organism.latin, self._known)
            yield taxon(number) if number else None, organism
        for top in self._known.top_terms.values():
            yield term(top.id), top
        for name, author in (self._known.authors or {}).items():
            yield user(name), author

    def _of_parts(self) -> Iterator[tuple[Term, tuple[Author | Community, ValuePath]]]:
        """What has a name of its own on the page of something else: accounts and collections."""
        for author in (self._known.authors or {}).values():
            for key, account, _ in sitewide.accounts(author):
                if account:
                    yield account, (author, (key,))
        for community in self._known.communities.values():
            node = curation(community.community_tag)
            folder = child(node, "collection") if node else None
            for listed in community.collections:
                collection = child(folder, listed.name) if folder else None
                if collection:
                    yield collection, (community, listed.path)

    def place(self, focus: Term, path: str, value: str) -> Place | None:
        """Where a triple comes from, or where its subject does; None when no page of the site is about it."""
        predicate = last_property(path)
        for node in (focus, Term(value)):
            if node in self._parts:
                page, where = self._parts[node]
                return _at(page, _within(page, where, predicate, value) if isinstance(page, Community) else where)
        records = self._records.get(focus, [])
        if not records:
            return None
        saying = (record for record in records if len(records) > 1 and self._says(record, focus, predicate, value))
        record = next(saying, records[0])
        key = _KEYS[type(record)].get(predicate, _IDENTITY[type(record)])
        return _at(record, (key, *_index(record, key, value)))

    def _says(self, record: _Record, focus: Term, predicate: Term, value: str) -> bool:
        """Whether it is this page that a triple comes from, when several are about one thing."""
        match record:
            case Author():
                said = sitewide.author(record.username, self._known, full=True, problems=[])
            case Organism():
                said = sitewide.organism(record.latin, self._known, [])
            case TopTerm():
                said = sitewide.top_term(record.value, self._known, [])
            case Community():
                said = sitewide.community(record, [])
        return say(focus, predicate, Term(value)) in set(said)


def _within(page: Community, where: ValuePath, predicate: Term, value: str) -> ValuePath:
    """The place in a collection that gives a property."""
    for listed in page.collections:
        wpid = value.rpartition("/")[2].removesuffix(">")
        if listed.path == where and predicate == SKOS.member and wpid in listed.wpids:
            return listed.paths[listed.wpids.index(wpid)]
    return (*where, "name")


_KEYS: dict[type[_Record], dict[Term, str]] = {
    Author: _AUTHOR,
    Community: _COMMUNITY,
    Organism: _ORGANISM,
    TopTerm: _TERM,
}
"""The key of each kind of page that gives a property."""

_IDENTITY: dict[type[_Record], str] = {
    Author: "username",
    Community: "community-tag",
    Organism: "ncbi",
    TopTerm: "xref-identifier",
}
"""The key of each kind of page that its IRI comes from."""


def _at(record: _Record, path: ValuePath) -> Place:
    """The place of a value, or of the nearest that holds it."""
    while path and path not in record.at:
        path = path[:-1]
    return Place(record.file, *record.at.get(path, START))


def _index(record: _Record, key: str, value: str) -> tuple[int, ...]:
    """The index of an entry of a list by the IRI that it gives."""
    make = {"editors": user, "communities": curation, "redirect_from": _address}.get(key)
    entries = getattr(record, key, ())
    if make is None or not isinstance(entries, tuple):
        return ()
    return tuple(index for index, entry in enumerate(entries) if make(entry) == value)[:1]


def _address(path: str) -> Term | None:
    return site_url(path.strip())
