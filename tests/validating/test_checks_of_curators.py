"""Checks in the form that WikiPathways' curators write: without prefixes, with odd variables, about drawings too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import DATABASE, EXAMPLES
from wp2rdf.querying.curation import checks
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.validating.findings import Finding


class Check(NamedTuple):
    """A query, how many rows it has over the examples, and what stands at the place of one of them."""

    query: str
    rows: int
    file: str
    at: str


NODES, PAGE = "_data/WP9001-datanodes.tsv", "_pathways/WP9002.md"
DRAWING, OTHER = "pathways/WP9201/WP9201.gpml", "pathways/WP9203/WP9203.gpml"
OF_SITE = {
    "general/shortTitles": Check(
        "SELECT ?homepage ?title WHERE {\n  ?pathway a wp:Pathway ; dc:title ?title ; foaf:page ?homepage .\n"
        "  FILTER (STRLEN(STR(?title)) < 40)\n}\n",
        10,
        PAGE,
        "Sphingolipid",
    ),
    "general/noCommunity": Check(
        "# title: Pathways without a community\n# level: info\n# help: add the tag of a community\n#\n"
        "select distinct ?homepage (str(?titleLit) as ?title) where {\n"
        "  ?pathway a wp:Pathway ; dc:title ?titleLit ; foaf:page ?homepage .\n"
        "  minus { ?pathway wp:ontologyTag ?tag . filter (strstarts(str(?tag), str(cur:)) "
        "&& ?tag != cur:AnalysisCollection) }\n} order by ?titleLit\n",
        7,
        PAGE,
        "Sphingolipid",
    ),
    "general/windowsLineEnds": Check(
        "prefix wp:      <http://vocabularies.wikipathways.org/wp#>\r\n\r\n# of people\r\n"
        "select distinct ?homepage where {\r\n  ?pathway a wp:Pathway ; foaf:page ?homepage ;\r\n"
        '    wp:organismName "Homo sapiens"^^xsd:string .\r\n}\r\n',
        5,
        "_pathways/WP9001.md",
        "annotations:",
    ),
    "general/byteOrderMark": Check(
        "\ufeff# Author: nobody\n# A note about the query: it is old.\nPREFIX dcterms: <http://purl.org/dc/terms/>\n"
        "SELECT ?pathway (STR(?dateLit) AS ?date) WHERE { ?pathway dcterms:modified ?dateLit . # when\n"
        'FILTER (STR(?dateLit) < "2026") }\n',
        8,
        PAGE,
        "annotations:",
    ),
    "general/rareOrganisms": Check(
        "SELECT ?organism (COUNT(DISTINCT ?pathway) AS ?pathways) (SAMPLE(?homepage) AS ?example) WHERE {\n"
        "  ?pathway a wp:Pathway ; wp:organismName ?organism ; foaf:page ?homepage .\n"
        "} GROUP BY ?organism HAVING (COUNT(?pathway) = 1) ORDER BY DESC(?pathways)\n",
        5,
        PAGE,
        "annotations:",
    ),
    "general/citesPubMed": Check(
        'SELECT DISTINCT $pathway $linked { $pathway cito:cites $linked . FILTER (CONTAINS(STR($linked), "pubmed")) }',
        2,
        "_data/WP9002-bibliography.tsv",
        "10000002",
    ),
    "general/oldSchema": Check(
        "SELECT ?dataset ?homepage WHERE { ?dataset a schema:Dataset ; schema:about ?bare . ?bare pav:hasVersion ?pw . "
        "?pw foaf:page ?homepage OPTIONAL { ?dataset schema:version ?version } FILTER (!BOUND(?version)) }",
        10,
        PAGE,
        "annotations:",
    ),
    "genes/noEnsembl": Check(
        "SELECT ?homepage ?gene ?label WHERE {\n  ?gene a wp:GeneProduct ; rdfs:label ?label ; "
        "dcterms:isPartOf ?pathway .\n  ?pathway a wp:Pathway ; foaf:page ?homepage .\n"
        "  FILTER NOT EXISTS { ?gene wp:bdbEnsembl ?ensembl }\n}\n",
        4,
        "_data/WP9105-datanodes.tsv",
        "",
    ),
    "metabolite/oddVariables": Check(
        "select ?homepage ?Label where {\n  values ?CHEBI_id { <https://identifiers.org/chebi/CHEBI:17634> }\n"
        "  ?M_1 wp:bdbChEBI ?CHEBI_id ; rdfs:label ?Label ; dcterms:isPartOf/foaf:page ?homepage\n}\n",
        1,
        NODES,
        "D-glucose",
    ),
    "metabolite/charge/byValues": Check(
        "PREFIX ch: <https://identifiers.org/chebi/CHEBI:>\nselect distinct ?Metabolite ?homepage where { "
        "VALUES ?one { ch:17634 ch:16566 } ?Metabolite a wp:Metabolite ; wp:bdbChEBI ?one ; dcterms:isPartOf ?pw . "
        "?pw a wp:Pathway ; foaf:page ?homepage . }\n",
        2,
        NODES,
        "chebi:17634",
    ),
    "metabolite/keysOfAMetabolite": Check(
        'SELECT DISTINCT ?mb (GROUP_CONCAT(DISTINCT STR(?key); separator=", ") AS ?keys) '
        "WHERE { ?mb a wp:Metabolite ; wp:bdbInChIKey ?key } GROUP BY ?mb\n",
        2,
        NODES,
        "chebi:17634",
    ),
    "metabolite/subSelect": Check(
        "SELECT ?label ?identifier ?count (SAMPLE(?homepage) AS ?examplePathway) WHERE {\n"
        "  { SELECT ?mb (COUNT(?wd) AS ?count) WHERE { ?mb a wp:Metabolite ; wp:bdbWikidata ?wd } GROUP BY ?mb }\n"
        "  ?mb dcterms:identifier ?identifier ; rdfs:label ?label ; dcterms:isPartOf/foaf:page ?homepage . "
        "FILTER (?count > 0)\n} GROUP BY ?label ?identifier ?count\n",
        3,
        NODES,
        "D-glucose",
    ),
    "metabolite/byEitherSource": Check(
        'SELECT ?m WHERE { { ?m dc:source "ChEBI" } UNION { ?m dc:source "HMDB"^^xsd:string } '
        "?m ^wp:participants? ?any . ?m a wp:Metabolite } LIMIT 1",
        1,
        NODES,
        "",
    ),
    "authors/withoutOrcid": Check(
        "SELECT ?author WHERE { ?author a foaf:Person MINUS { ?author dc:identifier ?orcid } } ORDER BY ASC(?author)",
        8,
        "_authors/442.md",
        "442",
    ),
}
OF_DRAWINGS = {
    "interactions/all": Check(
        "SELECT DISTINCT ?interaction ?homepage WHERE {\n  ?interaction a wp:Interaction ; dcterms:isPartOf ?pathway . "
        "?pathway a wp:Pathway ; foaf:page ?homepage .\n}\n",
        27,
        DRAWING,
        "<Interaction ",
    ),
    "interactions/conversions": Check(
        "SELECT DISTINCT ?homepage ?source ?sourceLabel ?target ?targetLabel WHERE {\n  ?interaction a wp:Conversion ; "
        "wp:source ?source ; wp:target ?target ; dcterms:isPartOf ?pathway .\n  ?source rdfs:label ?sourceLabel . "
        "?target rdfs:label ?targetLabel . ?pathway foaf:page ?homepage\n}\n",
        11,
        DRAWING,
        'ID="CHEBI:17634"',
    ),
    "genes/noEnsembl": Check(OF_SITE["genes/noEnsembl"].query, 6, OTHER, "ID="),
    "drawing/nodesByType": Check(
        "SELECT DISTINCT ?pathway ?node ?label ?type WHERE { ?node a gpml:DataNode ; gpml:textlabel ?label ; "
        "gpml:type ?type . ?drawing gpml:hasDataNode ?node ; rdfs:seeAlso ?pathway . }\n",
        51,
        DRAWING,
        "<DataNode ",
    ),
    "drawing/looseEnds": Check(
        "SELECT DISTINCT ?interaction ?homepage WHERE {\n  ?point a gpml:Point ; dcterms:isPartOf ?drawing ; "
        "dcterms:isPartOf ?interaction . ?interaction a gpml:Interaction .\n  MINUS { ?point gpml:graphRef ?end }\n"
        "  ?pathway a wp:Pathway ; wp:isAbout ?drawing ; foaf:page ?homepage .\n"
        "  MINUS { ?pathway wp:ontologyTag cur:Homology_Converted }\n}\n",
        1,
        OTHER,
        "<Interaction ",
    ),
    "drawing/labels": Check(
        "SELECT ?homepage (STR(?graphIdLit) AS ?graphId) WHERE { ?label a gpml:Label ; gpml:graphId ?graphIdLit ; "
        "dcterms:isPartOf ?drawing . ?pathway wp:isAbout ?drawing ; foaf:page ?homepage }\n",
        14,
        DRAWING,
        "<Label ",
    ),
}


def told(root: Path, table: dict[str, Check], folder: Path) -> dict[str, list[Finding]]:
    """What the checks of a table find, by their ids."""
    for name, check in table.items():
        file = folder / f"{name}.rq"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(check.query.encode())
    asked, left_out = checks([str(folder)])
    assert not left_out
    found = validate(root, queries=asked).findings
    return {name: [one for one in found if one.rule == name] for name in table}


@pytest.mark.parametrize(("root", "table"), [(EXAMPLES, OF_SITE), (DATABASE, OF_DRAWINGS)], ids=["site", "drawings"])
def test_each_check_finds_its_rows_at_their_places(tmp_path: Path, root: Path, table: dict[str, Check]) -> None:
    found = told(root, table, tmp_path)
    for name, check in table.items():
        of_file = [one for one in found[name] if one.file == check.file] if check.at else found[name]
        lines = [(root / one.file).read_text("utf-8").split("\n")[one.line - 1][one.column - 1 :] for one in of_file]
        assert len(found[name]) == check.rows, name
        assert not check.at or any(line.startswith(check.at) for line in lines), (name, lines)
