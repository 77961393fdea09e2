"""A process that has loaded wp2rdf and forks one for each command: most of them take less time than loading it."""

from __future__ import annotations

import importlib
import json
import os
import socket
import sys
from typing import NamedTuple, NoReturn

from wp2rdf import cli

LONGEST = 100_000
"""Bytes of a request; a message of the system holds twice as many."""


class Request(NamedTuple):
    """What is run.

    Attributes:
        arguments: those after the program's name.
        env: its environment.
        cwd: where it runs.
    """

    arguments: list[str]
    env: dict[str, str]
    cwd: str


def main(number: int) -> None:
    """Answers each request on a socket, which comes with three standard streams, with the exit code of the command."""
    for name in (*(f"wp2rdf.cli.{command}" for command in cli.COMMANDS), "pyshacl", "rdflib"):
        importlib.import_module(name)
    with socket.socket(fileno=number) as asked:
        while True:
            message, streams, _, _ = socket.recv_fds(asked, LONGEST, 3)
            if not message:
                return
            child = os.fork()
            if not child:
                asked.close()
                _become(Request(*json.loads(message)), streams)
            for stream in streams:
                os.close(stream)
            asked.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _become(wanted: Request, streams: list[int]) -> NoReturn:
    """Runs a command in this process, as the console script does."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout = os.fdopen(0, closefd=False), os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", errors="backslashreplace", closefd=False)
    os.chdir(wanted.cwd)
    os.environ.clear()
    os.environ.update(wanted.env)
    sys.argv = ["wp2rdf", *wanted.arguments]
    cli.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
