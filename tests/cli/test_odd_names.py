"""Names and places that nobody expects: line breaks, bytes that are no UTF-8, loops of links, no home."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT, Run

PAGE = EXAMPLES / "_pathways" / "WP9001.md"


def test_whatever_a_name_is_what_is_said_is_one_line(run: Run, tmp_path: Path) -> None:
    for command in ("convert", "validate", "describe", "diff"):
        others = ("a.nq",) if command == "diff" else ()
        done = run(command, "a\nb.nq", *others, cwd=tmp_path)
        assert (done.code, done.err) == (2, "wp2rdf: error: a\\nb.nq: no such file or folder\n")
        done = run(command, "x" * 5000, *others, cwd=tmp_path)
        assert (done.code, done.err) == (2, f"wp2rdf: error: {'x' * 80}: File name too long\n")


def test_a_name_that_tells_no_format_is_refused_before_anything_is_done(run: Run, tmp_path: Path) -> None:
    for command in (
        ("query", "SELECT * { ?s ?p ?o }", "--data", PAGE, "-o", "o.xlsx"),
        ("query", "ASK { }", "--data", PAGE, "-o", "o.ttl"),
        ("audit", EXAMPLES, "-o", "o.xlsx"),
        ("diff", EXAMPLES, EXAMPLES, "-o", "o.docx"),
        ("describe", PAGE, "-o", "o.nq"),
        ("validate", PAGE, "-o", "o.pdf"),
    ):
        done = run(*command, cwd=tmp_path)
        assert done.code == 2
        assert "the name tells no format (one of ." in done.err
    assert not list(tmp_path.iterdir())


def test_a_compressed_table_has_the_format_that_its_name_tells(run: Run, tmp_path: Path) -> None:
    done = run("query", "SELECT (1 AS ?n) { }", "--data", PAGE, "-o", "o.csv.gz", cwd=tmp_path)
    assert done.code == 0
    assert gzip.decompress((tmp_path / "o.csv.gz").read_bytes()).split() == [b"n", b"1"]


def test_parameters_given_as_options_are_told_how(run: Run) -> None:
    for given in (("--pathway", "WP1"), ("--pathway=WP1",), ("pathway=WP1",)):
        done = run("query", "genes-of-pathway", *given)
        assert done.err.endswith("; the parameters of a query are given as -p pathway=WP1\n")
    assert run("query", "genes-of-pathway", "WP1").err.endswith("are given as -p NAME=VALUE\n")
    assert run("query", "genes-of-pathway", "--timout", "5").err.endswith("; did you mean --timeout?\n")


def test_an_empty_name_is_not_the_current_folder(run: Run, tmp_path: Path) -> None:
    for command in (
        ("convert", ""),
        ("convert", PAGE, "-o", ""),
        ("convert", PAGE, "--output="),
        ("validate", ""),
        ("serve", ""),
        ("mcp", ""),
        ("build", EXAMPLES, "-o", ""),
        ("query", "ASK {}", "--data", ""),
        ("query", "ASK {}", "--endpoint", ""),
        ("diff", "", PAGE),
        ("describe", PAGE, "-o", ""),
    ):
        done = run(*command, cwd=tmp_path)
        assert (done.code, done.out) == (2, b"")
        (said,) = done.err.splitlines()
        assert " name " in said
        assert " is empty" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_that_is_not_utf8_is_shown_with_a_replacement(run: Run, small_site: Path) -> None:
    site = small_site.with_name(os.fsdecode(b"s\xff"))
    shutil.copytree(small_site, site)
    for command in (("audit", site), ("diff", site, site)):
        done = run(*command, "-f", "json")
        assert done.code in {0, 1}, done.err
        assert any(str(value).endswith("s\ufffd") for value in json.loads(done.out).values())
    store = site.with_name(os.fsdecode(b"store\xff"))
    done = run("load", site, "--to", f"oxigraph:{store}", env={"XDG_STATE_HOME": str(small_site)})
    assert done.code == 2
    assert done.err.endswith("store\\udcff: cannot be written: The DB path is not valid UTF-8\n")


def test_a_loop_of_links_is_one_line(run: Run, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for command in (
        ("convert", PAGE, "-o", loop / "a.ttl"),
        ("query", "ASK {}", "--data", PAGE, "-o", loop / "a.csv"),
        ("describe", PAGE, "-o", loop / "a.ttl"),
    ):
        done = run(*command)
        assert done.code == 2
        assert done.err.startswith(f"wp2rdf: error: {loop}")
        assert done.err.endswith("Too many levels of symbolic links\n")
        assert done.err.count("\n") == 1


def test_somebody_without_a_home_names_the_manifest() -> None:
    code = "import pwd; pwd.getpwuid = {}.__getitem__; from wp2rdf.cli.command_line import run; run()"
    command = [sys.executable, "-c", code, "load", str(PAGE), "--to", "gsp:http://127.0.0.1:9/"]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (
        2,
        "wp2rdf: error: no home folder to keep the manifest in: name a file with --manifest\n",
    )
