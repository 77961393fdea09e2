"""Stores that tests load into: writable, and killed and started again at will; and a proxy before one of them."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import httpx
import pyoxigraph

from tests.conftest import skip
from tests.servers import INI, free_port, until_up
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator


class Store:
    """A server process.

    Args:
        command: what starts it.
        url: its address.
        folder: where it runs.
        ready: a path that answers when it is up.
    """

    def __init__(self, command: list[str], url: str, folder: Path, *, ready: str = "/") -> None:
        self.url = url
        self._ready = ready
        self._command = command
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        process = subprocess.Popen(
            self._command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._process = process
        until_up(self.url + self._ready, process)

    def kill(self) -> None:
        """Ends it at once, as a crash does."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()


@contextmanager
def oxigraph_store(folder: Path, *, read_only: bool = False) -> Iterator[Store]:
    """An Oxigraph server that can be written to, at `/store`, `/update` and `/query`."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        skip("the Oxigraph server is not installed: pip install oxigraph")
        return
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    if read_only:
        pyoxigraph.Store(str(folder / "store")).flush()
    serve = "serve-read-only" if read_only else "serve"
    command = [program, serve, "-l", str(folder / "store"), "-b", f"127.0.0.1:{port}"]
    with Store(command, f"http://127.0.0.1:{port}", folder) as store:
        yield store


WORD = 's3cret $w;rd "x'
"""The password of dba in a Virtuoso of the tests."""


class Virtuoso(Store):
    """A Virtuoso; its user is dba, its password is `WORD`.

    Attributes:
        sql: its port for isql.
        bulk: the folder that it may read files from.
    """

    def __init__(self, folder: Path, *, rows: int) -> None:
        program, self._isql = shutil.which("virtuoso-t"), str(shutil.which("isql-vt"))
        if program is None or self._isql == "None":
            skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7 virtuoso-opensource-7-bin")
        self.bulk = folder / "bulk"
        self.bulk.mkdir(parents=True, exist_ok=True)
        http, self.sql = free_port(), free_port()
        ini = folder / "virtuoso.ini"
        ini.write_text(
            INI.format(folder=folder, allowed=self.bulk, http=http, sql=self.sql, rows=rows), encoding="utf-8"
        )
        command = [str(program), "+foreground", "+configfile", str(ini)]
        super().__init__(command, f"http://127.0.0.1:{http}", folder, ready="/sparql")

    def clear(self) -> None:
        """Removes all graphs but its own."""
        query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        own = ("http://www.openlinksw.com/", "http://www.w3.org/ns/ldp#", "http://localuriqaserver/")
        with httpx.Client(auth=httpx.DigestAuth("dba", WORD), timeout=PATIENCE) as client:
            found = client.get(f"{self.url}/sparql-auth", params={"query": query, "format": "text/csv"}).text
            for line in found.splitlines()[1:]:
                name = line.split(",")[0].strip('"')
                if not name.startswith(own):
                    client.delete(f"{self.url}/sparql-graph-crud-auth", params={"graph-uri": name})

    def start(self) -> None:
        is_new = not (self._folder / "virtuoso.db").exists()
        super().start()
        if is_new:
            script = self._folder / "password.sql"
            script.write_text(
                f"SET MACRO_SUBSTITUTION OFF;\nUSER_CHANGE_PASSWORD('dba', 'dba', '{WORD}');\n", encoding="utf-8"
            )
            command = [self._isql, f"127.0.0.1:{self.sql}", "dba", "dba", str(script)]
            subprocess.run(command, check=True, capture_output=True)


class _Quiet(ThreadingHTTPServer):
    """Says nothing when a client or the other server has gone, as tests want it to."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


Forward = Callable[[], Answer]
Fault = Callable[[int, str, str, Forward], Answer | None]
"""Given the number of a request from 0, its method, its path, and a function that passes it on; gives the answer, or
None, then the request is passed on."""


class Proxy:
    """A server before another one, that wants a password, or does what a test tells.

    Args:
        upstream: the address of the other one; empty: there is none.
        user: and password, with a colon between them; empty: none is wanted.
        token: a bearer token that is wanted instead.
        fault: see `Fault`.
        limit: bytes that are taken at once; 0: any number.
    """

    def __init__(
        self, upstream: str = "", *, user: str = "", token: str = "", fault: Fault | None = None, limit: int = 0
    ) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self._client = httpx.Client(timeout=300)
        outer = self
        wanted = f"Basic {base64.b64encode(user.encode()).decode()}" if user else f"Bearer {token}" if token else ""

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _any(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                number = len(outer.asked)
                outer.asked.append((self.command, self.path, dict(self.headers)))
                if wanted and self.headers.get("Authorization") != wanted:
                    self._answer(Answer(401, {"WWW-Authenticate": 'Basic realm="store"'}, b""))
                    return

                def forward() -> Answer:
                    there = ("content-type", "accept", *(() if wanted else ("authorization",)))
                    back = ("content-type", "www-authenticate", "x-sql-state")
                    headers = {name: value for name, value in self.headers.items() if name.lower() in there}
                    reply = outer._client.request(self.command, upstream + self.path, headers=headers, content=content)
                    headers = {name: value for name, value in reply.headers.items() if name in back}
                    return Answer(reply.status_code, headers, reply.content)

                if 0 < limit < len(content):
                    self._answer(Answer(413, {}, b""))
                    return
                answer = fault(number, self.command, self.path, forward) if fault else None
                self._answer(answer or forward())

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any  # noqa: N815 - names of the base class

            def _answer(self, answer: Answer) -> None:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if answer.status != httpx.codes.NO_CONTENT:
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
                del format, args

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._client.close()
