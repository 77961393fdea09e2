"""`wp2rdf build`, `query` and `queries`, as their users meet them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES, REAL_PAGES, Run
from tests.servers import Misbehaving, free_port
from wp2rdf.errors import InputError, UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.ask import ask

if TYPE_CHECKING:
    from pathlib import Path

TITLES = """# title: Titles
# param: wpid | string | WP9001 | A pathway

SELECT ?title WHERE { ?p dcterms:identifier "{{wpid}}" ; dc:title ?title }
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder with a build in `output/` and a query of one's own."""
    folder = tmp_path_factory.mktemp("built")
    done = run("build", EXAMPLES, cwd=folder)
    assert done.code == 1
    assert "output/site.nq and output/store: 10 pages (11 converted, 0 dropped), " in done.err
    assert f", 1 error (wp2rdf validate {EXAMPLES} tells which), " in done.err
    (folder / "titles.rq").write_text(TITLES, encoding="utf-8")
    return folder


def test_a_query_runs_on_the_last_build(run: Run, built: Path) -> None:
    done = run("query", "titles.rq", "-p", "wpid=WP9002", "-f", "csv", cwd=built)
    assert done.code == 0
    assert next(csv.reader(io.StringIO(done.out.decode()))) == ["title"]
    assert b"yeast" in done.out.lower()


def test_a_store_is_data_too(run: Run, built: Path) -> None:
    asked = ("query", "titles.rq", "-p", "wpid=WP9002", "-f", "csv")
    done = run(*asked, "--data", "output/store", cwd=built)
    assert (done.code, done.out) == (0, run(*asked, cwd=built).out)
    table = wp2rdf.query("SELECT ?p { ?p a wp:Pathway }", data=built / "output" / "store")
    assert isinstance(table, wp2rdf.Table)
    assert len(table) > 5


def test_a_folder_with_a_build_is_data_as_for_the_other_functions(built: Path) -> None:
    asked = "SELECT ?t { ?p a wp:Pathway ; dc:title ?t }"
    answers = [wp2rdf.query(asked, data=data) for data in (built / "output", built / "output" / "store")]
    assert len({str(answer.rows()) if isinstance(answer, wp2rdf.Table) else "" for answer in answers} - {""}) == 1


def test_without_a_build_it_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "titles.rq").write_text(TITLES, encoding="utf-8")
    done = run("query", "titles.rq", cwd=tmp_path)
    assert done.code == 2
    assert "wp2rdf build SITE" in done.err
    assert len(done.err.splitlines()) == 1


def test_the_dump_of_a_build_is_what_convert_writes(built: Path, tmp_path: Path) -> None:
    wp2rdf.convert(EXAMPLES, tmp_path / "site.nq")
    assert (built / "output" / "site.nq").read_bytes() == (tmp_path / "site.nq").read_bytes()


def test_the_store_has_the_merged_graph_and_the_named_graphs(built: Path, tmp_path: Path) -> None:
    wp2rdf.convert(EXAMPLES, tmp_path / "site.nt")
    store = pyoxigraph.Store.read_only(str(built / "output" / "store"))
    merged = len(list(store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())))
    assert merged == len((tmp_path / "site.nt").read_bytes().splitlines())
    quads = len((built / "output" / "site.nq").read_bytes().splitlines())
    assert len(store) == merged + quads


def test_a_second_build_replaces_the_first_and_a_failed_one_does_not(run: Run, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "output", tmp_path / "output")
    before = sorted((tmp_path / "output").iterdir())
    assert run("build", EXAMPLES, "-q", cwd=tmp_path).code == 1
    assert sorted((tmp_path / "output").iterdir()) == before
    broken = tmp_path / "broken" / "_pathways"
    broken.mkdir(parents=True)
    (broken / "WP1.md").write_text("no page", encoding="utf-8")
    done = run("build", broken.parent, cwd=tmp_path)
    assert done.code == 2
    assert sorted((tmp_path / "output").iterdir()) == before
    assert run("query", built / "titles.rq", "-f", "csv", cwd=tmp_path).out.count(b"\n") == 2


def test_a_folder_that_is_no_store_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("dear to me", encoding="utf-8")
    done = run("build", EXAMPLES, "--store", tmp_path / "mine", cwd=tmp_path)
    assert done.code == 2
    assert (tmp_path / "mine" / "file").exists()


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "markdown", "table"])
def test_every_format_goes_to_standard_output_and_to_a_file(run: Run, built: Path, tmp_path: Path, form: str) -> None:
    done = run("query", "titles.rq", "-f", form, cwd=built)
    assert done.code == 0
    assert b"Glucose sensing" in done.out
    assert run("query", "titles.rq", "-f", form, "-o", tmp_path / "out", cwd=built).code == 0
    assert "Glucose sensing" in (tmp_path / "out").read_text(encoding="utf-8")


def test_the_name_of_the_file_tells_the_format(run: Run, built: Path, tmp_path: Path) -> None:
    run("query", "titles.rq", "-o", tmp_path / "out.json", cwd=built)
    assert json.loads((tmp_path / "out.json").read_bytes())["results"]["bindings"]


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_construct_gives_rdf(run: Run, built: Path, form: str) -> None:
    text = b"CONSTRUCT { ?p dc:title ?t } WHERE { ?p dc:title ?t }"
    done = run("query", "-", "-f", form, cwd=built, stdin=text)
    assert done.code == 0
    assert done.out.count(b"Glucose sensing in the example cell") == 1


@pytest.mark.parametrize("source", [["--data", str(EXAMPLES)], ["--data", str(EXAMPLES), "--engine", "rdflib"]])
def test_pages_can_be_asked_as_they_are(run: Run, built: Path, source: list[str]) -> None:
    done = run("query", built / "titles.rq", *source, "-f", "csv")
    assert b"Glucose sensing" in done.out


def test_one_page_and_a_dump_can_be_asked(run: Run, built: Path) -> None:
    for data in (EXAMPLES / "_pathways" / "WP9001.md", built / "output" / "site.nq"):
        assert b"Glucose sensing" in run("query", built / "titles.rq", "--data", data, "-f", "csv").out


def test_named_graphs_can_be_asked(run: Run, built: Path) -> None:
    text = b"SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    for source in ([], ["--data", "output/site.nq"]):
        assert run("query", "-", *source, "-f", "csv", cwd=built, stdin=text).out.split() == [b"n", b"11"]


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }",
        "# SELECT\nDROP ALL",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
        "LOAD <http://127.0.0.1/x>",
        "CLEAR DEFAULT",
        "",
        "SELECT",
    ],
)
def test_only_queries_that_read_are_run(run: Run, built: Path, text: str) -> None:
    done = run("query", "-", cwd=built, stdin=text.encode())
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_a_query_that_takes_too_long_has_its_exit_code(run: Run, built: Path) -> None:
    text = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (STR(?c) < STR(?i)) }"
    done = run("query", "-", "--timeout", "0.5", cwd=built, stdin=text)
    assert done.code == 4
    assert "took longer than 0.5 s" in done.err


def test_what_leaves_the_machine_is_told_or_forbidden(run: Run, built: Path) -> None:
    rows = b'{"head": {"vars": ["p", "x"]}, "results": {"bindings": []}}'
    with Misbehaving(lambda _number: (200, {"Content-Type": "application/json"}, rows)) as server:
        text = (
            b'SELECT * { ?p dcterms:identifier "WP9001" . SERVICE <https://partner.example/sparql> { ?p <urn:x> ?x } }'
        )
        mapped = f"https://partner.example/sparql={server.url}"
        done = run("query", "-", "--map-endpoint", mapped, "--verbose", cwd=built, stdin=text)
        assert done.code == 0
        assert server.url in done.err
        assert "VALUES" in done.err
        forbidden = run("query", "-", "--map-endpoint", mapped, "--no-network", cwd=built, stdin=text)
        assert forbidden.code == 3
        assert len(server.asked) == 1


def test_an_endpoint_is_asked(run: Run) -> None:
    rows = b'{"head": {"vars": ["p"]}, "results": {"bindings": [{"p": {"type": "uri", "value": "urn:a"}}]}}'
    with Misbehaving(lambda _number: (200, {"Content-Type": "application/json"}, rows)) as server:
        done = run("query", "-", "--endpoint", server.url, "-f", "csv", stdin=b"SELECT ?p { ?p a wp:Pathway }")
        assert done.out.split() == [b"p", b"urn:a"]
    down = run("query", "-", "--endpoint", f"http://127.0.0.1:{free_port()}/", stdin=b"SELECT ?p { ?p ?q ?r }")
    assert down.code == 2
    assert "cannot be reached" in down.err


def test_what_only_drawings_hold_is_told_beside_an_empty_table(run: Run, built: Path) -> None:
    done = run("query", "-", cwd=built, stdin=b"SELECT count(*) as ?n { ?i a wp:Interaction }")
    assert done.code == 0
    assert "only drawings (GPML files) hold" in done.err
    assert "stands in brackets" not in done.err
    told = run("query", "-", "--verbose", cwd=built, stdin=b"SELECT count(*) as ?n { ?i a wp:Pathway }")
    assert "only drawings" not in told.err
    assert "brackets" in told.err


def test_prefixes_are_known_unless_strict(run: Run, built: Path) -> None:
    text = b"SELECT ?p { ?p a wp:Pathway }"
    assert run("query", "-", "-f", "csv", cwd=built, stdin=text).code == 0
    assert run("query", "-", "--strict-sparql", cwd=built, stdin=text).code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["titles.rq", "-p", "nothing"], "NAME=VALUE"),
        (["titles.rq", "-p", "x=1"], "no parameter 'x'"),
        (["titles.rq", "--data", "a", "--store", "b"], "name one of them"),
        (["titles.rq", "--data", "nowhere"], "no such file"),
        (["titles.rq", "--store", "nowhere"], "no Oxigraph store"),
        (["titles.rq", "--endpoint", "ftp://x"], "not an http address"),
        (["titles.rq", "--timeout", "-1"], "more than 0"),
        (["titles.rq", "-f", "xlsx"], "unknown format"),
        (["no-such-query"], "no bundled query"),
    ],
)
def test_a_mistake_gives_one_line(run: Run, built: Path, arguments: list[str], said: str) -> None:
    done = run("query", *arguments, cwd=built)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_in_a_notebook(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    found = wp2rdf.query("titles.rq", wpid="WP9001")
    assert isinstance(found, wp2rdf.Table)
    assert found.to_pandas()["title"].tolist() == ["Glucose sensing in the example cell"]
    assert found.to_polars()["title"].to_list() == ["Glucose sensing in the example cell"]
    assert wp2rdf.query("ASK { ?p a wp:Pathway }", data=EXAMPLES) is True
    with pytest.raises(UsageError):
        wp2rdf.query("titles.rq", wpit="WP9001")
    with pytest.raises(InputError):
        wp2rdf.query("nothing-of-this-name")


def test_a_build_of_the_real_site_is_asked(real_build: Path) -> None:
    found = ask("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a wp:Pathway }", store=real_build / "store").answer
    assert isinstance(found, wp2rdf.Table)
    assert list(found.rows()) == [{"n": REAL_PAGES}]
    assert queries.bundled() is not None


@pytest.mark.slow
def test_a_long_query_is_never_looked_for_among_files(run: Run, built: Path) -> None:
    genes = " ".join(f'"{number:06}"' for number in range(60))
    text = f"SELECT ?g {{ VALUES ?id {{ {genes} }} ?g a wp:DataNode ; dcterms:identifier ?id }}"
    assert len(text) > 255
    long = text.replace(genes, genes + " 'x'" * 25_000)
    assert len(long) > 100_000
    for query in (text, long):
        assert isinstance(ask(query, data=EXAMPLES, isolated=False).answer, wp2rdf.Table)
        assert run("query", "-", "-f", "csv", cwd=built, stdin=query.encode()).code == 0
    assert run("query", text, "-f", "csv", cwd=built).code == 0
    assert run("query", long, "-f", "csv", cwd=built).code == 0
    for name in ("x" * 300, "x" * 5000, "a/" * 3000, "\0"):
        with pytest.raises(InputError, match="no bundled query and no file of this name") as caught:
            ask(name, data=EXAMPLES)
        assert len(str(caught.value)) < 300


def test_standard_input_is_a_query_and_never_the_name_of_one(run: Run, built: Path) -> None:
    done = run("query", "-", cwd=built, stdin=b"genes-of-pathway")
    assert done.code == 2
    assert "a query begins with SELECT" in done.err
    assert run("query", "-", "-f", "csv", cwd=built, stdin=b"\xef\xbb\xbfASK { ?s ?p ?o }").code == 0
    wrong = run("query", "-", cwd=built, stdin=b"ASK { ?s ?p '\xff' }")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)


def test_relative_iris_resolve_against_the_file(run: Run, built: Path) -> None:
    (built / "relative.rq").write_text("SELECT (STR(<here>) AS ?iri) {}")
    done = run("query", "relative.rq", "-f", "csv", cwd=built)
    assert done.out.decode().split() == ["iri", (built / "here").as_uri()]


WORDS = [
    "PREFIX a: <urn:a>\n# load the labels\nSELECT ?p { ?p ?q ?o }",
    "SELECT ?p { ?p ?q 'DELETE' } # insert data",
    "# drop all\nSELECT ?p { ?p ?q ?o }",
]


@pytest.mark.parametrize("text", WORDS)
def test_comments_are_never_sent_and_decide_nothing(text: str) -> None:
    rows = b'{"head": {"vars": ["p"]}, "results": {"bindings": []}}'
    with Misbehaving(lambda _number: (200, {"Content-Type": "application/sparql-results+json"}, rows)) as server:
        ask(text, endpoint=server.url)
        headers, body = server.asked[0]
        sent = parse_qs(body)
        assert list(sent["query"]) == [next(iter(sent["query"]))]
        assert "update" not in sent
        assert "#" not in sent["query"][0]
        assert "json" in headers["Accept"]
    graph = b"<urn:a> <urn:b> <urn:c> ."
    with Misbehaving(lambda _number: (200, {"Content-Type": "application/n-triples"}, graph)) as server:
        made = "PREFIX a: <urn:a>\n# ask for all\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        assert isinstance(ask(made, endpoint=server.url).answer, wp2rdf.Triples)
        assert "application/n-triples" in server.asked[0][0]["Accept"]


def test_a_time_limit_that_is_no_number_is_one_line(run: Run) -> None:
    done = run("query", "ASK {}", "--data", EXAMPLES, "--timeout", "nan")
    assert (done.code, done.err) == (2, "wp2rdf: error: timeout must be more than 0 s, not nan\n")


def test_a_time_limit_without_end_is_one_line(run: Run) -> None:
    done = run("query", "ASK {}", "--data", EXAMPLES, "--timeout", "inf")
    assert (done.code, done.err) == (2, "wp2rdf: error: timeout must be 10,000,000 s or less, not inf\n")
