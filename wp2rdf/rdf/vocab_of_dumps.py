"""The classes and properties that are said of dumps, their files, services and single statements."""

from __future__ import annotations

from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import Vocabulary


class VOID(Vocabulary, prefix="void"):
    """VoID (https://www.w3.org/TR/void/)."""

    Dataset: Term
    DatasetDescription: Term
    Linkset: Term
    classPartition: Term
    classes: Term
    dataDump: Term
    distinctObjects: Term
    distinctSubjects: Term
    entities: Term
    exampleResource: Term
    feature: Term
    linkPredicate: Term
    objectsTarget: Term
    properties: Term
    property: Term
    propertyPartition: Term
    sparqlEndpoint: Term
    subjectsTarget: Term
    subset: Term
    target: Term
    triples: Term
    uriSpace: Term
    vocabulary: Term


class VOIDEXT(Vocabulary, namespace="http://ldf.fi/void-ext#"):
    """VoID extensions, for partitions by datatype (http://ldf.fi/void-ext)."""

    datatype: Term
    datatypePartition: Term


class SPDX(Vocabulary, namespace="http://spdx.org/rdf/terms#"):
    """SPDX, for checksums, as DCAT has them (https://www.w3.org/TR/vocab-dcat-3/#Class:Checksum)."""

    Checksum: Term
    algorithm: Term
    checksum: Term
    checksumAlgorithm_sha256: Term
    checksumValue: Term


class NP(Vocabulary, namespace="http://www.nanopub.org/nschema#"):
    """Nanopublications (https://nanopub.net/guidelines/working_draft/)."""

    Nanopublication: Term
    hasAssertion: Term
    hasProvenance: Term
    hasPublicationInfo: Term


class SD(Vocabulary, namespace="http://www.w3.org/ns/sparql-service-description#"):
    """SPARQL 1.1 Service Description (https://www.w3.org/TR/sparql11-service-description/)."""

    BasicFederatedQuery: Term
    Dataset: Term
    Graph: Term
    SPARQL11Query: Term
    Service: Term
    UnionDefaultGraph: Term
    defaultDataset: Term
    defaultGraph: Term
    endpoint: Term
    feature: Term
    name: Term
    resultFormat: Term
    supportedLanguage: Term


class DCAT(Vocabulary, prefix="dcat"):
    """DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/)."""

    Dataset: Term
    Distribution: Term
    byteSize: Term
    compressFormat: Term
    distribution: Term
    downloadURL: Term
    landingPage: Term
    mediaType: Term
    version: Term
