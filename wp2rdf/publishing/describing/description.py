"""The description of a dump in triples: VoID, DCAT, PROV, the service, and schema.org for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf._version import __version__
from wp2rdf.mapping import dataset as in_dump
from wp2rdf.mapping.dataset import PUBLISHER
from wp2rdf.publishing.describing import partitions
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import CC0, GRAPH_OF_SITE, PREFIXES, known, mint
from wp2rdf.rdf.terms import Term, parts, plain, say, tagged, typed
from wp2rdf.rdf.vocab import DCTERMS, FOAF, PAV, PROV, RDF, RDFS, SCHEMA, XSD
from wp2rdf.rdf.vocab_of_dumps import DCAT, SD, SPDX, VOID
from wp2rdf.registries.datasources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.building.counts import Counts
    from wp2rdf.publishing.describing.files import File
    from wp2rdf.publishing.describing.origin import Origin
    from wp2rdf.rdf.terms import Statement

TITLE = "WikiPathways RDF"
SUMMARY = (
    "Pathways of WikiPathways as RDF, made from the pages of its site and the tables and drawings beside them: genes, "
    "proteins, metabolites and their identifiers, interactions, literature, ontology terms, authors and communities."
)
KEYWORDS = ("WikiPathways", "pathways", "genes", "metabolites", "RDF", "linked data", "knowledge graph", "SPARQL")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_PROFILE = known("https://bioschemas.org/profiles/Dataset/1.0-RELEASE")
_MONTHLY = known(f"{PREFIXES['freq']}monthly")
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
)
_SPACES = ("https://identifiers.org/", PREFIXES["wprdf"])


class About(NamedTuple):
    """What is known of a dump besides its triples.

    Attributes:
        dataset: its IRI.
        issued: its date, as `2026-11-10`; empty: none is known.
        modified: the day of the newest change of a pathway; empty: none is known.
        version: of the release, such as `20261110`; empty: it has none.
        files: that it is given out as.
        base: the address of the folder where they are; empty: none is known.
        endpoint: the address of the SPARQL endpoint that has it; empty: none has.
        origin: the state of the repository that it was made from; None: none is known.
        examples: IRIs of some of its resources.
    """

    dataset: str = iri.DATASET
    issued: str = ""
    modified: str = ""
    version: str = ""
    files: tuple[File, ...] = ()
    base: str = ""
    endpoint: str = ""
    origin: Origin | None = None
    examples: tuple[Term, ...] = ()


def statements(counts: Counts, about: About) -> list[Statement]:
    """The whole description, each triple once."""
    node = known(about.dataset)
    return list(
        dict.fromkeys(
            [
                *_dataset(node, counts, about),
                *_links(node, counts, about),
                *_provenance(node, about),
                *(one for file in about.files for one in _file(node, file, about)),
                *_service(node, about),
                *_schema_org(node, about),
                *partitions.statements(node, counts),
            ]
        )
    )


def _dataset(node: Term, counts: Counts, about: About) -> Iterator[Statement]:
    """The dataset, and the document that describes it."""
    title = f"{TITLE} {about.version or about.issued}".strip()
    yield say(node, RDF.type, VOID.Dataset)
    yield say(node, RDF.type, DCAT.Dataset)
    yield say(node, DCTERMS.title, plain(title))
    yield say(node, DCTERMS.description, tagged(SUMMARY, "en"))
    yield say(node, DCTERMS.license, CC0)
    yield say(node, DCTERMS.publisher, PUBLISHER)
    yield say(node, DCTERMS.accrualPeriodicity, _MONTHLY)
    yield say(node, DCAT.landingPage, GRAPH_OF_SITE)
    yield say(node, FOAF.homepage, GRAPH_OF_SITE)
    for space in _SPACES:
        yield say(node, VOID.uriSpace, plain(space))
    if about.issued:
        yield say(node, DCTERMS.issued, typed(about.issued, XSD.date))
        yield say(node, PAV.createdOn, typed(f"{about.issued}T00:00:00", XSD.dateTime))
    if about.modified:
        yield say(node, DCTERMS.modified, typed(about.modified, XSD.date))
    if about.version:
        yield say(node, PAV.version, plain(about.version))
        yield say(node, DCAT.version, plain(about.version))
    used = {*counts.properties, *counts.classes, *(name for one in counts.classes.values() for name in one.properties)}
    for namespace in PREFIXES.values():
        if any(name.startswith(f"<{namespace}") for name in used):
            yield say(node, VOID.vocabulary, known(namespace))
    for example in about.examples:
        yield say(node, VOID.exampleResource, example)
    document = known(f"{about.dataset}-description")
    yield say(document, RDF.type, VOID.DatasetDescription)
    yield say(document, DCTERMS.title, tagged(f"Description of {title}", "en"))
    yield say(document, FOAF.primaryTopic, node)
    yield say(document, DCTERMS.license, CC0)


def _links(node: Term, counts: Counts, about: About) -> Iterator[Statement]:
    """What the dump itself says of its linksets and prefixes, with counts; linksets without links are left out."""
    said = [parts(one) for one in in_dump.description(about.dataset, issued=None, version=__version__, full=True)]
    predicates = {subject: value for subject, predicate, value in said if predicate == VOID.linkPredicate}
    empty = {linkset for linkset, predicate in predicates.items() if predicate not in counts.properties}
    for subject, predicate, value in said:
        is_kept = subject != node or predicate.startswith((f"<{PREFIXES['sh']}", f"<{PREFIXES['void']}subset"))
        if is_kept and subject not in empty and value not in empty and predicate != VOID.objectsTarget:
            yield say(subject, predicate, value)
    for source in SOURCES.values():
        linkset = next((one for one, predicate in predicates.items() if predicate == source.mapping), None)
        if linkset is None or linkset in empty:
            continue
        target = mint(f"{about.dataset}-target-", source.path or "")
        if target:
            yield say(linkset, VOID.objectsTarget, target)
            yield say(linkset, VOID.triples, partitions.number(counts.properties[predicates[linkset]].triples))
            yield say(target, RDF.type, VOID.Dataset)
            yield say(target, DCTERMS.title, plain(source.name))
            yield say(target, VOID.uriSpace, plain(source.mapping_base))


def _provenance(node: Term, about: About) -> Iterator[Statement]:
    """What it was made of, and with what."""
    tool, activity = known(f"{about.dataset}-tool"), known(f"{about.dataset}-conversion")
    yield say(node, PAV.createdWith, tool)
    yield say(tool, RDF.type, PROV.SoftwareAgent)
    yield say(tool, RDFS.label, plain("wp2rdf"))
    yield say(tool, SCHEMA.softwareVersion, plain(__version__))
    yield say(node, PROV.wasGeneratedBy, activity)
    yield say(activity, RDF.type, PROV.Activity)
    yield say(activity, PROV.wasAssociatedWith, tool)
    repository = iri.url(about.origin.repository) if about.origin else None
    if about.origin and repository:
        yield say(node, PAV.importedFrom, repository)
        commit = iri.url(f"{about.origin.repository}/tree/{about.origin.commit}") if about.origin.commit else None
        if commit:
            yield say(node, PROV.wasDerivedFrom, commit)
            yield say(activity, PROV.used, commit)


def _file(node: Term, file: File, about: About) -> Iterator[Statement]:
    """A file as a distribution (https://www.w3.org/TR/vocab-dcat-3/#Class:Distribution)."""
    part = mint(f"{about.dataset}-file-", file.name)
    if part is None:
        return
    checksum = known(f"{part[1:-1]}-sha256")
    yield say(node, DCAT.distribution, part)
    yield say(part, RDF.type, DCAT.Distribution)
    yield say(part, DCTERMS.title, plain(file.title or file.name))
    yield say(part, DCTERMS.identifier, plain(file.name))
    yield say(part, DCTERMS.license, CC0)
    yield say(part, DCAT.mediaType, known(_MEDIA + file.media))
    if file.packed:
        yield say(part, DCAT.compressFormat, known(_MEDIA + file.packed))
    yield say(part, DCAT.byteSize, typed(str(file.size), XSD.nonNegativeInteger))
    yield say(part, SPDX.checksum, checksum)
    yield say(checksum, RDF.type, SPDX.Checksum)
    yield say(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield say(checksum, SPDX.checksumValue, plain(file.sha256))
    if about.issued:
        yield say(part, DCTERMS.issued, typed(about.issued, XSD.date))
    address = mint(f"{about.base.rstrip('/')}/", file.name, keep="/") if about.base else None
    if address:
        yield say(part, DCAT.downloadURL, address)
        if file.media.startswith(("application/n-", "text/turtle", "application/trig")):
            yield say(node, VOID.dataDump, address)


def _service(node: Term, about: About) -> Iterator[Statement]:
    """The endpoint that has it (https://www.w3.org/TR/sparql11-service-description/)."""
    endpoint = iri.url(about.endpoint) if about.endpoint else None
    if endpoint is None:
        return
    graph = known(f"{about.dataset}-graph")
    yield say(node, VOID.sparqlEndpoint, endpoint)
    yield say(endpoint, RDF.type, SD.Service)
    yield say(endpoint, SD.endpoint, endpoint)
    yield say(endpoint, SD.supportedLanguage, SD.SPARQL11Query)
    for name in _RESULTS:
        yield say(endpoint, SD.resultFormat, known(_FORMATS + name))
    yield say(endpoint, SD.defaultDataset, node)
    yield say(node, RDF.type, SD.Dataset)
    yield say(node, SD.defaultGraph, graph)
    yield say(graph, RDF.type, SD.Graph)


def _schema_org(node: Term, about: About) -> Iterator[Statement]:
    """The same for search engines (https://bioschemas.org/profiles/Dataset)."""
    yield say(node, RDF.type, SCHEMA.Dataset)
    yield say(node, DCTERMS.conformsTo, _PROFILE)
    yield say(node, SCHEMA.name, plain(f"{TITLE} {about.version or about.issued}".strip()))
    yield say(node, SCHEMA.description, plain(SUMMARY))
    yield say(node, SCHEMA.identifier, node)
    yield say(node, SCHEMA.url, GRAPH_OF_SITE)
    yield say(node, SCHEMA.license, CC0)
    yield say(node, SCHEMA.creator, PUBLISHER)
    for word in KEYWORDS:
        yield say(node, SCHEMA.keywords, plain(word))
    if about.version or about.issued:
        yield say(node, SCHEMA.version, plain(about.version or about.issued))
    if about.issued:
        yield say(node, SCHEMA.datePublished, typed(about.issued, XSD.date))
    if about.modified:
        yield say(node, SCHEMA.dateModified, typed(about.modified, XSD.date))
    for file in about.files:
        part = mint(f"{about.dataset}-file-", file.name)
        address = mint(f"{about.base.rstrip('/')}/", file.name, keep="/") if about.base else None
        if part:
            yield say(node, SCHEMA.distribution, part)
            yield say(part, RDF.type, SCHEMA.DataDownload)
            yield say(part, SCHEMA.name, plain(file.name))
            yield say(part, SCHEMA.encodingFormat, plain(file.media))
            yield say(part, SCHEMA.contentSize, plain(f"{file.size} B"))
            if address:
                yield say(part, SCHEMA.contentUrl, address)
