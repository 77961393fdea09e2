"""The ontologies that pathways are annotated with, and their top terms: for a page without annotation pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from wp2rdf.rdf.iri import expand
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import WP


class Ontology(NamedTuple):
    """An ontology.

    Attributes:
        type: what an annotation's `type` says.
        tag: the property between a pathway and a term of this ontology.
        document: where the ontology is published.
    """

    type: str
    tag: Term
    document: Term


ONTOLOGIES = MappingProxyType(
    {
        "PW": Ontology("Pathway Ontology", WP.pathwayOntologyTag, expand("obo:pw.owl")),
        "DOID": Ontology("Disease Ontology", WP.diseaseOntologyTag, expand("obo:doid.owl")),
        "CL": Ontology("Cell Type Ontology", WP.cellTypeOntologyTag, expand("obo:cl.owl")),
    }
)
"""Ontologies by the prefix of their ids."""

TOP_TERMS = MappingProxyType(
    {
        "animal cell": "CL:0000548",
        "apoptosis fated cell": "CL:0000445",
        "cardiovascular system disease": "DOID:1287",
        "central nervous system disease": "DOID:331",
        "ciliated cell": "CL:0000064",
        "classic metabolic pathway": "PW:0000002",
        "disease by infectious agent": "DOID:0050117",
        "disease of cellular proliferation": "DOID:14566",
        "disease of mental health": "DOID:150",
        "disease of metabolism": "DOID:0014667",
        "disease pathway": "PW:0000013",
        "drug pathway": "PW:0000754",
        "eukaryotic cell": "CL:0000255",
        "genetic disease": "DOID:630",
        "native cell": "CL:0000003",
        "prokaryotic cell": "CL:0000520",
        "regulatory pathway": "PW:0000004",
        "signaling pathway": "PW:0000003",
        "skeletogenic cell": "CL:0007001",
        "stem cell": "CL:0000034",
        "transporting cell": "CL:0000627",
    }
)
"""Ids of the top terms by the label that an annotation's `parent` uses."""
