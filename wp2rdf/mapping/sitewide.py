"""Rules for what belongs to no single page: authors, communities, organisms and top terms."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from wp2rdf.mapping.context import MAINT_BOT, NO_PERSONS, Reporter, bare, curation, once, user, username
from wp2rdf.mapping.pathway import site_url, taxon, taxon_id
from wp2rdf.mapping.tags import term, top_id
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import PREFIXES, WIKIPATHWAYS, child, known, mint
from wp2rdf.rdf.terms import Term, plain, say
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, OBO, OWL, PAV, PROV, RDF, RDFS, SCHEMA, SKOS
from wp2rdf.registries.ontologies import ONTOLOGIES
from wp2rdf.text import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wp2rdf.errors import Problem
    from wp2rdf.model import Author, Community, Site
    from wp2rdf.rdf.terms import Statement

_AUTHOR_PAGES = "https://wikipathways.org/authors/"
_COMMUNITY_PAGES = WIKIPATHWAYS + "/communities/"
_ORCID = re.compile(r"(?:https?://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])")
_WIKIDATA = re.compile(r"Q[0-9]+")
_NO_NAME = "NA"


def author(entry: str, site: Site, *, full: bool, problems: list[Problem]) -> Iterator[Statement]:
    """What is known of an author, by an entry on a page or a user name."""
    node = user(entry) if entry.strip() else None
    if node is None or (entry in NO_PERSONS and not full):
        return
    if entry in NO_PERSONS:
        yield say(node, RDF.type, PROV.SoftwareAgent if entry == MAINT_BOT else PROV.Agent)
    else:
        yield say(node, RDF.type, FOAF.Person)
    homepage = mint(_AUTHOR_PAGES, username(entry))
    if homepage:
        yield say(node, FOAF.homepage, homepage)
    profile = _profile(entry, site)
    if profile:
        yield say(node, FOAF.name, plain(profile.realname or _NO_NAME))
        yield from _identifiers(node, profile, full=full, problems=problems)
        if full:
            yield from _profiled(node, profile, problems)
    elif site.authors is not None:
        yield say(node, FOAF.name, plain(_NO_NAME))


def _profile(entry: str, site: Site) -> Author | None:
    """An author's page; an entry may have HTML entities where the page has characters."""
    authors = site.authors or {}
    return authors.get(entry) or authors.get(html.unescape(entry))


def _identifiers(node: Term, profile: Author, *, full: bool, problems: list[Problem]) -> Iterator[Statement]:
    reporter = Reporter(profile.file, profile.at, problems)
    orcid = _ORCID.fullmatch(profile.orcid) if profile.orcid else None
    if profile.orcid and not orcid:
        reporter.fault("identifier-malformed", f"{profile.orcid!r} is not an ORCID iD", "orcid")
    wikidata = profile.wikidata if profile.wikidata and _WIKIDATA.fullmatch(profile.wikidata) else None
    if profile.wikidata and not wikidata:
        reporter.fault("identifier-malformed", f"{profile.wikidata!r} is not a Wikidata item", "wikidata")
    if orcid and (full or wikidata):
        yield say(node, DC.identifier, known(f"https://orcid.org/{orcid[1]}"))
    if wikidata and (full or orcid):
        yield say(node, OWL.sameAs, known(f"{PREFIXES['wd']}{wikidata}"))


def _profiled(node: Term, profile: Author, problems: list[Problem]) -> Iterator[Statement]:
    reporter = Reporter(profile.file, profile.at, problems)
    if profile.website:
        website = iri.url(profile.website)
        if website:
            yield say(node, SCHEMA.url, website)
        else:
            reporter.fault("link-malformed", f"website {profile.website!r} is not a web address", "website")
    if profile.affiliation:
        yield say(node, SCHEMA.affiliation, plain(profile.affiliation))
    if profile.bio:
        yield say(node, DCTERMS.description, plain(profile.bio))
    for key, account, name in accounts(profile):
        if account is None:
            reporter.fault("link-malformed", f"{key} {name!r} cannot become an IRI", key)
            continue
        yield say(node, FOAF.account, account)
        yield say(account, RDF.type, FOAF.OnlineAccount)
        yield say(account, FOAF.accountName, plain(name))
    for index, tag in once(profile.communities):
        community = curation(tag)
        if community:
            yield say(community, FOAF.member, node)
        else:
            reporter.fault("community-tag", f"community {tag!r} cannot become an IRI", "communities", index)


def accounts(profile: Author) -> Iterator[tuple[str, Term | None, str]]:
    """The profiles of an author elsewhere: key, IRI and account name of each."""
    for key, value, base in (
        ("github", profile.github, "https://github.com/"),
        ("linkedin", profile.linkedin, "https://www.linkedin.com/in/"),
        ("twitter", profile.twitter, "https://twitter.com/"),
    ):
        if value:
            name = _account_name(value)
            yield key, mint(base, name), name
    if profile.googlescholar:
        user_id = _scholar(profile.googlescholar)
        account = mint("https://scholar.google.com/citations?user=", user_id) if user_id else None
        yield "googlescholar", account, user_id or profile.googlescholar
    if profile.mastodon_url:
        yield "mastodon-url", iri.url(profile.mastodon_url), _account_name(profile.mastodon_url)


def _scholar(value: str) -> str | None:
    """The id of a profile on Google Scholar, also from its address; None: the address is none."""
    if "://" not in value:
        return value.partition("&")[0]
    try:
        users = parse_qs(urlsplit(value).query).get("user")
    except ValueError:
        return None
    return users[0] if users else value.partition("&")[0]


def _account_name(value: str) -> str:
    """A user name, also from the address of a profile."""
    if REMOVED in value:
        return value
    name = value.rstrip("/").rpartition("/")[2] if "://" in value else value
    return name.removeprefix("@")


def community(page: Community, problems: list[Problem]) -> Iterator[Statement]:
    """A community's page."""
    reporter = Reporter(page.file, page.at, problems)
    node = curation(page.community_tag)
    if node is None:
        reporter.fault("community-tag", f"{page.community_tag!r} cannot become an IRI", "community-tag")
        return
    yield say(node, RDF.type, FOAF.Group)
    for predicate, text in (
        (FOAF.name, page.display_name),
        (DCTERMS.title, page.title),
        (DCTERMS.description, page.description),
        (DCTERMS.abstract, page.short_description),
        (DCTERMS.bibliographicCitation, page.reference),
        (SCHEMA.funding, page.support),
    ):
        if text:
            yield say(node, predicate, plain(text))
    stem = page.file.rpartition("/")[2].removesuffix(".md")
    homepage = mint(_COMMUNITY_PAGES, f"{stem}.html")
    if homepage:
        yield say(node, FOAF.homepage, homepage)
    for key, predicate, link in (
        ("logo-link", FOAF.homepage, page.logo_link),
        ("logo", FOAF.logo, _asset(page.logo)),
        ("curationrepo", RDFS.seeAlso, page.curationrepo),
    ):
        address = iri.url(link) if link else None
        if address:
            yield say(node, predicate, address)
        elif link:
            reporter.fault("link-malformed", f"{key} {link!r} is not a web address", key)
    for index, name in once(page.editors):
        editor = user(name)
        if editor:
            yield say(node, PAV.curatedBy, editor)
        else:
            reporter.fault("author-iri", f"editor {name!r} cannot become an IRI", "editors", index)
    for index, path in once(page.redirect_from):
        old = site_url(path.strip())
        if old and homepage:
            yield say(homepage, DCTERMS.replaces, old)
        else:
            reporter.fault("redirect-malformed", f"redirect {path!r} cannot become an IRI", "redirect_from", index)
    yield from _collections(node, page, reporter)


def _asset(path: str | None) -> str | None:
    """The address of a file that the site keeps; whole addresses stay as they are."""
    if path is None:
        return None
    trimmed = path.lstrip("./")
    return f"{WIKIPATHWAYS}/{trimmed}" if trimmed.startswith("assets/") else path


def _collections(node: Term, page: Community, reporter: Reporter) -> Iterator[Statement]:
    parent = child(node, "collection")
    for listed in page.collections:
        collection = child(parent, listed.name) if parent else None
        if collection is None:
            reporter.fault("side-page", f"collection {listed.name!r} cannot become an IRI", *listed.path)
            continue
        yield say(collection, RDF.type, SKOS.Collection)
        yield say(collection, RDFS.label, plain(listed.name))
        yield say(collection, DCTERMS.isPartOf, node)
        for wpid in listed.wpids:
            yield say(collection, SKOS.member, bare(wpid))


def organism(name: str, site: Site, problems: list[Problem]) -> Iterator[Statement]:
    """An organism, by its Latin name."""
    page = site.organisms.get(name)
    number = taxon_id(name, site)
    if page and page.ncbi != number:
        said = f"{page.ncbi!r} is not an NCBI taxonomy id" if page.ncbi else "no NCBI taxonomy id"
        Reporter(page.file, page.at, problems).fault("identifier-malformed", said, "ncbi")
    if number is None:
        return
    node = taxon(number)
    yield say(node, RDFS.label, plain(name))
    yield say(node, OBO.NCIT_C179773, plain(number))
    if page is None:
        return
    for predicate, text in (
        (SKOS.altLabel, page.common),
        (SKOS.notation, page.bridgedb_code),
        (SCHEMA.category, page.group),
        (DCTERMS.description, page.description),
    ):
        if text:
            yield say(node, predicate, plain(text))


def top_term(label: str, site: Site, problems: list[Problem]) -> Iterator[Statement]:
    """A top term of an ontology, by its label."""
    identifier = top_id(label, site) or ""
    page = site.top_terms.get(label)
    node = term(identifier)
    if node is None:
        if page:
            said = f"{identifier!r} is not an id like PW:0000004"
            Reporter(page.file, page.at, problems).fault("annotation-id", said, "xref-identifier")
        return
    yield say(node, RDF.type, OWL.Class)
    yield say(node, RDFS.label, plain(label))
    yield say(node, SKOS.notation, plain(identifier))
    ontology = ONTOLOGIES.get(identifier.partition(":")[0])
    if ontology:
        yield say(node, RDFS.isDefinedBy, ontology.document)
    if page and page.definition:
        yield say(node, OBO.IAO_0000115, plain(page.definition))


def sitewide(
    site: Site,
    *,
    authors: Iterable[str],
    communities: Iterable[str],
    organisms: Iterable[str],
    top_terms: Iterable[str],
    full: bool,
    problems: list[Problem],
) -> Iterator[Statement]:
    """The site graph, without the description of the dump: what the chosen names stand for, each in sorted order."""
    for entry in sorted(set(authors)):
        yield from author(entry, site, full=full, problems=problems)
    if not full:
        return
    for tag in sorted(set(communities)):
        if tag in site.communities:
            yield from community(site.communities[tag], problems)
    for name in sorted(set(organisms)):
        yield from organism(name, site, problems)
    for label in sorted(set(top_terms)):
        yield from top_term(label, site, problems)
