"""The closed list of classes and properties that wp2rdf writes, one class a vocabulary.

A member is an encoded IRI; its name is the ontology's own spelling, with two underscores for a hyphen. A typo fails
when the module that holds it is imported or checked, never in the output.
"""

from __future__ import annotations

from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Term


class Vocabulary:
    def __init_subclass__(cls, *, prefix: str = "", namespace: str = "") -> None:
        for name in cls.__annotations__:
            local = name.replace("__", "-")
            setattr(cls, name, Term(f"<{namespace or PREFIXES[prefix]}{local}>"))


class WP(Vocabulary, prefix="wp"):
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


class GPML(Vocabulary, prefix="gpml"):
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


class WP2RDF(Vocabulary, prefix="wp2rdf"):
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


class DC(Vocabulary, prefix="dc"):
    """Dublin Core elements 1.1."""

    creator: Term
    identifier: Term
    source: Term
    title: Term


class DCTERMS(Vocabulary, prefix="dcterms"):
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


class FOAF(Vocabulary, prefix="foaf"):
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


class SKOS(Vocabulary, prefix="skos"):
    """SKOS (https://www.w3.org/TR/skos-reference/)."""

    Collection: Term
    altLabel: Term
    exactMatch: Term
    member: Term
    notation: Term
    topConceptOf: Term


class RDF(Vocabulary, prefix="rdf"):
    """RDF."""

    type: Term


class RDFS(Vocabulary, prefix="rdfs"):
    """RDF Schema."""

    comment: Term
    isDefinedBy: Term
    label: Term
    seeAlso: Term
    subClassOf: Term


class OWL(Vocabulary, prefix="owl"):
    """OWL 2."""

    Class: Term
    deprecated: Term
    sameAs: Term


class XSD(Vocabulary, prefix="xsd"):
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


class PAV(Vocabulary, prefix="pav"):
    """Provenance, authoring and versioning (https://pav-ontology.github.io/pav/)."""

    createdOn: Term
    createdWith: Term
    curatedBy: Term
    hasVersion: Term
    importedFrom: Term
    lastUpdateOn: Term
    version: Term


class PROV(Vocabulary, prefix="prov"):
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


class CITO(Vocabulary, prefix="cito"):
    """Citation typing ontology (https://sparontologies.github.io/cito/current/cito.html)."""

    cites: Term


class FABIO(Vocabulary, prefix="fabio"):
    """FRBR-aligned bibliographic ontology (https://sparontologies.github.io/fabio/current/fabio.html)."""

    Expression: Term


class PQ(Vocabulary, prefix="pq"):
    """Wikidata qualifiers, under the name that the official RDF uses."""

    series_ordinal: Term


class OBO(Vocabulary, prefix="obo"):
    """OBO ontologies."""

    IAO_0000115: Term  # definition
    NCIT_C179773: Term  # NCBI taxonomy identifier


class SCHEMA(Vocabulary, prefix="schema"):
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


class SH(Vocabulary, prefix="sh"):
    """SHACL, for prefix declarations (https://www.w3.org/TR/shacl/#sparql-prefixes)."""

    PrefixDeclaration: Term
    declare: Term
    namespace: Term
    prefix: Term
