"""Parquet, SSSOM, KGX, JSON-LD, Jelly and nanopublications: read back by tools of others, and compared."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pyoxigraph
import pytest
import rdflib
from nanopub import Nanopub  # type: ignore[attr-defined]
from pyjelly.integrations.generic import generic_sink  # type: ignore[import-untyped]
from pyjelly.integrations.generic.parse import parse_jelly_flat  # type: ignore[import-untyped]
from pyoxigraph import RdfFormat

import wp2rdf
from tests.publishing import outside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.conftest import Run
    from tests.publishing.conftest import Forms

SSSOM = """
import json, sys
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
found = parse_sssom_table(sys.argv[1])
reports = validate(found)
errors = [str(result.message) for report in reports.values() for result in report.results]
keys = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")
print(json.dumps([errors, found.metadata, found.df[list(keys)].fillna("").values.tolist()], default=str))
"""
KGX = """
import json, sys
from pathlib import Path
import biolink_model, bmt, requests
home = Path(list(biolink_model.__path__)[0])
# kgx fetches the Biolink Model when it is imported: it is given the one that is installed
prefixes = json.loads((home / "prefixmaps" / "biolink_model_prefix_map.json").read_text())
class Answer:
    def json(self):
        return {"@context": prefixes}
requests.get = lambda *_arguments, **_options: Answer()
bmt.Toolkit.__init__.__defaults__ = (str(home / "schema" / "biolink_model.yaml"), {"predicate mappings": []})
from kgx.transformer import Transformer
from kgx.validator import Validator
folder = sys.argv[1]
transformer = Transformer()
transformer.transform({"filename": [f"{folder}/nodes.jsonl", f"{folder}/edges.jsonl"], "format": "jsonl"})
graph = transformer.store.graph
validator = Validator()
validator.validate(graph)
said = [text for kinds in validator.get_errors().values() for messages in kinds.values() for text in messages]
nodes = {key: data for key, data in graph.nodes(data=True)}
edges = [data for _, _, _, data in graph.edges(data=True, keys=True)]
print(json.dumps([nodes, edges, said], default=list))
"""
MEMBERSHIPS = """SELECT DISTINCT ?node ?revision WHERE {
  ?pathway pav:hasVersion ?revision . ?node dcterms:isPartOf ?revision ; a wp:DataNode }"""


def triples(quads: Iterable[pyoxigraph.Quad]) -> set[str]:
    return {f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads}


def keys(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inner)


def term(one: Any) -> Any:  # noqa: ANN401 - a term of pyjelly, and of pyoxigraph
    if isinstance(one, generic_sink.IRI):
        return pyoxigraph.NamedNode(one._iri)  # noqa: SLF001 - it has no other way
    datatype = pyoxigraph.NamedNode(one._datatype) if one._datatype else None  # noqa: SLF001
    return pyoxigraph.Literal(one._lex, language=one._langtag, datatype=datatype)  # noqa: SLF001


def of_dump(dump: Path) -> set[str]:
    return triples(pyoxigraph.parse(path=dump, format=RdfFormat.N_QUADS))


def test_parquet_holds_what_the_tables_hold(forms: Forms, tmp_path: Path) -> None:
    wp2rdf.export("parquet", forms.dump, tmp_path / "parquet")
    done = wp2rdf.export("tables", forms.dump, tmp_path / "csv")
    seen = 0
    for file in sorted((tmp_path / "parquet").iterdir()):
        table = pq.read_table(file)
        with (tmp_path / "csv" / f"{file.stem}.csv").open(encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))
        assert table.column_names == rows[0]
        plain = [
            [
                "|".join(one.replace("\\", "\\\\").replace("|", "\\|") for one in cell)
                if isinstance(cell, list)
                else str(cell)
                for cell in row.values()
            ]
            for row in table.to_pylist()
        ]
        assert plain == rows[1:]
        seen += len(plain)
        metadata = pq.read_metadata(file)
        assert metadata.metadata[b"version"] == b"2026-03-14"
        assert {
            metadata.row_group(group).column(column).compression
            for group in range(metadata.num_row_groups)
            for column in range(metadata.num_columns)
        } <= {"ZSTD"}
    assert seen == done.written > 80


@pytest.mark.slow
def test_sssom_is_valid_and_says_what_the_mappings_say(forms: Forms, tmp_path: Path) -> None:
    target = tmp_path / "mappings.sssom.tsv"
    done = wp2rdf.export("sssom", forms.site, target, issued="2026-11-10")
    errors, metadata, rows = outside.result("readers", SSSOM, target)
    assert errors == []
    assert metadata["mapping_set_version"] == "2026-11-10"
    assert metadata["license"] == "http://creativecommons.org/publicdomain/zero/1.0/"
    assert len(rows) == done.written
    lines = [line for line in target.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert rows == list(csv.reader(lines[1:], delimiter="\t")), "no label is taken for a missing one"
    labels = {row[1] for row in rows}
    assert 'a "quoted" one' in labels
    assert not {"NA", "null"} & labels
    wanted = """PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
    SELECT DISTINCT ?n ?o WHERE { ?n a wp:DataNode ; ?p ?o FILTER (STRSTARTS(STR(?p), STR(wp:bdb)) && ?n != ?o
      && REPLACE(STR(?n), "https://identifiers.org/wikidata/", "http://www.wikidata.org/entity/") != STR(?o)) }"""
    table = wp2rdf.query(wanted, store=forms.store)
    assert isinstance(table, wp2rdf.Table)
    assert len(rows) == len(table.solutions)
    assert {row[4] for row in rows} == {"semapv:BackgroundKnowledgeBasedMatching"}


def test_sssom_of_one_data_source(forms: Forms, run: Run) -> None:
    done = run("export", "sssom", forms.dump, "--identifier", "uniprot", "-q")
    rows = [line.split("\t") for line in done.out.decode().splitlines() if not line.startswith("#")][1:]
    assert {row[3].partition(":")[0] for row in rows} == {"uniprot"}


@pytest.mark.slow
def test_kgx_reads_nodes_and_edges_of_the_biolink_model(forms: Forms, tmp_path: Path) -> None:
    done = wp2rdf.export("kgx", forms.dump, tmp_path / "kgx")
    nodes, edges, errors = outside.result("kgx", KGX, tmp_path / "kgx")
    unlisted = [one for one in errors if re.search("CURIE prefix '(lipidmaps|tair.locus)'", one)]
    assert errors == unlisted, "only prefixes that the Biolink Model lacks"
    assert len(nodes) + len(edges) == done.written
    assert {"NCBIGene", "CHEBI", "ENSEMBL", "UniProtKB", "WIKIPATHWAYS"} <= {name.split(":")[0] for name in nodes}
    assert nodes["NCBIGene:2645"]["category"] == ["biolink:Protein"]
    assert set(nodes["NCBIGene:2645"]["xref"]) >= {"ENSEMBL:ENSG00000106633", "UniProtKB:P35557"}
    assert nodes["NCBITaxon:9606"]["name"] == "Homo sapiens"
    taxa = {(edge["subject"], edge["object"]) for edge in edges if edge["predicate"] == "biolink:in_taxon"}
    assert ("WIKIPATHWAYS:WP9001", "NCBITaxon:9606") in taxa
    assert {edge["subject"] for edge in edges} | {edge["object"] for edge in edges} <= set(nodes)
    memberships = [edge for edge in edges if edge["predicate"] == "biolink:participates_in"]
    table = wp2rdf.query(MEMBERSHIPS, store=forms.store)
    assert isinstance(table, wp2rdf.Table)
    assert len(memberships) == len(table.solutions)
    assert {edge["primary_knowledge_source"] for edge in edges} == {"infores:wikipathways"}


def test_jsonld_is_a_tree_with_the_triples_of_the_dump(forms: Forms, tmp_path: Path) -> None:
    target = tmp_path / "site.jsonld"
    done = wp2rdf.export("jsonld", forms.dump, target)
    assert done.written == 3
    wanted = of_dump(forms.dump)
    assert triples(pyoxigraph.parse(path=target, format=RdfFormat.JSON_LD)) == wanted
    graph = rdflib.Graph().parse(target, format="json-ld")
    assert len(graph) == len(wanted)
    document = json.loads(target.read_text(encoding="utf-8"))
    pathway = document["@graph"][0]
    assert pathway["id"] == "https://identifiers.org/wikipathways/WP9001"
    revision = pathway["pathway"]
    assert revision["modified"] == "2026-03-14"
    assert revision["dc_title"].startswith("  Glucose")
    parts = {part["id"]: part for part in revision["parts"]}
    assert parts["https://identifiers.org/ncbigene/2645"]["label"] == "GCK"
    assert parts["https://identifiers.org/ncbigene/2645"]["type"] == ["wp:DataNode", "wp:Protein"]
    assert not [key for key in keys(document["@graph"]) if "://" in key or key == "@id"], "no expanded form"


def test_jelly_holds_the_quads_of_the_dump(forms: Forms, tmp_path: Path) -> None:
    target = tmp_path / "site.jelly"
    done = wp2rdf.export("jelly", forms.dump, target)
    store = pyoxigraph.Store()
    with target.open("rb") as file:
        for quad in parse_jelly_flat(file):
            if isinstance(quad, generic_sink.Quad):
                subject, predicate, value, graph = map(term, quad)
                store.add(pyoxigraph.Quad(subject, predicate, value, graph))
    wanted = pyoxigraph.Store()
    wanted.load(path=forms.dump, format=RdfFormat.N_QUADS)
    assert set(store) == set(wanted)
    assert len(wanted) == done.written
    assert target.stat().st_size < forms.dump.stat().st_size / 5


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nanopublications_are_valid_and_their_names_hold_their_digest(forms: Forms, tmp_path: Path) -> None:
    target = tmp_path / "nanopubs.trig"
    done = wp2rdf.export("nanopubs", forms.dump, target)
    single = re.split(r"(?m)^(?=<\S+#Head> )", target.read_text(encoding="utf-8"))[1:]
    assert len(single) == done.written > 10
    assertions = set()
    for text in single:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = rdflib.ConjunctiveGraph()
            parsed.parse(data=text, format="trig")
            read = Nanopub(rdf=parsed)
            assert read.is_valid
            assert read.has_valid_trusty
            assertions |= {" ".join(term.n3() for term in triple) for triple in read.assertion}
    whole = of_dump(forms.dump)
    stated = {line for line in whole if " <http://purl.org/dc/terms/isPartOf> " in line and "/pubmed/" not in line}
    found = triples(pyoxigraph.parse(path=target, format=RdfFormat.TRIG))
    assert {line for line in found if " <http://purl.org/dc/terms/isPartOf> " in line} <= stated
    assert assertions


def test_the_name_of_a_nanopublication_is_that_of_its_content(forms: Forms, tmp_path: Path) -> None:
    for number in "12":
        wp2rdf.export("nanopubs", forms.site, tmp_path / number, issued=f"2026-11-1{number}")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize("form", ["tables", "parquet", "kgx"])
def test_several_files_want_a_folder(forms: Forms, form: str) -> None:
    with pytest.raises(wp2rdf.UsageError, match="name a folder"):
        wp2rdf.export(form, forms.dump, io.BytesIO())


@pytest.mark.parametrize("form", ["gmt", "sssom", "kgx", "jsonld", "jelly", "nanopubs"])
def test_only_what_is_asked_for(forms: Forms, tmp_path: Path, form: str) -> None:
    whole = wp2rdf.export(form, forms.dump, tmp_path / "whole")
    for source in (forms.site, forms.dump, forms.store):
        some = wp2rdf.export(form, source, tmp_path / "some", organisms=["Saccharomyces cerevisiae"])
        assert 0 < some.written < whole.written
    with pytest.raises(wp2rdf.InputError, match="no pathway"):
        wp2rdf.export(form, forms.dump, tmp_path / "none", organisms=["Homo nonsense"])
    assert not (tmp_path / "none").exists()
