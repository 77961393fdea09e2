"""A query is a process that ends when its user wants it to, with its parent, and before it takes all the memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT
from tests.waiting import PATIENCE, ended, gone, runs, spent, until
from wp2rdf.building.build import build
from wp2rdf.errors import QueryError, UsageError
from wp2rdf.querying.engines import children

if TYPE_CHECKING:
    from tests.conftest import Run

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT ?a ?c { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
ENGINES = ("store", "oxigraph", "rdflib")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("isolation")
    build(EXAMPLES, folder)
    return folder / "store"


def source(engine: str, store: Path) -> list[str]:
    """What makes the command ask an engine."""
    return ["--store", str(store)] if engine == "store" else ["--data", str(EXAMPLES), "--engine", engine]


def children_of(number: int) -> set[int]:
    listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
    return {int(one) for one in listed.split()}


def asking(engine: str, store: Path, query: str = ENDLESS) -> subprocess.Popen[bytes]:
    """A command that asks, as a terminal starts it: in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "wp2rdf", "query", query, *source(engine, store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        process_group=0,
        cwd=ROOT,
    )


def child(process: subprocess.Popen[bytes]) -> int:
    """The process of the query, when it has begun to work."""

    def working() -> list[int]:
        found = children_of(process.pid) if process.poll() is None else set()
        return [one for one in found if runs(one) and spent(one) > 0.1]

    assert until(working), "there is no process of a query"
    return working()[0]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, b"wp2rdf: interrupted\n"),
        (signal.SIGTERM, 143, b"wp2rdf: terminated\n"),
        (signal.SIGHUP, 129, b"wp2rdf: terminated\n"),
    ],
)
def test_a_signal_ends_a_query_at_once(
    store: Path, engine: str, number: signal.Signals, code: int, said: bytes
) -> None:
    with ended(asking(engine, store)) as process:
        working = child(process)
        if number is signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does: to the whole group
        else:
            process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (code, b"", said)
    assert gone({working})


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_a_query_ends_with_a_parent_that_is_killed(store: Path, engine: str) -> None:
    with ended(asking(engine, store)) as process:
        working = child(process)
        process.kill()
        process.wait(PATIENCE)
        assert gone({working})


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_a_query_takes_no_more_memory_than_it_may(store: Path, engine: str, run: Run) -> None:
    done = run("query", GREEDY, *source(engine, store), "--memory", "200")
    assert done.code == 2
    assert done.err.count("\n") == 1, done.err
    assert "more than 200,000,000 bytes of memory" in done.err
    fits = run(
        "query", "SELECT (COUNT(*) AS ?n) { ?p a wp:Pathway }", *source(engine, store), "--memory", "200", "-f", "csv"
    )
    assert (fits.code, fits.out.split()) == (0, [b"n", b"10"])


def test_a_query_that_dies_is_told_while_that_of_another_thread_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process held the end of the pipe that told of the death, so it was waited for."""
    forked, told, (waits, ends) = threading.Event(), threading.Event(), os.pipe()
    fork = os.fork

    def dies() -> NoReturn:
        os._exit(1)

    def lives() -> bool:
        return bool(os.read(waits, 1))

    def one_after_the_other() -> int:
        number = fork()
        if number and threading.current_thread() is first:
            second.start()
            forked.wait(1)
        elif number:
            forked.set()
        return number

    def asked() -> None:
        with pytest.raises(QueryError, match="died"):
            children.Isolated()(dies, None)
        told.set()

    monkeypatch.setattr(os, "fork", one_after_the_other)
    first, second = threading.Thread(target=asked), threading.Thread(target=lambda: children.Isolated()(lives, None))
    first.start()
    is_told = told.wait(PATIENCE)
    os.write(ends, b"x")
    first.join(PATIENCE)
    second.join(PATIENCE)
    os.close(waits)
    os.close(ends)
    assert is_told


def test_too_little_memory_is_a_slip_of_the_pen(store: Path, run: Run) -> None:
    done = run("query", "ASK {}", "--store", store, "--memory", "1")
    assert (done.code, done.err) == (2, "wp2rdf: error: a query needs 200 MB of memory or more, not 1\n")


def test_half_of_the_memory_unless_told_otherwise() -> None:
    assert 2**26 < children.most_memory() < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def test_in_python_it_may_be_this_process(store: Path) -> None:
    before = os.times().children_user
    count = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }"
    apart, here = (wp2rdf.query(count, store=store, isolated=isolated) for isolated in (True, False))
    assert apart == here
    assert before <= os.times().children_user
    with pytest.raises(UsageError, match="only a query in a process of its own can have a time limit"):
        wp2rdf.query(count, store=store, isolated=False, timeout=1)


def test_what_goes_wrong_is_told_from_its_process(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense\n")
    with pytest.raises(QueryError, match="the store cannot be opened"):
        wp2rdf.query("ASK {}", store=tmp_path)
