"""The benchmarks stay runnable, and the sites that they invent are like the real one. Nothing here measures time."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib

from benchmarks import external
from benchmarks.__main__ import main
from benchmarks.core.compare import triples
from benchmarks.core.naive import graph
from benchmarks.core.prepare import prepare
from benchmarks.core.rules import RULES, rml, template
from benchmarks.core.strings import statements
from benchmarks.generate import generate
from benchmarks.measure import CommandFailedError, cost
from benchmarks.results import updated
from benchmarks.site_statistics import checks, distinct, load
from benchmarks.suites import SUITES
from tests.conftest import ROOT
from wp2rdf import convert
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import page

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PAGES = 200


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented") / "site"
    generate(folder, pages=PAGES)
    return folder


def test_an_invented_site_converts_without_an_error(invented: Path, tmp_path: Path) -> None:
    report = convert(invented, tmp_path / "site.nq")
    assert report.pages == PAGES
    assert report.count("error") == 0
    found = {problem.rule for problem in report.problems}
    assert {"node-prefix", "node-identifier"} <= found, "the faults of real rows are made too"


def test_an_invented_site_is_like_the_real_one(invented: Path) -> None:
    known, found = load(), checks(invented)
    assert found.keys() == known.checks.keys()
    for name, number in found.items():
        assert number == pytest.approx(known.checks[name], rel=0.15), name
    records = [page.read(one) for one in checkouts.find(invented).pages]
    nearest = min(known.distinct, key=lambda pages: abs(pages - PAGES))
    assert distinct(records) == pytest.approx(known.distinct[nearest], abs=0.05)


def test_the_statistics_are_those_of_the_real_site(real_site: Path) -> None:
    assert checks(real_site) == pytest.approx(load().checks, rel=0.02)


def test_a_seed_gives_the_same_bytes_and_a_larger_site_begins_with_a_smaller_one(tmp_path: Path) -> None:
    for name, pages, seed in (("few", 3, 7), ("again", 3, 7), ("more", 5, 7), ("other", 3, 8)):
        generate(tmp_path / name, pages=pages, seed=seed)
    few, again, more, other = (_files(tmp_path / name) for name in ("few", "again", "more", "other"))
    assert few == again
    assert few.keys() == {name: more[name] for name in few}.keys()
    pathways = [name for name in few if name.startswith(("_pathways", "_data"))]
    assert len(pathways) == 9
    assert all(few[name] == more[name] and few[name] != other[name] for name in pathways)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_holds_something_is_not_written_to(invented: Path) -> None:
    with pytest.raises(FileExistsError, match="is not empty"):
        generate(invented, pages=1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny") / "site"
    generate(folder, pages=5)
    return folder


@pytest.mark.parametrize(
    ("module", "options", "jobs"),
    [
        ("conversion", ["--rounds", "1"], ["N-Quads", "N-Triples (merged)"]),
        (
            "growth",
            ["--pages", "2", "--factors", "1", "2"],
            ["N-Quads, two processes", "validation", "build", "a pathway's page, CPU ms", "1000 x", "store, GB"],
        ),
        ("mappers", ["--rounds", "1", "--no-engines"], ["wp2rdf convert", "script with rdflib", "terms of wp2rdf"]),
        ("dump", ["--rounds", "1"], ["copy", "parsed by pyoxigraph", "parsed by rdflib"]),
        ("building", ["--rounds", "1"], ["full build", "1 page changed"]),
        ("validation", ["--rounds", "1"], ["shacl", "pyshacl"]),
        ("shapes", ["--rounds", "1", "--pages", "2"], ["pySHACL", "wp2rdf validate, shacl"]),
        ("engine", ["--rounds", "1"], ["a build beside conversion and loads", "clock, s", "store, MB"]),
        ("beside", ["--rounds", "1", "--only", "a lookup, again"], ["a lookup, again"]),
        ("pages", ["--rounds", "1"], ["a pathway", "a completion"]),
        ("queries", ["--query", "genes-of-pathway", "--rdflib"], ["genes-of-pathway"]),
    ],
)
def test_a_benchmark_runs_and_prints_its_jobs(tiny: Path, module: str, options: list[str], jobs: list[str]) -> None:
    out = _printed(module, str(tiny), *options)
    for job in jobs:
        assert re.search(rf"^(\| )?{re.escape(job)}", out, re.MULTILINE), out


def _printed(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_benchmark_of_the_list_starts_and_is_described() -> None:
    for suite in SUITES:
        printed = _printed(suite.module, "--help")
        purpose = ast.get_docstring(ast.parse((ROOT / "benchmarks" / f"{suite.module}.py").read_text(encoding="utf-8")))
        assert printed.startswith("usage:")
        assert purpose
        assert " ".join(purpose.split("\n\n")[0].split()) in " ".join(printed.split())


def test_the_command_for_all_prints_the_machine_and_the_table_of_each(tiny: Path) -> None:
    out = _printed("__main__", str(tiny), "--quick", "--only", "dump")
    assert out.startswith("- processor: ")
    assert "## The dump" in out
    assert str(tiny) not in out


def test_scripts_and_tables_give_the_same_core_and_wp2rdf_has_all_of_it(invented: Path, tmp_path: Path) -> None:
    tables, ours, naive, ready = (tmp_path / name for name in ("tables", "ours.nt", "naive.nt", "ready.nt"))
    tables.mkdir()
    prepare(invented, tables)
    convert(invented, ours)
    graph(invented).serialize(naive, format="nt", encoding="utf-8")
    ready.write_text("".join(f"{statement} .\n" for statement in statements(tables)), encoding="utf-8")
    core = triples(naive)
    assert len(core) > 300 * PAGES
    assert core == triples(ready)
    assert core < triples(ours)


def test_the_core_as_rml_and_as_templates_has_a_map_for_every_rule(tmp_path: Path) -> None:
    for suffix in ("csv", "json"):
        written = rdflib.Graph().parse(data=rml(tmp_path, suffix), format="turtle")
        objects = written.objects(predicate=rdflib.URIRef("http://www.w3.org/ns/r2rml#predicateObjectMap"))
        assert len(list(objects)) == len(RULES)
    for table in {rule.table for rule in RULES}:
        assert template(table).count("ottr:Triple(") == sum(rule.table == table for rule in RULES)


def test_a_cost_counts_the_processes_that_a_command_starts() -> None:
    large = "bytearray(200_000_000)[-1]"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{large}'], check=True)"
    assert cost([sys.executable, "-c", child]).megabytes > 200 > cost([sys.executable, "-c", ""]).megabytes


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(CommandFailedError, match=r"exit code 3: what went wrong"):
        cost([sys.executable, "-c", "import sys; print('what went wrong', file=sys.stderr); sys.exit(3)"])


def test_a_tool_that_cannot_be_installed_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "CACHE", tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(external.UnavailableError, match=r"cannot be installed: No matching distribution .* maplib==1"):
        external.python("maplib==1")
    with pytest.raises(external.UnavailableError, match=r"not installed \(Debian package serdi\)"):
        external.program("a-program-that-is-not-there", "serdi")


def test_results_of_another_machine_are_dropped_and_others_stay() -> None:
    page = "Prose.\n\n<!-- results -->\n<!-- /results -->\nMore.\n"
    first = updated(page, "- one machine", {"A": "a table", "B": "b table"})
    middle = "\n- one machine\n\n## A\n\na table\n\n## B\n\nb table\n\n"
    assert first == page.replace("<!-- /", f"{middle}<!-- /")
    again = updated(first, "- one machine", {"A": None, "B": "other", "C": None})
    assert again == first.replace("b table", "other")
    assert updated(first, "- another", {"A": None, "B": "b table"}) == updated(page, "- another", {"B": "b table"})


def test_a_quick_run_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--quick", "--write"])
    assert "the results of a quick run are not kept" in capsys.readouterr().err
