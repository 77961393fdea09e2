"""Addresses with a user and a password: neither is said again."""

from __future__ import annotations

import pytest

from tests.conftest import EXAMPLES, Run
from tests.servers import free_port

COMMANDS = {
    "convert": ("convert", "{}/site", "-o", "-"),
    "audit": ("audit", "{}/site"),
    "validate": ("validate", "{}/site"),
    "query": ("query", "organisms", "--endpoint", "{}/sparql"),
    "describe": ("describe", "{}/dump.nq"),
    "load": ("load", str(EXAMPLES), "--to", "gsp:{}/store"),
    "no target": ("load", str(EXAMPLES), "--to", "{}/store"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_message_says_the_user_of_an_address(run: Run, name: str) -> None:
    address = f"http://joe:hunter2@127.0.0.1:{free_port()}"
    done = run(*(word.format(address) for word in COMMANDS[name]))
    assert done.code == 2, done.err
    assert done.err.startswith("wp2rdf: error: ")
    assert done.err.count("\n") == 1
    assert "joe" not in done.err
    assert "hunter2" not in done.err


def test_an_endpoint_is_told_to_be_asked_without_a_user(run: Run) -> None:
    done = run("query", "organisms", "--endpoint", "http://joe:hunter2@127.0.0.1:9/sparql")
    said = "endpoint http://…@127.0.0.1:9/sparql: holds a user or a password; endpoints are asked without"
    assert (done.code, done.err) == (2, f"wp2rdf: error: {said}\n")
    query = "SELECT * { SERVICE SILENT <http://joe:hunter2@127.0.0.1:9/sparql> { ?s ?p ?o } }"
    done = run("query", "-", "--data", EXAMPLES, stdin=query.encode())
    assert "hunter2" not in done.err
    assert "Traceback" not in done.err
