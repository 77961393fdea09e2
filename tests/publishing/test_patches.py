"""Patches in real stores: Oxigraph, Virtuoso and Jena hold the new state after an update of the old one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import httpx
import pytest
from pyoxigraph import RdfFormat, Store, parse

import wp2rdf
from tests.loading.stores import WORD, Virtuoso, oxigraph_store
from tests.publishing.edits import Page
from tests.publishing.test_diff import edited
from tests.validating import jena
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.publishing.conftest import Forms

pytestmark = pytest.mark.slow

BY_VALUE = """
<http://example.org/s> <http://example.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g> .
<http://example.org/s> <http://example.org/p> "%s"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g> .
<http://example.org/s> <http://example.org/p> "a"@en <http://example.org/g> .
<http://example.org/s> <http://example.org/p> "\\u00e9 \\"x\\" \\\\ \\n ; } . #%s" <http://example.org/g> .
"""
"""Two forms of one value, of which the second goes: stores that keep values must not lose the first with it."""


@pytest.fixture(scope="module")
def states(forms: Forms, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """An old and a new state, and the update between them."""
    folder = tmp_path_factory.mktemp("states")
    site = shutil.copytree(forms.site, folder / "site")
    edited(site)
    page = Page(site, "WP9002")
    for number in range(3000):  # more than goes into one operation
        row = [f"GENE{number}", "GeneProduct", f"ncbigene:{8000000 + number}"]
        page.nodes.append(row + [""] * (len(page.nodes[0]) - 3))
    page.save()
    old, new, update = folder / "old.nq", folder / "new.nq", folder / "changes.ru"
    wp2rdf.convert(site, new)
    old.write_bytes(forms.dump.read_bytes() + (BY_VALUE % ("01", 1)).lstrip().encode())
    new.write_bytes(new.read_bytes() + (BY_VALUE % ("2", 2)).lstrip().encode())
    wp2rdf.diff(old, new, update=update)
    return old, new, update.read_text(encoding="utf-8")


def test_oxigraph(states: tuple[Path, Path, str], tmp_path: Path) -> None:
    old, new, update = states
    with oxigraph_store(tmp_path / "oxigraph") as server, httpx.Client(base_url=server.url, timeout=PATIENCE) as client:
        quads = {"Content-Type": "application/n-quads"}
        client.post("/store", content=old.read_bytes(), headers=quads).raise_for_status()
        sent = client.post("/update", content=update.encode(), headers={"Content-Type": "application/sparql-update"})
        sent.raise_for_status()
        found = client.get("/store", headers={"Accept": "application/n-quads"}).content
    wanted = Store()
    wanted.load(path=new, format=RdfFormat.N_QUADS)
    assert set(parse(found, format=RdfFormat.N_QUADS)) == set(wanted)


def test_virtuoso(states: tuple[Path, Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, update = states
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WP2RDF_USER", "dba")
    monkeypatch.setenv("WP2RDF_PASSWORD", WORD)
    with (
        Virtuoso(tmp_path / "virtuoso", rows=1_000_000) as server,
        httpx.Client(auth=httpx.DigestAuth("dba", WORD), base_url=server.url, timeout=PATIENCE) as client,
    ):
        wp2rdf.load(old, f"virtuoso:{server.url}")
        operations = update.split(" ;\n\n")
        assert operations.pop() == ""
        assert len(operations) > 6
        for one in operations:
            client.post(
                "/sparql-auth", content=one.encode(), headers={"Content-Type": "application/sparql-update"}
            ).raise_for_status()
        patched = virtuoso_content(client, new)
        server.clear()
        wp2rdf.load(new, f"virtuoso:{server.url}")
        assert patched == virtuoso_content(client, new)


def virtuoso_content(client: httpx.Client, new: Path) -> set[tuple[str, str]]:
    """What it holds in the graphs of the new state, and that the other graphs of wp2rdf are gone."""
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    answer = client.get("/sparql-auth", params={"query": query, "format": "application/sparql-results+json"}).json()
    own = ("http://www.openlinksw.com/", "http://www.w3.org/ns/ldp#", "http://localuriqaserver/", "urn:")
    there = {row["g"]["value"] for row in answer["results"]["bindings"]}
    wanted = {str(quad.graph_name.value) for quad in parse(path=new, format=RdfFormat.N_QUADS)}
    assert {name for name in there if not name.startswith(own)} == wanted
    found = set()
    for name in wanted:
        headers = {"Accept": "text/plain"}
        text = client.get("/sparql-graph-crud-auth", params={"graph-uri": name}, headers=headers).content
        found |= {(name, str(quad)) for quad in parse(text, format=RdfFormat.N_TRIPLES)}
    return found


def test_jena(states: tuple[Path, Path, str], tmp_path: Path) -> None:
    old, new, update = states
    (tmp_path / "changes.ru").write_text(update, encoding="utf-8")
    for name in ("patched", "wanted"):
        (tmp_path / name).mkdir()
    patched = jena.updated_quads(old, tmp_path / "changes.ru", tmp_path / "patched")
    assert patched == jena.loaded_quads(new, tmp_path / "wanted")
