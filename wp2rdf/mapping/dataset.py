"""What is said of the dump itself: VoID datasets and linksets, licence, tool, and the prefixes that queries use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import CC0, GRAPH_OF_SITE, PREFIXES, known
from wp2rdf.rdf.terms import Term, plain, say, tagged, typed
from wp2rdf.rdf.vocab import CITO, DCTERMS, PAV, PROV, RDF, RDFS, SCHEMA, SH, XSD
from wp2rdf.rdf.vocab_of_dumps import DCAT, VOID
from wp2rdf.registries.datasources import COLUMNS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.rdf.terms import Statement

PUBLISHER = known(f"{PREFIXES['wd']}Q131790020")
"""WikiPathways, as the official RDF names the publisher."""
_PAGES = known("https://github.com/wikipathways/wikipathways-database")
_VOCABULARIES = ("wp", "gpml", "foaf", "pav", "skos", "dcterms", "cito")
_OFFICIAL_LINKSETS = frozenset(
    {"wikidata", "chebi", "ensembl", "inchikey", "lipidmaps", "pubchem.compound", "uniprot", "complexportal"}
)
_DESCRIPTION = "Pathways of WikiPathways as RDF, made from the pages of its site and the tables beside them."


def description(dataset: str, *, issued: str | None, version: str, full: bool) -> Iterator[Statement]:
    """The triples about the dump.

    Args:
        dataset: its IRI, known to be legal.
        issued: date and time of the dump in the lexical form of `xsd:dateTime`; None: no date is stated.
        version: version of this tool.
        full: whether to say more than the official RDF does.
    """
    node = known(dataset)
    yield say(node, RDF.type, VOID.Dataset)
    yield say(node, DCTERMS.title, plain(f"WikiPathways RDF {issued[:10]}" if issued else "WikiPathways RDF"))
    yield say(node, DCTERMS.license, CC0)
    yield from _created(node, issued)
    if full:
        tool = known(f"{dataset}-tool")
        yield say(node, RDF.type, DCAT.Dataset)
        yield say(node, DCTERMS.description, tagged(_DESCRIPTION, "en"))
        yield say(node, DCTERMS.publisher, PUBLISHER)
        yield say(node, DCAT.landingPage, GRAPH_OF_SITE)
        yield say(node, PAV.importedFrom, _PAGES)
        yield say(node, PAV.createdWith, tool)
        yield say(tool, RDF.type, PROV.SoftwareAgent)
        yield say(tool, RDFS.label, plain("wp2rdf"))
        yield say(tool, SCHEMA.softwareVersion, plain(version))
        for prefix in _VOCABULARIES:
            yield say(node, VOID.vocabulary, known(PREFIXES[prefix]))
    for prefix in SOURCES:
        if prefix in _OFFICIAL_LINKSETS or (full and prefix in COLUMNS.values()):
            yield from _linkset(dataset, prefix, issued)
    citing = known(f"{dataset}-linkset-citedin")
    yield say(node, VOID.subset, citing)
    yield say(citing, RDF.type, VOID.Dataset)
    yield say(citing, DCTERMS.title, plain("WikiPathways citedin"))
    yield say(citing, DCTERMS.license, CC0)
    yield from _created(citing, issued)
    yield say(citing, VOID.linkPredicate, CITO.cites)
    for prefix, namespace in PREFIXES.items():
        declaration = known(f"{dataset}-prefix-{prefix}")
        yield say(node, SH.declare, declaration)
        yield say(declaration, RDF.type, SH.PrefixDeclaration)
        yield say(declaration, SH.prefix, plain(prefix))
        yield say(declaration, SH.namespace, typed(namespace, XSD.anyURI))


def _linkset(dataset: str, prefix: str, issued: str | None) -> Iterator[Statement]:
    source = SOURCES[prefix]
    linkset = known(f"{dataset}-linkset-{prefix.partition('.')[0]}")
    yield say(known(dataset), VOID.subset, linkset)
    yield say(linkset, RDF.type, VOID.Linkset)
    yield say(linkset, DCTERMS.title, plain(f"WPRDF to {source.name} Linkset"))
    yield say(linkset, DCTERMS.license, CC0)
    yield from _created(linkset, issued)
    yield say(linkset, VOID.subjectsTarget, known(dataset))
    yield say(linkset, VOID.objectsTarget, known(source.mapping_base))
    if source.mapping:
        yield say(linkset, VOID.linkPredicate, source.mapping)


def _created(node: Term, issued: str | None) -> Iterator[Statement]:
    if issued:
        yield say(node, PAV.createdOn, typed(issued, XSD.dateTime))
