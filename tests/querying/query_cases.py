"""What the bundled queries are asked about, and what they must give."""

from __future__ import annotations

EXAMPLE_VALUES: dict[str, dict[str, str]] = {
    "pathways-by-title": {"word": "GLUCOSE"},
    "pathways-by-symbol": {"id": "GCK"},
    "pathways-by-ensembl": {"id": "ENSG00000106633"},
    "pathways-by-ncbi-gene": {"id": "2645"},
    "pathways-by-uniprot": {"id": "P35557"},
    "pathways-by-chebi": {"id": "CHEBI:17634"},
    "pathways-by-inchikey": {"id": "WQZGKKKJIJFFOK-GASJEMHNSA-N"},
    "pathways-of-term": {"term": "PW:0000666"},
    "pathways-under-term": {"label": "classic metabolic pathway"},
    "pathways-of-disease": {"word": "diabetes"},
    "pathways-of-cell-type": {"word": "pancreatic"},
    "pathways-of-community": {"community": "ExampleCare"},
    "collections-of-community": {"community": "ExampleCare"},
    "coauthors-of-author": {"author": "Ada_Example"},
    "pathways-of-publication": {"pubmed": "10000001"},
    "lipids-of-pathway": {"pathway": "WP9002"},
    "interactions-of-pathway": {"pathway": "WP9301"},
    "undirected-interactions-of-pathway": {"pathway": "WP9301"},
    "regulators-of-interactions": {"pathway": "WP9301"},
    "conversions-of-pathway": {"pathway": "WP9301"},
    "conversions-of-metabolite": {"id": "CHEBI:15903"},
    "reactions-of-enzyme": {"id": "P06744"},
    "pathways-by-rhea": {"id": "11816"},
    "interactions-between-genes": {"one": "AAA", "other": "BBB"},
    "downstream-of-gene": {"gene": "FFF"},
    "upstream-of-gene": {"gene": "CCC"},
    "regulators-of-gene": {"gene": "AAA"},
    "targets-of-transcription-factor": {"gene": "BBB"},
    "complexes-of-pathway": {"pathway": "WP9301"},
    "complexes-of-gene": {"gene": "DDD"},
    "references-of-interactions": {"pathway": "WP9301"},
    "references-of-gene": {"gene": "AAA"},
    "interactions-of-publication": {"pubmed": "10000001"},
    "pathways-drawn-in-pathway": {"pathway": "WP9301"},
    "pathways-that-draw-pathway": {"pathway": "WP9302"},
    "states-of-protein": {"gene": "BBB"},
    "recovered-interactions": {"pathway": "WP9301"},
    "pathway-of-old-address": {"address": "https://www.wikipathways.org/instance/WP9001"},
}
"""Values of parameters on the example site; `pathway` is WP9001 everywhere."""

REAL_ONLY = {
    "same-titles": "no two example pathways share a title",
    "similar-pathways": "WP9001 shares no gene with another pathway",
}
"""Queries that give no row on the example site, with the reason; on the real site they do."""

HAND_CHECKED: dict[tuple[str, str], list[tuple[str | None, ...]]] = {
    ("genes-of-pathway", "WP9001"): [
        ('"ABCC8"', '"Q09428"', '"UniProtKB"', "<https://identifiers.org/uniprot/Q09428>"),
        ('"GCK"', '"2645"', '"Entrez Gene"', "<https://identifiers.org/ncbigene/2645>"),
        ('"SLC2A2"', '"ENSG00000163581"', '"Ensembl"', "<https://identifiers.org/ensembl/ENSG00000163581>"),
    ],
    ("metabolites-of-pathway", "WP9001"): [
        ('"ADP"', '"Q185253"', '"Wikidata"', "<https://identifiers.org/wikidata/Q185253>"),
        ('"ATP"', '"HMDB0000538"', '"HMDB"', "<https://identifiers.org/hmdb/HMDB0000538>"),
        ('"D-glucose"', '"CHEBI:17634"', '"ChEBI"', "<https://identifiers.org/chebi/CHEBI:17634>"),
    ],
    ("authors-of-pathway", "WP9001"): [
        (
            '"1"',
            '"Ada M. Example"',
            "<https://orcid.org/0000-0002-1825-0097>",
            "<http://rdf.wikipathways.org/User/Ada_Example>",
        ),
        (
            '"2"',
            '"Bo Sample"',
            "<https://orcid.org/0000-0001-5109-3700>",
            "<http://rdf.wikipathways.org/User/Bo.Sample>",
        ),
        ('"3"', '"Dana Filler"', None, "<http://rdf.wikipathways.org/User/Dana_Filler>"),
    ],
    ("terms-of-pathway", "WP9001"): [
        ('"CL:0000169"', '"type B pancreatic cell"', '"animal cell"'),
        ('"DOID:9351"', '"diabetes mellitus"', '"disease of metabolism"'),
        ('"PW:0000004"', '"regulatory pathway"', None),
        ('"PW:0000666"', '"glucose homeostasis pathway (example)"', '"classic metabolic pathway"'),
    ],
    ("references-of-pathway", "WP9001"): [
        (
            "<https://doi.org/10.5555/ref.2021.7>",
            '"Another invented reference & its italics. Sample B. Example Press; 2021."',
        ),
        (
            "<https://identifiers.org/pubmed/10000001>",
            '"An invented reference about glucose. Example A, Sample B. J Made Up Results. 2020 Jan;1(1):1-2."',
        ),
        ("<urn:isbn:9780000000002>", '"A Handbook of Examples. Placeholder C. Sample House; 2019. 100 p."'),
    ],
    ("genes-of-pathway", "WP9002"): [
        ('"LCB1"', '"S000004911"', '"SGD"', "<https://identifiers.org/sgd/S000004911>"),
    ],
    ("authors-of-pathway", "WP9002"): [
        (
            '"1"',
            '"Bo Sample"',
            "<https://orcid.org/0000-0001-5109-3700>",
            "<http://rdf.wikipathways.org/User/Bo.Sample>",
        ),
        (
            '"2"',
            '"Ada M. Example"',
            "<https://orcid.org/0000-0002-1825-0097>",
            "<http://rdf.wikipathways.org/User/Ada_Example>",
        ),
    ],
    ("works-citing-pathway", "WP9104"): [
        ('"2020"', '"An exact double"', "<https://europepmc.org/article/PMC/9000106>"),
        (
            '"1998"',
            '"An old DOI with angle brackets"',
            "<https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2>",
        ),
        (None, None, "<https://doi.org/10.5555/no.title>"),
        (
            None,
            '"A title that runs into its year in kidney tubule cells(2025)"',
            "<https://europepmc.org/article/PMC/9000104>",
        ),
        (None, '"A title over\\ntwo lines (2021)"', "<https://europepmc.org/article/PMC/9000105>"),
    ],
    ("redirects-of-pathway", "WP9002"): [
        ("<https://www.wikipathways.org/index.php/Pathway:WP9002>",),
        ("<https://www.wikipathways.org/instance/WP9002>",),
        ("<https://www.wikipathways.org/instance/WP9002_r150002>",),
    ],
    ("works-citing-pathway", "WP9001"): [
        (
            '"2025"',
            '"A second invented study, in a second invented journal"',
            "<https://doi.org/10.5555/example.2025.001>",
        ),
        ('"2025"', '"An invented data paper with an archived copy"', "<https://europepmc.org/article/PMC/9000002>"),
        (
            '"2024"',
            '"An invented study of glucose sensing in example cells"',
            "<https://europepmc.org/article/PMC/9000001>",
        ),
    ],
}
"""Rows by query and pathway, worked out by hand from the pages and their tables."""

PARTNERS = """
@prefix up: <http://purl.uniprot.org/core/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rh: <http://rdf.rhea-db.org/> .
@prefix pav: <http://purl.org/pav/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix x: <https://example.org/> .
<http://purl.uniprot.org/uniprot/P35557> up:mnemonic "HXK4_MADEUP" .
<http://purl.uniprot.org/uniprot/P00000> up:mnemonic "OTHER_MADEUP" .
<http://www.wikidata.org/entity/Q37525> wdt:P2067 180 .
x:reaction rh:side x:side . x:side rh:contains x:participant . x:participant rh:compound x:compound .
x:compound rh:chebi obo:CHEBI_17634 .
obo:CHEBI_17634 rdfs:subClassOf obo:CHEBI_17234 .
<http://rdf.ebi.ac.uk/resource/ensembl/ENSG00000106633> rdfs:label "GCK (made up)" .
<https://www.lipidmaps.org/rdf/LMSP01020001> rdfs:label "A lipid (made up)" .
x:substance skos:exactMatch obo:CHEBI_17634 .
x:event skos:exactMatch <https://identifiers.org/ncbigene/2645> .
<https://identifiers.org/wikipathways/WP9001> pav:hasVersion <https://identifiers.org/wikipathways/WP9001_r140000> .
<https://identifiers.org/wikipathways/WP9002> pav:hasVersion <https://identifiers.org/wikipathways/WP9002_r150002> .
"""
"""Made-up data in the shape of every partner, for one server that stands in for all of them."""

FEDERATED: dict[str, tuple[dict[str, str], list[str]]] = {
    "proteins-at-uniprot": ({"pathway": "WP9001"}, ["HXK4_MADEUP"]),
    "metabolites-at-wikidata": ({"pathway": "WP9001"}, ["180"]),
    "reactions-at-rhea": ({"pathway": "WP9001"}, ["https://example.org/reaction"]),
    "classes-at-chebi": ({"pathway": "WP9001"}, ["http://purl.obolibrary.org/obo/CHEBI_17234"]),
    "genes-at-ensembl": ({"pathway": "WP9001"}, ["GCK (made up)"]),
    "lipids-at-lipidmaps": ({"pathway": "WP9002"}, ["A lipid (made up)"]),
    "substances-at-molmedb": ({"pathway": "WP9001"}, ["https://example.org/substance"]),
    "key-events-at-aopwiki": ({"pathway": "WP9001"}, ["https://example.org/event"]),
    "new-since-official-release": (
        {"since": "2020-01-01"},
        ["https://identifiers.org/wikipathways/WP9001_r140000"],
    ),
}
"""Federated queries: values of their parameters, and the last cell of each row."""
