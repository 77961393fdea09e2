"""What conversion only counts as sound has no findings: an engine says the same without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, REAL_PAGES
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.reading import checkout as checkouts
from wp2rdf.registries.datasources import COLUMNS, FORMS, OTHER_FORMS, SOURCES
from wp2rdf.validating import engines, shapes
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.rdf.block import Block

HEADER = "Label\tType\tIdentifier\tComment\tEnsembl\tNCBI gene\tHGNC\tUniProt\tChEBI\tInChI\tHMDB"
FIRST = "GCK\tGeneProduct\tncbigene:2645\t\t\t\t\t\t\t\t"
GENE = (
    "p53\tGeneProduct\tncbigene:7157\tseen\t"
    "ensembl:ENSG00000141510\tncbigene:7157\thgnc.symbol:TP53\tuniprot:P04637\t\t\t"
)
SOUND = (
    GENE,
    "p53\tProtein\tuniprot:P04637\t\t\t\t\tuniprot:P04637;uniprot:K7PPA8\t\t\t",
    "Water\tMetabolite\tcas:7732-18-5\t\t\t\t\t\tchebi:15377\t\t",
    "hexokinase\tProtein\teccode:2.7.1.1\t\t\t\t\t\t\t\t",
    "AMP\tMetabolite\thmdb:HMDB00464\t\t\t\t\t\t\t\thmdb:HMDB0000464",
    "Calcium\tMetabolite\tchebi:29108\t\t\t\t\t\tchebi:CHEBI:29108\tinchikey:BHPQYMZQTOCNFJ-UHFFFAOYSA-N\thmdb:HMDB00464",
)
BLOCK = "https://wikipathways.github.io/pathways/WP1.html"
TEXT = f"""---
wpid: WP1
revision: r5
title: Nodes
organisms:
- Homo sapiens
authors:
- Ann
- MaintBot
citedin:
- link: PMC9000002
  title: A title (2020)
schema-jsonld:
- '@context': https://schema.org/
  '@id': {BLOCK}
  '@type': Dataset
  name: Nodes
  creator:
    '@type': Organization
    name: WikiPathways
  keywords:
  - GCK
  - TP53
  - AMP
---
"""
DOUBTFUL = {
    "two types": (GENE, GENE.replace("GeneProduct", "Metabolite")),
    "no label": (GENE.replace("p53\t", "\t"),),
    "a label that is a note": (GENE.replace("p53", "p" * 101),),
    "an unknown type": (GENE.replace("GeneProduct", "Gene"),),
    "an identifier of another form": (GENE.replace("uniprot:P04637", "uniprot:P04637;uniprot:UPI0000000001"),),
    "a name of another form": (GENE.replace("ncbigene:7157\tseen", "ncbigene:07157\tseen"),),
    "a name of a source without a column": (GENE.replace("ncbigene:7157\tseen", "cas:7157\tseen"),),
    "a name of a source that is seldom": (GENE.replace("ncbigene:7157\tseen", "pfam:7157\tseen"),),
    "a gene with a metabolite": (GENE.replace("P04637\t", "P04637\tchebi:29108"),),
    "a metabolite with a gene": (SOUND[1].replace("chebi:29108\t\t", "chebi:29108\t\tensembl:ENSG00000141510"),),
    "a key of another form": (SOUND[1].replace("-UHFFFAOYSA-N", "-UHFF"),),
    "a gene that is named as a metabolite": (GENE.replace("ncbigene:7157\tseen", "hmdb:HMDB0000464\tseen"),),
}


DOUBTFUL_PAGES = {
    "an author with a blank": ("authors:\n- Ann\n", "authors:\n- ' Ann'\n"),
    "an author who stands twice": ("authors:\n- Ann\n", "authors:\n- Ann\n- Ann\n"),
    "a keyword with a blank": ("  - TP53\n", "  - 'TP53 '\n"),
    "a keyword that is empty": ("  - TP53\n", "  - ''\n"),
    "a keyword that stands twice": ("  - TP53\n", "  - TP53\n  - GCK\n"),
    "a block that is an author": (BLOCK, "http://rdf.wikipathways.org/User/Ann"),
    "a block that is an authorship": (BLOCK, "http://rdf.wikipathways.org/User/Ann/WP1_r5"),
    "a block that is an article": (BLOCK, "https://identifiers.org/pubmed/12345678"),
    "a block that is a node": (BLOCK, "https://identifiers.org/ncbigene/2645"),
    "a block in itself": (
        "  creator:\n    '@type': Organization\n",
        f"  creator:\n    '@id': {BLOCK}\n    keywords: [x, y]\n",
    ),
    "a citing work that is an article": ("link: PMC9000002", "link: https://identifiers.org/pubmed/12345678"),
    "a copy that is an article": (
        "link: PMC9000002",
        "link: PMC2\n  archived: https://identifiers.org/pubmed/12345678",
    ),
}
"""What stands on the page of a site whose other values are sound, and what is written instead."""
ARTICLE = "12345678\tPubmed\tA text that is long enough"
DOUBTFUL_REFERENCES = {
    "a short text": "12345678\tPubmed\tShort text",
    "no text": "12345678\tPubmed\t",
    "an id with a zero before it": "012345678\tPubmed\tA text that is long enough",
    "an id of ten digits": "1234567890\tPubmed\tA text that is long enough",
    "no database": "12345678\t\tA text that is long enough",
    "a DOI": "10.1000/182.\tDOI\tA text that is long enough",
    "one without a text first": f"12345678\tPubmed\t\n{ARTICLE}",
    "one with a text first": f"{ARTICLE}\n12345678\tPubmed\t",
}


def blocks(root: Path, *, sound: bool, every: int = 1) -> list[Block]:
    """The blocks of some pages of a site, and of the site."""
    checkout = checkouts.find(root, None)
    checkout = checkout._replace(pages=checkout.pages[::every])
    return list(pipeline.blocks(checkout, Options(infos=True, sound=sound), report=Report(checkout.root)))


def page(
    folder: Path, rows: tuple[str, ...] = SOUND, *, text: str = TEXT, references: str = ""
) -> tuple[list[Block], list[Block]]:
    """The blocks of a page with tables: as whole, and without what is sound."""
    written = folder / "_pathways" / "WP1.md"
    for path in (written, folder / "_data" / "WP1-datanodes.tsv"):
        path.parent.mkdir(exist_ok=True, parents=True)
    written.write_text(text)
    (folder / "_data" / "WP1-datanodes.tsv").write_text("\n".join((HEADER, FIRST, *rows, "")))
    cited = f"ID\tDatabase\tCitation\n1\tPubmed\tThe first text of all\n{references}\n"
    (folder / "_data" / "WP1-bibliography.tsv").write_text(cited)
    return blocks(written, sound=False), blocks(written, sound=True)


def engine_says_the_same(whole: list[Block], counted: list[Block]) -> int:
    """Compares what an engine says of blocks as a whole and without what is sound; counts what it says."""
    engine = engines.engine(engines.choose(), shapes.load().ntriples)
    told = 0
    for one, other in zip(whole, counted, strict=True):
        results = engine.results(one.lines)
        assert engine.results(other.lines) == results
        assert other.triples == one.triples
        assert not set(other.lines) - set(one.lines)
        told += len(results)
    return told


def test_a_form_is_the_pattern_of_the_shape() -> None:
    loaded = re.findall(r'<http://www.w3.org/ns/shacl#pattern> "(.+)" \.', shapes.load().ntriples)
    patterns = {pattern.replace("\\\\", "\\") for pattern in loaded}
    assert FORMS.keys() == set(COLUMNS.values())
    for prefix, form in FORMS.items():
        start = re.escape(f"{SOURCES[prefix].mapping_base}{SOURCES[prefix].marker}").replace("\\-", "-")
        whole = {f"^{start}{form}$", f"^{start}({form})$"}
        assert whole & patterns, prefix


def test_a_form_of_others_is_in_the_pattern_of_identifiers() -> None:
    pattern = shapes.load().ntriples.partition("identifiers\\\\.org/((")[2].partition('"')[0].replace("\\\\", "\\")
    for prefix, form in OTHER_FORMS.items():
        path = re.escape(SOURCES[prefix].path or "").replace("\\-", "-")
        assert any(f"|{path}/{one}" in pattern for one in (f"{form}|", f"({form})|")), prefix


def test_what_has_no_fault_is_sound(tmp_path: Path) -> None:
    whole, counted = page(tmp_path, references=ARTICLE)
    told = engine_says_the_same(whole, counted)
    sound = set(whole[0].lines) - set(counted[0].lines)
    assert {line.split(" ")[0].strip("<>") for line in sound} == {
        *("https://identifiers.org/ncbigene/7157", "https://identifiers.org/chebi/CHEBI:29108"),
        *("https://identifiers.org/uniprot/P04637", "https://identifiers.org/hmdb/HMDB0000464"),
        *("https://identifiers.org/cas/7732-18-5", "https://identifiers.org/ec-code/2.7.1.1"),
        "https://identifiers.org/pubmed/12345678",
        *("http://rdf.wikipathways.org/User/Ann", "http://rdf.wikipathways.org/User/Ann/WP1_r5"),
        *("http://rdf.wikipathways.org/User/MaintBot/WP1_r5", BLOCK),
        *(f"https://identifiers.org/wikipathways/{name}" for name in ("WP1", "WP1_r5")),
        *(line.split(" ")[0].strip("<>") for line in sound if "//wpi/" in line.split(" ")[0]),
    }
    assert told < 20


@pytest.mark.parametrize("rows", DOUBTFUL.values(), ids=DOUBTFUL)
def test_rows_that_may_have_a_fault_are_not(tmp_path: Path, rows: tuple[str, ...]) -> None:
    whole, counted = page(tmp_path, rows)
    assert engine_says_the_same(whole, counted)
    about = {line for line in whole[0].lines if line.startswith("<https://identifiers.org/ncbigene/7157>")}
    assert not about or about & set(counted[0].lines)


@pytest.mark.parametrize(("old", "new"), DOUBTFUL_PAGES.values(), ids=DOUBTFUL_PAGES)
def test_pages_with_what_may_be_a_fault(tmp_path: Path, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    changed = TEXT.replace(old, new)
    assert engine_says_the_same(*page(tmp_path, text=changed, references=ARTICLE))


@pytest.mark.parametrize("references", DOUBTFUL_REFERENCES.values(), ids=DOUBTFUL_REFERENCES)
def test_references_with_what_may_be_a_fault(tmp_path: Path, references: str) -> None:
    assert engine_says_the_same(*page(tmp_path, references=references))


def test_an_engine_finds_the_same_without_what_is_sound() -> None:
    counted = blocks(EXAMPLES, sound=True)
    assert sum(block.sound > 0 for block in counted) >= 3
    assert engine_says_the_same(blocks(EXAMPLES, sound=False), counted) > 50


def test_the_same_of_the_real_site(real_site: Path) -> None:
    counted = blocks(real_site, sound=True, every=40)
    assert len(counted) >= REAL_PAGES // 40
    assert engine_says_the_same(blocks(real_site, sound=False, every=40), counted) > 50
    assert sum(block.sound for block in counted) * 2 > sum(block.triples for block in counted)


def test_findings_beyond_one_page_are_the_same(tmp_path: Path) -> None:
    """Shapes of the caller's own have everything handed to them."""
    own = tmp_path / "own.ttl"
    own.write_text("[] a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#targetNode> <urn:a> .")
    checked, whole = validate(EXAMPLES), validate(EXAMPLES, own_shapes=[own])
    assert checked.findings == whole.findings
    assert len(checked.findings) > 50
    assert checked.triples == whole.triples
