"""The closed list of classes and properties that wp2rdf writes, one class a vocabulary.

A member is an encoded IRI; its name is the ontology's own spelling, with two underscores for a hyphen. A typo fails
when the module that holds it is imported or checked, never in the output.
"""

from __future__ import annotations

from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Term


class _Vocabulary:
    def __init_subclass__(cls, *, prefix: str = "", namespace: str = "") -> None:
        for name in cls.__annotations__:
            local = name.replace("__", "-")
            setattr(cls, name, Term(f"<{namespace or PREFIXES[prefix]}{local}>"))


class WP(_Vocabulary, prefix="wp"):
    """WikiPathways vocabulary, semantic part (http://vocabularies.wikipathways.org/wp)."""

    Authorship: Term
    Binding: Term
    Catalysis: Term
    Complex: Term
    ComplexBinding: Term
    Conversion: Term
    DataNode: Term
    DirectedInteraction: Term
    GeneProduct: Term
    Inhibition: Term
    Interaction: Term
    Metabolite: Term
    Pathway: Term
    Protein: Term
    PublicationReference: Term
    Rna: Term
    Stimulation: Term
    TranscriptionTranslation: Term
    Translocation: Term
    bdbChEBI: Term
    bdbChemspider: Term
    bdbComplexPortal: Term
    bdbEnsembl: Term
    bdbEntrezGene: Term
    bdbHgncSymbol: Term
    bdbHmdb: Term
    bdbInChIKey: Term
    bdbKeggCompound: Term
    bdbLipidMaps: Term
    bdbPubChem: Term
    bdbReactome: Term
    bdbRhea: Term
    bdbUniprot: Term
    bdbWikidata: Term
    cellTypeOntologyTag: Term
    diseaseOntologyTag: Term
    hasAuthorship: Term
    isAbout: Term
    ontologyTag: Term
    organism: Term
    organismName: Term
    participants: Term
    pathwayOntologyTag: Term
    source: Term
    target: Term


class GPML(_Vocabulary, prefix="gpml"):
    """WikiPathways vocabulary, drawing part (http://vocabularies.wikipathways.org/gpml)."""

    Anchor: Term
    Comment: Term
    DataNode: Term
    GraphicalLine: Term
    Group: Term
    InfoBox: Term
    Interaction: Term
    Label: Term
    Point: Term
    PublicationXref: Term
    State: Term
    align: Term
    author: Term
    biopaxRef: Term
    boardHeight: Term
    boardWidth: Term
    centerX: Term
    centerY: Term
    color: Term
    commentText: Term
    connectorType: Term
    data__Source: Term
    database: Term
    fillColor: Term
    fontDecoration: Term
    fontName: Term
    fontSize: Term
    fontStrikethru: Term
    fontStyle: Term
    fontWeight: Term
    graphId: Term
    graphRef: Term
    groupId: Term
    groupRef: Term
    hasAnchor: Term
    hasComment: Term
    hasDataNode: Term
    hasGraphicalLine: Term
    hasGroup: Term
    hasInfoBox: Term
    hasInteraction: Term
    hasLabel: Term
    hasPoint: Term
    hasPublicationXref: Term
    hasShape: Term
    hasState: Term
    height: Term
    href: Term
    id: Term
    last__Modified: Term
    license: Term
    lineStyle: Term
    lineThickness: Term
    maintainer: Term
    name: Term
    organism: Term
    position: Term
    relX: Term
    relY: Term
    shape: Term
    shapeType: Term
    source: Term
    stateOf: Term
    stateType: Term
    style: Term
    textlabel: Term
    type: Term
    valign: Term
    version: Term
    width: Term
    x: Term
    xrefDataSource: Term
    xrefId: Term
    y: Term
    zorder: Term


class WP2RDF(_Vocabulary, prefix="wp2rdf"):
    """What no other vocabulary has a word for: interactions that official RDF drops, and what states say."""

    Recovered: Term
    direction: Term
    parent: Term
    parentid: Term
    parentsymbol: Term
    position: Term
    ptm: Term
    site: Term
    sitegrpid: Term


class DC(_Vocabulary, prefix="dc"):
    """Dublin Core elements 1.1."""

    creator: Term
    identifier: Term
    source: Term
    title: Term


class DCTERMS(_Vocabulary, prefix="dcterms"):
    """DCMI metadata terms."""

    abstract: Term
    accrualPeriodicity: Term
    bibliographicCitation: Term
    conformsTo: Term
    created: Term
    creator: Term
    date: Term
    description: Term
    format: Term
    identifier: Term
    isPartOf: Term
    isVersionOf: Term
    issued: Term
    license: Term
    modified: Term
    publisher: Term
    references: Term
    replaces: Term
    subject: Term
    title: Term


class FOAF(_Vocabulary, prefix="foaf"):
    """FOAF (http://xmlns.com/foaf/spec/)."""

    Document: Term
    Group: Term
    Image: Term
    OnlineAccount: Term
    Person: Term
    account: Term
    accountName: Term
    homepage: Term
    img: Term
    logo: Term
    member: Term
    name: Term
    page: Term
    primaryTopic: Term


class SKOS(_Vocabulary, prefix="skos"):
    """SKOS (https://www.w3.org/TR/skos-reference/)."""

    Collection: Term
    altLabel: Term
    exactMatch: Term
    member: Term
    notation: Term
    topConceptOf: Term


class RDF(_Vocabulary, prefix="rdf"):
    """RDF."""

    type: Term


class RDFS(_Vocabulary, prefix="rdfs"):
    """RDF Schema."""

    comment: Term
    isDefinedBy: Term
    label: Term
    seeAlso: Term
    subClassOf: Term


class OWL(_Vocabulary, prefix="owl"):
    """OWL 2."""

    Class: Term
    sameAs: Term


class XSD(_Vocabulary, prefix="xsd"):
    """XML Schema datatypes."""

    anyURI: Term
    boolean: Term
    date: Term
    dateTime: Term
    decimal: Term
    double: Term
    float: Term
    gYear: Term
    int: Term
    integer: Term
    long: Term
    nonNegativeInteger: Term
    string: Term


class PAV(_Vocabulary, prefix="pav"):
    """Provenance, authoring and versioning (https://pav-ontology.github.io/pav/)."""

    createdOn: Term
    createdWith: Term
    curatedBy: Term
    hasVersion: Term
    importedFrom: Term
    lastUpdateOn: Term
    version: Term


class PROV(_Vocabulary, prefix="prov"):
    """PROV-O (https://www.w3.org/TR/prov-o/)."""

    Activity: Term
    Agent: Term
    Attribution: Term
    SoftwareAgent: Term
    agent: Term
    hadPrimarySource: Term
    qualifiedAttribution: Term
    used: Term
    wasAssociatedWith: Term
    wasAttributedTo: Term
    wasDerivedFrom: Term
    wasGeneratedBy: Term


class CITO(_Vocabulary, prefix="cito"):
    """Citation typing ontology (https://sparontologies.github.io/cito/current/cito.html)."""

    cites: Term


class FABIO(_Vocabulary, prefix="fabio"):
    """FRBR-aligned bibliographic ontology (https://sparontologies.github.io/fabio/current/fabio.html)."""

    Expression: Term


class PQ(_Vocabulary, prefix="pq"):
    """Wikidata qualifiers, under the name that the official RDF uses."""

    series_ordinal: Term


class OBO(_Vocabulary, prefix="obo"):
    """OBO ontologies."""

    IAO_0000115: Term  # definition
    NCIT_C179773: Term  # NCBI taxonomy identifier


class SCHEMA(_Vocabulary, prefix="schema"):
    """schema.org."""

    DataDownload: Term
    Dataset: Term
    about: Term
    affiliation: Term
    archivedAt: Term
    category: Term
    contentSize: Term
    contentUrl: Term
    creator: Term
    dateModified: Term
    datePublished: Term
    description: Term
    distribution: Term
    encodingFormat: Term
    funding: Term
    identifier: Term
    isBasedOn: Term
    keywords: Term
    license: Term
    name: Term
    position: Term
    sameAs: Term
    softwareVersion: Term
    url: Term
    version: Term


class SH(_Vocabulary, prefix="sh"):
    """SHACL, for prefix declarations (https://www.w3.org/TR/shacl/#sparql-prefixes)."""

    PrefixDeclaration: Term
    declare: Term
    namespace: Term
    prefix: Term


class VOID(_Vocabulary, prefix="void"):
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


class VOIDEXT(_Vocabulary, namespace="http://ldf.fi/void-ext#"):
    """VoID extensions, for partitions by datatype (http://ldf.fi/void-ext)."""

    datatype: Term
    datatypePartition: Term


class SPDX(_Vocabulary, namespace="http://spdx.org/rdf/terms#"):
    """SPDX, for checksums, as DCAT has them (https://www.w3.org/TR/vocab-dcat-3/#Class:Checksum)."""

    Checksum: Term
    algorithm: Term
    checksum: Term
    checksumAlgorithm_sha256: Term
    checksumValue: Term


class NP(_Vocabulary, namespace="http://www.nanopub.org/nschema#"):
    """Nanopublications (https://nanopub.net/guidelines/working_draft/)."""

    Nanopublication: Term
    hasAssertion: Term
    hasProvenance: Term
    hasPublicationInfo: Term


class SD(_Vocabulary, namespace="http://www.w3.org/ns/sparql-service-description#"):
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


class DCAT(_Vocabulary, prefix="dcat"):
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
