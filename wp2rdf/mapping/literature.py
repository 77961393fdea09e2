"""Rules for literature: the bibliography of a pathway, the works that cite it; checks PubMed ids, DOIs, ISBNs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from wp2rdf.errors import Problem
from wp2rdf.model import WPID, CitingWork
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import IDENTIFIERS, PATHWAY, known, mint, trim
from wp2rdf.rdf.terms import Sound, plain, say, typed
from wp2rdf.rdf.vocab import CITO, DC, DCTERMS, FABIO, FOAF, RDF, SCHEMA, WP, XSD
from wp2rdf.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Reference
    from wp2rdf.rdf.terms import Statement, Term

DOI_BASE = "https://doi.org/"
PMC_BASE = "https://europepmc.org/article/PMC/"
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_DOI_LINK = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_PMC = re.compile(r"PMC([0-9]+)")
_PMC_IN_WORDS = re.compile(r"PMC(?:ID)?[ :]*(?:PMC)?([0-9]+)", re.IGNORECASE)
_PUBMED_IN_WORDS = re.compile(
    r"(?:PMID|PubMed|MED)[ :]*([0-9]+)|https?://(?:www\.ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/([0-9]+)/?",
    re.IGNORECASE,
)
_DATABASES: dict[str, tuple[str, re.Pattern[str] | None]] = {
    "pubmed": (IDENTIFIERS + "pubmed/", re.compile(r"[0-9]+")),
    "doi": (DOI_BASE, None),
    "isbn": ("urn:isbn:", re.compile(r"[0-9][0-9-]*[0-9Xx]")),
    "kegg pathway": (IDENTIFIERS + "kegg.pathway/", re.compile(r"[a-z]{2,5}[0-9]{5}")),
    "wikipathways": (PATHWAY, WPID),
    "url": ("", None),
}
_NAMES = ("Pubmed", "DOI", "ISBN", "KEGG Pathway", "WikiPathways", "URL")
"""The databases as pages write them."""
_OFFICIAL = {"pubmed": "PubMed", "doi": "DOI"}
_DATED = re.compile(r"(.+) \(([0-9]{4})\)")


def doi(text: str) -> Term | None:
    """The IRI of a DOI, as it is typed; `doi:` and resolver addresses before it are taken off."""
    text = trim(text)
    linked = _DOI_LINK.fullmatch(text)
    text = linked[1] if linked else text
    if not _DOI.fullmatch(text) or iri.has_blank(text):
        return None
    return mint(DOI_BASE, text, keep="/")


_SOUND_PUBMED = re.compile("[1-9][0-9]{0,8}")
_LEAST_CITATION = 15
_OF_REFERENCE = 8
"""Statements about an article of PubMed and its text."""


def references(ctx: Context) -> Iterator[Statement | Sound]:
    """Bibliography rows. The official RDF has PubMed ids and DOIs; other databases and the text are `full` only.

    With a drawing the official RDF has what that cites, and a row adds its text.
    """
    table = ctx.pathway.bibliography
    drawn = ctx.drawn.works if ctx.drawn else ()
    known_there = (
        {trim(one.identifier) for one in ctx.pathway.drawing.publications.values()} if ctx.pathway.drawing else ()
    )
    times = Counter(trim(row.id) for row in table.rows)
    is_cited = False
    for row in table.rows:
        database = row.database.strip().lower()
        if ctx.sound and is_cited and times[row.id] == 1 and _is_sound(database, row):
            yield Sound(_OF_REFERENCE)
            continue
        work = _work(database, trim(row.id))
        if work is None:
            known_database = database in _DATABASES
            rule = "reference-id" if known_database else "reference-database"
            what = f"{row.id!r} is not an id of {row.database}" if known_database else f"database {row.database!r}"
            place = table.locate(row.line, 0 if known_database else 1)
            helps = _meant(database, row.id) if known_database else did_you_mean(row.database, _NAMES)
            ctx.problems.append(Problem(table.file, *place, rule, f"{what}: reference left out", helps))
            continue
        is_cited = True  # a shape asks whether the pathway cites anything
        if ctx.drawn and work not in drawn and trim(row.id) not in known_there:
            said = f"the literature of the drawing has no {row.database} {row.id}"
            ctx.problems.append(Problem(table.file, *table.locate(row.line, 0), "reference-not-drawn", said))
        if ctx.full or not ctx.drawn:
            if work not in drawn:
                yield from _cited(ctx, database, work, trim(row.id))
            if ctx.full and row.citation:
                yield say(work, DCTERMS.bibliographicCitation, plain(row.citation))


def _is_sound(database: str, row: Reference) -> bool:
    """Whether a row is an article of PubMed, with its text, as the shapes ask for it."""
    return database == "pubmed" and _SOUND_PUBMED.fullmatch(row.id) is not None and len(row.citation) >= _LEAST_CITATION


def _meant(database: str, text: str) -> str:
    """What to write for an id that is none of its database."""
    if database == "pubmed":
        if found := _PUBMED_IN_WORDS.fullmatch(trim(text)):
            return f"write `{found[1] or found[2]}`"
        if re.fullmatch(r"PMC[0-9]+", trim(text), re.IGNORECASE):
            return "this is an id of PubMed Central: write the PubMed id of the article"
        if doi(text):
            return "this is a DOI: write DOI as the database"
        if re.fullmatch(r"[0-9.]+E[+][0-9]+", trim(text)):
            return "a spreadsheet has rounded it: copy the PubMed id again"
    return ""


def _cited(ctx: Context, database: str, work: Term, identifier: str) -> Iterator[Statement]:
    """What a row says of a work and of who cites it: the pathway, since a table does not tell which part of it."""
    official = _OFFICIAL.get(database)
    if official or ctx.full:
        yield say(ctx.names.revised, CITO.cites, work)
        yield say(ctx.names.revised, DCTERMS.references, work)
        yield say(work, DCTERMS.isPartOf, ctx.names.revised)
    if official:
        yield say(work, RDF.type, WP.PublicationReference)
        yield say(work, DC.source, plain(official))
    if database == "pubmed":
        yield say(work, DCTERMS.identifier, plain(identifier))
        yield say(work, FOAF.page, known(f"http://www.ncbi.nlm.nih.gov/pubmed/{identifier}"))
    elif database == "doi":
        yield say(work, FOAF.page, work)


def _work(database: str, identifier: str) -> Term | None:
    """The IRI of a referenced work, by the name of its database in lower case."""
    base, pattern = _DATABASES.get(database, ("", None))
    if pattern is not None:
        return mint(base, identifier) if pattern.fullmatch(identifier) else None
    if database == "doi":
        return doi(identifier)
    return iri.url(identifier) if database == "url" else None


def citing_work(link: str) -> tuple[Term | None, str]:
    """The IRI of a citing work by its link, and the source that the link belongs to (empty for a web address)."""
    link = trim(link)
    pmc = _PMC.fullmatch(link)
    if pmc:
        return known(f"{PMC_BASE}{pmc[1]}"), "PMC"
    work = doi(link)
    return (work, "DOI") if work else (iri.url(link), "")


def citedin(ctx: Context) -> Iterator[Statement]:
    """`citedin`: works that cite the pathway."""
    seen: dict[Term, CitingWork] = {}
    for index, entry in enumerate(ctx.pathway.citedin):
        if entry == CitingWork():
            continue
        work, source = citing_work(entry.link or "")
        if work is None:
            said = f"link {entry.link!r} is not a PMC id, a DOI or a web address" if entry.link else "no link"
            found = _PMC_IN_WORDS.fullmatch(trim(entry.link or ""))
            ctx.fault("citedin-link", said, "citedin", index, "link", helps=f"write `PMC{found[1]}`" if found else "")
        elif seen.setdefault(work, entry) == entry:
            yield say(work, CITO.cites, ctx.names.bare)
            if ctx.full:
                yield from _described(ctx, work, source, index)
        else:
            said = f"{entry.link} stands twice with different values: the first counts"
            ctx.fault("citedin-conflict", said, "citedin", index)


def _described(ctx: Context, work: Term, source: str, index: int) -> Iterator[Statement]:
    entry = ctx.pathway.citedin[index]
    yield say(work, RDF.type, FABIO.Expression)
    yield say(work, DCTERMS.identifier, plain(entry.link or ""))
    if source:
        yield say(work, DC.source, plain(source))
    if entry.title is not None:
        dated = _DATED.fullmatch(entry.title)
        yield say(work, DCTERMS.title, plain(dated[1] if dated else entry.title))
        if dated:
            yield say(work, DCTERMS.date, typed(dated[2], XSD.gYear))
    if entry.archived is not None:
        copy = doi(entry.archived) or iri.url(entry.archived)
        if copy is None:
            said = f"archived {entry.archived!r} is neither a DOI nor a web address"
            ctx.fault("citedin-archived", said, "citedin", index, "archived")
        else:
            yield say(work, SCHEMA.archivedAt, copy)
            yield say(copy, DCTERMS.identifier, plain(entry.archived))
