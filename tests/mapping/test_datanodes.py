"""Data nodes: no row, cell or block of a page makes a statement stand twice, and none is lost for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pyoxigraph
import pytest

import wp2rdf

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "Label\tType\tIdentifier\tComment\tEnsembl\tNCBI gene\tHGNC\tUniProt\tChEBI\tInChI\tHMDB"
KEY, SIMILAR_KEY = "inchikey:BHPQYMZQTOCNFJ-UHFFFAOYSA-N", "inchikey:BHPQYMZQTOCNFJ-UHFFFAOYSA-M"
TABLES = {
    "a node drawn twice with two labels": (
        "p53\tGeneProduct\tncbigene:7157\t\tensembl:ENSG00000141510\tncbigene:7157\thgnc.symbol:TP53\t\t\t\t",
        "TP53\tGeneProduct\tncbigene:7157\t\tensembl:ENSG00000141510\tncbigene:7157\thgnc.symbol:TP53\t\t\t\t",
    ),
    "a node drawn twice, by two prefixes, with other mappings": (
        "p53\tGeneProduct\tncbigene:7157\t\tensembl:ENSG00000141510\t\t\t\t\t\t",
        "p53\tProtein\tentrez.gene:7157\tseen again\t\tncbigene:7157\t\tuniprot:P04637\t\t\t",
    ),
    "its own identifier among others": (
        "ACE2\tProtein\tuniprot:Q9BYF1\t\t\t\t\tuniprot:A0A7I2V3X6;uniprot:Q9BYF1;uniprot:A0A7I2V5W5\t\t\t",
    ),
    "one identifier twice in a cell": (
        "ACE2\tGeneProduct\tncbigene:59272\t\t\t\t\tuniprot:Q9BYF1;uniprot:A0A7I2V3X6;uniprot:Q9BYF1\t\t\t",
    ),
    "one identifier in two spellings": (
        "Calcium\tMetabolite\tchebi:29108\t\t\t\t\t\tchebi:29108;chebi:CHEBI:29108\t\tHMDB:x;hmdb:HMDB00464;hmdb:HMDB0000464",
    ),
    "keys of one substance": (f"Calcium\tMetabolite\tchebi:29108\t\t\t\t\t\t\t{KEY};{SIMILAR_KEY}\t",),
    "a key that names the node too": (f"Calcium\tMetabolite\t{KEY}\t\t\t\t\t\t\t{KEY}\t",),
    "an identifier that is its own mapping, in a column of another": (
        "p53\tGeneProduct\tncbigene:7157\t\tncbigene:7157\tncbigene:7157\t\t\t\t\t",
    ),
    "nothing but a label": ("p53\tGeneProduct\t\t\t\t\t\t\t\t\t",),
}


def page(folder: Path, rows: tuple[str, ...], block: str = "") -> Path:
    written = folder / "_pathways" / "WP1.md"
    for path in (written, folder / "_data" / "WP1-datanodes.tsv"):
        path.parent.mkdir(exist_ok=True, parents=True)
    written.write_text(f"---\nwpid: WP1\nrevision: r5\ntitle: Nodes\norganisms:\n- Homo sapiens\n{block}---\n")
    (folder / "_data" / "WP1-datanodes.tsv").write_text("\n".join((HEADER, *rows, "")))
    return written


def lines(source: Path, links: Literal["partner"] | None = None) -> list[str]:
    target = source.parent.parent / "page.nq"
    report = wp2rdf.convert(source, target, links=links)
    found = target.read_text().splitlines()
    assert report.triples == len(found) > 10
    return found


def about(source: Path, node: str) -> list[str]:
    return [line for line in lines(source) if line.startswith(f"<https://identifiers.org/{node}> ")]


@pytest.mark.parametrize("links", [None, "partner"])
@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_every_statement_stands_once(rows: tuple[str, ...], links: Literal["partner"] | None, tmp_path: Path) -> None:
    found = lines(page(tmp_path, rows), links)
    assert len(set(found)) == len(found), "a quad is written twice"
    one_by_one = set()
    for row in rows:
        one_by_one.update(lines(page(tmp_path, (row,)), links))
    digests = ("<ni:///", "wasDerivedFrom")  # of the table, which is another one then
    assert {line for line in found if not any(digest in line for digest in digests)} == {
        line for line in one_by_one if not any(digest in line for digest in digests)
    }


def test_what_a_schema_org_block_says_of_a_data_node_stands_once_as_well(tmp_path: Path) -> None:
    node = "https://identifiers.org/ncbigene/7157"
    block = f"""schema-jsonld:
- "@context": https://schema.org/
  "@id": https://www.wikipathways.org/pathways/WP1.html#dataset
  "@type": Dataset
  about:
    "@id": {node}
    "@type": http://vocabularies.wikipathways.org/wp#DataNode
    name: TP53
"""
    found = lines(page(tmp_path, TABLES["a node drawn twice with two labels"], block))
    assert len(set(found)) == len(found), "a quad is written twice"
    assert sum(f'<{node}> <https://schema.org/name> "TP53"' in line for line in found) == 1
    assert sum(f"<{node}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in line for line in found) == 2


def test_both_labels_of_a_node_that_is_drawn_twice(tmp_path: Path) -> None:
    found = about(page(tmp_path, TABLES["a node drawn twice with two labels"]), "ncbigene/7157")
    labels = sorted(
        str(quad.object)
        for quad in pyoxigraph.parse("\n".join(found), format=pyoxigraph.RdfFormat.N_QUADS)
        if quad.predicate.value.endswith("#label")
    )
    assert labels == ['"TP53"', '"p53"']


@pytest.mark.parametrize(
    ("identifier", "objects", "rules"),
    [
        ("ensembl:E1;ensembl:E2", ["E1", "E2"], []),
        ("ensembl:E1;", ["E1"], []),
        ("ensembl:E1;uniprot:P1", ["E1"], ["cell-prefix"]),
    ],
)
def test_a_cell_is_split_where_an_identifier_is_not(
    identifier: str, objects: list[str], rules: list[str], tmp_path: Path
) -> None:
    source = page(tmp_path, (f"x\tGeneProduct\t{identifier}\t\t{identifier}\t\t\t\t\t\t",))
    said = [line.split(" ")[2] for line in lines(source) if "#bdbEnsembl>" in line]
    assert [f"<https://identifiers.org/ensembl/{one}>" in said for one in objects] == [True] * len(objects)
    assert [problem.rule for problem in wp2rdf.convert(source, tmp_path / "again.nq").problems] == rules


def test_a_column_that_stands_twice(tmp_path: Path) -> None:
    source = page(tmp_path, ())
    table = tmp_path / "_data" / "WP1-datanodes.tsv"
    row = "x\tGeneProduct\tncbigene:1\t\tensembl:E1\tensembl:E1;uniprot:P"
    table.write_text(f"Label\tType\tIdentifier\tComment\tEnsembl\tEnsembl\n{row}\n")
    found = lines(source)
    assert len(set(found)) == len(found), "a quad is written twice"
    problems = wp2rdf.convert(source, tmp_path / "again.nq").problems
    assert [(one.rule, one.line, one.column) for one in problems] == [("table-column-twice", 1, 39)]
    assert not [line for line in found if "uniprot" in line], "the first column counts"


def test_a_reference_that_names_a_data_node(tmp_path: Path) -> None:
    source = page(tmp_path, TABLES["a node drawn twice with two labels"])
    references = "ID\tDatabase\tCitation\nhttps://identifiers.org/ncbigene/7157\tURL\tA gene.\n"
    (tmp_path / "_data" / "WP1-bibliography.tsv").write_text(references)
    found = lines(source)
    assert len(set(found)) == len(found), "a quad is written twice"
    part_of = "<https://identifiers.org/ncbigene/7157> <http://purl.org/dc/terms/isPartOf>"
    assert sum(line.startswith(part_of) for line in found) == 1


@pytest.mark.parametrize("dots", [".", ".."])
def test_a_dot_segment_names_nothing(dots: str, tmp_path: Path) -> None:
    """RFC 3986, section 5.2.4: a resolver takes it out of a path, together with what stands before it."""
    source = page(tmp_path, (f"p53\tGeneProduct\tncbigene:7157\t\tensembl:{dots};ensembl:ENSG00000141510\t\t\t\t\t\t",))
    found = lines(source)
    assert not [line for line in found if f"/{dots}>" in line]
    assert [line for line in found if "bdbEnsembl> <https://identifiers.org/ensembl/ENSG00000141510>" in line]
    problems = wp2rdf.convert(source, tmp_path / "again.nq").problems
    assert [(problem.rule, problem.line, problem.column) for problem in problems] == [("cell-identifier", 2, 32)]
