"""Stores that fail: each gives one clear line, and loses nothing."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import skip
from tests.loading.content import of_file, of_oxigraph, password
from tests.loading.stores import Answer, Proxy, Store, Virtuoso, oxigraph_store
from tests.servers import free_port
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.commands import Done
    from tests.conftest import Run
    from tests.loading.stores import Fault, Forward

pytestmark = pytest.mark.slow

SECRET = "hunter22-secret"  # noqa: S105 - of the test
JSON = {"Content-Type": "application/sparql-results+json"}


def one_line(done: Done) -> str:
    """The one line of a failure."""
    lines = [line for line in done.err.splitlines() if not line.endswith("--resume goes on")]
    assert done.code == 2, done.err
    assert len(lines) == 1, done.err
    assert lines[0].startswith("wp2rdf: error: ")
    assert SECRET not in done.err
    return lines[0]


def writing(method: str, answer: Answer, *, forward_first: bool = False) -> Fault:
    """Answers one thing to every request of a method."""

    def fault(_number: int, asked: str, _path: str, forward: Forward) -> Answer | None:
        if asked != method:
            return None
        if forward_first:
            forward()
        return answer

    return fault


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(403, {}, b"you may not"), "does not allow it (403): you may not"),
        (Answer(405, {}, b""), "has no such service (405)"),
        (Answer(500, {}, b"No space left on device (os error 28)"), "answers 500: No space left on device"),
        (Answer(507, {}, b"no room"), "is full (507): no room"),
        (Answer(200, {}, b"<html><body>Please log in</body></html>"), "answers 200 with an error: Please log in"),
        (Answer(200, {}, b"Virtuoso 42000 Error SQ074: no"), "answers 200 with an error: Virtuoso 42000 Error SQ074"),
        (Answer(301, {"Location": "https://elsewhere.example/x"}, b""), "answers 301, go to https://elsewhere.example/x"),
        (Answer(400, {}, f"Authorization: {SECRET} is bad".encode()), "answers 400: Authorization: … is bad"),
    ],
)  # fmt: skip
def test_what_a_store_answers_to_a_graph(run: Run, oxigraph: Store, examples: Path, answer: Answer, said: str) -> None:
    assert run("load", examples, "--to", f"gsp:{oxigraph.url}/store").code == 0
    changed = examples.parent / "changed.nq"
    changed.write_bytes(examples.read_bytes().replace(b"Glucose", b"Sugar"))
    with Proxy(oxigraph.url, user=f"me:{SECRET}", fault=writing("PUT", answer)) as proxy:
        done = run("load", changed, "--to", f"gsp:{proxy.url}/store", env=password("me", SECRET))
        assert said in one_line(done)
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_a_store_that_is_not_there(run: Run, examples: Path) -> None:
    for kind in ("gsp", "update", "virtuoso"):
        done = run("load", examples, "--to", f"{kind}:http://127.0.0.1:{free_port()}/store")
        assert "cannot be reached" in one_line(done)


def test_a_store_that_may_only_be_read(run: Run, examples: Path, tmp_path: Path) -> None:
    with oxigraph_store(tmp_path / "store", read_only=True) as store:
        for target in (f"gsp:{store.url}/store", f"update:{store.url}/update"):
            assert "does not allow it (403): The server is read-only" in one_line(run("load", examples, "--to", target))


def test_a_virtuoso_where_the_user_may_only_read(run: Run, virtuoso: Virtuoso, examples: Path) -> None:
    """Its ordinary endpoint takes updates from nobody."""
    target = f"update:{virtuoso.url}/sparql"
    assert "does not allow it (500): Virtuoso 42000 Error SR186" in one_line(run("load", examples, "--to", target))


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_store_that_hangs(run: Run, oxigraph: Store, examples: Path, method: str) -> None:
    def hang(_number: int, asked: str, _path: str, _forward: Forward) -> Answer | None:
        if asked == method:
            ended.wait(PATIENCE)
        return None

    ended = threading.Event()
    with Proxy(oxigraph.url, fault=hang) as proxy:
        done = run("load", examples, "--to", f"gsp:{proxy.url}/store", "--timeout", "1")
        ended.set()
    assert "no answer in 1 s (--timeout)" in one_line(done)


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Said: "]
)
def test_a_store_that_drips(run: Run, examples: Path, head: bytes) -> None:
    """A byte now and then is no answer either, in the head or behind it."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(head)
                while True:
                    connection.sendall(b" ")
                    time.sleep(0.2)

        threading.Thread(target=drip, daemon=True).start()
        done = run("load", examples, "--to", f"update:http://127.0.0.1:{server.getsockname()[1]}/", "--timeout", "1")
    assert re.search(r"no (?:whole )?answer in 1 s \(--timeout\)", one_line(done))


def test_answers_that_are_cut_or_broken(run: Run, oxigraph: Store, examples: Path) -> None:
    """Oxigraph appends the text of an error to an answer that has begun; Virtuoso gives what it has."""
    broken = Answer(200, JSON, b'{"head": {"vars": ["g", "n"]}, "results": {"bindings": [ Query timed out')
    partial = Answer(200, JSON | {"X-SQL-State": "S1TAT"}, b'{"head": {"vars": []}, "results": {"bindings": []}}')
    for answer, said in ((broken, "what is no SPARQL result: "), (partial, "gives a part of the answer only (S1TAT)")):
        with Proxy(oxigraph.url, fault=writing("POST", answer)) as proxy:
            done = run("load", examples, "--to", f"gsp:{proxy.url}/store")
        assert said in one_line(done)


def test_a_store_that_loses_what_it_takes(run: Run, oxigraph: Store, examples: Path) -> None:
    """Virtuoso answers 204 to content in chunks and takes none of it; whoever does such a thing is found out."""
    taken = 0

    def lose(_number: int, method: str, _path: str, _forward: Forward) -> Answer | None:
        nonlocal taken
        taken += method == "PUT"
        return Answer(204, {}, b"") if method == "PUT" and taken % 4 == 0 else None

    with Proxy(oxigraph.url, fault=lose) as proxy:
        target = f"gsp:{proxy.url}/store"
        done = run("load", examples, "--to", target)
        assert done.code == 1
        assert done.out.decode().count("≠") == 2
        assert "2 graphs not as in the dump" in done.err
        taken = 0
        mended = run("load", examples, "--to", target, "--only-changed")
        assert "2 graphs sent, 0 dropped, 9 unchanged" in mended.err
        assert mended.code == 0
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_large_graphs_go_in_parts(run: Run, oxigraph: Store, examples: Path) -> None:
    """A server before the store takes 8 kB at once."""
    limit = 8192

    with Proxy(oxigraph.url, limit=limit) as proxy:
        for target, update in (("gsp:{}/store", True), ("update:{}/update", True), ("gsp:{}/other", False)):
            done = run("load", examples, "--to", target.format(proxy.url), "--graph", "urn:all")
            if update:
                assert done.code == 0, done.err
                assert set(of_oxigraph(oxigraph)) == {"urn:all"}
                httpx.delete(f"{oxigraph.url}/store", params={"graph": "urn:all"})
        assert done.code == 2


def test_a_busy_store_is_asked_again_when_it_says(run: Run, oxigraph: Store, examples: Path) -> None:
    busy = 0

    def refuse(_number: int, method: str, _path: str, _forward: Forward) -> Answer | None:
        nonlocal busy
        busy += method == "PUT"
        return Answer(429, {"Retry-After": "1"}, b"slow down") if method == "PUT" and busy == 3 else None

    with Proxy(oxigraph.url, fault=refuse) as proxy:
        done = run("load", examples, "--to", f"gsp:{proxy.url}/store")
    assert done.code == 0
    assert "answers 429: slow down; again in 1 s" in done.err
    forever = Answer(503, {"Retry-After": "0"}, b"")
    with Proxy(oxigraph.url, fault=writing("PUT", forever)) as proxy:
        done = run("load", examples, "--to", f"gsp:{proxy.url}/store", "--retries", "2")
    assert done.code == 2
    assert done.err.count("again in 0 s") == 2


def test_credentials_stay_with_the_store(run: Run, oxigraph: Store, examples: Path) -> None:
    """Neither a query endpoint elsewhere nor the goal of a redirect gets them."""
    with Proxy(oxigraph.url) as elsewhere, Proxy(oxigraph.url, user=f"me:{SECRET}") as proxy:
        query = ("--query-endpoint", f"{elsewhere.url}/query?timeout=60")
        target = f"gsp:{proxy.url}/store"
        assert run("load", examples, "--to", target, *query, env=password("me", SECRET)).code == 0
        assert {path for _, path, _ in elsewhere.asked} == {"/query?timeout=60"}
        assert not any("Authorization" in headers for _, _, headers in elsewhere.asked)
        count = len(elsewhere.asked)
        away = Answer(307, {"Location": f"{elsewhere.url}/store"}, b"")
        with Proxy(fault=lambda *_: away) as redirecting:
            done = run("load", examples, "--to", f"gsp:{redirecting.url}/store", env=password("me", SECRET))
            assert f"go to {elsewhere.url}/store: not followed" in one_line(done)
        assert len(elsewhere.asked) == count


def test_a_netrc_file_that_is_none(run: Run, examples: Path, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login me pasword {SECRET}\n", encoding="utf-8")
    done = run("load", examples, "--to", "gsp:http://127.0.0.1/store", env={"NETRC": str(netrc)})
    assert f"{netrc}:1: not a netrc file" in one_line(done)
    done = run("load", examples, "--to", "gsp:http://127.0.0.1/store", env={"WP2RDF_PASSWORD": SECRET})
    assert "WP2RDF_USER and WP2RDF_PASSWORD belong together" in one_line(done)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        skip("a small file system cannot be mounted: be root, in a container that may mount")
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if done.returncode:
        skip(f"a small file system cannot be mounted: {done.stderr.decode()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_store_that_is_full(run: Run, examples: Path, small_disk: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.nq"
    lines = (f'<urn:s:{n}> <urn:p> "{n:0200}" <urn:large:{n // 5000}> .\n' for n in range(200_000))
    large.write_text("".join(lines), encoding="utf-8")
    with oxigraph_store(small_disk / "oxigraph") as store:
        assert run("load", examples, "--to", f"gsp:{store.url}/store").code == 0
        said = one_line(run("load", large, "--to", f"gsp:{store.url}/store", "--retries", "0"))
        assert "No space left on device" in said
        expected = of_file(examples.read_bytes())
        held = of_oxigraph(store)
        assert {name: held[name] for name in expected} == expected
    said = one_line(run("load", large, "--to", f"oxigraph:{small_disk / 'directory'}"))
    assert "No space left on device" in said
    assert not (small_disk / "directory").exists()
