"""A release folder: whole, the same twice, put in place as a whole, and loaded as its page says."""

from __future__ import annotations

import gzip
import hashlib
import html.parser
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import httpx
import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rocrate.rocrate import ROCrate  # type: ignore[import-untyped]

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES, ROOT
from tests.loading.stores import WORD, Virtuoso
from tests.publishing.edits import Page
from wp2rdf.publishing.describing import asked
from wp2rdf.querying.engines import oxigraph

if TYPE_CHECKING:
    from tests.conftest import Run

VERSION, ISSUED = "20261110", "2026-11-10"
OPTIONS = ("--version", VERSION, "--issued", ISSUED, "-q")
AUTHORS = re.compile(r"<http://rdf\.wikipathways\.org/User/|\S+ <\S+(?:/dc/elements/1\.1/creator|#hasAuthorship)> ")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, run: Run) -> tuple[Path, Path, Path]:
    """A site with a drawing, its release after an earlier one, and the earlier one."""
    folder = tmp_path_factory.mktemp("release")
    site = shutil.copytree(EXAMPLES, folder / "site")
    shutil.copytree(DATABASE / "pathways", folder / "drawings")
    earlier, now = folder / "earlier", folder / "now"
    done = run("release", site, "-o", earlier, "--version", "20261010", "--issued", "2026-10-10", "-q")
    assert done.code == 1, done.err  # the example site has a page that is left out
    shutil.copytree(DATABASE / "pathways", site / "pathways")
    page = Page(site, "WP9001")
    page.front["title"] = "<script>alert(1)</script> & so on"
    page.save()
    done = run("release", site, "-o", now, *OPTIONS, "--previous", earlier, "--files", "https://example.org/r/")
    assert done.code == 1, done.err
    return site, now, earlier


def contents(folder: Path) -> dict[str, str]:
    """The digest of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def triples(data: bytes, form: RdfFormat) -> set[str]:
    return {f"{one.subject} {one.predicate} {one.object}" for one in parse(data, format=form)}


def unpacked(archive: Path) -> set[str]:
    """The triples of all Turtle files of an archive."""
    found: set[str] = set()
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            assert name.endswith(".ttl")
            found |= triples(opened.read(name), RdfFormat.TURTLE)
    return found


def test_everything_is_there(folders: tuple[Path, Path, Path]) -> None:
    _, now, _ = folders
    begin = f"wikipathways-{VERSION}"
    assert set(contents(now)) == {
        "index.html", "SHA256SUMS", "datapackage.json", "ro-crate-metadata.json", "zenodo.json", "void.ttl",
        "dataset.jsonld",
        *(f"full/{begin}-full{end}" for end in (".nq.gz", ".nt.gz", "-wp.zip", "-authors.zip")),
        *(f"wprdf/{begin}-rdf{end}" for end in (".nq.gz", ".nt.gz", "-wp.zip", "-authors.zip", "-gpml.zip")),
        *(f"gmt/{begin}-gmt-{name}.gmt" for name in ("Homo_sapiens", "Saccharomyces_cerevisiae")),
        "reports/validation.html", "reports/validation.json", f"queries/{begin}-queries.zip",
        *(f"changes/changes.{end}" for end in ("html", "md", "json")), "changes/update.ru.gz", "changes/patch.rdfp.gz",
    }  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_gives_the_same_bytes(
    folders: tuple[Path, Path, Path], tmp_path: Path, run: Run, jobs: str
) -> None:
    site, now, earlier = folders
    again = tmp_path / "again"
    options = (*OPTIONS, "--previous", earlier, "--files", "https://example.org/r/", "--jobs", jobs)
    run("release", os.path.relpath(site, tmp_path), "-o", again, *options, env={"PYTHONHASHSEED": jobs}, cwd=tmp_path)
    assert contents(again) == contents(now)


@pytest.mark.parametrize("profile", ["full", "wprdf"])
def test_dumps_and_archives_are_what_convert_writes(
    folders: tuple[Path, Path, Path], tmp_path: Path, profile: str
) -> None:
    site, now, _ = folders
    begin = now / profile / f"wikipathways-{VERSION}-{'rdf' if profile == 'wprdf' else 'full'}"
    quads = gzip.decompress(Path(f"{begin}.nq.gz").read_bytes())
    wp2rdf.convert(site, tmp_path / "site.nq", profile=profile, issued=ISSUED)  # type: ignore[arg-type]
    assert quads == (tmp_path / "site.nq").read_bytes()
    merged = gzip.decompress(Path(f"{begin}.nt.gz").read_bytes()).splitlines()
    assert len(merged) == len(set(merged)) > 300
    wanted = triples(quads, RdfFormat.N_QUADS)
    assert triples(b"\n".join(merged), RdfFormat.N_TRIPLES) == wanted
    authors = unpacked(Path(f"{begin}-authors.zip"))
    rest = unpacked(Path(f"{begin}-wp.zip"))
    assert authors | rest == wanted
    assert not authors & rest
    assert all(AUTHORS.match(line) for line in authors)
    assert not any(AUTHORS.match(line) for line in rest)


def test_drawings_are_what_convert_writes(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    site, now, _ = folders
    both: set[str] = set()
    for layer in (True, False):
        wp2rdf.convert(site, tmp_path / "site.nq", profile="wprdf", issued=ISSUED, gpml_layer=layer)
        found = triples((tmp_path / "site.nq").read_bytes(), RdfFormat.N_QUADS)
        both = both or found
    drawn = unpacked(now / "wprdf" / f"wikipathways-{VERSION}-rdf-gpml.zip")
    assert drawn | found == both
    assert len(both - found) > 100


def test_drawings_that_lie_elsewhere_are_released_and_checked(tmp_path: Path, run: Run) -> None:
    site, drawings = tmp_path / "site", tmp_path / "drawings"
    shutil.copytree(DATABASE, site)
    drawings.mkdir()
    drawing = drawings / "WP9201.gpml"
    shutil.move(site / "pathways" / "WP9201" / "WP9201.gpml", drawing)
    drawing.write_text(drawing.read_text(encoding="utf-8").replace("<InfoBox", "<Unheard /><InfoBox"), encoding="utf-8")
    done = run("release", site, "-o", tmp_path / "out", *OPTIONS, "--drawings", drawings)
    assert done.code == 0, done.err
    assert unpacked(tmp_path / "out" / "wprdf" / f"wikipathways-{VERSION}-rdf-gpml.zip")
    found = json.loads((tmp_path / "out" / "reports" / "validation.json").read_text(encoding="utf-8"))["findings"]
    assert "drawing-tag" in {one["rule"] for one in found if one["file"].endswith("WP9201.gpml")}


def test_digests_and_lists(folders: tuple[Path, Path, Path]) -> None:
    _, now, _ = folders
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=now, check=True)
    found = contents(now)
    listed = {line.partition("  ")[2] for line in (now / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == set(found) - {"SHA256SUMS"}
    package = json.loads((now / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["version"], package["created"]) == (VERSION, f"{ISSUED}T00:00:00Z")
    for one in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", one["name"])
        assert one["hash"] == f"sha256:{found[one['path']]}"
        assert one["bytes"] == (now / one["path"]).stat().st_size
    assert len({one["name"] for one in package["resources"]}) == len(package["resources"]) > 15


def test_the_crate_is_read_by_rocrate(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, now, _ = folders
    crate = ROCrate(now)
    assert crate.root_dataset["name"] == f"WikiPathways RDF {VERSION}"
    assert str(crate.root_dataset["license"].id).startswith("http://creativecommons.org/publicdomain/zero")
    files = {unquote(part.id): part for part in crate.root_dataset["hasPart"]}
    found = contents(now)
    assert set(files) == set(found) - {"SHA256SUMS", "ro-crate-metadata.json"}
    assert {name: part["sha256"] for name, part in files.items()} == {name: found[name] for name in files}
    document = json.loads((now / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert document["@graph"][0]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    known = {one["@id"] for one in document["@graph"]}
    for one in document["@graph"]:  # no reference dangles, but those to the web
        for value in one.values():
            for reference in value if isinstance(value, list) else [value]:
                if isinstance(reference, dict) and not reference["@id"].startswith("https://w3id.org/"):
                    assert reference["@id"] in known, reference
    crate.write(tmp_path / "copy")
    assert (tmp_path / "copy" / "index.html").read_bytes() == (now / "index.html").read_bytes()


def test_the_description_is_of_the_full_dump(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, now, _ = folders
    graph = rdflib.Graph().parse(now / "void.ttl")
    shapes = rdflib.Graph().parse(ROOT / "wp2rdf" / "publishing" / "describing" / "shapes.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text
    wp2rdf.load(now / "full" / f"wikipathways-{VERSION}-full.nq.gz", str(tmp_path / "store" / ""))
    wanted = asked.count(oxigraph.on_disk(tmp_path / "store"))
    void, dcat = rdflib.Namespace("http://rdfs.org/ns/void#"), rdflib.Namespace("http://www.w3.org/ns/dcat#")
    dataset = rdflib.URIRef("https://www.wikipathways.org/#dataset")
    assert int(str(graph.value(dataset, void.triples))) == wanted.triples
    addresses = {str(one) for one in graph.objects(None, dcat.downloadURL)}
    assert all(one.startswith("https://example.org/r/") for one in addresses)
    names = {one.removeprefix("https://example.org/r/") for one in addresses}
    assert (
        {f"full/wikipathways-{VERSION}-full.nq.gz", f"wprdf/wikipathways-{VERSION}-rdf-gpml.zip"}
        <= names
        <= set(contents(now))
    )
    short = json.loads((now / "dataset.jsonld").read_text(encoding="utf-8"))
    assert (short["@type"], short["version"], short["datePublished"]) == ("Dataset", VERSION, ISSUED)
    deposit = json.loads((now / "zenodo.json").read_text(encoding="utf-8"))["metadata"]
    assert {"title", "upload_type", "description", "creators", "license", "publication_date"} <= set(deposit)


def test_gene_sets_and_queries(folders: tuple[Path, Path, Path], run: Run) -> None:
    site, now, _ = folders
    for organism in ("Homo sapiens", "Saccharomyces cerevisiae"):
        wanted = run("export", "gmt", site, "--organism", organism, "--issued", ISSUED, "-q").out
        assert wanted
        file = now / "gmt" / f"wikipathways-{VERSION}-gmt-{organism.replace(' ', '_')}.gmt"
        assert file.read_bytes() == wanted
    with zipfile.ZipFile(now / "queries" / f"wikipathways-{VERSION}-queries.zip") as pack:
        assert {name: pack.read(name) for name in pack.namelist()} == {
            f"queries/{path.parent.name}/{path.name}": path.read_bytes() for path in (ROOT / "queries").glob("*/*.rq")
        }


def test_what_changed(folders: tuple[Path, Path, Path]) -> None:
    _, now, earlier = folders
    found = json.loads((now / "changes" / "changes.json").read_text(encoding="utf-8"))
    assert (found["old"], found["new"]) == ("20261010", VERSION)
    new = {("pathway", "WP9201"), ("pathway", "WP9203")}
    assert {(one["kind"], one["pathway"]) for one in found["changes"]} == {("title", "WP9001"), *new}
    store, wanted = pyoxigraph.Store(), pyoxigraph.Store()
    for one, folder, version in ((store, earlier, "20261010"), (wanted, now, VERSION)):
        data = gzip.decompress((folder / "full" / f"wikipathways-{version}-full.nq.gz").read_bytes())
        one.load(data, format=RdfFormat.N_QUADS)
    store.update(gzip.decompress((now / "changes" / "update.ru.gz").read_bytes()).decode())
    assert set(store) == set(wanted)


class Links(html.parser.HTMLParser):
    """The tags, the links and the commands of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.commands: dict[str, str] = {}
        self._id = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on")]
        self.links += [str(given[name]) for name in ("href", "src") if name in given]
        self._id = str(given.get("id")) if tag == "pre" else ""

    def handle_data(self, data: str) -> None:
        if self._id:
            self.commands[self._id] = self.commands.get(self._id, "") + data

    def handle_endtag(self, _tag: str) -> None:
        self._id = ""


def test_the_page_for_people(folders: tuple[Path, Path, Path]) -> None:
    _, now, _ = folders
    text = (now / "index.html").read_text(encoding="utf-8")
    page = Links(text)
    assert "script" not in page.tags
    own = {unquote(link) for link in page.links if "://" not in link}
    assert own - set(contents(now)) == set()
    assert set(contents(now)) - own == {"index.html"}
    for said in ("Licence", "Citation", "What changed", "How to load it", f"Issued on {ISSUED}", "Since 20261010"):
        assert said in text
    assert "<script>alert" not in (now / "changes" / "changes.html").read_text(encoding="utf-8")


def shell(commands: str, folder: Path) -> str:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": programs, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_it_is_loaded_into_oxigraph_as_its_page_says(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, now, _ = folders
    folder = shutil.copytree(now, tmp_path / "here" / "now")
    commands = Links((folder / "index.html").read_text(encoding="utf-8")).commands
    shell(commands["check"], folder)
    load, serve = commands["oxigraph"].splitlines()
    shell(load, folder)
    shell(commands["oxigraph-merged"], folder)
    shell(commands["official"], folder)
    shell(commands["wp2rdf"].splitlines()[0], folder)
    assert "--union-default-graph" in shell("oxigraph serve-read-only --help", folder)
    assert serve.endswith("--union-default-graph")
    beside = tmp_path / "here"
    for name, file, form in (
        ("store", "full/wikipathways-20261110-full.nq.gz", RdfFormat.N_QUADS),
        ("merged", "full/wikipathways-20261110-full.nt.gz", RdfFormat.N_TRIPLES),
        ("official", "wprdf/wikipathways-20261110-rdf.nq.gz", RdfFormat.N_QUADS),
    ):
        wanted = set(parse(gzip.decompress((now / file).read_bytes()), format=form))
        assert set(map(str, pyoxigraph.Store.read_only(str(beside / name)))) == set(map(str, wanted))
    before = len(pyoxigraph.Store.read_only(str(beside / "store")))
    shell(commands["drawings"], folder)
    assert len(pyoxigraph.Store.read_only(str(beside / "store"))) > before + 100
    assert "@prefix" in shell(commands["turtle"].removesuffix(" | head"), folder)
    shell(commands["queries"], folder)
    assert len(list((beside / "pack").rglob("*.rq"))) > 50
    graph = tmp_path / "read.py"
    graph.write_text(f"{commands['python']}\nprint(len(graph))\n", encoding="utf-8")
    lines = gzip.decompress((now / "full" / "wikipathways-20261110-full.nt.gz").read_bytes()).count(b"\n")
    assert int(shell(f"{sys.executable} {graph}", folder)) == lines


@pytest.mark.slow
def test_it_is_loaded_into_virtuoso_as_its_page_says(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, now, _ = folders
    commands = Links((now / "index.html").read_text(encoding="utf-8")).commands["virtuoso"]
    with Virtuoso(tmp_path / "virtuoso", rows=1_000_000) as server:
        commands = commands.replace("/path/to/allowed", str(server.bulk)).replace("1111", f"127.0.0.1:{server.sql}")
        word = tmp_path / "word"
        word.write_text(WORD, encoding="utf-8")
        shell(commands.replace("PASSWORD", f'"$(cat {word})"'), now)
        ours = "FILTER (STRSTARTS(STR(?g), 'https://www.wikipathways.org/'))"
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}"
        answer = httpx.get(f"{server.url}/sparql", params={"query": query, "format": "text/csv"}, timeout=60).text
    quads = gzip.decompress((now / "full" / "wikipathways-20261110-full.nq.gz").read_bytes()).count(b"\n")
    assert int(answer.splitlines()[1]) == quads


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_one_leaves_the_old(
    folders: tuple[Path, Path, Path], tmp_path: Path, run: Run, number: signal.Signals
) -> None:
    """At a moment when it has written something, and nothing is in place."""
    site, now, earlier = folders
    target = shutil.copytree(earlier, tmp_path / "out" / "release")
    before = contents(target)
    command = [sys.executable, "-m", "wp2rdf", "release", str(site), "-o", str(target), *OPTIONS]
    killed, left = 0, []
    for seconds in (0, 0.2, 0.4):
        with subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, start_new_session=True
        ) as child:
            give_up = time.monotonic() + 20
            while (
                not list(target.parent.glob(".release.*.tmp/full/*"))
                and time.monotonic() < give_up
                and child.poll() is None
            ):
                time.sleep(0.005)
            time.sleep(seconds)
            child.send_signal(number)
            _, err = child.communicate()
        if child.returncode not in {0, 1}:  # 1: done, and the page that is left out is told
            killed += 1
            assert err.count(b"\n") <= 1, err
            if number != signal.SIGKILL:
                assert [path.name for path in target.parent.iterdir()] == ["release"]
        left.append(contents(target))
    assert killed
    done = run("release", site, "-o", target, *OPTIONS)
    assert done.code == 1, done.err
    assert (target / "full" / f"wikipathways-{VERSION}-full.nq.gz").read_bytes() == (
        now / "full" / f"wikipathways-{VERSION}-full.nq.gz"
    ).read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["release"], "what was left behind is gone"
    whole = contents(target)
    assert [one for one in left if one not in (before, whole)] == [], "the old, or the new if the signal came too late"
    assert not list(target.glob(".*"))


@pytest.mark.slow
def test_what_is_no_release_of_ours_is_never_overwritten(
    folders: tuple[Path, Path, Path], tmp_path: Path, run: Run
) -> None:
    site, now, _ = folders
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.tex").write_text("years of work", encoding="utf-8")
    with_notes = shutil.copytree(now, tmp_path / "notes")
    (with_notes / "notes.txt").write_text("mine", encoding="utf-8")
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    tables = tmp_path / "tables"
    assert run("export", "tables", site, "-o", tables, "-q").code == 1
    for target in (mine, with_notes, file, tables, site, site / "_data" / "new"):
        before = contents(target) if target.is_dir() else {}
        done = run("release", site, "-o", target, *OPTIONS)
        assert (done.code, done.err.count("\n")) == (2, 1), done.err
        assert (contents(target) if target.is_dir() else {}) == before
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("release", site, "-o", empty, *OPTIONS).code == 1
    assert (empty / "index.html").is_file()


def test_a_release_stops_when_too_much_is_lost(folders: tuple[Path, Path, Path], tmp_path: Path, run: Run) -> None:
    site, now, _ = folders
    poor = shutil.copytree(site, tmp_path / "poor")
    (poor / "_pathways" / "WP9002.md").unlink()
    target = tmp_path / "out"
    options = (*OPTIONS, "--previous", now, "--fail-if-lost")
    done = run("release", poor, "-o", target, *options, "1%")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert f"more is lost since {VERSION} than 1%" in done.err
    assert not target.exists()
    assert run("release", poor, "-o", target, *options, "100%").code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--version", "1", "--issued", ISSUED, "--fail-if-lost", "1%"), "since the previous release"),
        (("--version", "../x", "--issued", ISSUED), "version '../x' is not"),
        (("--version", "1", "--issued", "10.11.2026"), "is not of the form 2026-11-10"),
        (("--version", "1", "--issued", ISSUED, "--previous", "nowhere"), "holds no dump of a release"),
        (("--version", "1", "--issued", ISSUED, "--files", "nowhere"), "is not a web address"),
        (("--version", "1", "--issued", ISSUED, "--drawings", "nowhere"), "no such file or folder"),
    ],
)
def test_a_mistake_is_one_line_before_any_work(run: Run, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = run("release", EXAMPLES, "-o", tmp_path / "out", *options)
    assert (done.code, done.out, done.err.count("\n")) == (2, b"", 1), done.err
    assert said in done.err
    assert not (tmp_path / "out").exists()
