"""The W3C's seven tests of federated queries, with real servers on loopback in the place of the endpoints they name.

They are read from the folder `w3c/sparql11/service` in WP2RDF_SHARED; they are not a part of this repository.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import Namespace

from tests.conftest import skip
from tests.querying.federation.one_store import comparable
from tests.served import served
from tests.servers import free_port
from wp2rdf.querying import reading_results
from wp2rdf.querying.ask import ask

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.slow

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
INVALID = "http://invalid.endpoint.org/sparql"
NAMES = ("service1", "service2", "service3", "service4a", "service5", "service6", "service7")


def local(address: object) -> Path:
    return Path(str(address).removeprefix("file://"))


@pytest.fixture(scope="module")
def manifest() -> rdflib.Graph:
    shared = os.environ.get("WP2RDF_SHARED")
    if shared is None:
        skip("WP2RDF_SHARED names no folder with the tests of the W3C")
    path = Path(shared or "", "w3c", "sparql11", "service", "manifest.ttl")
    return rdflib.Graph().parse(path, publicID=path.as_uri())


def started(manifest: rdflib.Graph, action: rdflib.term.Node, stack: ExitStack, folder: Path) -> Mapping[str, str]:
    """Servers with the data of the endpoints; the first may ask the others, as two of the tests want it to."""
    mirrors = {INVALID: f"http://127.0.0.1:{free_port()}/sparql"}
    wanted = sorted(
        (str(manifest.value(one, QT.endpoint)), local(manifest.value(one, QT.data)))
        for one in manifest.objects(action, QT.serviceData)
    )
    for number, (name, data) in enumerate(reversed(wanted)):
        allowed = [option for url in mirrors.values() for option in ("--allow-service", url)]
        server = stack.enter_context(served(data, folder / str(number), "-q", *allowed))
        mirrors[name] = server.endpoint
    return mirrors


@pytest.mark.parametrize("name", NAMES)
def test_a_federated_query_of_the_w3c(manifest: rdflib.Graph, tmp_path: Path, name: str) -> None:
    test = next(one for one in manifest.subjects(MF.action, None) if str(one).endswith(f"#{name}"))
    action = manifest.value(test, MF.action)
    assert action is not None
    data = tmp_path / "here.nt"
    data.touch()
    for path in manifest.objects(action, QT.data):
        turtle, triples = pyoxigraph.RdfFormat.TURTLE, pyoxigraph.RdfFormat.N_TRIPLES
        pyoxigraph.serialize(pyoxigraph.parse(path=str(local(path)), format=turtle), output=str(data), format=triples)
    with ExitStack() as stack:
        mirrors = started(manifest, action, stack, tmp_path)
        query = local(manifest.value(action, QT.query)).read_text(encoding="utf-8")
        found = ask(query, data=data, mirrors=mirrors)
    wanted = reading_results.from_xml(local(manifest.value(test, MF.result)).read_bytes())
    assert comparable(found.answer) == comparable(wanted)
    assert bool(found.failures) is (name == "service7")


def test_there_are_seven(manifest: rdflib.Graph) -> None:
    assert {str(one).rpartition("#")[2] for one in manifest.subjects(MF.action, None)} == set(NAMES)
