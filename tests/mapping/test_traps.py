"""Every trap that real pages hold, on the pages of the example site that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from tests.commands import Done
from tests.conftest import EXAMPLES, Run

if TYPE_CHECKING:
    from pathlib import Path

GRAPH = "https://www.wikipathways.org/pathways/{}.html"
PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wp": "http://vocabularies.wikipathways.org/wp#",
    "cur": "http://vocabularies.wikipathways.org/wp#Curation:",
    "obo": "http://purl.obolibrary.org/obo/",
    "cito": "http://purl.org/spar/cito/",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "pav": "http://purl.org/pav/",
    "pq": "http://www.wikidata.org/prop/qualifier/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "user": "http://rdf.wikipathways.org/User/",
    "id": "https://identifiers.org/",
}

FINDINGS = {
    "_data/WP0-bibliography.tsv:1:1: info: … [table-orphan]",
    "_data/WP865-datanodes.tsv:1:1: info: … [table-orphan]",
    "_authors/Chris Placeholder.md:6:6: warning: … [e-mail]",
    "_authors/Chris Placeholder.md:4:10: warning: … [link-malformed]",
    "_communities/faulty.md:4:14: warning: … [e-mail]",
    "_communities/faulty.md:5:7: warning: … [link-malformed]",
    "_communities/faulty.md:9:20: warning: … [collection-member]",
    "_communities/untagged.md:2:1: warning: … [side-page]",
    "_pathways/WP9108.md:28:7: error: … [wpid-duplicate]",
    "_pathways/WP9101.md:11:3: info: … [author-twice]",
    "_pathways/WP9101.md:13:3: warning: … [author-iri]",
    "_pathways/WP9101.md:14:3: warning: … [e-mail]",
    "_pathways/WP9101.md:14:3: warning: … [author-iri]",
    "_pathways/WP9102.md:4:3: warning: … [author-iri]",
    "_pathways/WP9103.md:13:11: warning: … [annotation-parent]",
    "_pathways/WP9103.md:20:9: warning: … [annotation-type]",
    "_pathways/WP9103.md:22:7: warning: … [annotation-id]",
    "_pathways/WP9104.md:17:9: warning: … [citedin-link]",
    "_data/WP9105-datanodes.tsv:3:57: warning: … [cell-prefix]",
    "_data/WP9105-datanodes.tsv:4:21: warning: … [node-prefix]",
    "_data/WP9105-datanodes.tsv:5:21: warning: … [node-identifier]",
    "_data/WP9105-datanodes.tsv:6:18: warning: … [node-identifier]",
    "_data/WP9105-datanodes.tsv:8:23: warning: … [node-identifier]",
    "_data/WP9105-datanodes.tsv:9:24: warning: … [node-prefix]",
    "_data/WP9105-datanodes.tsv:10:18: warning: … [node-prefix]",
    "_data/WP9105-datanodes.tsv:11:11: warning: … [node-type]",
    "_data/WP9105-datanodes.tsv:15:1: warning: … [table-row]",
    "_data/WP9105-datanodes.tsv:16:1: warning: … [table-row]",
    "_data/WP9105-datanodes.tsv:17:1: warning: … [table-row]",
    "_data/WP9105-datanodes.tsv:18:32: warning: … [e-mail]",
    "_data/WP9105-datanodes.tsv:18:66: warning: … [cell-identifier]",
    "_data/WP9105-datanodes.tsv:20:29: warning: … [node-identifier]",
    "_data/WP9105-bibliography.tsv:2:1: warning: … [reference-id]",
    "_data/WP9105-bibliography.tsv:8:1: warning: … [reference-id]",
    "_data/WP9105-bibliography.tsv:9:4: warning: … [reference-database]",
    "_pathways/WP9106.md:5:14: warning: … [control-character]",
    "_pathways/WP9106.md:5:14: warning: … [e-mail]",
    "_pathways/WP9106.md:21:16: warning: … [control-character]",
    "_pathways/WP9106.md:21:16: warning: … [e-mail]",
    "_pathways/WP9107.md:2:1: warning: … [revision-missing]",
    "_pathways/WP9107.md:5:1: warning: … [key-unmapped]",
    "_pathways/WP9107.md:8:3: warning: … [community-tag]",
    "_pathways/WP9107.md:10:14: warning: … [date-malformed]",
    "_pathways/WP9107.md:11:7: warning: … [ndex-malformed]",
    "_pathways/WP9107.md:13:3: warning: … [organism-unknown]",
    "_pathways/WP9107.md:16:3: warning: … [redirect-malformed]",
    "_pathways/WP9107.md:22:5: warning: … [schema-id]",
    "_pathways/WP9107.md:29:6: warning: … [seo-unknown]",
}
"""Everything that is wrong with the example site, and nothing else; the words of the messages are free to change."""


@pytest.fixture(scope="module")
def converted(run: Run) -> Done:
    return run("convert", ".", "-f", "nquads", cwd=EXAMPLES)


class Store:
    """The converted example site, to ask."""

    def __init__(self, data: bytes) -> None:
        self._store = pyoxigraph.Store()
        self._store.load(data, format=pyoxigraph.RdfFormat.N_QUADS)

    def ask(self, pattern: str) -> bool:
        declared = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
        answer = self._store.query(f"{declared} ASK {{ {pattern} }}", use_default_graph_as_union=True)
        return bool(answer)

    def about(self, iri: str) -> int:
        node = pyoxigraph.NamedNode(iri)
        return len({quad.triple for quad in self._store.quads_for_pattern(node, None, None)})

    def graphs(self) -> set[str]:
        return {str(graph)[1:-1] for graph in self._store.named_graphs()}


@pytest.fixture(scope="module")
def store(converted: Done) -> Store:
    return Store(converted.out)


def test_findings_are_these_and_no_others(converted: Done) -> None:
    found = [
        f"{line.split(': ', 2)[0]}: {line.split(': ', 2)[1]}: … {line[line.rindex('[') :]}"
        for line in converted.findings
    ]
    assert sorted(set(found)) == sorted(FINDINGS)
    assert len(found) == len(FINDINGS)
    assert converted.code == 1


def test_every_page_has_its_graph_and_the_site_has_one(store: Store) -> None:
    numbers = (9001, 9002, 9003, 9101, 9102, 9103, 9104, 9105, 9106, 9107)
    assert store.graphs() == {GRAPH.format(f"WP{n}") for n in numbers} | {"https://www.wikipathways.org/"}


THERE = {
    # citedin is a list, an empty string, or absent; works without title, with their year run in, over two lines
    "work without title": '<https://doi.org/10.5555/no.title> cito:cites id:wikipathways\\/WP9104 ; dc:source "DOI"',
    "year not taken from (2025) without blank": "<https://europepmc.org/article/PMC/9000104> dcterms:title "
    '"A title that runs into its year in kidney tubule cells(2025)"',
    "title over two lines stays whole": "<https://europepmc.org/article/PMC/9000105> dcterms:title "
    '"A title over\\ntwo lines (2021)"',
    "year taken": '<https://europepmc.org/article/PMC/9000106> dcterms:title "An exact double" ; '
    'dcterms:date "2020"^^xsd:gYear ; dcterms:identifier "PMC9000106" ; dc:source "PMC"',
    "DOI with angle brackets": "<https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2>"
    " cito:cites id:wikipathways\\/WP9104",
    "archived copy": "<https://europepmc.org/article/PMC/9000002> schema:archivedAt <https://doi.org/10.5281/zenodo.9000001>",
    # annotations without value or parent, their own parents
    "term without value and parent": "id:wikipathways\\/WP9103_r150103 wp:ontologyTag obo:PW_0002654 . "
    'obo:PW_0002654 a owl:Class ; skos:notation "PW:0002654"',
    "top term": 'obo:PW_0000002 obo:IAO_0000115 "An example definition of a metabolic pathway."',
    # authors
    "signature": "user:PctOpenHat a foaf:Person ; foaf:name 'A Signature' ; "
    "wp:hasAuthorship user:PctOpenHat\\/WP9101_r150101",
    "entity is kept and the page found": '<http://rdf.wikipathways.org/User/Zo&euml;_Example> foaf:name "Zoë Example"',
    "no page": 'user:Nobody_Knows foaf:name "NA"',
    "a number": 'user:442 foaf:name "Four Forty-Two"',
    "the same author twice": "user:Ada_Example\\/WP9101_r150101 schema:position 1, 8 ; pq:series_ordinal '1', '6'",
    "place is kept": "user:Bo_Sample\\/WP9101_r150101 schema:position 9",
    "test user": "user:TestUser a prov:Agent",
    # keywords
    "superscript": '?page schema:keywords "Ca²⁺", "CoQH₂", "Acetylcholine ", " S-Adenosylmethionine", "", " ", '
    '"(2R,3S)-2,3-dihydroxy \\"acid\\"", "5\'-AMP"',
    "keyword equals label": '?page schema:keywords "BRCA1" . ?node a wp:DataNode ; rdfs:label "BRCA1"',
    # tables and identifiers
    "no-break space trimmed": "id:ensembl\\/ENSG00000136244 dcterms:identifier 'ENSG00000136244'",
    "blanks trimmed": "id:ncbigene\\/6647 rdfs:label 'SOD1' ; wp:bdbEntrezGene id:ncbigene\\/6647",
    "zero-width space trimmed": "id:uniprot\\/P40970 rdfs:label 'LCB2'",
    "legal IRI of the wrong pattern": "id:chebi\\/CHEBI:XXL-VLDL-TG dcterms:identifier 'CHEBI:XXL-VLDL-TG'",
    "unknown type is a data node": "<https://identifiers.org/ec-code/4.2.1.3> a wp:DataNode",
    "marker is not doubled": "id:mgi\\/MGI:104537 dc:source 'MGI'",
    "carriage return in a label": "id:cas\\/50-99-7 rdfs:label 'two  words' ; "
    "rdfs:comment 'Also referred to as:\\r glucose'",
    "quotes in a label": 'id:kegg.compound\\/C00031 rdfs:label "quoted \\"label\\""',
    "old HMDB id padded": "id:hmdb\\/HMDB0000538 dcterms:identifier 'HMDB0000538'",
    "empty entry in a cell": "id:ncbigene\\/1018 wp:bdbPubChem <http://rdf.ncbi.nlm.nih.gov/pubchem/compound/CID5793>",
    # bibliography
    "KEGG pathway": "id:wikipathways\\/WP9105_r150105 cito:cites id:kegg.pathway\\/hsa04110",
    "WikiPathways": "id:wikipathways\\/WP9105_r150105 cito:cites id:wikipathways\\/WP9002",
    "URL": "id:wikipathways\\/WP9105_r150105 cito:cites <https://example.org/a?b=c&d=e>",
    "ISBN": "id:wikipathways\\/WP9105_r150105 cito:cites <urn:isbn:978-0-00-000000-2>",
    "citation as plain text": "<https://doi.org/10.5555/ref.2021.7> dcterms:bibliographicCitation "
    '"Another invented reference & its italics. Sample B. Example Press; 2021."',
    # texts
    "e-mail replaced": '?p dcterms:description "Write to [e-mail removed] or to [e-mail removed]. '
    'A bell  rings, <i>not</i> loudly."',
    "blanks at either end": '?p dc:title "  Blanks at either end  "@en ; '
    'dcterms:description "\\n A description that starts with a line break. "',
    # what is missing or unknown
    "no revision": "id:wikipathways\\/WP9107 pav:hasVersion id:wikipathways\\/WP9107_r1",
    "unknown organism": 'id:wikipathways\\/WP9107_r1 wp:organismName "Examplia fictitia"',
    # site
    "community": 'cur:ExampleCare a foaf:Group ; foaf:name "Example Care" ; schema:funding ?support ; '
    "foaf:logo <https://www.wikipathways.org/assets/img/examplecare.png> ; pav:curatedBy user:Ada_Example ; "
    "foaf:member user:Ada_Example",
    "collection": "cur:ExampleCare\\/collection\\/Signals%20\\&%20senses a skos:Collection ; "
    'rdfs:label "Signals & senses" ; skos:member id:wikipathways\\/WP9001',
    "slash in a collection": "cur:ExampleCare\\/collection\\/Nothing%2Felse skos:member id:wikipathways\\/WP9003",
    "collection with wpid": "cur:ExampleCare\\/collection\\/Single skos:member id:wikipathways\\/WP9105",
    "communities of an author as one word": "cur:Samples foaf:member user:Bo.Sample",
    "scholar account": "user:Ada_Example foaf:account <https://scholar.google.com/citations?user=AbCdEfGAAAAJ>",
    "scholar account from an address": "user:Bo.Sample foaf:account <https://scholar.google.com/citations?user=XyZ1230AAAAJ>",
    "mastodon": '?account a foaf:OnlineAccount ; foaf:accountName "ada" . '
    "user:Ada_Example foaf:account <https://social.example.org/@ada>",
    "taxon": 'obo:NCBITaxon_10090 rdfs:label "Mus musculus" ; skos:altLabel "Mouse" ; skos:notation "Mm"',
}

NOT_THERE = {
    "unresolved parent": "obo:CL_0000540 rdfs:subClassOf ?top",
    "its own parent": "?term rdfs:subClassOf ?term",
    "link with a blank": "?work dcterms:identifier 'PMC 42'",
    "bots are no persons": "user:MaintBot a foaf:Person",
    "bots have no authorship": "user:TestUser wp:hasAuthorship ?authorship",
    "cell of another column": "id:ncbigene\\/6647 wp:bdbUniprot ?uniprot",
    "pathway as a node": "id:wikipathways\\/WP9001 a wp:DataNode",
    "row broken over two lines": "id:ncbigene\\/7157 ?p ?o",
    "row with too many cells": "id:ncbigene\\/1017 ?p ?o",
    "no version without revision": "id:wikipathways\\/WP9107_r1 pav:version ?version",
    "malformed date": "id:wikipathways\\/WP9107_r1 dcterms:modified ?date",
    "unknown seo": "<https://www.wikipathways.org/pathways/WP9107.html> a schema:Creativework",
    "second page of a pathway": "?p dc:title 'A second page of one pathway'@en",
    "old table without page": "id:ncbigene\\/1234 ?p ?o",
    "empty description": "id:wikipathways\\/WP9003_r150003 dcterms:description ?text",
    "blank node": "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o))",
}


@pytest.mark.parametrize("pattern", THERE.values(), ids=THERE)
def test_is_there(store: Store, pattern: str) -> None:
    assert store.ask(pattern)


@pytest.mark.parametrize("pattern", NOT_THERE.values(), ids=NOT_THERE)
def test_is_not_there(store: Store, pattern: str) -> None:
    assert not store.ask(pattern)


def test_no_mail_address_and_no_control_character_reaches_the_output(converted: Done) -> None:
    text = converted.out.decode()
    assert "somebody@" not in text
    assert "[AT]" not in text
    assert not any(f"\\u00{code:02X}" in text for code in range(0x20))


def test_old_header_is_read_where_it_belongs_to_a_page(run: Run, small_site: Path) -> None:
    data = small_site / "_data"
    data.mkdir()
    (data / "WP9001-datanodes.tsv").write_bytes((EXAMPLES / "_data" / "WP865-datanodes.tsv").read_bytes())
    done = run("convert", small_site, "-f", "nquads")
    assert [line[line.rindex("[") :] for line in done.findings] == ["[table-header-old]"]
    assert done.code == 0
    assert Store(done.out).ask("id:ncbigene\\/1234 a wp:GeneProduct ; rdfs:comment 'an old header, and no page'")
