"""Loads that break off: the store or the loader is killed, and the next load goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import ROOT
from tests.loading.content import of_file, of_oxigraph, of_virtuoso, password
from tests.loading.stores import Answer, Proxy, Store, Virtuoso
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Run
    from tests.loading.stores import Forward

pytestmark = pytest.mark.slow

WRITES = {"gsp": ("PUT", "/store"), "update": ("POST", "/update")}


def started(*arguments: str | Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "wp2rdf", "load", *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **(env or {})}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


class Gate:
    """Lets some writes through to a store, and holds the next one until it is told otherwise."""

    def __init__(self, kind: str, through: int, *, before: bool) -> None:
        self._write = WRITES[kind]
        self._left = through
        self._before = before
        self.reached = threading.Event()
        self.opened = threading.Event()

    def __call__(self, _number: int, method: str, path: str, forward: Forward) -> Answer | None:
        if method != self._write[0] or not path.startswith(self._write[1]):
            return None
        self._left -= 1
        if self._left != -1:
            return None
        answer = None if self._before else forward()  # the write is done, but its sender does not hear of it
        self.reached.set()
        self.opened.wait(PATIENCE)
        return answer


def test_an_interrupted_load_does_not_say_that_the_store_is_as_it_was(oxigraph: Store, examples: Path) -> None:
    gate = Gate("gsp", 5, before=True)
    with Proxy(oxigraph.url, fault=gate) as proxy:
        loader = started(examples, "--to", f"gsp:{proxy.url}/store", "-q")
        assert gate.reached.wait(PATIENCE)
        loader.send_signal(signal.SIGINT)
        gate.opened.set()
        _, said = loader.communicate(timeout=PATIENCE)
    assert loader.returncode == 130
    assert "--resume goes on" in said
    assert said.splitlines()[-1] == "wp2rdf: interrupted"


@pytest.mark.parametrize("kind", ["gsp", "update"])
@pytest.mark.parametrize("before", [True, False])
def test_the_loader_is_killed_and_resumed(run: Run, oxigraph: Store, examples: Path, kind: str, before: bool) -> None:
    gate = Gate(kind, 5, before=before)
    with Proxy(oxigraph.url, fault=gate) as proxy:
        target = f"{kind}:{proxy.url}{WRITES[kind][1]}"
        loader = started(examples, "--to", target)
        assert gate.reached.wait(PATIENCE)
        loader.kill()
        loader.communicate()
        gate.opened.set()
        expected = of_file(examples.read_bytes())
        half = {name: held for name, held in of_oxigraph(oxigraph).items() if not name.startswith("urn:wp2rdf")}
        assert 0 < len(half) < len(expected)
        assert half.items() <= expected.items()  # whole graphs, nothing half
        other = run("load", examples, "--to", target, "--resume", "--graph", "urn:all")
        assert (other.code, "has other options" in other.err or "is of other data" in other.err) == (2, True)
        done = run("load", examples, "--to", target, "--resume")
        assert done.code == 0, done.err
        assert of_oxigraph(oxigraph) == expected
        put = 11 - int(done.err.split(" unchanged")[0].rpartition(" ")[2])
        assert put == 11 - (5 if kind == "gsp" else 4)  # the update that checks counts as a write
        none = run("load", examples, "--to", target, "--resume")
        assert (none.code, "there is no unfinished load" in none.err) == (2, True)


@pytest.mark.parametrize("kind", ["gsp", "update"])
def test_the_store_is_killed_and_the_load_resumed(
    run: Run, oxigraph: Store, examples: Path, kind: str, tmp_path: Path
) -> None:
    gate = Gate(kind, 5, before=True)
    with Proxy(oxigraph.url, fault=gate) as proxy:
        target = f"{kind}:{proxy.url}{WRITES[kind][1]}"
        loader = started(examples, "--to", target, "--retries", "1")
        assert gate.reached.wait(PATIENCE)
        oxigraph.kill()
        gate.opened.set()
        _, said = loader.communicate(timeout=PATIENCE)
        assert loader.returncode == 2
        assert said.splitlines()[-1].startswith("wp2rdf: error: ")
        assert "of 11 graphs are done, the others are as they were; --resume goes on" in said
        oxigraph.start()
        changed = tmp_path / "changed.nq"
        changed.write_bytes(examples.read_bytes() + b"<urn:s> <urn:p> <urn:o> <urn:g> .\n")
        other = run("load", changed, "--to", target, "--resume")
        assert (other.code, "the unfinished load is of other data" in other.err) == (2, True)
        assert run("load", examples, "--to", target, "--resume").code == 0
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_a_store_that_comes_back_in_time_needs_no_resume(oxigraph: Store, examples: Path) -> None:
    gate = Gate("gsp", 5, before=True)
    with Proxy(oxigraph.url, fault=gate) as proxy:
        loader = started(examples, "--to", f"gsp:{proxy.url}/store", "--retries", "6")
        assert gate.reached.wait(PATIENCE)
        oxigraph.kill()
        gate.opened.set()
        heard = []
        for line in loader.stderr or ():
            heard.append(line)
            if "; again in 1 s" in line:
                break
        oxigraph.start()
        _, said = loader.communicate(timeout=PATIENCE)
    assert loader.returncode == 0, (heard, said)
    assert "; again in 1 s" in heard[-1]
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_graphs_that_a_killed_store_has_forgotten_are_sent_again(run: Run, oxigraph: Store, examples: Path) -> None:
    """What the journal says is in place is counted before it is believed."""
    gate = Gate("gsp", 5, before=True)
    with Proxy(oxigraph.url, fault=gate) as proxy:
        target = f"gsp:{proxy.url}/store"
        loader = started(examples, "--to", target)
        assert gate.reached.wait(PATIENCE)
        loader.kill()
        loader.communicate()
        gate.opened.set()
        name = min(of_oxigraph(oxigraph))
        httpx.delete(f"{oxigraph.url}/store", params={"graph": name})
        done = run("load", examples, "--to", target, "--resume")
    assert done.code == 0, done.err
    assert "7 graphs sent, 0 dropped, 4 unchanged" in done.err
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


@pytest.mark.parametrize("kind", ["gsp", "update"])
def test_a_write_whose_answer_is_lost_is_repeated_as_a_whole(
    run: Run, oxigraph: Store, examples: Path, kind: str
) -> None:
    """A MOVE that is only sent again finds its source gone, and stores then empty its destination."""
    lost = 0

    def lose(_number: int, method: str, path: str, forward: Forward) -> Answer | None:
        nonlocal lost
        if method == WRITES[kind][0] and path.startswith(WRITES[kind][1]) and lost < 3:
            lost += 1
            forward()
            return Answer(503, {"Retry-After": "0"}, b"")
        return None

    with Proxy(oxigraph.url, fault=lose) as proxy:
        done = run("load", examples, "--to", f"{kind}:{proxy.url}{WRITES[kind][1]}")
    assert done.code == 0, done.err
    assert lost == 3
    assert done.err.count("; again in 0 s") == 3
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_a_merged_graph_is_remembered_as_such_when_its_load_is_killed(
    run: Run, oxigraph: Store, examples: Path
) -> None:
    """Otherwise a load of single graphs would take it for a page that is gone."""
    merged = "https://www.wikipathways.org/pathways/all"
    gate = Gate("gsp", 0, before=False)
    with Proxy(oxigraph.url, fault=gate) as proxy:
        loader = started(examples, "--to", f"gsp:{proxy.url}/store", "--graph", merged)
        assert gate.reached.wait(PATIENCE)
        loader.kill()
        loader.communicate()
        gate.opened.set()
        done = run("load", examples, "--to", f"gsp:{proxy.url}/store", "--only-changed")
    assert "11 graphs sent, 0 dropped" in done.err
    assert set(of_oxigraph(oxigraph)) == {*of_file(examples.read_bytes()), merged}


def test_nothing_is_left_aside_by_a_load_that_fails(run: Run, oxigraph: Store, examples: Path) -> None:
    asked = 0

    def refuse(_number: int, method: str, path: str, _forward: Forward) -> Answer | None:
        nonlocal asked
        asked += method == "POST" and path == "/update"
        return Answer(400, {}, b"not this one") if asked == 4 and path == "/update" else None

    with Proxy(oxigraph.url, fault=refuse, limit=16_384) as proxy:
        done = run("load", examples, "--to", f"update:{proxy.url}/update", "--graph", "urn:all")
    assert done.code == 2
    assert asked > 4
    assert of_oxigraph(oxigraph) == {}


def test_virtuoso_is_killed_and_the_load_resumed(run: Run, examples: Path, tmp_path: Path) -> None:
    with Virtuoso(tmp_path / "virtuoso", rows=100_000) as store:
        target = f"virtuoso:{store.url}"
        expected = of_file(examples.read_bytes(), virtuoso=True)
        loader = started(examples, "--to", target, "--retries", "0", env=password())
        assert until(lambda: any(of_virtuoso(store, [min(expected)]).values()) or loader.poll() is not None)
        store.kill()
        _, said = loader.communicate(timeout=PATIENCE)
        store.start()
        if loader.returncode:  # it may have been quicker
            assert said.splitlines()[-1].startswith("wp2rdf: error: ")
            done = run("load", examples, "--to", target, "--resume", env=password())
            assert done.code == 0, done.err
        assert of_virtuoso(store, expected) == expected
        again = run("load", examples, "--to", target, "--only-changed", env=password())
        assert (again.code, "0 graphs sent" in again.err) == (0, True)
