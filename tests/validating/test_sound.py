"""What conversion hands on as sound has no findings: an engine says the same without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, REAL_PAGES
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.reading import checkout as checkouts
from wp2rdf.registries.datasources import COLUMNS, FORMS, SOURCES
from wp2rdf.validating import engines, shapes

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
    "Calcium\tMetabolite\tchebi:29108\t\t\t\t\t\tchebi:CHEBI:29108\tinchikey:BHPQYMZQTOCNFJ-UHFFFAOYSA-N\thmdb:HMDB00464",
)
DOUBTFUL = {
    "two types": (GENE, GENE.replace("GeneProduct", "Metabolite")),
    "no label": (GENE.replace("p53\t", "\t"),),
    "a label that is a note": (GENE.replace("p53", "p" * 101),),
    "an unknown type": (GENE.replace("GeneProduct", "Gene"),),
    "an identifier of another form": (GENE.replace("uniprot:P04637", "uniprot:P04637;uniprot:UPI0000000001"),),
    "a name of another form": (GENE.replace("ncbigene:7157\tseen", "ncbigene:07157\tseen"),),
    "a name of a source without a column": (GENE.replace("ncbigene:7157\tseen", "cas:7157\tseen"),),
    "a gene with a metabolite": (GENE.replace("P04637\t", "P04637\tchebi:29108"),),
    "a metabolite with a gene": (SOUND[1].replace("chebi:29108\t\t", "chebi:29108\t\tensembl:ENSG00000141510"),),
    "a key of another form": (SOUND[1].replace("-UHFFFAOYSA-N", "-UHFF"),),
    "a gene that is named as a metabolite": (GENE.replace("ncbigene:7157\tseen", "hmdb:HMDB0000464\tseen"),),
}


def blocks(root: Path, every: int = 1) -> list[Block]:
    """The blocks of some pages of a site, and of the site."""
    checkout = checkouts.find(root, None)
    checkout = checkout._replace(pages=checkout.pages[::every])
    return list(pipeline.blocks(checkout, Options(infos=True, sound=True), report=Report(checkout.root)))


def page(folder: Path, rows: tuple[str, ...]) -> Block:
    """The block of a page with a table."""
    written = folder / "_pathways" / "WP1.md"
    for path in (written, folder / "_data" / "WP1-datanodes.tsv"):
        path.parent.mkdir(exist_ok=True, parents=True)
    written.write_text("---\nwpid: WP1\nrevision: r5\ntitle: Nodes\norganisms:\n- Homo sapiens\n---\n")
    (folder / "_data" / "WP1-datanodes.tsv").write_text("\n".join((HEADER, FIRST, *rows, "")))
    return blocks(written)[0]


def engine_says_the_same(found: list[Block]) -> int:
    """Compares what an engine says of blocks as a whole and without what is sound; counts what it says."""
    engine = engines.engine(engines.choose(), shapes.load().ntriples)
    told = 0
    for block in found:
        results = engine.results(block.lines)
        assert engine.results(block.unsure_lines) == results
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


def test_rows_without_a_fault_are_sound(tmp_path: Path) -> None:
    block = page(tmp_path, SOUND)
    assert block.unsure is not None
    sound = set(block.lines) - set(block.unsure_lines)
    assert {line.split(" ")[0].rpartition("/")[2] for line in sound} == {"7157>", "CHEBI:29108>"}
    assert [line for line in block.lines if line not in sound] == block.unsure_lines


@pytest.mark.parametrize("rows", DOUBTFUL.values(), ids=DOUBTFUL)
def test_rows_that_may_have_a_fault_are_not(tmp_path: Path, rows: tuple[str, ...]) -> None:
    block = page(tmp_path, rows)
    assert block.unsure is None
    assert engine_says_the_same([block])


def test_an_engine_finds_the_same_without_what_is_sound() -> None:
    found = blocks(EXAMPLES)
    assert sum(block.unsure is not None for block in found) >= 3
    assert engine_says_the_same(found) > 50


def test_the_same_of_the_real_site(real_site: Path) -> None:
    found = blocks(real_site, every=40)
    assert len(found) >= REAL_PAGES // 40
    assert engine_says_the_same(found) > 50
    assert sum(len(block.unsure_lines) for block in found) * 2 < sum(block.triples for block in found)
