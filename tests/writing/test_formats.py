"""Every format holds the same triples, byte for byte the same from run to run."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib
import zstandard
from rdflib.compare import to_isomorphic

from tests.conftest import EXAMPLES, Run, skip

if TYPE_CHECKING:
    from pathlib import Path

MERGED = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "jsonld": "jsonld"}
NAMED = {"nquads": "nq", "trig": "trig"}
EXTENSIONS = MERGED | NAMED


@pytest.fixture(scope="module")
def dumps(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example site in every format, each by its file's name."""
    folder = tmp_path_factory.mktemp("dumps")
    paths = {name: folder / f"site.{extension}" for name, extension in EXTENSIONS.items()}
    for path in paths.values():
        assert run("convert", EXAMPLES, "-o", path).code == 1
    return paths


def quads(path: Path, extension: str) -> list[pyoxigraph.Quad]:
    form = pyoxigraph.RdfFormat.from_extension(extension)
    assert form is not None
    return list(pyoxigraph.parse(path.read_bytes(), format=form))


def test_the_example_site_is_a_fair_sample(dumps: dict[str, Path]) -> None:
    found = quads(dumps["nquads"], "nq")
    assert len(found) > 1_300
    assert len(set(found)) == len(found), "a quad is written twice"


@pytest.mark.parametrize("name", EXTENSIONS)
def test_pyoxigraph_reads_the_same(dumps: dict[str, Path], name: str) -> None:
    expected = quads(dumps["nquads"], "nq")
    found = quads(dumps[name], EXTENSIONS[name])
    if name in NAMED:
        assert set(found) == set(expected)
    else:
        assert len(found) == len(set(found)), "a triple is written twice"
        assert {quad.triple for quad in found} == {quad.triple for quad in expected}


@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same(dumps: dict[str, Path], name: str, parser: str) -> None:
    expected = rdflib.Graph().parse(dumps["ntriples"], format="nt")
    found = rdflib.Graph().parse(dumps[name], format=parser)
    assert len(found) > 1_000
    assert to_isomorphic(found) == to_isomorphic(expected)


@pytest.mark.parametrize(("name", "parser"), [("nquads", "nquads"), ("trig", "trig")])
def test_rdflib_reads_the_same_graphs(dumps: dict[str, Path], name: str, parser: str) -> None:
    found = rdflib.Dataset()
    found.parse(dumps[name], format=parser)
    assert len(list(found.quads())) == len(quads(dumps["nquads"], "nq"))


@pytest.mark.parametrize(
    ("name", "parser"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("rdfxml", "rdfxml"), ("nquads", "nquads")]
)
def test_rapper_reads_it_without_a_warning(dumps: dict[str, Path], name: str, parser: str) -> None:
    if not shutil.which("rapper"):
        skip("rapper is not installed: apt-get install raptor2-utils")
    done = subprocess.run(["rapper", "-c", "-i", parser, dumps[name]], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"returned {len(quads(dumps[name], EXTENSIONS[name]))} triples" in done.stderr
    assert "warning" not in done.stderr.lower()


@pytest.mark.parametrize(("name", "syntax"), [("turtle", "turtle"), ("nquads", "nquads"), ("trig", "trig")])
def test_serdi_reads_it_without_a_warning(dumps: dict[str, Path], name: str, syntax: str) -> None:
    if not shutil.which("serdi"):
        skip("serdi is not installed: apt-get install serdi")
    done = subprocess.run(
        ["serdi", "-i", syntax, "-o", "nquads", dumps[name]], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(quads(dumps[name], EXTENSIONS[name]))


@pytest.mark.parametrize("name", EXTENSIONS)
@pytest.mark.parametrize("variant", ["hash seed", "four processes", "again"])
def test_bytes_do_not_depend_on_the_run(run: Run, dumps: dict[str, Path], name: str, variant: str) -> None:
    jobs = ("--jobs", "4") if variant == "four processes" else ()
    seed = {"PYTHONHASHSEED": "12345" if variant == "hash seed" else "0"}
    done = run("convert", EXAMPLES, "-f", name, *jobs, env=seed)
    assert done.out == dumps[name].read_bytes()


def test_no_page_is_lost_between_many_processes(run: Run, small_site: Path, clean_page: str) -> None:
    """More pages than are under way at a time: one chunk was lost there once."""
    for number in range(1, 151):
        (small_site / "_pathways" / f"WP{number}.md").write_text(clean_page.replace("WP9001", f"WP{number}"))
    one = run("convert", small_site, "-f", "nquads")
    assert one.err.startswith("152 pages, ")
    assert run("convert", small_site, "-f", "nquads", "--jobs", "2").out == one.out


def test_bytes_do_not_depend_on_the_order_of_files(run: Run, dumps: dict[str, Path], tmp_path: Path) -> None:
    files = sorted((path for path in EXAMPLES.rglob("*") if path.is_file()), reverse=True)
    assert len(files) > 20
    for path in files:
        copy = tmp_path / path.relative_to(EXAMPLES)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert run("convert", tmp_path, "-f", "nquads").out == dumps["nquads"].read_bytes()


def test_the_other_layout_gives_the_same_but_for_paths(run: Run, dumps: dict[str, Path], tmp_path: Path) -> None:
    for path in EXAMPLES.rglob("*"):
        if not path.is_file():
            continue
        folder = path.parent.name
        if folder in {"_pathways", "_data"}:
            wpid = path.stem.partition("-")[0]
            copy = tmp_path / "pathways" / wpid / path.name
        else:
            copy = tmp_path / folder / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    done = run("convert", tmp_path, "-f", "nquads")
    lines = done.out.decode().splitlines()

    def without_paths(found: list[str]) -> list[str]:
        return [line for line in found if not line.startswith("<ni:")]

    assert "pathways/WP9001/WP9001-datanodes.tsv" in done.out.decode()
    assert without_paths(lines) == without_paths(dumps["nquads"].read_text(encoding="utf-8").splitlines())


def test_compressed_files_hold_the_same_and_nothing_else(run: Run, dumps: dict[str, Path], tmp_path: Path) -> None:
    packed = tmp_path / "site.ttl.gz"
    run("convert", EXAMPLES, "-o", packed)
    data = packed.read_bytes()
    assert gzip.decompress(data) == dumps["turtle"].read_bytes()
    assert data[3] == 0, "a file name or comment stands in the header"
    assert data[4:8] == bytes(4), "a time stands in the header"
    packed = tmp_path / "site.nq.zst"
    run("convert", EXAMPLES, "-o", packed)
    with zstandard.open(packed, "rb") as file:
        assert file.read() == dumps["nquads"].read_bytes()


def test_pages_stand_in_numeric_order_and_the_site_last(run: Run, small_site: Path, clean_page: str) -> None:
    for wpid in ("WP10", "WP9"):
        (small_site / "_pathways" / f"{wpid}.md").write_text(clean_page.replace("WP9001", wpid))
    lines = run("convert", small_site, "-f", "nquads").out.decode().splitlines()
    graphs = list(dict.fromkeys(line.rsplit(" ", 2)[1] for line in lines))
    pages = [f"<https://www.wikipathways.org/pathways/WP{number}.html>" for number in (9, 10, 9001, 9002)]
    assert graphs == [*pages, "<https://www.wikipathways.org/>"]


def test_carriage_return_survives_rdf_xml(dumps: dict[str, Path]) -> None:
    comment = rdflib.Literal("Also referred to as:\r glucose")
    assert (None, rdflib.RDFS.comment, comment) in rdflib.Graph().parse(dumps["rdfxml"], format="xml")


def test_turtle_of_a_page_names_each_subject_once_and_only_used_prefixes(run: Run) -> None:
    text = run("convert", EXAMPLES / "_pathways" / "WP9001.md").out.decode()
    head, _, body = text.partition("\n\n")
    for line in head.splitlines():
        prefix = line.split()[1]
        assert prefix in {"rdf:", "xsd:"} or prefix in body, line
    subjects = [block.split()[0] for block in body.strip().split("\n\n")]
    assert len(subjects) == len(set(subjects)) > 30


def test_json_ld_from_standard_input(run: Run) -> None:
    page = (EXAMPLES / "_pathways" / "WP9001.md").read_bytes()
    done = run("convert", "-", "-f", "jsonld", stdin=page)
    assert done.code == 0
    nodes = {node["@id"] for node in json.loads(done.out)["@graph"]}
    assert "https://identifiers.org/wikipathways/WP9001_r150001" in nodes
