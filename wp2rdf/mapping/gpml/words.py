"""What stands between the terms of a statement: predicates with a blank on either side, and whole ends, made once."""

from __future__ import annotations

from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import CITO, DC, DCTERMS, FOAF, GPML, RDF, RDFS, WP, WP2RDF


def _word(predicate: Term) -> str:
    return f" {predicate} "


TYPE = _word(RDF.type)
LABEL = _word(RDFS.label)
COMMENT = _word(RDFS.comment)
PART_OF = _word(DCTERMS.isPartOf)
IDENTIFIER = _word(DCTERMS.identifier)
REFERENCES = _word(DCTERMS.references)
CITATION = _word(DCTERMS.bibliographicCitation)
SAME = _word(DC.identifier)
SOURCE_NAME = _word(DC.source)
PAGE = _word(FOAF.page)
CITES = _word(CITO.cites)
ABOUT = _word(WP.isAbout)
PARTICIPANTS = _word(WP.participants)
SOURCE = _word(WP.source)
TARGET = _word(WP.target)
STATE_OF = _word(GPML.stateOf)

A_NODE = f"{TYPE}{WP.DataNode}"
A_COMPLEX = f"{TYPE}{WP.Complex}"
AN_INTERACTION = f"{TYPE}{WP.Interaction}"
DIRECTED = f"{TYPE}{WP.DirectedInteraction}"
A_BINDING = f"{TYPE}{WP.Binding}"
A_COMPLEX_BINDING = f"{TYPE}{WP.ComplexBinding}"
A_PUBLICATION = f"{TYPE}{WP.PublicationReference}"
RECOVERED = f"{TYPE}{WP2RDF.Recovered}"
A_GROUP = f"{TYPE}{GPML.Group}"
A_LABEL = f"{TYPE}{GPML.Label}"
A_STATE = f"{TYPE}{GPML.State}"
