"""The description of a dump: every count by a plain query, its shapes, its files, its source."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat

import wp2rdf
from tests.conftest import REAL_PAGES, ROOT
from tests.served import served
from wp2rdf.building import tally
from wp2rdf.publishing.describing import asked, origin, written
from wp2rdf.publishing.describing.describe import describe
from wp2rdf.publishing.sources import Source
from wp2rdf.querying.engines import oxigraph

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.publishing.conftest import Forms
    from tests.served import Server

DATASET = "https://www.wikipathways.org/#dataset"
SHAPES = ROOT / "wp2rdf" / "publishing" / "describing" / "shapes.ttl"
VOID = "http://rdfs.org/ns/void#"


def graph_of(run: Run, *arguments: str | Path) -> rdflib.Graph:
    done = run("describe", *arguments, "-f", "ntriples", "-q")
    assert done.code == 0, done.err
    return rdflib.Graph().parse(data=done.out, format="nt")


def test_every_count_is_what_a_plain_query_finds(forms: Forms) -> None:
    wanted = asked.count(oxigraph.on_disk(forms.store))
    assert wanted.triples > 500
    for source in (forms.site, forms.dump, forms.packed, forms.merged, forms.shuffled, forms.store):
        found = tally.count(Source(source).blocks())
        assert found == wanted
    assert list(found.classes) == sorted(found.classes)


def test_every_count_of_the_real_site_is_what_a_plain_query_finds(real_build: Path) -> None:
    found = wp2rdf.describe(real_build).counts
    assert found == asked.count(oxigraph.on_disk(real_build / "store"))
    assert found.triples > 1_000_000
    pathway = rdflib.URIRef("http://vocabularies.wikipathways.org/wp#Pathway").n3()
    assert found.classes[pathway].entities >= REAL_PAGES  # type: ignore[index]


PLAIN = "<http://x.org/s> <http://x.org/p> {} <http://x.org/g> .\n"


@pytest.mark.parametrize(
    "value",
    [
        '"\\u0041"',
        '"\\u0009"',
        '"A"^^<http://www.w3.org/2001/XMLSchema#string>',
        '"A"@EN',
        "<http://x.org/\\u00e9>",
        '"A"',
        "_:b",
    ],
)
def test_terms_in_another_form_are_counted_as_what_they_are(tmp_path: Path, value: str) -> None:
    dump = tmp_path / "site.nq"
    other = '"A"@en' if "@" in value else "<http://x.org/\u00e9>" if "00e9" in value else '"A"'
    other = '"\\t"' if "0009" in value else other
    dump.write_text(PLAIN.format(value) + PLAIN.format(other if value != "_:b" else value), encoding="utf-8")
    found = wp2rdf.describe(dump).counts
    assert (found.triples, found.subjects, found.objects) == (1, 1, 1)
    assert found == tally.count(Source(dump).blocks())


@pytest.mark.parametrize(
    "line",
    [
        b"<http://x.org/s> <http://x.org/p> <http://x.org/g> .\n",
        b'"text" <http://x.org/p> "A" <http://x.org/g> .\n',
        b'<http://x.org/s> <http://x.org/p> "\xff" <http://x.org/g> .\n',
        b'<http://x.org/s> <http://x.org/\xff> "A" <http://x.org/g> .\n',
        b'<http://x.org/s> "p" "A" <http://x.org/g> .\n',
        b'<http://x.org/s> <http://x.org/p> "A" "B" <http://x.org/g> .\n',
    ],
)
def test_what_is_no_rdf_is_one_line(tmp_path: Path, run: Run, line: bytes) -> None:
    dump = tmp_path / "site.nq"
    dump.write_bytes(PLAIN.format('"A"').encode() + line)
    done = run("describe", dump, "-q")
    assert (done.code, done.out, done.err.count("\n")) == (2, b"", 1), done.err
    assert done.err.startswith("wp2rdf: error: ")


def test_the_description_says_what_was_counted(forms: Forms, run: Run) -> None:
    """The triples, read again by queries over the description, for each class and property."""
    described = pyoxigraph.Store()
    done = run("describe", forms.dump, "-q")
    described.load(done.out, format=RdfFormat.TURTLE)
    wanted = tally.count(Source(forms.dump).blocks())
    query: Any = described.query(
        f"""PREFIX void: <{VOID}>
        SELECT ?c ?n ?p ?triples ?subjects ?objects {{ <{DATASET}> void:classPartition ?part .
          ?part void:class ?c ; void:entities ?n ; void:propertyPartition ?of .
          ?of void:property ?p ; void:triples ?triples ; void:distinctSubjects ?subjects ;
            void:distinctObjects ?objects }}"""
    )
    rows = {
        (str(row["c"]), str(row["p"])): [int(row[name].value) for name in ("n", "triples", "subjects", "objects")]
        for row in query
    }
    assert rows == {
        (name, of): [one.entities, counted.triples, counted.subjects, counted.objects]
        for name, one in wanted.classes.items()
        for of, counted in one.properties.items()
    }
    linked: Any = described.query(
        f"""PREFIX void: <{VOID}> SELECT ?c ?p ?k ?n {{
          ?part void:class ?c ; void:entities ?e ; void:propertyPartition ?of .
          ?of void:property ?p ; void:classPartition ?to . ?to void:class ?k ; void:triples ?n }}"""
    )
    assert {(str(row["c"]), str(row["p"]), str(row["k"])): int(row["n"].value) for row in linked} == {
        (name, of, kind): number
        for name, one in wanted.classes.items()
        for of, counted in one.properties.items()
        for kind, number in counted.classes.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [(), ("--endpoint", "https://example.org/sparql", "--files", "https://example.org/d/")]
)
def test_the_description_is_of_its_shapes(forms: Forms, run: Run, arguments: tuple[str, ...]) -> None:
    graph = graph_of(run, forms.dump, *arguments)
    shapes = rdflib.Graph().parse(SHAPES)
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text
    for predicate in (f"{VOID}triples", "http://www.w3.org/ns/dcat#byteSize", f"{VOID}objectsTarget"):
        spoiled = rdflib.Graph()
        for triple in graph:
            if str(triple[1]) != predicate:
                spoiled.add(triple)
        assert not pyshacl.validate(spoiled, shacl_graph=shapes)[0], "the shapes find what is missing"


def test_files_and_addresses(forms: Forms, run: Run) -> None:
    graph = graph_of(
        run, forms.packed, "--files", "https://example.org/2026-11", "--issued", "2026-11-10", "--release", "20261110"
    )
    dcat, spdx = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("http://spdx.org/rdf/terms#")
    [part] = graph.objects(rdflib.URIRef(DATASET), dcat.distribution)
    assert str(graph.value(part, dcat.downloadURL)) == "https://example.org/2026-11/site.nq.zst"
    assert int(str(graph.value(part, dcat.byteSize))) == forms.packed.stat().st_size
    assert str(graph.value(part, dcat.mediaType)).endswith("/application/n-quads")
    assert str(graph.value(part, dcat.compressFormat)).endswith("/application/zstd")
    checksum = graph.value(part, spdx.checksum)
    assert str(graph.value(checksum, spdx.checksumValue)) == hashlib.sha256(forms.packed.read_bytes()).hexdigest()
    assert str(graph.value(rdflib.URIRef(DATASET), rdflib.DCTERMS.title)) == "WikiPathways RDF 20261110"
    assert str(graph.value(rdflib.URIRef(DATASET), rdflib.DCTERMS.issued)) == "2026-11-10"


def test_no_clock_and_no_chance(forms: Forms, run: Run) -> None:
    outputs = {
        run("describe", forms.dump, "-q", "-f", form, env={"PYTHONHASHSEED": seed}).out
        for form in ("turtle",)
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_jsonld_has_the_same_triples_and_a_context(forms: Forms, run: Run) -> None:
    turtle, document = (run("describe", forms.dump, "-q", "-f", form).out for form in ("turtle", "jsonld"))
    wanted, found = (
        {f"{quad.subject} {quad.predicate} {quad.object}" for quad in pyoxigraph.parse(data, format=form)}
        for data, form in ((turtle, RdfFormat.TURTLE), (document, RdfFormat.JSON_LD))
    )
    assert found == wanted
    assert json.loads(document)["@graph"][0]["id"] == DATASET


def test_bioschemas_has_what_the_profile_asks_for(forms: Forms, run: Run) -> None:
    found = json.loads(run("describe", forms.dump, "-q", "-f", "bioschemas").out)
    assert found["@type"] == "Dataset"
    minimum = {
        "@context",
        "@type",
        "@id",
        "dct:conformsTo",
        "description",
        "identifier",
        "keywords",
        "license",
        "name",
        "url",
    }
    assert minimum <= set(found)
    assert found["distribution"]["encodingFormat"] == "application/n-quads"
    graph = rdflib.Graph().parse(data=json.dumps(found), format="json-ld")
    assert (rdflib.URIRef(DATASET), rdflib.RDF.type, rdflib.URIRef("https://schema.org/Dataset")) in graph


def test_where_a_checkout_comes_from(forms: Forms, tmp_path: Path) -> None:
    site = shutil.copytree(forms.site, tmp_path / "site")

    def git(*arguments: str) -> str:
        names = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")
        return subprocess.run(
            ["git", "-C", str(site), *names, *arguments], check=True, capture_output=True, text=True
        ).stdout.strip()

    assert wp2rdf.describe(site).about.origin is None
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    git("remote", "add", "origin", "https://user:secret@example.org/wikipathways/site.git")
    lines = wp2rdf.describe(site).block.lines
    commit = git("rev-parse", "HEAD")
    address = "https://example.org/wikipathways/site"
    assert f"<{DATASET}> <http://www.w3.org/ns/prov#wasDerivedFrom> <{address}/tree/{commit}>" in lines
    assert not [line for line in lines if "secret" in line]
    git("remote", "set-url", "origin", os.fsdecode(b"https://example.org/\xff.git"))
    assert wp2rdf.describe(site).about.origin == origin.Origin("", commit), "no address of the web has such bytes"
    page = site / "_pathways" / "WP9001.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not [line for line in wp2rdf.describe(site).block.lines if commit in line], "it is not that commit any more"


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("git@github.com:wikipathways/site.git", "https://github.com/wikipathways/site"),
        ("ssh://git@github.com/wikipathways/site", "https://github.com/wikipathways/site"),
        ("https://token@github.com/wikipathways/site.git/", "https://github.com/wikipathways/site"),
        ("/srv/git/site.git", ""),
        ("", ""),
    ],
)
def test_addresses_of_repositories(address: str, wanted: str) -> None:
    assert origin.web(address) == wanted


def test_an_endpoint(endpoint: Server, run: Run) -> None:
    graph = graph_of(run, f"{endpoint.url}/sparql")
    found = {str(predicate): str(value) for predicate, value in graph.predicate_objects(rdflib.URIRef(DATASET))}
    assert int(found[f"{VOID}triples"]) > 1000
    assert found[f"{VOID}sparqlEndpoint"] == f"{endpoint.url}/sparql"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--issued", "soon"), "date 'soon'"),
        (("--files", "nowhere"), "'nowhere', is not a web address"),
        (("--endpoint", "nowhere"), "'nowhere', is not a web address"),
        (("--dataset-iri", "a b"), "dataset IRI"),
        (("--timeout", "0"), "timeout must be more than 0 s"),
        (("--timeout", "nan"), "timeout must be more than 0 s"),
        (("--timeout", "inf"), "timeout must be 10,000,000 s or less"),
    ],
)
def test_what_cannot_be_is_one_line(forms: Forms, run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("describe", forms.dump, *arguments)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert said in done.err


@pytest.mark.slow
def test_a_build_describes_itself_and_the_server_gives_it(forms: Forms, tmp_path: Path, run: Run) -> None:
    site = shutil.copytree(forms.site, tmp_path / "site")
    build = tmp_path / "build"
    assert run("build", site, "-o", build, "-q").code == 0
    first = (build / "void.ttl").read_bytes()
    assert f"{VOID}triples" in {str(one) for one in rdflib.Graph().parse(build / "void.ttl").predicates()}
    assert run("build", site, "-o", build, "-q").code == 0
    assert (build / "void.ttl").read_bytes() == first, "nothing has changed"
    with served(build / "store", tmp_path / "served") as server:
        answer = httpx.get(f"{server.url}/.well-known/void", headers={"Accept": "text/turtle"})
        graph = rdflib.Graph().parse(data=answer.text)
        found = {str(predicate): str(value) for predicate, value in graph.predicate_objects(rdflib.URIRef(DATASET))}
        assert int(found[f"{VOID}triples"]) == wp2rdf.describe(build).counts.triples
        assert found[f"{VOID}sparqlEndpoint"] == f"{server.url}/sparql"
        assert len(list(graph.subjects(rdflib.URIRef(f"{VOID}sparqlEndpoint")))) == 1
        assert len(list(graph.objects(rdflib.URIRef(DATASET), rdflib.URIRef(f"{VOID}classPartition")))) > 10
    (site / "_pathways" / "WP9003.md").unlink()
    assert run("build", site, "-o", build, "-q").code == 0
    assert (build / "void.ttl").read_bytes() != first
    anew = io.BytesIO()
    written.write(describe(build / "site.nq", made_from=site), anew, "turtle")
    assert (build / "void.ttl").read_bytes().partition(b"\n")[2] == anew.getvalue(), "what the dump says itself"
