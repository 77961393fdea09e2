"""`wp2rdf serve` as its users meet it: a process of its own, on loopback, on a free port."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from tests.conftest import ROOT
from tests.waiting import PATIENCE, gone, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def type(self) -> str:
        return str(self.headers.get_content_type())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))


class Server:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, log: Path) -> None:
        self.process = process
        self.url = url
        self.endpoint = f"{url}/sparql"
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def children(self) -> set[int]:
        """The processes of its workers."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return {int(number) for number in listed.split()}

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        seconds: float = PATIENCE,
    ) -> Reply:
        """An answer, whatever its status."""
        request = urllib.request.Request(self.url + path, body, dict(headers or {}), method=method)  # noqa: S310 - loopback
        try:
            with _OPENER.open(request, timeout=seconds) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.headers, error.read())

    def query(self, text: str, accept: str = "*/*", **more: str) -> Reply:
        """The answer to a query by GET."""
        return self.ask(f"/sparql?{urlencode({'query': text, **more})}", headers={"Accept": accept})


@contextmanager
def served(
    source: Path, folder: Path, *options: str, env: Mapping[str, str] | None = None, started_in: Path | None = None
) -> Iterator[Server]:
    """A server; ended with its workers, of which none may be left."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "serve.log"
    command = [sys.executable, "-P", "-m", "wp2rdf", "serve", str(source), "--port", "0", "-o", str(folder / "output")]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options],
            stdout=out,
            stderr=out,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            process_group=0,
            cwd=started_in,
        )
    try:
        yield Server(process, _address(process, log), log)
    finally:
        left = Server(process, "", log).children if process.poll() is None else set()
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.wait()
        assert gone(left), "workers outlive their server"


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    def said() -> re.Match[str] | None:
        return re.search(r"^wp2rdf: serving \S+ at (\S+)/(?:,.*)?\n", log.read_text(encoding="utf-8"), re.MULTILINE)

    until(lambda: said() or process.poll() is not None)
    if found := said():
        return found[1]
    raise RuntimeError(f"the server does not come up ({process.poll()}): {log.read_text(encoding='utf-8')}")
