"""The core as a script does it that one writes in an afternoon: `python -m benchmarks.core.naive SITE OUT.nt`.

Front matter and tables into an `rdflib.Graph`, and the graph into a file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DC, DCTERMS, RDF, RDFS, XSD

from benchmarks.core.rows import COLUMNS, tables

WP = Namespace("http://vocabularies.wikipathways.org/wp#")
CITO = Namespace("http://purl.org/spar/cito/")


def graph(site: Path) -> Graph:
    """The core of a site."""
    found = tables(site)
    core = Graph()
    for row in found["pathways"]:
        pathway = URIRef(row["pathway"])
        core.add((pathway, RDF.type, WP.Pathway))
        core.add((pathway, DC.identifier, URIRef(row["bare"])))
        core.add((pathway, DCTERMS.identifier, Literal(row["wpid"])))
        core.add((pathway, DC.title, Literal(row["title"], lang="en")))
        if row["description"]:
            core.add((pathway, DCTERMS.description, Literal(row["description"])))
        core.add((pathway, DCTERMS.modified, Literal(row["modified"], datatype=XSD.date)))
        core.add((pathway, WP.organismName, Literal(row["organism"])))
    for row in found["creators"]:
        core.add((URIRef(row["bare"]), DC.creator, URIRef(row["creator"])))
    for row in found["tags"]:
        core.add((URIRef(row["pathway"]), WP.ontologyTag, URIRef(row["term"])))
        core.add((URIRef(row["term"]), RDFS.label, Literal(row["label"])))
    for row in found["citing"]:
        core.add((URIRef(row["work"]), CITO.cites, URIRef(row["bare"])))
        core.add((URIRef(row["work"]), DCTERMS.identifier, Literal(row["link"])))
    for row in found["references"]:
        publication = URIRef(row["publication"])
        core.add((URIRef(row["pathway"]), CITO.cites, publication))
        core.add((publication, RDF.type, WP.PublicationReference))
        core.add((publication, DCTERMS.identifier, Literal(row["identifier"])))
    for row in found["nodes"]:
        node = URIRef(row["node"])
        core.add((node, RDF.type, WP.DataNode))
        core.add((node, RDF.type, URIRef(row["type"])))
        if row["label"]:
            core.add((node, RDFS.label, Literal(row["label"])))
        core.add((node, DCTERMS.isPartOf, URIRef(row["pathway"])))
        core.add((node, DCTERMS.identifier, Literal(row["identifier"])))
    for column, (_, name, _) in COLUMNS.items():
        for row in found[column]:
            core.add((URIRef(row["node"]), WP[name], URIRef(row["value"])))
    return core


if __name__ == "__main__":
    graph(Path(sys.argv[1])).serialize(sys.argv[2], format="nt", encoding="utf-8")
