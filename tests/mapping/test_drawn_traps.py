"""Everything in drawings that one guesses wrong, on the drawing of the example database that holds a row of each."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import DATABASE

if TYPE_CHECKING:
    from wp2rdf.mapping import Profile

DRAWING = DATABASE / "pathways" / "WP9203" / "WP9203.gpml"
GP = "http://rdf.wikipathways.org/Pathway/WP9203_r150003/"
PREFIXES = {
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "wp": "http://vocabularies.wikipathways.org/wp#",
    "gpml": "http://vocabularies.wikipathways.org/gpml#",
    "wp2rdf": "https://w3id.org/wp2rdf#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "https://identifiers.org/",
    "gene": "https://identifiers.org/ncbigene/",
    "chebi": "https://identifiers.org/chebi/",
    "hmdb": "https://identifiers.org/hmdb/",
    "pubmed": "https://identifiers.org/pubmed/",
    "gp": GP,
    "i": f"{GP}WP/Interaction/",
    "drawn": f"{GP}Interaction/",
}

OFFICIAL = {
    "1 a line between nothing and nothing": "i:a0101 a wp:Interaction ; wp:isAbout drawn:a0101",
    "3 the line that a second copy acts on": "i:a0305 a wp:Conversion ; wp:source chebi:CHEBI:29806",
    "4 a complex acts on a line": "i:a0408 a wp:Catalysis ; wp:source gp:Complex\\/a0403 ; wp:target i:a0406",
    "5 a gene that is drawn twice is a complex": "gp:Complex\\/a0503 a wp:Complex ; wp:participants gene:983",
    "5 which is cited by both of its nodes": "gp:ComplexBinding\\/a0503 a wp:ComplexBinding ; "
    "dcterms:bibliographicCitation pubmed:10000001 . gp:Complex\\/a0503 dcterms:references pubmed:10000001",
    "6 a source that holds a DOI is the reference": "gene:3417 dcterms:references <https://doi.org/10.5555/swallowed>",
    "7 a PubMed id is one under any database": "gene:3419 dcterms:references pubmed:10000003 . "
    "pubmed:10000003 dc:source 'PubMed'",
    "7 and so is the number of a book": "gene:3420 dcterms:references pubmed:9780000",
    "8 RNA is a node without a class": "id:mirbase\\/MI0000077 a wp:DataNode ; rdfs:label 'miR-21'",
    "8 Rna has one": "id:mirbase\\/MI0000681 a wp:DataNode, wp:Rna",
    "9 a node without an id is drawn at null": "id:uniprot\\/P04637 wp:isAbout gp:DataNode\\/null",
    "10 a line that goes both ways is two": "i:a1004_1 wp:source hmdb:HMDB0001254 ; wp:target hmdb:HMDB0000124 ; "
    "wp:isAbout drawn:a1004 . i:a1004_2 wp:source hmdb:HMDB0000124 ; wp:target hmdb:HMDB0001254 ; "
    "wp:isAbout drawn:a1004",
    "10 the first of them has its references": "i:a1004_1 dcterms:references pubmed:10000001",
    "10 what acts on it acts on both, with its own": "i:a1006_1 wp:target i:a1004_1 ; "
    "dcterms:references pubmed:10000003 . i:a1006_2 wp:target i:a1004_2 ; dcterms:references pubmed:10000003",
    "11 a line that goes one way has its id": "i:a1104 wp:bdbRhea id:rhea\\/16109 ; dc:source 'Rhea' ; "
    "dcterms:identifier '16109'",
    "12 the type of a second copy is said": "chebi:CHEBI:16236 a wp:Metabolite ; rdfs:label 'apoptosis', 'ethanol'",
    "13 a short HMDB id is whole in the IRI": "hmdb:HMDB0000064 dcterms:identifier 'HMDB0000064'",
    "13 and as typed in page and mapping": "hmdb:HMDB0000064 wp:bdbHmdb hmdb:HMDB00064 ; "
    "foaf:page <http://www.hmdb.ca/metabolites/HMDB00064>",
    "13 a number of ChEBI is whole in IRI and mapping": "chebi:CHEBI:24996 wp:bdbChEBI chebi:CHEBI:24996 ; "
    "dcterms:identifier '24996', 'CHEBI:24996' ; foaf:page "
    "<https://www.ebi.ac.uk/chebi/searchId.do?chebiId=24996>, "
    "<https://www.ebi.ac.uk/chebi/searchId.do?chebiId=CHEBI:24996>",
    "14 a drawn pathway is the pathway": "id:wikipathways\\/WP9201 a wp:DataNode, wp:Pathway ; "
    "wp:isAbout gp:DataNode\\/a1401",
    "15 interactions and lines have names of their own": "i:a1104 wp:isAbout drawn:a1104, drawn:a1106 ; "
    "wp:source chebi:CHEBI:15946, id:kegg.compound\\/C00002",
    "16 a line without a direction cites by the source alone": "i:a1605 dcterms:references "
    "<https://doi.org/10.5555/source.only>",
}
"""What the official RDF has, by the number of the trap."""

NOT_OFFICIAL = {
    "1 that line has nobody in it": "i:a0101 wp:participants ?any",
    "2 of two kinds of arrowheads, nothing": "?any wp:isAbout ?line "
    "VALUES ?line { drawn:a0205 drawn:a0207 drawn:a0208 }",
    "3 what acts from a second copy": "?any wp:isAbout drawn:a0307",
    "4 a complex is no target": "?any wp:isAbout drawn:a0409",
    "5 one member is no complex": "?any wp:isAbout gp:Group\\/a0506",
    "6 its PubMed id is lost": "?any dcterms:references pubmed:10000002",
    "6 and an address that holds `10.`": "gene:3418 dcterms:references ?any",
    "8 RNA has no class": "id:mirbase\\/MI0000077 a wp:Rna",
    "10 the second has no references": "i:a1004_2 dcterms:references ?any",
    "11 no id of a line that goes both ways": "?any wp:bdbRhea id:rhea\\/12172",
    "11 nor of a branch": "?any wp:bdbRhea id:rhea\\/16110",
    "11 nor of a line without a direction": "i:a1109 dcterms:identifier ?any",
    "12 no link where the first copy is no molecule": "chebi:CHEBI:16236 wp:bdbChEBI ?any",
    "15 no interaction has the name of its line": "drawn:a1104 a wp:Interaction",
    "16 a directed line cites nothing without an id": "i:a1604 dcterms:references ?any",
}
"""What it does not have."""

RECOVERED = {
    "2 each line by its own arrowhead": "i:a0205 a wp2rdf:Recovered, wp:Conversion . i:a0207 a wp2rdf:Recovered",
    "2 and what acts on it": "i:a0208 a wp2rdf:Recovered, wp:Catalysis ; wp:source gene:50 ; wp:target i:a0205",
    "3 from any copy": "i:a0307 a wp2rdf:Recovered ; wp:source id:ensembl\\/ENSG00000091483 ; wp:target i:a0305",
    "4 at a complex": "i:a0409 a wp2rdf:Recovered, wp:Inhibition ; wp:target gp:Complex\\/a0403",
    "6 the PubMed id": "pubmed:10000002 a wp:PublicationReference ; dcterms:isPartOf gene:3417",
    "8 RNA is Rna": "id:mirbase\\/MI0000077 a wp:Rna",
    "20 a state, with what its comment says": "gp:State\\/a2002 gpml:stateOf gp:DataNode\\/a2001 ; rdfs:label 'P' ; "
    "wp2rdf:ptm 'p' ; wp2rdf:position 'S473' ; wp2rdf:parentid 'P31749'",
}
"""What the whole profile adds of it."""

LAYER = {
    "17 shape is a class, an angle and a kind of anchor": "gp:Shape\\/a1701 a gpml:shape ; gpml:shape ?angle . "
    "gp:Interaction\\/a0205\\/Anchor\\/a0206 gpml:shape 'None' FILTER (ABS(?angle - 1.5707963) < 0.001)",
    "19 colours without noughts at the start": "gp:Shape\\/a1701 gpml:color 'ff' . "
    "gp:DataNode\\/a2001 gpml:color 'ff00' . gp:DataNode\\/a1601 gpml:color '0' . gp:Label\\/a1700 gpml:color 'ff'",
    "20 a state is one above its node": "gp:State\\/a2002 gpml:zorder ?above . gp:DataNode\\/a2001 gpml:zorder ?node "
    "FILTER (?above = ?node + 1)",
}
"""What the drawing layer has; 18 is what it has not."""


def stored(profile: Profile, *, layer: bool = False) -> pyoxigraph.Store:
    out = BytesIO()
    wp2rdf.convert(DRAWING, out, format="nquads", profile=profile, gpml_layer=layer)
    store = pyoxigraph.Store()
    store.load(out.getvalue(), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def official() -> pyoxigraph.Store:
    return stored("wprdf")


@pytest.fixture(scope="module")
def whole() -> pyoxigraph.Store:
    return stored("full", layer=True)


def ask(store: pyoxigraph.Store, pattern: str) -> bool:
    declared = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
    return bool(store.query(f"{declared} ASK {{ {pattern} }}", use_default_graph_as_union=True))


def test_every_trap_of_the_list_is_here() -> None:
    told = [*OFFICIAL, *NOT_OFFICIAL, *LAYER, "18 no arrowheads"]
    assert {int(name.split()[0]) for name in told} == {*range(1, 21)}


@pytest.mark.parametrize("pattern", OFFICIAL.values(), ids=OFFICIAL)
def test_the_official_rdf_has_it(official: pyoxigraph.Store, pattern: str) -> None:
    assert ask(official, pattern)


@pytest.mark.parametrize("pattern", NOT_OFFICIAL.values(), ids=NOT_OFFICIAL)
def test_the_official_rdf_has_it_not(official: pyoxigraph.Store, pattern: str) -> None:
    assert not ask(official, pattern)


@pytest.mark.parametrize("pattern", RECOVERED.values(), ids=RECOVERED)
def test_the_whole_profile_adds_it(official: pyoxigraph.Store, whole: pyoxigraph.Store, pattern: str) -> None:
    assert ask(whole, pattern)
    assert not ask(official, pattern)


@pytest.mark.parametrize("pattern", LAYER.values(), ids=LAYER)
def test_the_drawing_layer_has_it(whole: pyoxigraph.Store, pattern: str) -> None:
    assert ask(whole, pattern)


def test_18_the_drawing_layer_has_no_arrowheads(whole: pyoxigraph.Store) -> None:
    assert ask(whole, "?point a gpml:Point ; gpml:graphRef 'a0302' ; gpml:x ?x")
    assert not ask(whole, "?any gpml:arrowHead ?head")
