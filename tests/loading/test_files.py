"""Stores on disk, and files for bulk loaders."""

from __future__ import annotations

import configparser
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import httpx
import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT
from tests.loading.content import of_file, of_quads, password
from tests.loading.stores import WORD, Virtuoso
from tests.validating import jena
from tests.waiting import PATIENCE, ended, until
from wp2rdf.loading.targets import virtuoso_isql
from wp2rdf.loading.targets.isql import Isql

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.loading.content import Graphs

pytestmark = pytest.mark.slow


def of_store(path: Path) -> Graphs:
    return of_quads(pyoxigraph.Store.read_only(str(path)))


def with_merged(graphs: Graphs) -> Graphs:
    return {**graphs, "": set().union(*graphs.values())}


def test_a_store_on_disk_is_made_and_changed(run: Run, examples: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = run("load", examples, "--to", f"oxigraph:{store}")
    assert done.code == 0, done.err
    expected = of_file(examples.read_bytes())
    assert of_store(store) == with_merged(expected)
    lines = examples.read_text(encoding="utf-8").splitlines(keepends=True)
    fewer = tmp_path / "fewer.nq"
    fewer.write_text("".join(line for line in lines if "/WP9003.html>" not in line and "WP9002" not in line))
    left = of_file(fewer.read_bytes())
    assert len(left) < len(expected)
    done = run("load", fewer, "--to", str(store), "--only-changed", "--drop-limit", "2")
    assert done.code == 0, done.err
    assert of_store(store) == with_merged(left)
    again = run("load", fewer, "--to", str(store), "--only-changed", "--recompute")
    assert f"0 graphs sent, 0 dropped, {len(left)} unchanged" in again.err


def test_a_store_that_was_built_is_brought_up_to_date(run: Run, examples: Path, tmp_path: Path) -> None:
    """Without a manifest, the store itself tells what it holds."""
    wp2rdf.build(EXAMPLES, tmp_path / "output")
    done = run("load", examples, "--to", f"oxigraph:{tmp_path / 'output' / 'store'}", "--only-changed")
    assert done.code == 0, done.err
    assert "0 graphs sent, 0 dropped, 11 unchanged" in done.err


@pytest.mark.parametrize("graph", ["default", "http://rdf.wikipathways.org/all"])
def test_a_store_on_disk_with_one_graph(run: Run, examples: Path, tmp_path: Path, graph: str) -> None:
    store = tmp_path / "store"
    for _ in range(2):
        done = run("load", examples, "--to", f"oxigraph:{store}", "--graph", graph)
        assert done.code == 0, done.err
        merged = set().union(*of_file(examples.read_bytes()).values())
        assert of_store(store) == {"" if graph == "default" else graph: merged}


def test_nothing_is_written_among_the_pages(run: Run, small_site: Path) -> None:
    for kind in ("oxigraph", "fuseki"):
        done = run("load", small_site, "--to", f"{kind}:{small_site / '_pathways' / 'store'}")
        assert done.code == 2
        assert "would stand among the input" in done.err
    assert {path.name for path in (small_site / "_pathways").iterdir()} == {"WP9001.md", "WP9002.md"}


def test_what_is_no_store_is_left_alone(run: Run, examples: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    done = run("load", examples, "--to", f"oxigraph:{tmp_path / 'mine'}")
    assert done.code == 2
    assert "is there and is no Oxigraph store" in done.err
    assert (tmp_path / "mine" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_bulk_loader_of_virtuoso(run: Run, virtuoso: Virtuoso, examples: Path, tmp_path: Path) -> None:
    target = f"virtuoso-isql:127.0.0.1:{virtuoso.sql}"
    asked = ("--query-endpoint", f"{virtuoso.url}/sparql-auth")
    first = run("load", examples, "--to", target, env=password())
    assert first.code == 0, first.err
    same = run("load", examples, "--to", target, "--only-changed", "--recompute", *asked, env=password())
    assert same.code == 0, same.err
    assert "0 graphs sent, 0 dropped, 11 unchanged" in same.err
    changed = tmp_path / "changed.nq"
    text = examples.read_text(encoding="utf-8")
    changed.write_text(text.replace("Glucose sensing", "Sugar sensing"), encoding="utf-8")
    done = run("load", changed, "--to", target, "--only-changed", *asked, env=password())
    assert done.code == 0, done.err
    assert "1 graph sent, 0 dropped, 10 unchanged" in done.err
    same = run("load", changed, "--to", target, "--only-changed", "--recompute", *asked, env=password())
    assert "0 graphs sent, 0 dropped, 11 unchanged" in same.err
    assert list(virtuoso.bulk.iterdir()) == []


def test_the_bulk_loader_of_virtuoso_gets_much_in_several_files(
    virtuoso: Virtuoso, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten million quads in one file took longer than anybody waits for an answer; two files share no blank nodes."""
    scripts: list[str] = []
    run = Isql.run

    def seen(self: Isql, script: str) -> list[str]:
        scripts.append(script)
        return run(self, script)

    monkeypatch.setattr(Isql, "run", seen)
    monkeypatch.setattr(virtuoso_isql, "LARGEST", 50_000)
    for name, value in password().items():
        monkeypatch.setenv(name, value)
    dump = tmp_path / "dump.nq"
    chain = "".join(f"_:b{one} <urn:p> _:b{one + 1} <urn:chain> .\n" for one in range(5_000))
    dump.write_text(examples.read_text(encoding="utf-8") + chain, encoding="utf-8")
    loaded = wp2rdf.load(dump, f"virtuoso-isql:127.0.0.1:{virtuoso.sql}")
    assert not loaded.differences
    assert len(loaded.counts) == 12
    assert sum("rdf_loader_run" in script for script in scripts) > 5
    query = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:chain> { ?a <urn:p> ?b . ?b <urn:p> ?c } }"
    asked = {"query": query, "format": "text/csv"}
    assert httpx.get(f"{virtuoso.url}/sparql", params=asked, timeout=PATIENCE).text.split() == ['"n"', "4999"]


def test_what_the_bulk_loader_of_virtuoso_refuses(run: Run, virtuoso: Virtuoso, examples: Path, tmp_path: Path) -> None:
    target = f"virtuoso-isql:127.0.0.1:{virtuoso.sql}"
    elsewhere = run("load", examples, "--to", target, "--bulk-folder", tmp_path, env=password())
    assert elsewhere.code == 2
    assert "reads files from" in elsewhere.err
    assert "DirsAllowed" in elsewhere.err
    down = run("load", examples, "--to", "virtuoso-isql:127.0.0.1:1", env=password())
    assert down.code == 2
    assert "127.0.0.1:1: cannot be reached" in down.err
    assert len(down.err.splitlines()) == 1
    with Virtuoso(tmp_path / "another", rows=100) as other:  # lets nobody in for a minute after a wrong password
        wrong = run("load", examples, "--to", f"virtuoso-isql:127.0.0.1:{other.sql}", env=password(word="another-word"))
        said = f"wp2rdf: error: 127.0.0.1:{other.sql}: refuses the user or the password\n"
        assert (wrong.code, wrong.err) == (2, said)


def test_the_password_of_isql_is_not_among_its_arguments(
    run: Run, virtuoso: Virtuoso, examples: Path, tmp_path: Path
) -> None:
    """Everybody on a machine can read the arguments of every process."""
    seen, before_it = tmp_path / "seen", tmp_path / "programs" / "isql-vt"
    before_it.parent.mkdir()
    real = shutil.which("isql-vt")
    before_it.write_text(
        f"#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\" >>'{seen}'\nexec '{real}' \"$@\"\n", encoding="utf-8"
    )
    before_it.chmod(0o755)
    env = {**password(), "PATH": f"{before_it.parent}{os.pathsep}{os.environ['PATH']}"}
    done = run("load", examples, "--to", f"virtuoso-isql:127.0.0.1:{virtuoso.sql}", env=env)
    assert done.code == 0, done.err
    arguments = seen.read_text(encoding="utf-8").splitlines()
    assert arguments.count(str(before_it)) > 2
    assert not [argument for argument in arguments if WORD in argument]


def test_files_for_jena_are_loaded_by_jena(run: Run, examples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fuseki"
    done = run("load", EXAMPLES, "--to", f"fuseki:{folder}")
    assert done.code == 1, done.err  # a page that cannot be converted
    assert {path.name for path in folder.iterdir()} == {"README.md", "fuseki.ttl", "wikipathways.nq.gz"}
    assert of_file(gzip.decompress((folder / "wikipathways.nq.gz").read_bytes())) == of_file(examples.read_bytes())
    assert jena.loaded_quads(folder / "wikipathways.nq.gz", tmp_path) == of_file(examples.read_bytes())
    assert jena.dataset_of(folder / "fuseki.ttl", tmp_path)


def test_files_for_other_stores(run: Run, examples: Path, tmp_path: Path) -> None:
    for kind, names in {
        "qlever": {"Qleverfile"},
        "graphdb": {"repository.ttl"},
        "neptune": {"load.json"},
    }.items():
        for _ in range(2):
            done = run("load", examples, "--to", f"{kind}:{tmp_path / kind}")
            assert done.code == 0, done.err
        assert {path.name for path in (tmp_path / kind).iterdir()} == names | {"README.md", "wikipathways.nq.gz"}
        assert of_file(gzip.decompress((tmp_path / kind / "wikipathways.nq.gz").read_bytes())) == of_file(
            examples.read_bytes()
        )
    qlever = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
    qlever.read(tmp_path / "qlever" / "Qleverfile")
    assert qlever["index"]["CAT_INPUT_FILES"] == "zcat wikipathways.nq.gz"
    assert json.loads(qlever["index"]["SETTINGS_JSON"])
    assert json.loads((tmp_path / "neptune" / "load.json").read_text(encoding="utf-8"))["format"] == "nquads"
    assert list(pyoxigraph.parse(path=str(tmp_path / "graphdb" / "repository.ttl")))
    refused = run("load", examples, "--to", f"qlever:{tmp_path / 'qlever'}", "--only-changed")
    assert refused.code == 2


def beside(store: Path) -> int:
    """The bytes of what is to take the place of a store."""
    total = 0
    for file in store.parent.glob(f".{store.name}.*/*"):
        with suppress(OSError):
            total += file.stat().st_size
    return total


def test_a_killed_load_leaves_a_store_on_disk_as_it_was(examples: Path, tmp_path: Path, wide_site: Path) -> None:
    store = tmp_path / "store"
    wp2rdf.load(examples, f"oxigraph:{store}")
    before = of_store(store)
    command = [sys.executable, "-m", "wp2rdf", "load", str(wide_site), "--to", f"oxigraph:{store}", "-q"]
    killed = 0
    for written in (1, 2**18):
        with ended(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)) as loader:
            assert until(lambda: beside(store) >= written or loader.poll() is not None)  # noqa: B023 - called at once
            loader.kill()
        if loader.returncode == -signal.SIGKILL:
            killed += 1
            assert of_store(store) == before
        else:  # it was quicker
            wp2rdf.load(examples, f"oxigraph:{store}", only_changed=True, drop_limit=5000)
    assert killed
    wp2rdf.load(examples, f"oxigraph:{store}", only_changed=True, drop_limit=5000)
    assert of_store(store) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".store")] == []
