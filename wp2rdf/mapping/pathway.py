"""Rules for the pathway itself: identity, title, description, organism, revision, date, redirects, NDEx, provenance."""

from __future__ import annotations

import base64
import datetime
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from wp2rdf.mapping.context import curation, once
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import CC0, PREFIXES, WIKIPATHWAYS, known, mint
from wp2rdf.rdf.terms import Sound, plain, say, tagged, typed
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, GPML, OBO, PAV, PROV, RDF, RDFS, SKOS, WP, XSD
from wp2rdf.registries.organisms import COMMON_NAMES, TAXA
from wp2rdf.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Pathway, Site
    from wp2rdf.rdf.terms import Statement, Term

REVISION = re.compile(r"r(?:0|[1-9][0-9]{0,13})")
EVERY_PATHWAY = "AnalysisCollection"
"""The curation tag that the official RDF gives to every pathway."""

NDEX = "https://www.ndexbio.org/viewer/networks/"
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
IMAGES = "https://www.wikipathways.org//wpi/"
_IMAGE = IMAGES + "wpi.php?action=downloadFile&type={}&pwTitle=Pathway:{}&oldid={}"
_OF_IMAGES = 6
"""Statements about images, which are sound: the pathway's own names make them."""


def identity(ctx: Context) -> Iterator[Statement | Sound]:
    """The pathway, its revision and its drawing, with the links that the official RDF has."""
    bare, revised, drawing, _, label = ctx.names
    wpid, _, revision = label.partition("_")
    yield say(bare, PAV.hasVersion, revised)
    yield say(revised, RDF.type, WP.Pathway)
    yield say(revised, RDF.type, SKOS.Collection)
    yield say(revised, DC.identifier, bare)
    yield say(revised, DCTERMS.identifier, plain(wpid))
    yield say(revised, DC.source, plain("WikiPathways"))
    yield say(revised, WP.isAbout, drawing)
    yield say(revised, FOAF.page, known(f"http://www.wikipathways.org/instance/{label}"))
    if ctx.sound:
        yield Sound(_OF_IMAGES)
        return
    for kind, media in (("svg", "image/svg+xml"), ("png", "image/png")):
        image = known(_IMAGE.format(kind, wpid, revision[1:]))
        yield say(revised, FOAF.img, image)
        yield say(image, RDF.type, FOAF.Image)
        yield say(image, DCTERMS.format, plain(media))


def title(ctx: Context) -> Iterator[Statement]:
    """`title`, as it is written; that of the drawing, if it has one, is the pathway's, and another one the page's."""
    drawing, written = ctx.pathway.drawing, ctx.pathway.title
    drawn = drawing.title if drawing else ""
    if written is None:
        ctx.fault("title-missing", "no title", "title")
    if drawn or written:
        yield say(ctx.names.revised, DC.title, tagged(drawn or written or "", "en"))
    if drawn and written and drawn != written and ctx.full:
        yield say(ctx.names.page, DCTERMS.title, tagged(written, "en"))


def description(ctx: Context) -> Iterator[Statement]:
    """`description`, as it is written; none when it is empty.

    With a drawing that of the drawing, or those, are the pathway's; another one is the page's, be it empty.
    """
    drawing, written = ctx.pathway.drawing, ctx.pathway.description
    if drawing is None:
        if written is not None:
            yield say(ctx.names.revised, DCTERMS.description, plain(written))
        return
    drawn = [comment.text for comment in drawing.descriptions]
    for text in drawn:
        yield say(ctx.names.revised, DCTERMS.description, plain(text))
    if ctx.full and not ctx.pathway.is_drawing and drawn != ([] if written is None else [written]):
        yield say(ctx.names.page, DCTERMS.description, plain(written or ""))


def revision_of(record: Pathway) -> str | None:
    """The revision that the IRIs of a pathway have: its drawing's, or else its page's; None: neither is well-formed."""
    said = (record.drawing.revision if record.drawing else None, record.revision)
    return next((revision for revision in said if revision and REVISION.fullmatch(revision)), None)


def version(ctx: Context) -> Iterator[Statement]:
    """`revision` as the version of the drawing, in the official form."""
    revision = ctx.pathway.revision
    if revision is None:
        ctx.fault("revision-missing", "no revision: r1 stands in for it", "revision")
    elif not REVISION.fullmatch(revision):
        said = f"revision {revision!r} is not r and a number of up to 14 digits"
        number = re.fullmatch(r"(?:r|rev\.?|revision|version|v)?[\s:_-]*r?([0-9]{1,14})", revision, re.IGNORECASE)
        ctx.fault("revision-malformed", said, "revision", helps=f"write `revision: r{number[1]}`" if number else "")
    elif revision != (drawn := revision_of(ctx.pathway)):
        ctx.fault("drawing-revision", f"the page is of revision {revision}, its drawing of {drawn}", "revision")
    if revision_of(ctx.pathway):
        yield say(ctx.names.drawing, GPML.version, plain(ctx.names.label))


def revision_number(ctx: Context) -> Iterator[Statement]:
    """`revision` as a literal, and what it is a revision of; that of a page with another drawing is the page's."""
    revision, written = revision_of(ctx.pathway), ctx.pathway.revision
    if revision is None:
        return
    yield say(ctx.names.revised, PAV.version, plain(revision))
    yield say(ctx.names.revised, DCTERMS.isVersionOf, ctx.names.bare)
    if written and written != revision and REVISION.fullmatch(written):
        yield say(ctx.names.page, PAV.version, plain(written))


def last_edited(ctx: Context) -> Iterator[Statement]:
    """`last-edited` as a date."""
    date = ctx.pathway.last_edited
    if date is None:
        return
    if is_date(date):
        yield say(ctx.names.revised, DCTERMS.modified, typed(date, XSD.date))
    else:
        ctx.fault("date-malformed", f"{date!r} is not a date of the form 2025-12-31", "last-edited")


def is_date(text: str) -> bool:
    """Whether the text is a calendar date of the form 2025-12-31."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def taxon_id(name: str, site: Site) -> str | None:
    """NCBI taxonomy id of an organism: its page on the site wins over the table that ships."""
    organism = site.organisms.get(name)
    if organism and organism.ncbi and organism.ncbi.isascii() and organism.ncbi.isdigit():
        return organism.ncbi
    return TAXA.get(name)


def taxon(number: str) -> Term:
    """A taxon by its NCBI taxonomy id."""
    return known(f"{PREFIXES['obo']}NCBITaxon_{number}")


def organisms(ctx: Context) -> Iterator[Statement]:
    """`organisms`: the name, and the taxon when it is known; with a drawing its organism, and others are the page's."""
    drawing, written = ctx.pathway.drawing, ctx.pathway.organisms
    drawn = (drawing.organism,) if drawing and drawing.organism else written
    if ctx.full and set(drawn) != set(written):
        for _, name in once(written):
            yield say(ctx.names.page, WP.organismName, plain(name))
    for index, name in once(drawn):
        yield say(ctx.names.revised, WP.organismName, plain(name))
        number = taxon_id(name, ctx.site)
        if number is None:
            common = COMMON_NAMES.get(name.strip().lower())
            helps = f"did you mean {common}?" if common else did_you_mean(name, TAXA)
            ctx.fault("organism-unknown", f"no taxon is known for {name!r}", "organisms", index, helps=helps)
            continue
        yield say(ctx.names.revised, WP.organism, taxon(number))
        yield say(taxon(number), OBO.NCIT_C179773, plain(number))


def communities(ctx: Context) -> Iterator[Statement]:
    """`communities` as curation tags, and the tag that every pathway has."""
    every = curation(EVERY_PATHWAY)
    if every:
        yield say(ctx.names.revised, WP.ontologyTag, every)
    for index, tag in once(ctx.pathway.communities):
        node = curation(tag)
        if tag == EVERY_PATHWAY:
            ctx.fault("community-tag", f"{tag} is written for every pathway anyway", "communities", index)
        elif node is None:
            ctx.fault("community-tag", f"community {tag!r} cannot become an IRI", "communities", index)
        else:
            yield say(ctx.names.revised, WP.ontologyTag, node)


def page(ctx: Context) -> Iterator[Statement]:
    """The page as a document, and the licence of the pathway."""
    yield say(ctx.names.bare, FOAF.page, ctx.names.page)
    yield say(ctx.names.page, RDF.type, FOAF.Document)
    yield say(ctx.names.page, FOAF.primaryTopic, ctx.names.bare)
    yield say(ctx.names.revised, DCTERMS.license, CC0)


def redirects(ctx: Context) -> Iterator[Statement]:
    """`redirect_from`: addresses that the page replaces."""
    for index, path in once(ctx.pathway.redirect_from):
        old = None if path.startswith(WIKIPATHWAYS) else site_url(path)
        if old is None:
            said = f"redirect {path!r} is neither a path of the site nor an address elsewhere"
            ctx.fault("redirect-malformed", said, "redirect_from", index)
        else:
            yield say(ctx.names.page, DCTERMS.replaces, old)


def site_url(path: str) -> Term | None:
    """The address of a path on the site; a whole address stays as it is."""
    return iri.url(WIKIPATHWAYS + path if path.startswith("/") else path)


def seo(ctx: Context) -> Iterator[Statement]:
    """`seo`: the class that the page has on schema.org."""
    kind = ctx.pathway.seo
    if kind is None:
        return
    node = mint(PREFIXES["schema"], kind)
    if node is None or kind not in _schema_org_classes():
        helps = did_you_mean(kind, _schema_org_classes())
        ctx.fault("seo-unknown", f"{kind!r} is not a class of schema.org", "seo", helps=helps)
    else:
        yield say(ctx.names.page, RDF.type, node)


@cache
def _schema_org_classes() -> frozenset[str]:
    listed = resources.files("wp2rdf.mapping").joinpath("schema_org_classes.txt").read_text(encoding="utf-8")
    return frozenset(listed.split())


def ndex(ctx: Context) -> Iterator[Statement]:
    """`ndex`: the network of this pathway in NDEx."""
    uuid = ctx.pathway.ndex
    if uuid is None:
        return
    network = mint(NDEX, uuid)
    if network is None or not _UUID.fullmatch(uuid):
        found = re.search(f"{_UUID.pattern}$", uuid)
        ctx.fault(
            "ndex-malformed", f"{uuid!r} is not a UUID", "ndex", helps=f"write `ndex: {found[0]}`" if found else ""
        )
        return
    yield say(ctx.names.bare, RDFS.seeAlso, network)
    yield say(network, DC.source, plain("NDEx"))
    yield say(network, DCTERMS.identifier, plain(uuid))


def provenance(ctx: Context) -> Iterator[Statement]:
    """The files that the page's graph was made from, named by their digests (RFC 6920, section 3)."""
    for path, digest in ctx.pathway.sources:
        value = base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
        file = known(f"ni:///sha-256;{value}")
        yield say(ctx.names.page, PROV.wasDerivedFrom, file)
        if path:
            yield say(file, RDFS.label, plain(path))
