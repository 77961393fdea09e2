"""Gene sets: what the readers of GMT files see, and what SPARQL says of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.publishing import outside
from tests.publishing.conftest import Forms

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

GSEAPY = """
import json, sys
from gseapy.parser import read_gmt
print(json.dumps(read_gmt(sys.argv[1])))
"""
DECOUPLER = """
import json, sys
import decoupler
net = decoupler.pp.read_gmt(sys.argv[1])
print(json.dumps({name: sorted(of["target"]) for name, of in net.groupby("source")}))
"""
BLITZGSEA = """
import json, sys
from blitzgsea.enrichr import read_gmt
print(json.dumps({name: sorted(genes) for name, genes in read_gmt(sys.argv[1]).items()}))
"""
GENES = """
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
SELECT DISTINCT ?wpid ?organism ?gene WHERE {
  GRAPH ?page {
    ?bare <http://purl.org/pav/hasVersion> ?pathway .
    ?pathway dcterms:identifier ?wpid ; wp:organismName ?organism .
    ?node dcterms:isPartOf ?pathway ; a wp:DataNode ; wp:%s ?iri .
  }
  BIND (REPLACE(STR(?iri), "^.*/", "") AS ?gene)
}
"""


def by_sparql(data: Path, predicate: str) -> dict[tuple[str, str], set[str]]:
    """The genes by wpid and organism."""
    found: dict[tuple[str, str], set[str]] = {}
    table = wp2rdf.query(GENES % predicate, store=data)
    assert isinstance(table, wp2rdf.Table)
    for row in table.rows():
        found.setdefault((str(row["wpid"]), str(row["organism"])), set()).add(str(row["gene"]))
    return found


def by_name(sets: dict[str, list[str]] | dict[str, set[str]]) -> dict[tuple[str, str], set[str]]:
    """The same of sets by their names, which readers take apart at the percent signs."""
    found = {}
    for name, genes in sets.items():
        _title, version, wpid, organism = name.split("%")
        assert version == "WikiPathways_20260314"
        found[wpid, organism.replace("_", " ")] = set(genes)
    assert len(found) == len(sets)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("identifier", "predicate"),
    [("ncbigene", "bdbEntrezGene"), ("ensembl", "bdbEnsembl"), ("hgnc.symbol", "bdbHgncSymbol"), ("chebi", "bdbChEBI")],
)
def test_readers_see_what_sparql_finds(forms: Forms, tmp_path: Path, identifier: str, predicate: str) -> None:
    wanted = by_sparql(forms.store, predicate)
    assert len(wanted) == (1 if identifier == "hgnc.symbol" else 2)
    target = tmp_path / "sets.gmt"
    wp2rdf.export("gmt", forms.site, target, identifier=identifier)
    assert by_name(outside.result("readers", GSEAPY, target)) == wanted
    assert by_name(wp2rdf.gene_sets(forms.site, identifier=identifier)) == wanted
    capitals = {key: {gene.upper() for gene in genes} for key, genes in wanted.items()}
    assert by_name(outside.result("readers", BLITZGSEA, target)) == capitals


@pytest.mark.slow
def test_plain_names_are_for_readers_that_split_at_blanks(forms: Forms, tmp_path: Path) -> None:
    target = tmp_path / "sets.gmt"
    wp2rdf.export("gmt", forms.dump, target, plain_names=True)
    read = outside.result("readers", DECOUPLER, target)
    assert by_name(read) == by_sparql(forms.store, "bdbEntrezGene")
    assert read == {name: sorted(genes) for name, genes in wp2rdf.gene_sets(forms.dump, plain_names=True).items()}
    assert "A_title_with_|_bars,_\"quotes\"_and_'others'%WikiPathways_20260314%WP9002%Saccharomyces_cerevisiae" in read


def test_the_form_is_that_of_wikipathways(forms: Forms, run: Run) -> None:
    done = run("export", "gmt", forms.site, "--issued", "2026-11-10", "--organism", "Homo sapiens", "-q")
    assert (done.code, done.err) == (0, "")
    [line] = done.out.decode().splitlines()
    name, link, *genes = line.split("\t")
    assert name == "Glucose: 5 percent of total \u201cenergy\u201d%WikiPathways_20261110%WP9001%Homo sapiens"
    assert link == "https://www.wikipathways.org/instance/WP9001"
    assert genes == ["2645", "6514", "6833", *map(str, range(70001, 70010))]


def test_every_form_of_the_data_gives_the_same(forms: Forms, run: Run) -> None:
    outputs = {run("export", "gmt", form, "-q").out for form in forms}
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == 2


def test_a_dump_states_its_date(forms: Forms, tmp_path: Path, run: Run) -> None:
    dated = tmp_path / "dated.nq"
    wp2rdf.convert(forms.site, dated, issued="2026-11-10")
    assert run("export", "gmt", dated, "-q").out.count(b"%WikiPathways_20261110%") == 2


def test_two_organisms_are_two_sets(forms: Forms, tmp_path: Path) -> None:
    text = (forms.site / "_pathways" / "WP9001.md").read_text(encoding="utf-8")
    page = tmp_path / "pathways" / "WP9001" / "WP9001.md"
    page.parent.mkdir(parents=True)
    page.write_text(text.replace("- Homo sapiens", "- Homo sapiens\n- Mus musculus"), encoding="utf-8")
    table = (forms.site / "_data" / "WP9001-datanodes.tsv").read_bytes()
    (page.parent / "WP9001-datanodes.tsv").write_bytes(table)
    sets = wp2rdf.gene_sets(tmp_path)
    assert [name.split("%")[3] for name in sets] == ["Homo sapiens", "Mus musculus"]
    assert [name.split("%")[3] for name in wp2rdf.gene_sets(tmp_path, organism="Mus musculus")] == ["Mus musculus"]


def test_own_identifiers_count_where_there_are_no_mappings(forms: Forms) -> None:
    """The vocabulary has no property for the yeast genome database."""
    assert set(map(len, wp2rdf.gene_sets(forms.site, identifier="sgd").values())) == {1}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--identifier", "nonsense"), "unknown identifier 'nonsense'; nodes are mapped to"),
        (("--organism", "Homo nonsense"), "no pathway is of what was asked for\n"),
        (("--organism", "mouse"), "no pathway is of what was asked for; did you mean 'Mus musculus'?"),
        (("--pathway", "WP1"), "no pathway WP1"),
        (("--pathway", "1"), "pathway '1' is not WP and a number"),
        (("--issued", "soon"), "date 'soon' is not of the form"),
        (("--tabs",), "gmt takes no tabs"),
    ],
)
def test_what_cannot_be_is_one_line(forms: Forms, run: Run, arguments: tuple[str, ...], said: str) -> None:
    for source in (forms.site, forms.dump, forms.store):
        done = run("export", "gmt", source, *arguments)
        assert done.code == 2
        assert done.err.startswith("wp2rdf: error: ")
        assert said in done.err
        assert len(done.err.splitlines()) == 1


def test_real_gene_sets(real_build: Path, tmp_path: Path) -> None:
    target = tmp_path / "sets.gmt"
    wp2rdf.export("gmt", real_build / "site.nq", target, issued="2026-03-14", plain_names=True)
    wanted = by_sparql(real_build / "store", "bdbEntrezGene")
    assert len(wanted) > 1400
    read = outside.result("readers", DECOUPLER, target)
    assert by_name(read) == wanted
    assert read == {name: sorted(genes) for name, genes in outside.result("readers", GSEAPY, target).items()}
