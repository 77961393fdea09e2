"""A release is loaded into stores, and read, as its page says."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from pyoxigraph import RdfFormat, parse

from tests.conftest import ROOT
from tests.loading.stores import WORD, Virtuoso
from tests.publishing.releases import Links
from tests.waiting import PATIENCE


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
        answer = httpx.get(f"{server.url}/sparql", params={"query": query, "format": "text/csv"}, timeout=PATIENCE).text
    quads = gzip.decompress((now / "full" / "wikipathways-20261110-full.nq.gz").read_bytes()).count(b"\n")
    assert int(answer.splitlines()[1]) == quads
