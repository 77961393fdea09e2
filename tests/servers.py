"""Real servers on loopback: Oxigraph, Virtuoso, and one that misbehaves. Free ports; ended by process id."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.conftest import skip
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PORTS = range(11_000, 32_768)
"""Below those that systems give to connections, and to servers that ask for any port."""


def free_port() -> int:
    """A port that no other process of the tests takes before this one ends: a UDP socket holds its number."""
    while True:
        port = secrets.choice(_PORTS)
        held = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            held.bind(("127.0.0.1", port))
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            held.close()
        else:
            held.detach()  # open as long as this process lives
            return port


def until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    """Waits until a server answers."""

    def answers() -> bool:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - loopback
                return True
        except urllib.error.HTTPError as error:
            error.close()
            return True
        except OSError:
            return False

    if not until(answers):
        raise RuntimeError("the server does not come up")


@contextmanager
def oxigraph(folder: Path, turtle: str) -> Iterator[str]:
    """An Oxigraph server with some data in its default graph; gives the address of its SPARQL endpoint."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        skip("the Oxigraph server is not installed: pip install oxigraph")
        return
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data.ttl"
    data.write_text(turtle, encoding="utf-8")
    store = str(folder / "store")
    subprocess.run([program, "load", "-l", store, "-f", str(data)], check=True, capture_output=True)
    port = free_port()
    process = subprocess.Popen(
        [program, "serve-read-only", "-l", store, "-b", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until_up(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.kill()
        process.wait()


INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {allowed}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = {rows}
DefaultGraph = urn:data
"""


@contextmanager
def virtuoso(folder: Path, turtle: str, *, federates: bool = False, rows: int = 100_000) -> Iterator[str]:
    """A Virtuoso with some data in the graph `urn:data`; gives the address of its SPARQL endpoint.

    If it `federates`, everybody may use SERVICE; it gives so many rows at most.
    """
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or isql is None:
        skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7 virtuoso-opensource-7-bin")
        return
    folder.mkdir(parents=True, exist_ok=True)
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        INI.format(folder=folder, allowed=folder, http=http, sql=sql, rows=rows), encoding="utf-8"
    )
    (folder / "data.ttl").write_text(turtle, encoding="utf-8")
    process = subprocess.Popen(
        [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until_up(f"http://127.0.0.1:{http}/sparql", process)
        script = f"ld_dir('{folder}', 'data.ttl', 'urn:data'); rdf_loader_run(); checkpoint;"
        if federates:
            script += ' grant select on "DB.DBA.SPARQL_SINV_2" to "SPARQL";'
            script += ' grant execute on "DB.DBA.SPARQL_SINV_IMP" to "SPARQL";'
        script += " select ll_error from DB.DBA.LOAD_LIST where ll_error is not null;"
        done = subprocess.run(
            [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={script}"], check=True, capture_output=True, text=True
        )
        assert "0 Rows." in done.stdout, done.stdout
        yield f"http://127.0.0.1:{http}/sparql"
    finally:
        process.kill()
        process.wait()


class Misbehaving:
    """A server that answers as it is told, and remembers what it was asked.

    Args:
        replies: called with the number of the request, from 0; gives status, headers and body.
        page: what it shows who asks nothing.
    """

    def __init__(self, replies: Callable[[int], tuple[int, dict[str, str], bytes]], page: bytes = b"") -> None:
        self.asked: list[tuple[dict[str, str], str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                outer.asked.append((dict(self.headers), self.rfile.read(length).decode()))
                self._answer(*replies(len(outer.asked) - 1))

            def do_GET(self) -> None:
                self._answer(200, {"Content-Type": "text/html"}, page)

            def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
                del format, args

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/sparql"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
