"""Faults to seed in the pages of a small clean site, each with the findings that it must give.

A place is written as the text that stands there, with `▸` before the character that the finding must point at; the text
stands exactly once in the changed file. So the expected line and column come from the file, not from the tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wp2rdf.errors import Level

A = "_pathways/WP9001.md"
B = "_pathways/WP9002.md"
NEW = "_pathways/WP9009.md"
NODES_A = "_data/WP9001-datanodes.tsv"
NODES_B = "_data/WP9002-datanodes.tsv"
WORKS_A = "_data/WP9001-bibliography.tsv"
WORKS_B = "_data/WP9002-bibliography.tsv"
ADA = "_authors/Ada Example.md"
BO = "_authors/Bo.Sample.md"
CARE = "_communities/examplecare.md"
SAMPLES = "_communities/samples.md"
HUMAN = "_organisms/human.md"
YEAST = "_organisms/yeast.md"
METABOLIC = "_annotations/PW:0000002.md"

COPIED = (
    *(A, B, NODES_A, NODES_B, WORKS_A, WORKS_B, ADA, BO, CARE, SAMPLES, HUMAN, YEAST, METABOLIC),
    "_authors/Dana Filler.md",
    "_authors/MaintBot.md",
    "_organisms/mouse.md",
    "_annotations/DOID:0014667.md",
    "_annotations/PW:0000004.md",
)
"""What the clean site has of the example site."""

TOP_OF_PAGE = "---\n▸annotations:"
"""Where the front matter of a page begins: the place of what is missing altogether."""


class Edit(NamedTuple):
    """A text that is replaced in a file, where it stands exactly once; empty: the file is added."""

    file: str
    old: str
    new: str


class Found(NamedTuple):
    """A finding that must be there; a finding of the reader has no focus node."""

    level: Level
    rule: str
    at: str
    file: str = ""
    of_reader: bool = False


class Fault(NamedTuple):
    """A seeded fault: what is changed, and everything that must be found, the rule that is asked for first."""

    name: str
    edits: tuple[Edit, ...]
    found: tuple[Found, ...]


def error(rule: str, at: str, file: str = "") -> Found:
    return Found("error", rule, at, file)


def warning(rule: str, at: str, file: str = "") -> Found:
    return Found("warning", rule, at, file)


def info(rule: str, at: str, file: str = "") -> Found:
    return Found("info", rule, at, file)


def reader(level: Level, rule: str, at: str, file: str = "") -> Found:
    return Found(level, rule, at, file, of_reader=True)


def fault(name: str, file: str, old: str, new: str, *found: Found) -> Fault:
    """A fault of one replacement; findings are in the same file unless they say otherwise."""
    return faults(name, (Edit(file, old, new),), *found)


def faults(name: str, edits: tuple[Edit, ...], *found: Found) -> Fault:
    """A fault of several replacements; findings are in the first file unless they say otherwise."""
    return Fault(name, edits, tuple(one._replace(file=one.file or edits[0].file) for one in found))


CLEANED = (
    Edit(CARE, "['WP9003','WP9004']", "['WP9002']"),
    Edit(CARE, "['WP9105']", "['WP9002']"),
    Edit(SAMPLES, "- Nobody Knows", "- Bo.Sample"),
)
"""What is changed in the copies, because it is faulty in the example site by design, or refers to faulty pages."""

LONG = "A title that goes on " * 8 + "and on"

PATHWAY = (
    fault(
        "blank before the title",
        A,
        "\ntitle: Glucose sensing in the example cell\n",
        "\ntitle: ' Glucose sensing in the example cell'\n",
        info("title-blank", "\ntitle: ▸' Glucose"),
        info("schema-name-differs", "license: CC0\n  name: ▸Glucose sensing"),
    ),
    faults(
        "title of 174 characters",
        (
            Edit(A, "\ntitle: Glucose sensing in the example cell\n", f"\ntitle: {LONG}\n"),
            Edit(A, "  name: Glucose sensing in the example cell\n", f"  name: {LONG}\n"),
        ),
        info("title-long", "\ntitle: ▸A title"),
    ),
    faults(
        "two pathways of one organism with one title",
        (
            Edit(
                B,
                "\ntitle: Sphingolipid turnover in a sample yeast\n",
                "\ntitle: Glucose sensing in the example cell\n",
            ),
            Edit(
                B, "  name: Sphingolipid turnover in a sample yeast\n", "  name: Glucose sensing in the example cell\n"
            ),
            Edit(B, "- Saccharomyces cerevisiae", "- Homo sapiens"),
        ),
        info("title-shared", "\ntitle: ▸Glucose", A),
        info("title-shared", "\ntitle: ▸Glucose", B),
    ),
    fault(
        "no description",
        B,
        "\ndescription: A second clean page, in another organism, with another description.\n",
        "\n",
        warning("description-missing", TOP_OF_PAGE),
    ),
    fault(
        "empty description",
        B,
        "\ndescription: A second clean page, in another organism, with another description.\n",
        "\ndescription: ''\n",
        warning("description-missing", "\n▸description: ''"),
    ),
    fault(
        "description of a few words",
        B,
        "\ndescription: A second clean page, in another organism, with another description.\n",
        "\ndescription: Sphingolipid turnover.\n",
        info("description-short", "\ndescription: ▸Sphingolipid turnover."),
    ),
    fault(
        "HTML in the description",
        B,
        "\ndescription: A second clean page",
        "\ndescription: A <b>second</b> clean page",
        info("description-markup", "\ndescription: ▸A <b>"),
    ),
    fault(
        "no organism",
        B,
        "organisms:\n- Saccharomyces cerevisiae\n",
        "organisms: []\n",
        error("organism-missing", "organisms: ▸[]"),
    ),
    fault(
        "two organisms",
        B,
        "- Saccharomyces cerevisiae\n",
        "- Saccharomyces cerevisiae\n- Homo sapiens\n",
        warning("organism-several", "organisms:\n▸- Saccharomyces"),
    ),
    fault(
        "organism with a small letter",
        B,
        "- Saccharomyces cerevisiae\n",
        "- saccharomyces cerevisiae\n",
        warning("organism-name", "- ▸saccharomyces cerevisiae"),
        reader("warning", "organism-unknown", "- ▸saccharomyces cerevisiae"),
    ),
    fault(
        "organism that nobody knows",
        B,
        "- Saccharomyces cerevisiae\n",
        "- Saccharomyces imaginarius\n",
        reader("warning", "organism-unknown", "- ▸Saccharomyces imaginarius"),
    ),
    fault(
        "community tag with a hyphen",
        A,
        "- ExampleCare\n",
        "- Example-Care\n",
        warning("community-tag-form", "- ▸Example-Care"),
        warning("community-without-page", "- ▸Example-Care"),
    ),
    fault(
        "community tag that is misspelt",
        A,
        "- ExampleCare\n",
        "- ExampleCar\n",
        warning("community-without-page", "- ▸ExampleCar\n"),
    ),
    fault(
        "no reference",
        WORKS_B,
        "10000002\tPubmed\t",
        "10000002\tPubmed\tX\t",
        info("reference-missing", TOP_OF_PAGE, B),
        reader("warning", "table-row", "▸10000002\tPubmed"),
    ),
    faults(
        "no data node",
        (
            Edit(NODES_B, "sgd:S000004911", ""),
            Edit(NODES_B, "Metabolite\tlipidmaps:LMSP01020001", "Metabolite\t"),
        ),
        info("node-missing", TOP_OF_PAGE, B),
        reader("warning", "node-identifier", "LCB1\tGeneProduct\t▸"),
        reader("warning", "node-identifier", "Sphinganine\tMetabolite\t▸"),
    ),
)

VERSION = (
    fault(
        "no author",
        B,
        "authors:\n- Bo.Sample\n- Ada Example\n",
        "authors: []\n",
        warning("author-missing", "authors: ▸[]"),
    ),
    fault(
        "author without a page",
        B,
        "- Bo.Sample\n",
        "- Bo.Simple\n",
        info("author-without-page", "- ▸Bo.Simple"),
    ),
    fault(
        "blank before an author",
        B,
        "- Bo.Sample\n",
        "- ' Bo.Sample'\n",
        warning("attribution-entry", "- ▸' Bo.Sample'"),
        info("author-without-page", "- ▸' Bo.Sample'"),
    ),
    fault(
        "NDEx network in capitals",
        A,
        "ndex: 12345678-9abc",
        "ndex: 12345678-9ABC",
        warning("ndex-form", "ndex: ▸12345678-9ABC"),
    ),
    fault(
        "one NDEx network on two pages",
        B,
        "ndex: null",
        "ndex: 12345678-9abc-11ee-8a12-0ac135e8bacf",
        warning("ndex-shared", "ndex: ▸12345678", A),
        warning("ndex-shared", "ndex: ▸12345678", B),
    ),
    fault("no date", B, "last-edited: 2025-11-30\n", "", warning("last-edited-missing", TOP_OF_PAGE)),
    fault(
        "empty date",
        B,
        "last-edited: 2025-11-30\n",
        "last-edited:\n",
        warning("last-edited-missing", "▸last-edited:\n"),
    ),
    fault(
        "date before WikiPathways",
        B,
        "last-edited: 2025-11-30",
        "last-edited: 2005-11-30",
        warning("last-edited-early", "last-edited: ▸2005"),
    ),
    fault(
        "redirect of an odd form",
        B,
        "- /index.php/Pathway:WP9002\n",
        "- /pathways/WP9002\n",
        info("redirect-form", "- ▸/pathways/WP9002"),
    ),
    faults(
        "redirect that two pages claim",
        (
            Edit(A, "- /index.php/Pathway:WP9001\n", "- /instance/WP8000\n"),
            Edit(B, "- /index.php/Pathway:WP9002\n", "- /instance/WP8000\n"),
        ),
        warning("redirect-claimed-twice", "- ▸/instance/WP8000", A),
        warning("redirect-claimed-twice", "- ▸/instance/WP8000", B),
    ),
    faults(
        "redirect from another pathway",
        (Edit(B, "- /instance/WP9002\n", "- /instance/WP9001\n"), Edit(A, "- /instance/WP9001\n", "")),
        warning("redirect-of-another", "- ▸/instance/WP9001"),
    ),
    fault("seo of another class", B, "seo: CreativeWork", "seo: WebPage", info("seo-class", "seo: ▸WebPage")),
    fault("no seo", B, "seo: CreativeWork\n", "", info("seo-class", TOP_OF_PAGE)),
)

TERMS = (
    fault(
        "no term of the Pathway Ontology",
        B,
        """annotations:
- id: PW:0000197
  parent: classic metabolic pathway
  type: Pathway Ontology
  value: sphingolipid metabolic pathway
""",
        "annotations: []\n",
        info("pathway-untagged", "annotations: ▸[]"),
    ),
    fault(
        "term of a fourth ontology",
        B,
        """- id: PW:0000197
  parent: classic metabolic pathway
  type: Pathway Ontology
""",
        """- id: GO:0006665
  parent: classic metabolic pathway
""",
        warning("term-ontology", "- id: ▸GO:0006665"),
        info("pathway-untagged", "annotations:\n▸- id"),
    ),
    fault(
        "term of a fourth ontology that gives itself out as one of ours",
        B,
        "- id: PW:0000197",
        "- id: GO:0006665",
        reader("warning", "annotation-type", "type: ▸Pathway Ontology"),
        info("pathway-untagged", "annotations:\n▸- id"),
    ),
    fault("short id of PW", B, "- id: PW:0000197", "- id: PW:197", warning("pathway-term", "- id: ▸PW:197")),
    fault(
        "zero in an id of DOID", A, "- id: DOID:9351", "- id: DOID:09351", warning("disease-term", "- id: ▸DOID:09351")
    ),
    fault("short id of CL", A, "- id: CL:0000169", "- id: CL:169", warning("cell-type-term", "- id: ▸CL:169")),
    fault(
        "term without a label",
        B,
        "  value: sphingolipid metabolic pathway\n",
        "",
        warning("term-label-missing", "- ▸id: PW:0000197"),
    ),
    fault(
        "blank after the label of a term",
        B,
        "  value: sphingolipid metabolic pathway\n",
        "  value: 'sphingolipid metabolic pathway '\n",
        info("term-label-blank", "value: ▸'sphingolipid"),
    ),
    fault(
        "obsolete term",
        B,
        "  value: sphingolipid metabolic pathway\n",
        "  value: obsolete sphingolipid metabolic pathway\n",
        warning("term-obsolete", "value: ▸obsolete"),
    ),
    fault(
        "blank in the id of a term",
        B,
        "- id: PW:0000197",
        "- id: ' PW:0000197'",
        warning("term-notation", "- id: ▸' PW:0000197'"),
    ),
    fault(
        "term without a parent",
        B,
        "  parent: classic metabolic pathway\n",
        "",
        info("term-parent-missing", "- ▸id: PW:0000197"),
    ),
    fault(
        "term with a parent that nobody knows",
        B,
        "  parent: classic metabolic pathway\n",
        "  parent: classical metabolic pathway\n",
        reader("warning", "annotation-parent", "parent: ▸classical"),
    ),
    fault(
        "one term with two labels",
        B,
        "annotations:\n",
        """annotations:
- id: PW:0000666
  parent: classic metabolic pathway
  type: Pathway Ontology
  value: glucose homeostasis
""",
        warning("term-labels", "value: ▸glucose homeostasis pathway", A),
        warning("term-labels", "value: ▸glucose homeostasis\n", B),
    ),
    fault(
        "one term with two parents",
        B,
        "annotations:\n",
        """annotations:
- id: PW:0000666
  parent: signaling pathway
  type: Pathway Ontology
  value: glucose homeostasis pathway (example)
""",
        info("term-parents", "- id: PW:0000666\n  parent: ▸classic", A),
        info("term-parents", "parent: ▸signaling", B),
    ),
    fault(
        "a top term with two pages",
        "_annotations/PW:2.md",
        "",
        """---
value: "metabolism"
xref-identifier: "0000002"
xref-dataSource: "PW"
definition: "Another definition."
type: "Pathway Ontology"
---
""",
        error("term-definition", 'definition: ▸"An example definition of a metabolic pathway."', METABOLIC),
    ),
)

CITING = (
    fault("zero in a PMC id", A, "link: PMC9000001", "link: PMC0900001", warning("citation-iri", "link: ▸PMC0900001")),
    fault(
        "full stop after a DOI",
        A,
        "link: 10.5555/example.2025.001",
        "link: 10.5555/example.2025.001.",
        warning("citation-iri", "link: ▸10.5555/example.2025.001."),
    ),
    fault(
        "citing work without a title",
        A,
        "  title: An invented study of glucose sensing in example cells (2024)\n",
        "",
        warning("citation-title", "- ▸link: PMC9000001"),
    ),
    fault(
        "blank before the title of a citing work",
        A,
        "title: An invented study of glucose sensing in example cells (2024)",
        "title: ' An invented study of glucose sensing in example cells (2024)'",
        info("citation-title-blank", "title: ▸' An invented study"),
    ),
    fault(
        "line break in the title of a citing work",
        A,
        "title: An invented study of glucose sensing in example cells (2024)",
        'title: "An invented study\\nof glucose sensing in example cells (2024)"',
        warning("citation-title-line", 'title: ▸"An invented study'),
    ),
    fault(
        "entity in the title of a citing work",
        A,
        "title: An invented study of glucose",
        "title: An invented study &amp; more of glucose",
        info("citation-title-markup", "title: ▸An invented study &amp;"),
    ),
    fault(
        "year that runs into a title",
        A,
        "example cells (2024)",
        "example cells(2024)",
        warning("citation-year-run-in", "title: ▸An invented study of glucose sensing in example cells(2024)"),
    ),
    fault(
        "title without a year",
        A,
        "example cells (2024)",
        "example cells",
        info("citation-year", "title: ▸An invented study of glucose sensing in example cells\n"),
    ),
    fault(
        "year before WikiPathways",
        A,
        "example cells (2024)",
        "example cells (2004)",
        warning("citation-year-range", "title: ▸An invented study of glucose sensing in example cells (2004)"),
    ),
    fault(
        "citing work by the address of its DOI",
        A,
        "link: 10.5555/example.2025.001",
        "link: https://doi.org/10.5555/example.2025.001",
        info("citation-link-form", "link: ▸https://doi.org/10.5555/example.2025.001"),
    ),
    fault(
        "citing work by a web address",
        A,
        "link: 10.5555/example.2025.001",
        "link: https://example.org/article.",
        info("citation-link-form", "link: ▸https://example.org/article."),
    ),
    fault(
        "archived copy without a DOI",
        A,
        "archived: 10.5281/zenodo.9000001",
        "archived: https://example.org/copy",
        info("citation-archived", "archived: ▸https://example.org/copy"),
    ),
    fault(
        "one citing work with two titles",
        B,
        "citedin: ''",
        "citedin:\n- link: PMC9000001\n  title: An invented study of glucose (2024)",
        info("work-titles", "title: ▸An invented study of glucose sensing", A),
        info("work-titles", "title: ▸An invented study of glucose (2024)", B),
    ),
)

SCHEMA = (
    fault(
        "no schema.org block",
        B,
        """schema-jsonld:
- '@context': https://schema.org/
  '@id': https://wikipathways.github.io/pathways/WP9002.html
  '@type': Dataset
  creator:
    '@type': Organization
    name: WikiPathways
  description: A second clean page, in another organism, with another description.
  keywords:
  - LCB1
  - Sphinganine
  license: CC0
  name: Sphingolipid turnover in a sample yeast
""",
        "schema-jsonld: []\n",
        info("schema-missing", "schema-jsonld: ▸[]"),
    ),
    fault(
        "schema.org block of another class",
        B,
        "  '@type': Dataset",
        "  '@type': CreativeWork",
        warning("schema-type", "'@type': ▸CreativeWork"),
    ),
    fault(
        "schema.org block of another site",
        B,
        "'@id': https://wikipathways.github.io/pathways/WP9002.html",
        "'@id': https://example.org/pathways/WP9002.html",
        warning("schema-iri", "'@id': ▸https://example.org"),
    ),
    fault(
        "data set without a name",
        B,
        "  license: CC0\n  name: Sphingolipid turnover in a sample yeast\n",
        "  license: CC0\n",
        warning("schema-name", "'@id': ▸https://wikipathways"),
    ),
    fault(
        "data set of another name",
        B,
        "  name: Sphingolipid turnover in a sample yeast\n",
        "  name: Sphingolipid turnover\n",
        info("schema-name-differs", "  name: ▸Sphingolipid turnover\n"),
    ),
    fault(
        "data set with a blank description",
        B,
        "  description: A second clean page, in another organism, with another description.\n",
        "  description: ' '\n",
        warning("schema-description", "  description: ▸' '"),
    ),
    fault(
        "data set without a description",
        B,
        "  description: A second clean page, in another organism, with another description.\n",
        "",
        warning("schema-description", "'@id': ▸https://wikipathways"),
    ),
    fault(
        "data set with another licence",
        B,
        "  license: CC0",
        "  license: https://creativecommons.org/licenses/by/4.0/",
        warning("schema-license", "license: ▸https"),
    ),
    fault(
        "data set of another creator",
        B,
        "    '@type': Organization\n    name: WikiPathways",
        "    '@type': Organization\n    '@id': https://example.org/\n    name: Example",
        info("schema-creator", "creator:\n    ▸'@type'"),
    ),
    fault(
        "data set of a creator without a name of its own",
        B,
        "    '@type': Organization\n    name: WikiPathways",
        "    '@type': Organization\n    name: Example",
        reader("warning", "schema-id", "creator:\n    ▸'@type'"),
    ),
    fault(
        "data set without keywords",
        B,
        "  keywords:\n  - LCB1\n  - Sphinganine\n",
        "  keywords: []\n",
        info("schema-keywords", "keywords: ▸[]"),
    ),
    fault(
        "blank before a keyword",
        B,
        "  - Sphinganine\n",
        "  - ' Sphinganine'\n",
        info("schema-keyword-blank", "- ▸' Sphinganine'"),
    ),
)

WORKS = (
    fault(
        "PubMed id of ten digits",
        WORKS_A,
        "10000001\tPubmed",
        "1000000123\tPubmed",
        warning("publication-iri", "▸1000000123\tPubmed"),
    ),
    fault(
        "full stop after the DOI of a publication",
        WORKS_A,
        "10.5555/ref.2021.7\tDOI",
        "10.5555/ref.2021.7.\tDOI",
        warning("publication-doi-end", "▸10.5555/ref.2021.7.\tDOI"),
    ),
    fault(
        "ISBN of seven digits", WORKS_A, "9780000000002\tISBN", "9780000\tISBN", warning("isbn-form", "▸9780000\tISBN")
    ),
    fault(
        "reference of a word",
        WORKS_B,
        "ID\tDatabase\tCitation\n",
        "ID\tDatabase\tCitation\n10000003\tPubmed\tYeast.\n",
        info("citation-text-short", "10000003\tPubmed\t▸Yeast."),
    ),
    fault(
        "reference without a text",
        WORKS_B,
        "ID\tDatabase\tCitation\n",
        "ID\tDatabase\tCitation\n10000003\tPubmed\t\n",
        info("citation-text-missing", "▸10000003\tPubmed\t\n"),
    ),
    fault(
        "reference to a pathway that does not exist",
        WORKS_B,
        "ID\tDatabase\tCitation\n",
        "ID\tDatabase\tCitation\nWP8000\tWikiPathways\tA pathway that was retired long ago.\n",
        warning("cited-pathway-missing", "▸WP8000\tWikiPathways"),
    ),
)


def cell(name: str, old: str, new: str, *found: Found, file: str = NODES_A) -> Fault:
    """A fault in a cell of a data-node table."""
    return fault(name, file, old, new, *found)


NODES = (
    cell(
        "one identifier as a metabolite and as a gene",
        "ADP\tMetabolite",
        'ADP\tGeneProduct\twikidata:Q185253\t""' + "\t" * 12 + "\nADP\tMetabolite",
        warning("node-types-apart", "ADP\t▸GeneProduct\twikidata:Q185253"),
        warning("gene-is-metabolite", "ADP\tGeneProduct\t▸wikidata:Q185253"),
    ),
    cell(
        "gene with the identifier of a metabolite",
        "ADP\tMetabolite",
        "ADP\tGeneProduct",
        warning("gene-is-metabolite", "ADP\tGeneProduct\t▸wikidata:Q185253"),
    ),
    cell(
        "metabolite with the identifier of a gene",
        "GCK\tProtein",
        "GCK\tMetabolite",
        warning("metabolite-is-gene", "GCK\tMetabolite\t▸ncbigene:2645"),
    ),
    cell(
        "node without a label", "\nADP\tMetabolite", "\n\tMetabolite", warning("node-label-missing", "\n▸\tMetabolite")
    ),
    cell(
        "label of 105 characters",
        "\nADP\tMetabolite",
        "\n" + "ADP, or " * 13 + "\tMetabolite",
        info("node-label-long", "\n▸ADP, or"),
    ),
    cell(
        "type that the vocabulary does not know",
        "ADP\tMetabolite",
        "ADP\tEvent",
        reader("warning", "node-type", "ADP\t▸Event"),
    ),
    cell(
        "identifier of SGD that is too short",
        "LCB1\tGeneProduct\tsgd:S000004911",
        "LCB1\tGeneProduct\tsgd:S4911",
        warning("identifier-form", "LCB1\tGeneProduct\t▸sgd:S4911"),
        file=NODES_B,
    ),
    cell(
        "Ensembl id of ten digits",
        "\tensembl:ENSG00000106633",
        "\tensembl:ENSG0000010663",
        warning("mapping-ensembl", "\t▸ensembl:ENSG0000010663\t"),
    ),
    cell(
        "NCBI Gene id that is a symbol",
        "\tncbigene:6514",
        "\tncbigene:SLC2A2",
        warning("mapping-ncbi-gene", "\t▸ncbigene:SLC2A2"),
    ),
    cell(
        "HGNC accession for a symbol",
        "\thgnc.symbol:GCK",
        "\thgnc.symbol:HGNC:4195",
        warning("mapping-hgnc", "\t▸hgnc.symbol:HGNC:4195"),
    ),
    cell(
        "second UniProt accession that is cut off",
        "uniprot:P35557;uniprot:Q53Y25",
        "uniprot:P35557;uniprot:Q53Y2",
        warning("mapping-uniprot", "uniprot:P35557;▸uniprot:Q53Y2\t"),
    ),
    cell(
        "Wikidata property for an item",
        "\twikidata:Q80863",
        "\twikidata:P80863",
        warning("mapping-wikidata", "\t▸wikidata:P80863"),
    ),
    cell("ChEBI id with letters", ";chebi:4167", ";chebi:x4167", warning("mapping-chebi", ";▸chebi:x4167")),
    cell(
        "InChIKey that is cut off",
        "inchikey:WQZGKKKJIJFFOK-GASJEMHNSA-N",
        "inchikey:WQZGKKKJIJFFOK-GASJEMHNSA",
        warning("mapping-inchikey", "\t▸inchikey:WQZGKKKJIJFFOK-GASJEMHNSA\t"),
    ),
    cell(
        "PubChem id with a prefix",
        "pubchem.compound:5793",
        "pubchem.compound:CID5793",
        warning("mapping-pubchem", "\t▸pubchem.compound:CID5793"),
    ),
    cell("ChemSpider id zero", "chemspider:5589", "chemspider:0", warning("mapping-chemspider", "\t▸chemspider:0")),
    cell(
        "HMDB id of eight digits",
        "hmdb:HMDB0000122",
        "hmdb:HMDB00001220",
        warning("mapping-hmdb", "\t▸hmdb:HMDB00001220"),
    ),
    cell(
        "KEGG drug for a compound",
        "kegg.compound:C00221",
        "kegg.compound:D00221",
        warning("mapping-kegg", "\t▸kegg.compound:D00221"),
    ),
    cell(
        "LIPID MAPS id of no category",
        "Sphinganine\tMetabolite\tlipidmaps:LMSP01020001",
        "Sphinganine\tMetabolite\tlipidmaps:LMXX01020001",
        warning("mapping-lipidmaps", "Metabolite\t▸lipidmaps:LMXX01020001"),
        file=NODES_B,
    ),
    cell(
        "Reactome id of the old form",
        "LCB1\tGeneProduct\tsgd:S000004911",
        "LCB1\tGeneProduct\treactome:REACT_1785",
        warning("mapping-reactome", "LCB1\tGeneProduct\t▸reactome:REACT_1785"),
        file=NODES_B,
    ),
    cell(
        "Complex Portal id without its letters",
        "LCB1\tGeneProduct\tsgd:S000004911",
        "LCB1\tGeneProduct\tcomplexportal:2158",
        warning("mapping-complexportal", "LCB1\tGeneProduct\t▸complexportal:2158"),
        file=NODES_B,
    ),
)

SECOND_ADA = "---\nusername: Ada_Example\nrealname: {}\norcid: {}\nwikidata: {}\nbio: {}\n---\n"

AUTHORS = (
    fault(
        "blank after a name",
        BO,
        "realname: Bo Sample",
        "realname: 'Bo Sample '",
        info("author-name-blank", "realname: ▸'Bo Sample '"),
    ),
    fault(
        "two pages of one author, with two names",
        "_authors/Ada_Example.md",
        "",
        SECOND_ADA.format("A. Example", "0000-0002-1825-0097", "Q900000001", "Draws pathways that nobody has."),
        warning("author-written-twice", "username: ▸Ada Example", ADA),
    ),
    fault(
        "two pages of one author, with two ORCID iDs",
        "_authors/Ada_Example.md",
        "",
        SECOND_ADA.format("Ada M. Example", "0000-0001-5109-3700", "Q900000001", "Draws pathways that nobody has."),
        error("author-orcid", "orcid: ▸0000-0002-1825-0097", ADA),
        warning("author-written-twice", "username: ▸Ada Example", ADA),
        warning("orcid-shared", "orcid: ▸0000-0001-5109-3700", "_authors/Ada_Example.md"),
        warning("orcid-shared", "orcid: ▸0000-0001-5109-3700", BO),
    ),
    fault(
        "two pages of one author, with two Wikidata items",
        "_authors/Ada_Example.md",
        "",
        SECOND_ADA.format("Ada M. Example", "0000-0002-1825-0097", "Q900000002", "Draws pathways that nobody has."),
        error("author-wikidata", "wikidata: ▸Q900000001", ADA),
        warning("author-written-twice", "username: ▸Ada Example", ADA),
    ),
    fault(
        "two pages of one author, with two biographies",
        "_authors/Ada_Example.md",
        "",
        SECOND_ADA.format("Ada M. Example", "0000-0002-1825-0097", "Q900000001", "Draws."),
        error("author-bio", "bio: ▸Draws pathways", ADA),
        warning("author-written-twice", "username: ▸Ada Example", ADA),
    ),
    fault(
        "wrong check digit of an ORCID iD",
        ADA,
        "orcid: 0000-0002-1825-0097",
        "orcid: 0000-0002-1825-0096",
        warning("orcid-check-digit", "orcid: ▸0000-0002-1825-0096"),
    ),
    fault(
        "wrong check letter of an ORCID iD",
        ADA,
        "orcid: 0000-0002-1825-0097",
        "orcid: 0000-0002-1825-009X",
        warning("orcid-check-digit", "orcid: ▸0000-0002-1825-009X"),
    ),
    fault(
        "one ORCID iD on two pages",
        BO,
        "orcid: 0000-0001-5109-3700",
        "orcid: 0000-0002-1825-0097",
        warning("orcid-shared", "orcid: ▸0000-0002-1825-0097", ADA),
        warning("orcid-shared", "orcid: ▸0000-0002-1825-0097", BO),
    ),
    fault("Wikidata item zero", ADA, "wikidata: Q900000001", "wikidata: Q0", error("author-wikidata", "wikidata: ▸Q0")),
    fault(
        "website that is a file server",
        ADA,
        "website: https://example.org/ada",
        "website: ftp://example.org/ada",
        warning("author-website", "website: ▸ftp://"),
    ),
    fault(
        "affiliation of 266 characters",
        ADA,
        "affiliation: University of Examples",
        f"affiliation: {'University of Examples, ' * 11}XY",
        info("author-affiliation", "affiliation: ▸University"),
    ),
    fault(
        "blank in a GitHub name",
        ADA,
        "github: ada-example",
        "github: ada example",
        warning("account-form", "github: ▸ada example"),
    ),
    fault(
        "short id of Google Scholar",
        ADA,
        "googlescholar: AbCdEfGAAAAJ&hl",
        "googlescholar: AbCdEfG",
        warning("account-form", "googlescholar: ▸AbCdEfG"),
    ),
    fault(
        "address of Google Scholar with a short id",
        BO,
        "user=XyZ1230AAAAJ&hl=en",
        "user=XyZ1230&hl=en",
        warning("account-form", "googlescholar: ▸https://scholar"),
    ),
    fault(
        "hyphen in a Twitter name",
        ADA,
        "twitter: '@adaexample'",
        "twitter: ada-example",
        warning("account-form", "twitter: ▸ada-example"),
    ),
)

COMMUNITIES = (
    faults(
        "tag of a community with a blank",
        (Edit(SAMPLES, 'community-tag: "Samples"', 'community-tag: "My Samples"'),),
        warning("community-iri", 'community-tag: ▸"My Samples"'),
        warning("community-without-page", "- ▸Samples", A),
    ),
    fault(
        "community without a name",
        SAMPLES,
        'display-name: "Samples"\n',
        "",
        warning("community-name", "▸---\ntitle"),
    ),
    fault(
        "community with an empty name",
        SAMPLES,
        'display-name: "Samples"\n',
        "display-name: ~\n",
        warning("community-name", "display-name: ▸~"),
    ),
    fault(
        "community without a title",
        SAMPLES,
        '\ntitle: "Samples"\n',
        "\n",
        info("community-title", "▸---\ndisplay-name"),
    ),
    fault(
        "community without a description",
        SAMPLES,
        'description: "A community with the least that a page can hold."\n',
        'description: ""\n',
        info("community-description", '▸description: ""'),
    ),
    fault(
        "short description of 320 characters",
        CARE,
        'short-description: "People who care for examples."',
        f'short-description: "{"People who care " * 20}"',
        info("community-abstract", 'short-description: ▸"People'),
    ),
    fault(
        "community without an editor",
        SAMPLES,
        "editors:\n- Bo.Sample\n",
        "editors: []\n",
        info("community-editor", "editors: ▸[]"),
    ),
    fault(
        "editor without a page",
        SAMPLES,
        "- Bo.Sample\n",
        "- Bo.Simple\n",
        warning("editor-without-page", "- ▸Bo.Simple"),
    ),
    fault(
        "logo that is no image",
        CARE,
        'logo: "../assets/img/examplecare.png"',
        'logo: "../assets/img/examplecare.pdf"',
        info("community-logo", 'logo: ▸"../assets/img/examplecare.pdf"'),
    ),
    fault(
        "homepage without encryption",
        CARE,
        'logo-link: "https://example.org/care"',
        'logo-link: "http://example.org/care"',
        info("community-homepage", 'logo-link: ▸"http://example.org/care"'),
    ),
    fault(
        "curation repository on a file server",
        CARE,
        "curationrepo: https://example.org/reports/",
        "curationrepo: ftp://example.org/reports/",
        warning("community-link", "curationrepo: ▸ftp://"),
    ),
    fault(
        "redirect of a community from another site",
        CARE,
        "  - /index.php/Portal:ExampleCare",
        "  - https://example.org/care",
        info("community-redirect", "  - ▸https://example.org/care"),
    ),
    fault(
        "blank after the name of a collection",
        CARE,
        '- name: "Nothing/else"',
        '- name: "Nothing/else "',
        info("collection-name", '- name: ▸"Nothing/else "'),
    ),
    fault(
        "pathway of a collection that does not exist",
        CARE,
        "['WP9001','WP9002']",
        "['WP9001','WP8000']",
        warning("collection-pathway-missing", "'WP9001',▸'WP8000'"),
    ),
    fault(
        "pathway of a collection by its other key that does not exist",
        CARE,
        "  wpid: ['WP9002']",
        "  wpid: ['WP8000']",
        warning("collection-pathway-missing", "  wpid: [▸'WP8000']"),
    ),
)

TWIN = (
    '---\ncommon: "{}"\nlatin: "Homo exemplaris"\nbridgedb-code: {}\nncbi: "9606"\ngroup: "{}"\ndescription: {}\n---\n'
)

ORGANISMS = (
    fault(
        "taxon with a zero before",
        HUMAN,
        'ncbi: "9606"',
        'ncbi: "09606"',
        error("organism-iri", 'ncbi: ▸"09606"'),
        error("pathway-organism", "- ▸Homo sapiens", A),
        error("organism-iri", "- ▸Homo sapiens", A),
    ),
    fault(
        "two organisms with one taxon",
        "_organisms/twin.md",
        "",
        TWIN.format("Human", "Hs", "Vertebrates", "~"),
        warning("organism-label", 'latin: ▸"Homo sapiens"', HUMAN),
    ),
    fault(
        "two organisms with one taxon and two common names",
        "_organisms/twin.md",
        "",
        TWIN.format("Person", "Hs", "Vertebrates", "~"),
        warning("organism-common-name", 'common: ▸"Human"', HUMAN),
        warning("organism-label", 'latin: ▸"Homo sapiens"', HUMAN),
    ),
    faults(
        "two organisms with one taxon and two descriptions",
        (
            Edit("_organisms/twin.md", "", TWIN.format("Human", "Hs", "Vertebrates", "People.")),
            Edit(HUMAN, "description:\n", "description: Man.\n"),
        ),
        error("organism-text", "description: ▸Man.", HUMAN),
        warning("organism-label", 'latin: ▸"Homo sapiens"', HUMAN),
    ),
    fault("no common name", YEAST, 'common: "Yeast"\n', "", info("organism-common-name-missing", "▸---\nlatin")),
    fault(
        "empty common name",
        YEAST,
        'common: "Yeast"\n',
        "common: ''\n",
        info("organism-common-name-missing", "▸common: ''"),
    ),
    fault(
        "BridgeDb code in small letters",
        YEAST,
        "bridgedb-code: Sc",
        "bridgedb-code: sc",
        warning("organism-code", "bridgedb-code: ▸sc"),
    ),
    fault("no BridgeDb code", YEAST, "bridgedb-code: Sc\n", "", info("organism-code-missing", "▸---\ncommon")),
    fault(
        "group that the site does not list",
        YEAST,
        'group: "Fungi"',
        'group: "Yeasts"',
        info("organism-group", 'group: ▸"Yeasts"'),
    ),
)

AUTHOR_PAIR = (
    fault(
        "author written in another way on another page",
        B,
        "- Ada Example\n",
        "- Ada_Example\n",
        warning("author-written-twice", "username: ▸Ada Example", ADA),
    ),
)

READER = (
    fault(
        "page without a title",
        B,
        "\ntitle: Sphingolipid turnover in a sample yeast\n",
        "\n",
        reader("warning", "title-missing", TOP_OF_PAGE),
    ),
    fault("page without a revision", B, "revision: r150002\n", "", reader("warning", "revision-missing", TOP_OF_PAGE)),
    fault(
        "revision that is a number",
        B,
        "revision: r150002",
        "revision: 150002",
        reader("warning", "revision-malformed", "revision: ▸150002"),
    ),
    fault(
        "date that is none",
        B,
        "last-edited: 2025-11-30",
        "last-edited: 30-11-2025",
        reader("warning", "date-malformed", "last-edited: ▸30-11"),
    ),
    fault(
        "NDEx network that is none",
        A,
        "ndex: 12345678-9abc",
        "ndex: 1234-9abc",
        reader("warning", "ndex-malformed", "ndex: ▸1234-9abc"),
    ),
    fault(
        "redirect that is no path",
        B,
        "- /index.php/Pathway:WP9002\n",
        "- index.php/Pathway:WP9002\n",
        reader("warning", "redirect-malformed", "- ▸index.php/Pathway:WP9002"),
    ),
    fault(
        "seo that schema.org does not know",
        B,
        "seo: CreativeWork",
        "seo: creativework",
        reader("warning", "seo-unknown", "seo: ▸creativework"),
    ),
    fault(
        "annotation of another type",
        A,
        "type: Disease Ontology",
        "type: Disease",
        reader("warning", "annotation-type", "type: ▸Disease\n"),
    ),
    fault(
        "annotation without an id", A, "- id: CL:0000169\n", "- id:\n", reader("warning", "annotation-id", "- ▸id:\n")
    ),
    fault(
        "one author in two spellings on a page",
        B,
        "- Ada Example\n",
        "- Ada Example\n- Ada_Example\n",
        reader("warning", "author-iri", "- ▸Ada_Example"),
        warning("author-written-twice", "username: ▸Ada Example", ADA),
    ),
    fault(
        "tag that every pathway has",
        A,
        "- Samples\n",
        "- AnalysisCollection\n",
        reader("warning", "community-tag", "- ▸AnalysisCollection"),
    ),
    fault(
        "citing work without a link",
        A,
        "link: PMC9000001",
        "link: Example 2024",
        reader("warning", "citedin-link", "link: ▸Example 2024"),
    ),
    fault(
        "archived copy that is no address",
        A,
        "archived: 10.5281/zenodo.9000001",
        "archived: Zenodo",
        reader("warning", "citedin-archived", "archived: ▸Zenodo"),
    ),
    fault(
        "one citing work twice on a page",
        A,
        "link: PMC9000002",
        "link: PMC9000001",
        reader("warning", "citedin-conflict", "- ▸archived: 10.5281"),
    ),
    fault(
        "context that is not schema.org's",
        B,
        "'@context': https://schema.org/",
        "'@context': https://example.org/",
        reader("warning", "schema-context", "'@context': ▸https://example.org/"),
    ),
    fault(
        "key of the schema.org block with a blank",
        B,
        "  license: CC0",
        "  the license: CC0",
        reader("warning", "schema-key", "the license: ▸CC0"),
        warning("schema-license", "'@id': ▸https://wikipathways"),
    ),
    fault("key that is misspelt", B, "ndex: null", "nndex: null", reader("warning", "key-unmapped", "▸nndex: null")),
    fault(
        "key twice",
        B,
        "seo: CreativeWork\n",
        "seo: CreativeWork\nseo: CreativeWork\n",
        reader("warning", "key-duplicate", "seo: CreativeWork\n▸seo: CreativeWork\n"),
    ),
    fault("mapping for a text", B, "ndex: null", "ndex:\n  a: b", reader("warning", "value-type", "ndex:\n  ▸a: b")),
    fault("e-mail address", BO, "bio: ~", "bio: Write to bo@example.org.", reader("warning", "e-mail", "bio: ▸Write")),
    fault(
        "text after the front matter",
        B,
        "wpid: WP9002\n---\n",
        "wpid: WP9002\n---\nText.\n",
        reader("info", "page-body", "---\n▸Text."),
    ),
    fault(
        "table without a page", "_data/WP8000-datanodes.tsv", "", "Label\n", reader("info", "table-orphan", "▸Label")
    ),
    fault(
        "row with a cell too few",
        NODES_A,
        'ADP\tMetabolite\twikidata:Q185253\t""',
        "ADP\tMetabolite\twikidata:Q185253",
        reader("warning", "table-row", "▸ADP\tMetabolite"),
    ),
    fault(
        "prefix that nobody knows",
        NODES_A,
        "\tMetabolite\twikidata:Q185253",
        "\tMetabolite\twiki:Q185253",
        reader("warning", "node-prefix", "\t▸wiki:Q185253"),
    ),
    fault(
        "identifier in another column",
        NODES_A,
        "\twikidata:Q80863",
        "\tchebi:15422",
        reader("warning", "cell-prefix", '""\t\t\t\t\t▸chebi:15422'),
    ),
    fault(
        "identifier with a blank",
        NODES_A,
        ";chebi:4167",
        ";chebi:41 67",
        reader("warning", "cell-identifier", ";▸chebi:41 67"),
    ),
    fault(
        "PubMed id that is none",
        WORKS_A,
        "10000001\tPubmed",
        "PMID10000001\tPubmed",
        reader("warning", "reference-id", "▸PMID10000001"),
    ),
    fault(
        "database that nobody knows",
        WORKS_A,
        "9780000000002\tISBN",
        "9780000000002\tISSN",
        reader("warning", "reference-database", "\t▸ISSN"),
    ),
    fault(
        "ORCID iD of three groups",
        ADA,
        "orcid: 0000-0002-1825-0097",
        "orcid: 0000-0002-1825",
        reader("warning", "identifier-malformed", "orcid: ▸0000-0002-1825"),
    ),
    fault(
        "website without its scheme",
        ADA,
        "website: https://example.org/ada",
        "website: example.org/ada",
        reader("warning", "link-malformed", "website: ▸example.org"),
    ),
    fault(
        "member of a collection that is none",
        CARE,
        "['WP9001','WP9002']",
        "['WP9001','9002']",
        reader("warning", "collection-member", "'WP9001',▸'9002'"),
    ),
    fault(
        "author's page without a user name",
        "_authors/new.md",
        "",
        "---\nrealname: New\n---\n",
        reader("warning", "side-page", "▸realname"),
    ),
    fault("page that is no page", NEW, "", "Text.\n", reader("error", "front-matter-missing", "▸Text.")),
    fault("page without a wpid", NEW, "", "---\ntitle: New\n---\n", reader("error", "wpid-missing", "▸title: New")),
    fault(
        "page with a wpid that is none",
        NEW,
        "",
        "---\nwpid: '9009'\n---\n",
        reader("error", "wpid-malformed", "wpid: ▸'9009'"),
    ),
    fault(
        "page with the wpid of another",
        NEW,
        "",
        "---\nwpid: WP9001\n---\n",
        reader("error", "wpid-duplicate", "wpid: ▸WP9001"),
    ),
    fault(
        "page that is not YAML",
        NEW,
        "",
        "---\nwpid: WP9009\ntitle: 'open\n---\n",
        reader("error", "yaml-syntax", "title: 'open\n▸---"),
    ),
)

FAULTS: tuple[Fault, ...] = (
    *(*PATHWAY, *VERSION, *TERMS, *CITING, *SCHEMA),
    *(*WORKS, *NODES, *AUTHORS, *AUTHOR_PAIR, *COMMUNITIES, *ORGANISMS, *READER),
)
