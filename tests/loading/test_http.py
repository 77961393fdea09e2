"""Loading into real stores over HTTP: what comes back is what was sent."""

from __future__ import annotations

import gzip
import json
import random
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import EXAMPLES
from tests.loading.content import of_file, of_oxigraph, password
from tests.loading.stores import Proxy, Store, Virtuoso

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.slow

TURTLE = {"Content-Type": "text/turtle"}


@pytest.mark.parametrize("target", ["gsp:{}/store", "update:{}/update"])
def test_a_dump_goes_into_oxigraph_graph_by_graph(run: Run, oxigraph: Store, examples: Path, target: str) -> None:
    done = run("load", examples, "--to", target.format(oxigraph.url))
    assert done.code == 0, done.err
    expected = of_file(examples.read_bytes())
    assert len(expected) == 11
    assert of_oxigraph(oxigraph) == expected
    total = sum(map(len, expected.values()))
    assert done.out.decode().split() == ["dump", "store", f"{total:,}", f"{total:,}", "11", "graphs"]
    assert "11 graphs sent, 0 dropped, 0 unchanged" in done.err


@pytest.mark.parametrize("target", ["gsp:{}/store", "update:{}/update"])
@pytest.mark.parametrize("graph", ["http://rdf.wikipathways.org/all", "default"])
def test_a_site_is_merged_into_one_graph(run: Run, oxigraph: Store, examples: Path, target: str, graph: str) -> None:
    done = run("load", EXAMPLES, "--to", target.format(oxigraph.url), "--graph", graph, "-v")
    assert done.code == 1, done.err  # one page of the examples cannot be converted
    assert "1 error in pages" in done.err
    expected = set().union(*of_file(examples.read_bytes()).values())
    assert of_oxigraph(oxigraph) == {"" if graph == "default" else graph: expected}
    assert "default graph" in done.out.decode() or graph in done.out.decode()


def test_a_dump_in_any_order_with_doubles_and_compressed(
    run: Run, oxigraph: Store, examples: Path, tmp_path: Path
) -> None:
    lines = examples.read_bytes().splitlines(keepends=True)
    shuffled = lines + lines[:100]
    random.Random(5).shuffle(shuffled)
    dump = tmp_path / "foreign.nq.gz"
    dump.write_bytes(gzip.compress(b"".join(shuffled)))
    done = run("load", dump, "--to", f"gsp:{oxigraph.url}/store")
    assert done.code == 0, done.err
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_graphs_are_replaced_and_others_left_alone(run: Run, oxigraph: Store, tmp_path: Path) -> None:
    httpx.put(f"{oxigraph.url}/store?graph=urn:theirs", content="<urn:a> <urn:b> <urn:c> .", headers=TURTLE)
    first, second = tmp_path / "first.nq", tmp_path / "second.nq"
    first.write_text('<urn:s> <urn:p> "old" <urn:ours> .\n', encoding="utf-8")
    second.write_text('<urn:s> <urn:p> "new" <urn:ours> .\n', encoding="utf-8")
    for dump in (first, second):
        assert run("load", dump, "--to", f"update:{oxigraph.url}/update").code == 0
    assert of_oxigraph(oxigraph) == {
        "urn:ours": {b'<urn:s> <urn:p> "new" .\n'},
        "urn:theirs": {b"<urn:a> <urn:b> <urn:c> .\n"},
    }


def test_oxigraph_behind_a_password(run: Run, oxigraph: Store, examples: Path, tmp_path: Path) -> None:
    """Oxigraph knows no passwords; a proxy before it does."""
    with Proxy(oxigraph.url, user="curator:s3cret-word") as proxy:
        target = f"gsp:{proxy.url}/store"
        none = run("load", examples, "--to", target)
        assert (none.code, none.err) == (
            2,
            f"wp2rdf: error: {proxy.url}/query: wants a password (401): "
            "set WP2RDF_USER and WP2RDF_PASSWORD, or use netrc\n",
        )
        wrong = run("load", examples, "--to", target, env=password("curator", "wrong-word"))
        assert (wrong.code, wrong.err) == (
            2, f"wp2rdf: error: {proxy.url}/query: refuses the user or the password (401)\n"
        )  # fmt: skip
        assert of_oxigraph(oxigraph) == {}
        assert run("load", examples, "--to", target, env=password("curator", "s3cret-word")).code == 0
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login curator password s3cret-word\n", encoding="utf-8")
        netrc.chmod(0o600)
        assert run("load", examples, "--to", target, env={"NETRC": str(netrc)}).code == 0
    with Proxy(oxigraph.url, token="a-token") as proxy:  # noqa: S106 - of the test
        assert run("load", examples, "--to", f"gsp:{proxy.url}/store", env={"WP2RDF_TOKEN": "a-token"}).code == 0
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_a_dump_goes_into_virtuoso_graph_by_graph(run: Run, virtuoso: Virtuoso, examples: Path) -> None:
    done = run("load", examples, "--to", f"virtuoso:{virtuoso.url}", env=password())
    assert done.code == 0, done.err
    again = run("load", examples, "--to", f"virtuoso:{virtuoso.url}", "--only-changed", "--recompute", env=password())
    assert again.code == 0, again.err
    assert "0 graphs sent, 0 dropped, 11 unchanged" in again.err  # read back in pages, since it cuts at 100 rows
    wrong = run("load", examples, "--to", f"virtuoso:{virtuoso.url}", env=password(word="wrong-word"))
    assert (wrong.code, wrong.err) == (
        2, f"wp2rdf: error: {virtuoso.url}/sparql-auth: refuses the user or the password (401)\n"
    )  # fmt: skip


def test_virtuoso_by_updates_only(run: Run, virtuoso: Virtuoso, examples: Path) -> None:
    target = f"update:{virtuoso.url}/sparql-auth"
    done = run("load", examples, "--to", target, "--graph", "http://rdf.wikipathways.org/all", env=password())
    assert done.code == 0, done.err


def test_what_stores_make_of_literals_is_no_change(
    run: Run, oxigraph: Store, virtuoso: Virtuoso, tmp_path: Path
) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = [
        '"x"@EN-us', f'"WP1"^^<{xsd}string>', f'"01"^^<{xsd}integer>', f'"1"^^<{xsd}integer>',
        f'"1.50"^^<{xsd}decimal>', f'"1E3"^^<{xsd}double>', f'"true"^^<{xsd}boolean>', f'"2024"^^<{xsd}gYear>',
        f'"2024-01-02"^^<{xsd}date>', f'"2024-01-02T03:04:05+00:00"^^<{xsd}dateTime>', f'"http://x/"^^<{xsd}anyURI>',
        '"a\\nb\\"q\\u00e9\\U0001F600"@en', '""', f'"007"^^<{xsd}int>',
    ]  # fmt: skip
    dump = tmp_path / "values.nq"
    dump.write_text("".join(f"<urn:s> <urn:p{n}> {value} <urn:values> .\n" for n, value in enumerate(values)))
    for target, env in ((f"gsp:{oxigraph.url}/store", {}), (f"virtuoso:{virtuoso.url}", password())):
        first = run("load", dump, "--to", target, env=env)
        assert first.code == 0, first.err
        again = run("load", dump, "--to", target, "--only-changed", "--recompute", "--drop-limit", "1000", env=env)
        assert again.code == 0, again.err
        assert "0 graphs sent" in again.err


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gsp:http://dba:hunter22@127.0.0.1/store", "the address of the store holds a user or a password"),
        ("gsp:http://127.0.0.1/gs?repository=hunter22", "the address of the store holds a query (?…)"),
        ("update:http://127.0.0.1/update?key=hunter22", "the address of the store holds a query (?…)"),
        ("virtuoso:http://127.0.0.1:8890/#hunter22", "or a fragment (#…): give it without"),
        ("http://127.0.0.1/store", "an address alone does not say how to load"),
        ("gsp:ftp://127.0.0.1/", "is not an http address"),
        ("elsewhere", "unknown target"),
    ],
)
def test_targets_that_are_none(run: Run, examples: Path, target: str, said: str) -> None:
    done = run("load", examples, "--to", target)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert "hunter22" not in done.err


def test_triples_outside_of_a_named_graph(run: Run, oxigraph: Store, tmp_path: Path) -> None:
    dump = tmp_path / "plain.nt"
    dump.write_text("<urn:s> <urn:p> <urn:o> .\n", encoding="utf-8")
    done = run("load", dump, "--to", f"gsp:{oxigraph.url}/store")
    assert done.code == 2
    assert "say with --graph where they go" in done.err
    assert run("load", dump, "--to", f"gsp:{oxigraph.url}/store", "--graph", "urn:here").code == 0
    assert set(of_oxigraph(oxigraph)) == {"urn:here"}
    assert run("load", dump, "--to", f"gsp:{oxigraph.url}/store", "--graph", "no iri").code == 2


def test_the_manifest_says_what_was_loaded(run: Run, oxigraph: Store, examples: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    assert run("load", examples, "--to", f"gsp:{oxigraph.url}/store", "--manifest", manifest).code == 0
    said = json.loads(manifest.read_text(encoding="utf-8"))
    assert said["target"] == f"gsp:{oxigraph.url}/store"
    assert {name: held[1] for name, held in said["graphs"].items()} == {
        name: len(lines) for name, lines in of_file(examples.read_bytes()).items()
    }
    other = run("load", examples, "--to", f"update:{oxigraph.url}/update", "--manifest", manifest)
    assert (other.code, "is the manifest of another target" in other.err) == (2, True)
    for file, text in ((manifest.with_suffix(".journal"), '["sending"]\n'), (manifest, "[]")):
        file.write_text(text, encoding="utf-8")
        broken = run("load", examples, "--to", f"gsp:{oxigraph.url}/store", "--manifest", manifest)
        assert (broken.code, "is no manifest of a load" in broken.err) == (2, True)
