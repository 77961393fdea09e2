"""Runs commands of wp2rdf, each in a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from tests.loaded import LONGEST, Request

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = Path(__file__).parent.parent
_OF_PYTHON = ("PYTHON", "LC_", "LANG")
"""Beginnings of the names of variables that Python looks at when it starts."""


class Done(NamedTuple):
    """A finished command."""

    code: int
    out: bytes
    err: str

    @property
    def findings(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.endswith("]")]


class Commands:
    """Runs them; most are forked from a process that has loaded wp2rdf once, see `tests/loaded.py`."""

    def __enter__(self) -> Self:
        self._asked, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.loaded", str(theirs.fileno())]
        env = {**os.environ, "PYTHONPATH": str(_ROOT)}
        self._loaded = subprocess.Popen(command, cwd=_ROOT, env=env, pass_fds=[theirs.fileno()])
        theirs.close()
        return self

    def __exit__(self, *_error: object) -> None:
        self._asked.close()
        self._loaded.wait()

    def __call__(
        self, *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> Done:
        """Runs one, and waits for it."""
        words = list(map(str, arguments))
        variables = {**os.environ, "PYTHONPATH": str(_ROOT), **(env or {})}
        request = json.dumps(Request(words, variables, str(cwd or Path.cwd()))).encode()
        if len(request) > LONGEST or any(name.startswith(_OF_PYTHON) for name in env or ()):
            command = [sys.executable, "-m", "wp2rdf", *words]
            done = subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=cwd, env=variables)
            return Done(done.returncode, done.stdout, done.stderr.decode())
        return self._forked(request, stdin)

    def _forked(self, request: bytes, stdin: bytes) -> Done:
        (read_in, write_in), (read_out, write_out), (read_err, write_err) = os.pipe(), os.pipe(), os.pipe()
        theirs = [read_in, write_out, write_err]
        socket.send_fds(self._asked, [request], theirs)
        for number in theirs:
            os.close(number)
        with ThreadPoolExecutor(3) as threads:
            out, err = threads.submit(_whole, read_out), threads.submit(_whole, read_err)
            threads.submit(_feed, write_in, stdin)
            code = int(self._asked.recv(LONGEST))
            return Done(code, out.result(), err.result().decode())


def _whole(number: int) -> bytes:
    with os.fdopen(number, "rb") as pipe:
        return pipe.read()


def _feed(number: int, data: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(number, "wb") as pipe:  # it may end without reading all
        pipe.write(data)
