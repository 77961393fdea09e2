"""Faults to seed in the RDF of a small clean site: what no page can bring about, because the mapping guarantees it.

Statements are written with the names below, the prefixes of the output and literals as in N-Triples; `*` is any object.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.rdf.iri import IDENTIFIERS, PREFIXES

if TYPE_CHECKING:
    from wp2rdf.errors import Level

PATHWAYS = "https://identifiers.org/wikipathways"
DUMP = "https://www.wikipathways.org/#dataset"
NAMES = {
    "BARE": f"{PATHWAYS}/WP9001",
    "PW": f"{PATHWAYS}/WP9001_r150001",
    "PW2": f"{PATHWAYS}/WP9001_r150002",
    "PAGE": "https://www.wikipathways.org/pathways/WP9001.html",
    "DRAWING": "http://rdf.wikipathways.org/Pathway/WP9001_r150001",
    "SVG": "https://www.wikipathways.org//wpi/wpi.php?action=downloadFile&type=svg&pwTitle=Pathway:WP9001&oldid=150001",
    "NOWHERE": "https://example.org/nowhere",
    "FILE": f"ni:///sha-256;{'A' * 43}",
    "ADA": "http://rdf.wikipathways.org/User/Ada_Example",
    "AUTHORSHIP": "http://rdf.wikipathways.org/User/Ada_Example/WP9001_r150001",
    "ACCOUNT": "https://github.com/ada-example",
    "CARE": "http://vocabularies.wikipathways.org/wp#Curation:ExampleCare",
    "SINGLE": "http://vocabularies.wikipathways.org/wp#Curation:ExampleCare/collection/Single",
    "WORK": "https://europepmc.org/article/PMC/9000001",
    "PUBLICATION": "https://identifiers.org/pubmed/10000001",
    "GENE": "https://identifiers.org/ncbigene/2645",
    "GENE_BY_HTTP": "http://identifiers.org/ncbigene/2645",
    "GLUCOSE": "https://identifiers.org/chebi/CHEBI:17634",
    "TERM": "http://purl.obolibrary.org/obo/PW_0000666",
    "TOP": "http://purl.obolibrary.org/obo/PW_0000004",
    "HUMAN": "http://purl.obolibrary.org/obo/NCBITaxon_9606",
    "BLOCK": "https://wikipathways.github.io/pathways/WP9001.html",
    "DATASET": DUMP,
    "TOOL": f"{DUMP}-tool",
    "LINKSET": f"{DUMP}-linkset-chebi",
    "PREFIX": f"{DUMP}-prefix-cito",
}

FOCUS, ADDED = "", "+"


class Damage(NamedTuple):
    """A fault in RDF.

    Attributes:
        rule: what must be found.
        level: how grave it is.
        drop: statements that are removed.
        add: statements that stand where the first of those stood, or after the last statement with the same subject.
        at: the statement at whose object the finding points; `FOCUS`: at the first statement of the focus node;
            `ADDED`: at the object of the first statement that is added.
        focus: the focus node; empty: the subject of what is added, or else of what is removed.
        also: every other rule that is broken by this.
    """

    rule: str
    level: Level
    drop: tuple[str, ...]
    add: tuple[str, ...]
    at: str
    focus: str
    also: frozenset[str]


def without(
    rule: str, drop: str, at: str = FOCUS, *, focus: str = "", level: Level = "error", also: str = ""
) -> Damage:
    """Statements are missing."""
    return Damage(rule, level, (drop,), (), at, focus or drop.split(maxsplit=1)[0], frozenset(also.split()))


def wrong(
    rule: str, drop: str, add: str, at: str = ADDED, *, focus: str = "", level: Level = "error", also: str = ""
) -> Damage:
    """One statement stands in the place of others."""
    return Damage(rule, level, (drop,), (add,), at, focus or add.split(maxsplit=1)[0], frozenset(also.split()))


def more(rule: str, *add: str, at: str = FOCUS, focus: str = "", level: Level = "error", also: str = "") -> Damage:
    """There are more statements."""
    return Damage(rule, level, (), add, at, focus or add[0].split()[0], frozenset(also.split()))


def term(text: str) -> str:
    """A term in N-Triples form."""
    if text in NAMES:
        return f"<{NAMES[text]}>"
    if text.startswith("<"):
        return text
    if text.startswith('"'):
        return re.sub(r"\^\^xsd:(\w+)$", rf"^^<{PREFIXES['xsd']}\1>", text)
    prefix, _, local = text.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def statement(text: str) -> str:
    """A statement in N-Triples form, without its final dot; without its object where that is `*`."""
    subject, predicate, value = text.split(" ", 2)
    return f"{term(subject)} {term(predicate)} {'' if value == '*' else term(value)}"


PATHWAY = (
    without("pathway-class", "PW rdf:type *"),
    without("pathway-class", "PW rdf:type skos:Collection"),
    without("pathway-identifier", "PW dcterms:identifier *"),
    wrong("pathway-identifier", "PW dcterms:identifier *", 'PW dcterms:identifier "9001"'),
    wrong("pathway-identifier", "PW dcterms:identifier *", 'PW dcterms:identifier "WP9001"@en'),
    more("pathway-identifier", 'PW dcterms:identifier "WP9003"'),
    without("pathway-bare", "PW dc:identifier *"),
    wrong("pathway-bare", "PW dc:identifier *", "PW dc:identifier <http://identifiers.org/wikipathways/WP9001>"),
    more("pathway-bare", "PW dc:identifier <https://identifiers.org/wikipathways/WP9003>"),
    wrong("pathway-source", "PW dc:source *", 'PW dc:source "Reactome"', FOCUS),
    more("pathway-source", 'PW dc:source "Reactome"'),
    without("title-missing", "PW dc:title *", level="warning"),
    wrong("pathway-title", "PW dc:title *", 'PW dc:title "Glucose sensing in the example cell"'),
    wrong("pathway-title", "PW dc:title *", 'PW dc:title "Glucose sensing in the example cell"@de'),
    more("pathway-title", 'PW dc:title "Glucose sensing"@en', also="schema-name-differs"),
    more("pathway-description", 'PW dcterms:description "Another description, as from a page with the same wpid."'),
    wrong(
        "pathway-description",
        "PW dcterms:description *",
        'PW dcterms:description "A description that has a language tag, which is not wanted."@en',
    ),
    without("organism-unknown", "PW wp:organism *", level="warning"),
    wrong("organism-name", "PW wp:organismName *", 'PW wp:organismName "Homo sapiens"@la', level="warning"),
    wrong("pathway-organism", "PW wp:organism *", 'PW wp:organism "9606"'),
    without("pathway-drawing", "PW wp:isAbout *", also="revision-missing"),
    wrong("pathway-drawing", "PW wp:isAbout *", "PW wp:isAbout NOWHERE", also="revision-missing"),
    without("pathway-instance", "PW foaf:page *"),
    wrong("pathway-instance", "PW foaf:page *", "PW foaf:page NOWHERE"),
    without("pathway-image", "SVG rdf:type *", "PW foaf:img SVG", focus="PW"),
    without("image-format", "SVG dcterms:format *"),
    wrong("image-format", "SVG dcterms:format *", 'SVG dcterms:format "image/gif"'),
    more("image-format", 'SVG dcterms:format "image/png"'),
    more("pathway-cites", 'PW cito:cites "Example 2024"', at=ADDED),
    more("pathway-references", 'PW dcterms:references "Example 2024"', at=ADDED, also="citation-text-missing"),
    without(
        "pathway-attribution",
        "AUTHORSHIP rdf:type prov:Attribution",
        "PW prov:qualifiedAttribution AUTHORSHIP",
        focus="PW",
    ),
)

UNDESCRIBED = (
    "description-missing node-missing organism-missing pathway-bare pathway-class pathway-drawing pathway-instance"
    " pathway-source pathway-untagged reference-missing revision-missing title-missing"
)
"""What a pathway breaks of which nothing is known."""

VERSION = (
    wrong(
        "version-iri",
        "BARE pav:hasVersion *",
        "<http://identifiers.org/wikipathways/WP9001> pav:hasVersion PW",
        FOCUS,
        also="author-missing collection-pathway-missing last-edited-missing",
    ),
    more("version-one", "BARE pav:hasVersion PW2", also=f"{UNDESCRIBED} pathway-identifier"),
    wrong(
        "version-one",
        "BARE pav:hasVersion *",
        f"BARE pav:hasVersion <{PATHWAYS}/WP9003>",
        also=f"{UNDESCRIBED} pathway-identifier last-edited-missing",
    ),
    more(
        "wpid-duplicate",
        "BARE pav:hasVersion PW2",
        'PW2 dcterms:identifier "WP9001"',
        at='PW dcterms:identifier "WP9001"',
        focus="PW",
        also=f"{UNDESCRIBED} version-one",
    ),
    more("version-author", "BARE dc:creator NOWHERE", at=ADDED),
    without(
        "version-authorship", "AUTHORSHIP rdf:type wp:Authorship", "BARE wp:hasAuthorship AUTHORSHIP", focus="BARE"
    ),
    wrong("version-page", "BARE foaf:page *", "BARE foaf:page NOWHERE"),
    more("version-page", "BARE foaf:page <https://www.wikipathways.org/pathways/WP9003.html>"),
    wrong("ndex-form", "BARE rdfs:seeAlso *", 'BARE rdfs:seeAlso "12345678"', level="warning"),
    without("revision-missing", "DRAWING gpml:version *", focus="PW", level="warning"),
    wrong("revision-drawing", "DRAWING gpml:version *", 'DRAWING gpml:version "r150001"', FOCUS, focus="PW"),
    more("revision-drawing", 'DRAWING gpml:version "WP9001_r150000"', focus="PW"),
    wrong("revision-number", "PW pav:version *", 'PW pav:version "150001"'),
    more("revision-number", 'PW pav:version "r150000"'),
    wrong("revision-of", "PW dcterms:isVersionOf *", "PW dcterms:isVersionOf PW"),
    more("revision-of", f"PW dcterms:isVersionOf <{PATHWAYS}/WP9003>"),
    wrong("revision-license", "PW dcterms:license *", "PW dcterms:license NOWHERE"),
    wrong("revision-date", "PW dcterms:modified *", 'PW dcterms:modified "2026-03-14"', also="last-edited-early"),
    wrong(
        "revision-date",
        "PW dcterms:modified *",
        'PW dcterms:modified "2026-02-30"^^xsd:date',
        also="last-edited-early",
    ),
    more("revision-date", 'PW dcterms:modified "2026-03-15"^^xsd:date'),
)

PAGE = (
    more(
        "page-iri",
        "NOWHERE rdf:type foaf:Document",
        also="last-edited-missing page-source page-topic schema-missing seo-class",
    ),
    without("page-topic", "PAGE foaf:primaryTopic *", also="last-edited-missing"),
    wrong("page-topic", "PAGE foaf:primaryTopic *", "PAGE foaf:primaryTopic PW", also="last-edited-missing"),
    more("page-topic", f"PAGE foaf:primaryTopic <{PATHWAYS}/WP9003>", also="redirect-of-another"),
    without("page-source", "PAGE prov:wasDerivedFrom *"),
    more("page-source", "PAGE prov:wasDerivedFrom NOWHERE", at=ADDED),
    more(
        "source-path",
        'FILE rdfs:label "/home/somebody/WP9001.md"',
        "PAGE prov:wasDerivedFrom FILE",
        at=ADDED,
    ),
)

PEOPLE = (
    more("authorship-holder", "NOWHERE wp:hasAuthorship AUTHORSHIP"),
    more("author-name", 'ADA foaf:name "A. Example"'),
    wrong("author-name", "ADA foaf:name *", 'ADA foaf:name "Ada"@en'),
    wrong("author-homepage", "ADA foaf:homepage *", "ADA foaf:homepage NOWHERE"),
    wrong("author-orcid", "ADA dc:identifier *", "ADA dc:identifier <https://orcid.org/0000-0002>"),
    more("author-bio", 'ADA dcterms:description "Another."'),
    without("author-account", "ACCOUNT rdf:type *", "ADA foaf:account ACCOUNT", focus="ADA"),
    more("account-closed", 'ACCOUNT foaf:name "Ada M. Example"', at=ADDED),
    without("account-name", "ACCOUNT foaf:accountName *"),
    wrong("account-name", "ACCOUNT foaf:accountName *", 'ACCOUNT foaf:accountName "ada"@en'),
    more("authorship-closed", 'AUTHORSHIP foaf:name "Ada M. Example"', at=ADDED),
    without("authorship-creator", "AUTHORSHIP dc:creator *"),
    more("authorship-creator", "AUTHORSHIP dc:creator NOWHERE"),
    without("authorship-ordinal", "AUTHORSHIP pq:series_ordinal *"),
    wrong("authorship-ordinal", "AUTHORSHIP pq:series_ordinal *", 'AUTHORSHIP pq:series_ordinal "1"^^xsd:integer'),
    wrong("authorship-ordinal", "AUTHORSHIP pq:series_ordinal *", 'AUTHORSHIP pq:series_ordinal "0"'),
    without("attribution-agent", "AUTHORSHIP prov:agent *"),
    wrong("attribution-agent", "AUTHORSHIP prov:agent *", "AUTHORSHIP prov:agent NOWHERE"),
    more("attribution-agent", "AUTHORSHIP prov:agent <http://rdf.wikipathways.org/User/Bo.Sample>"),
    without("attribution-position", "AUTHORSHIP schema:position *"),
    wrong("attribution-position", "AUTHORSHIP schema:position *", 'AUTHORSHIP schema:position "1"'),
    wrong("attribution-position", "AUTHORSHIP schema:position *", 'AUTHORSHIP schema:position "0"^^xsd:integer'),
    wrong("attribution-position", "AUTHORSHIP schema:position *", 'AUTHORSHIP schema:position "one"^^xsd:integer'),
    without("attribution-entry", "AUTHORSHIP rdfs:label *", level="warning"),
)

WORKS = (
    wrong("citation-title-text", "WORK dcterms:title *", 'WORK dcterms:title "An invented study"@en'),
    wrong("citation-date", "WORK dcterms:date *", 'WORK dcterms:date "2024"'),
    wrong("citation-year-range", "WORK dcterms:date *", 'WORK dcterms:date "20x4"^^xsd:gYear', level="warning"),
    without("citation-identifier", "WORK dcterms:identifier *"),
    wrong("citation-identifier", "WORK dcterms:identifier *", 'WORK dcterms:identifier "PMC9000001"@en'),
    wrong("citation-source", "WORK dc:source *", 'WORK dc:source "arXiv"'),
    without("citation-cites", "WORK cito:cites *"),
    wrong("publication-source", "PUBLICATION dc:source *", 'PUBLICATION dc:source "ISBN"'),
    wrong("publication-identifier", "PUBLICATION dcterms:identifier *", 'PUBLICATION dcterms:identifier ""'),
    wrong(
        "publication-identifier", "PUBLICATION dcterms:identifier *", 'PUBLICATION dcterms:identifier "1"^^xsd:integer'
    ),
    without("publication-page", "PUBLICATION foaf:page *"),
    wrong("publication-page", "PUBLICATION foaf:page *", "PUBLICATION foaf:page <ftp://example.org/1>"),
    without("publication-pathway", "PUBLICATION dcterms:isPartOf *"),
    wrong("publication-pathway", "PUBLICATION dcterms:isPartOf *", 'PUBLICATION dcterms:isPartOf "WP9001"'),
    wrong(
        "citation-text",
        "PUBLICATION dcterms:bibliographicCitation *",
        'PUBLICATION dcterms:bibliographicCitation "A reference with a language tag."@en',
    ),
    without("schema-about", "BLOCK schema:about *"),
    wrong("schema-about", "BLOCK schema:about *", 'BLOCK schema:about "WP9001"'),
    without("schema-same", "BLOCK schema:sameAs *", also="schema-missing"),
    wrong("schema-same", "BLOCK schema:sameAs *", 'BLOCK schema:sameAs "WP9001"', also="schema-missing"),
)

NODES = (
    more(
        "node-iri",
        "GENE_BY_HTTP rdf:type wp:GeneProduct",
        'GENE_BY_HTTP rdfs:label "GCK"',
        "GENE_BY_HTTP dc:identifier GENE",
        'GENE_BY_HTTP dcterms:identifier "2645"',
        'GENE_BY_HTTP dc:source "Entrez Gene"',
    ),
    without("node-type", "GENE rdf:type wp:Protein", level="warning"),
    wrong("node-label", "GENE rdfs:label *", 'GENE rdfs:label "GCK"@en'),
    wrong("node-comment", "GENE rdfs:comment *", 'GENE rdfs:comment "A comment"@en'),
    without("node-pathway", "GENE dcterms:isPartOf *"),
    wrong("node-pathway", "GENE dcterms:isPartOf *", 'GENE dcterms:isPartOf "WP9001"'),
    wrong("node-page", "GENE foaf:page *", "GENE foaf:page <ftp://example.org/2645>"),
    more("node-see-also", 'GENE rdfs:seeAlso "GCK"', at=ADDED),
    more("node-exact-match", 'GENE skos:exactMatch "GCK"', at=ADDED),
    without("node-identifier-iri", "GENE dc:identifier *"),
    wrong("node-identifier-iri", "GENE dc:identifier *", 'GENE dc:identifier "2645"', also="identifier-form"),
    without("node-identifier-text", "GENE dcterms:identifier *"),
    wrong("node-identifier-text", "GENE dcterms:identifier *", 'GENE dcterms:identifier "2645"^^xsd:integer'),
    without("node-source", "GENE dc:source *"),
    wrong("node-source", "GENE dc:source *", "GENE dc:source NOWHERE"),
)

TERMS = (
    wrong("term-label", "TERM rdfs:label *", 'TERM rdfs:label "glucose homeostasis pathway"@en'),
    wrong("term-ontology-document", "TERM rdfs:isDefinedBy *", "TERM rdfs:isDefinedBy NOWHERE"),
    more("term-ontology-document", "TERM rdfs:isDefinedBy obo:cl.owl"),
    wrong("term-parent", "TERM rdfs:subClassOf *", "TERM rdfs:subClassOf NOWHERE"),
    wrong("term-top", "TOP skos:topConceptOf *", "TOP skos:topConceptOf NOWHERE"),
    more("term-top", "TOP skos:topConceptOf obo:cl.owl"),
    wrong(
        "organism-text",
        "HUMAN skos:altLabel *",
        'HUMAN dcterms:description "Man"@en',
        also="organism-common-name-missing",
    ),
)

COMMUNITIES = (
    more("community-reference", 'CARE dcterms:bibliographicCitation "Another."'),
    wrong("community-funding", "CARE schema:funding *", 'CARE schema:funding "Us"@en'),
    more("community-member", "CARE foaf:member NOWHERE", at=ADDED),
    wrong("collection-pathway", "SINGLE skos:member *", "SINGLE skos:member PW", also="collection-pathway-missing"),
    without("collection-name", "SINGLE rdfs:label *", level="info"),
    without("collection-community", "SINGLE dcterms:isPartOf *"),
    wrong("collection-community", "SINGLE dcterms:isPartOf *", "SINGLE dcterms:isPartOf NOWHERE"),
)

DATASET = (
    without("dataset-title", "DATASET dcterms:title *"),
    wrong("dataset-title", "LINKSET dcterms:title *", 'LINKSET dcterms:title ""'),
    without("dataset-license", "DATASET dcterms:license *"),
    wrong("dataset-license", "LINKSET dcterms:license *", 'LINKSET dcterms:license "CC0"'),
    more("dataset-created", 'DATASET pav:createdOn "2026-01-01"^^xsd:date', at=ADDED),
    more(
        "dataset-created",
        'DATASET pav:createdOn "2026-01-01T00:00:00Z"^^xsd:dateTime',
        'DATASET pav:createdOn "2026-01-02T00:00:00Z"^^xsd:dateTime',
    ),
    more("dataset-subset", 'DATASET void:subset "a linkset"', at=ADDED),
    more("dataset-vocabulary", 'DATASET void:vocabulary "wp"', at=ADDED),
    more("dataset-publisher", "DATASET dcterms:publisher NOWHERE"),
    wrong("dataset-publisher", "DATASET dcterms:publisher *", 'DATASET dcterms:publisher "WikiPathways"'),
    more("dataset-landing-page", 'DATASET dcat:landingPage "www.wikipathways.org"', at=ADDED),
    more("dataset-origin", 'DATASET pav:importedFrom "the site"', at=ADDED),
    more("dataset-tool", 'DATASET pav:createdWith "wp2rdf"', at=ADDED),
    more("dataset-declare", "DATASET sh:declare NOWHERE", at=ADDED),
    without("linkset-predicate", "LINKSET void:linkPredicate *"),
    wrong("linkset-predicate", "LINKSET void:linkPredicate *", 'LINKSET void:linkPredicate "bdbChEBI"'),
    without("linkset-subjects", "LINKSET void:subjectsTarget *"),
    without("linkset-objects", "LINKSET void:objectsTarget *"),
    without("prefix-name", "PREFIX sh:prefix *"),
    more("prefix-name", 'PREFIX sh:prefix "other"'),
    without("prefix-namespace", "PREFIX sh:namespace *"),
    wrong("prefix-namespace", "PREFIX sh:namespace *", 'PREFIX sh:namespace "http://purl.org/spar/cito/"'),
    more("tool-name", 'TOOL rdfs:label "another tool"'),
    more("tool-version", 'TOOL schema:softwareVersion "9.9"'),
)

TEXTS = (
    wrong(
        "version-one",
        "BARE pav:hasVersion *",
        f'BARE pav:hasVersion "{NAMES["PW"]}"',
        also=f"{UNDESCRIBED} pathway-identifier last-edited-missing",
    ),
    wrong("version-author", "BARE dc:creator ADA", f'BARE dc:creator "{NAMES["ADA"]}"'),
    wrong("version-page", "BARE foaf:page *", f'BARE foaf:page "{NAMES["PAGE"]}"'),
    wrong("revision-of", "PW dcterms:isVersionOf *", f'PW dcterms:isVersionOf "{NAMES["BARE"]}"'),
    wrong("pathway-bare", "PW dc:identifier *", f'PW dc:identifier "{NAMES["BARE"]}"'),
    wrong("pathway-drawing", "PW wp:isAbout *", f'PW wp:isAbout "{NAMES["DRAWING"]}"', also="revision-missing"),
    wrong("pathway-organism", "PW wp:organism *", f'PW wp:organism "{NAMES["HUMAN"]}"'),
    wrong(
        "pathway-term",
        "PW wp:pathwayOntologyTag TERM",
        f'PW wp:pathwayOntologyTag "{NAMES["TERM"]}"',
        level="warning",
        also="term-parent-missing",
    ),
    wrong("term-ontology", "PW wp:ontologyTag TERM", f'PW wp:ontologyTag "{NAMES["TERM"]}"', level="warning"),
    wrong(
        "page-topic",
        "PAGE foaf:primaryTopic *",
        f'PAGE foaf:primaryTopic "{NAMES["BARE"]}"',
        also="last-edited-missing",
    ),
    more("page-source", f'PAGE prov:wasDerivedFrom "{NAMES["FILE"]}"', at=ADDED),
    wrong("author-homepage", "ADA foaf:homepage *", 'ADA foaf:homepage "https://wikipathways.org/authors/Ada"'),
    wrong("author-orcid", "ADA dc:identifier *", 'ADA dc:identifier "https://orcid.org/0000-0002-1825-0097"'),
    wrong("author-wikidata", "ADA owl:sameAs *", 'ADA owl:sameAs "http://www.wikidata.org/entity/Q900000001"'),
    wrong("author-website", "ADA schema:url *", 'ADA schema:url "https://example.org/ada"', level="warning"),
    wrong("attribution-agent", "AUTHORSHIP prov:agent *", f'AUTHORSHIP prov:agent "{NAMES["ADA"]}"'),
    wrong("authorship-creator", "AUTHORSHIP dc:creator *", f'AUTHORSHIP dc:creator "{NAMES["ADA"]}"'),
    wrong("citation-cites", "WORK cito:cites *", f'WORK cito:cites "{NAMES["BARE"]}"'),
    wrong("publication-page", "PUBLICATION foaf:page *", 'PUBLICATION foaf:page "https://example.org/1"'),
    wrong("node-page", "GENE foaf:page *", 'GENE foaf:page "https://example.org/2645"'),
    wrong(
        "mapping-ensembl",
        "GENE wp:bdbEnsembl *",
        f'GENE wp:bdbEnsembl "{IDENTIFIERS}ensembl/ENSG00000106633"',
        level="warning",
    ),
    wrong(
        "mapping-ncbi-gene",
        "GENE wp:bdbEntrezGene *",
        f'GENE wp:bdbEntrezGene "{IDENTIFIERS}ncbigene/2645"',
        level="warning",
    ),
    wrong(
        "mapping-hgnc",
        "GENE wp:bdbHgncSymbol *",
        f'GENE wp:bdbHgncSymbol "{IDENTIFIERS}hgnc.symbol/GCK"',
        level="warning",
    ),
    wrong(
        "mapping-uniprot", "GENE wp:bdbUniprot *", f'GENE wp:bdbUniprot "{IDENTIFIERS}uniprot/P35557"', level="warning"
    ),
    wrong(
        "mapping-wikidata",
        "GLUCOSE wp:bdbWikidata *",
        'GLUCOSE wp:bdbWikidata "http://www.wikidata.org/entity/Q37525"',
        level="warning",
    ),
    wrong(
        "mapping-chebi",
        "GLUCOSE wp:bdbChEBI *",
        f'GLUCOSE wp:bdbChEBI "{IDENTIFIERS}chebi/CHEBI:17634"',
        level="warning",
    ),
    wrong(
        "mapping-hmdb", "GLUCOSE wp:bdbHmdb *", f'GLUCOSE wp:bdbHmdb "{IDENTIFIERS}hmdb/HMDB0000122"', level="warning"
    ),
    wrong("community-logo", "CARE foaf:logo *", 'CARE foaf:logo "https://example.org/care.png"', level="info"),
    more("community-homepage", 'CARE foaf:homepage "https://example.org/care"', at=ADDED, level="info"),
    without("community-homepage", "CARE foaf:homepage *", level="info"),
    wrong("community-link", "CARE rdfs:seeAlso *", 'CARE rdfs:seeAlso "https://example.org/reports/"', level="warning"),
    wrong("community-member", "CARE foaf:member *", f'CARE foaf:member "{NAMES["ADA"]}"'),
    wrong(
        "collection-pathway",
        "SINGLE skos:member *",
        f'SINGLE skos:member "{NAMES["BARE"]}"',
        also="collection-pathway-missing",
    ),
    wrong("linkset-subjects", "LINKSET void:subjectsTarget *", f'LINKSET void:subjectsTarget "{DUMP}"'),
    wrong("linkset-objects", "LINKSET void:objectsTarget *", f'LINKSET void:objectsTarget "{IDENTIFIERS}chebi/"'),
)
"""Texts in the place of IRIs."""

SECONDS = (
    more("attribution-entry", 'AUTHORSHIP rdfs:label "Ada"', level="warning"),
    more("collection-name", 'SINGLE rdfs:label "Double"', level="info"),
    more("community-name", 'CARE foaf:name "Care"', level="warning"),
    more("community-title", 'CARE dcterms:title "Care"', level="info"),
    more("community-description", 'CARE dcterms:description "Care"', level="info"),
    more("community-abstract", 'CARE dcterms:abstract "Care"', level="info"),
    more("community-funding", 'CARE schema:funding "Care"'),
    more("organism-number", 'HUMAN obo:NCIT_C179773 "9605"'),
    more("organism-code", 'HUMAN skos:notation "Mm"', level="warning"),
    more("organism-group", 'HUMAN schema:category "Plants"', level="info"),
    more("prefix-namespace", 'PREFIX sh:namespace "http://purl.org/cito/"^^xsd:anyURI'),
    more("schema-name", 'BLOCK schema:name "Glucose"', level="warning", also="schema-name-differs"),
    more("schema-description", 'BLOCK schema:description "Glucose"', level="warning"),
    more("term-notation", 'TERM skos:notation "PW:0000665"', level="warning"),
)
"""Second values where there can be one."""

TAGGED = (
    wrong("attribution-entry", "AUTHORSHIP rdfs:label *", 'AUTHORSHIP rdfs:label "Ada Example"@en', level="warning"),
    wrong("author-affiliation", "ADA schema:affiliation *", 'ADA schema:affiliation "University"@en', level="info"),
    wrong("author-bio", "ADA dcterms:description *", 'ADA dcterms:description "Draws."@en'),
    wrong("community-name", "CARE foaf:name *", 'CARE foaf:name "Care"@en', level="warning"),
    wrong(
        "community-reference",
        "CARE dcterms:bibliographicCitation *",
        'CARE dcterms:bibliographicCitation "A reference of the community"@en',
    ),
    wrong("organism-label", "HUMAN rdfs:label *", 'HUMAN rdfs:label "Homo sapiens"@la', level="warning"),
    wrong("organism-number", "HUMAN obo:NCIT_C179773 *", 'HUMAN obo:NCIT_C179773 "9606"^^xsd:integer'),
    wrong("organism-common-name", "HUMAN skos:altLabel *", 'HUMAN skos:altLabel "Human"@en', level="warning"),
    wrong("organism-code", "HUMAN skos:notation *", 'HUMAN skos:notation "Hs"@en', level="warning"),
    wrong("prefix-name", "PREFIX sh:prefix *", 'PREFIX sh:prefix "cito"@en'),
    wrong("revision-drawing", "DRAWING gpml:version *", 'DRAWING gpml:version "WP9001_r150001"@en', FOCUS, focus="PW"),
    wrong("revision-number", "PW pav:version *", 'PW pav:version "r150001"@en'),
    wrong("term-definition", "TOP obo:IAO_0000115 *", 'TOP obo:IAO_0000115 "A definition."@en'),
    wrong("term-notation", "TERM skos:notation *", 'TERM skos:notation "PW:0000666"@en', level="warning"),
    wrong("tool-name", "TOOL rdfs:label *", 'TOOL rdfs:label "wp2rdf"@en'),
    wrong("tool-version", "TOOL schema:softwareVersion *", 'TOOL schema:softwareVersion "1.0.0"@en'),
    more("source-path", 'FILE rdfs:label "_pathways/WP9001.md"@en', "PAGE prov:wasDerivedFrom FILE", at=ADDED),
)
"""Texts of another type."""

DAMAGES: tuple[Damage, ...] = (
    *(*PATHWAY, *VERSION, *PAGE, *PEOPLE, *WORKS),
    *(*NODES, *TERMS, *COMMUNITIES, *DATASET),
    *(*TEXTS, *SECONDS, *TAGGED),
)

DISAGREEMENTS: tuple[tuple[Damage, str, str], ...] = (
    (
        more("dataset-created", 'DATASET pav:createdOn "2026-01-01"^^xsd:dateTime', at=ADDED),
        "shacl",
        "ill-formed: rdflib reads a date as a dateTime",
    ),
    (
        wrong("attribution-position", "AUTHORSHIP schema:position *", 'AUTHORSHIP schema:position " 1"^^xsd:integer'),
        "shacl",
        "a blank is no part of the lexical form of an integer, but rdflib strips it",
    ),
    (
        wrong(
            "last-edited-early",
            "PW dcterms:modified *",
            'PW dcterms:modified "2007-01-01Z"^^xsd:date',
            level="warning",
        ),
        "shacl",
        "shacl does not compare a date with a time zone with one without; rdflib leaves the time zone out",
    ),
)
"""Faults that one engine only finds, which one, and why; none of them can come from a page."""
