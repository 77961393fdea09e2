"""The parts of loading that need no store: sorting, the form for comparing, credentials, retries."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from wp2rdf.errors import InputError, UsageError
from wp2rdf.loading import credentials, targets
from wp2rdf.loading import dump as dumps
from wp2rdf.loading.canonical import canonical, digest
from wp2rdf.loading.http import TransientError, retrying
from wp2rdf.writing.sorting import sorted_lines

if TYPE_CHECKING:
    from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"


def test_lines_are_sorted_in_any_memory() -> None:
    lines = [f"line {n % 700}\n".encode() for n in range(2000)]
    random.Random(1).shuffle(lines)
    for run in (1, 50, 3000, 10**6):
        assert list(sorted_lines(lines, run=run)) == sorted(set(lines))
    assert list(sorted_lines([])) == []


def test_a_graph_is_digested_as_its_sorted_lines_are(examples: Path) -> None:
    """So that anybody can check a manifest: `LC_ALL=C sort graph.nt | sha256sum`."""
    with dumps.spooled(examples) as dump:
        for name, graph in dump.graphs.items():
            lines = list(dump.content(name).lines())
            assert lines == sorted(lines)
            assert len(lines) == graph.triples
            assert (
                b"".join(dump.content(name).parts(size=500, lines=3)) == b"".join(lines) == b"".join(dump.content(name))
            )
            assert digest(lines).triples == graph.triples
        merged = {line for name in dump.graphs for line in dump.content(name).lines()}
    with dumps.spooled(examples, merged="urn:all") as one:
        assert set(one.content("urn:all").lines()) == merged


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"x"@EN-us', '"x"@en-US'),
        ('"01"^^<{}integer>', '"1"^^<{}int>'),
        ('"1.50"^^<{}decimal>', '"1.5"^^<{}decimal>'),
        ('"100"^^<{}decimal>', '"100.0"^^<{}decimal>'),
        ('"1E3"^^<{}double>', '"1000.0"^^<{}double>'),
        ('"true"^^<{}boolean>', '"1"^^<{}boolean>'),
        ('"a"^^<{}string>', '"a"'),
        ('"2024-01-02T03:04:05Z"^^<{}dateTime>', '"2024-01-02T04:04:05+01:00"^^<{}dateTime>'),
        ("_:a", "_:b"),
    ],
)
def test_what_is_the_same_to_a_store(one: str, other: str) -> None:
    forms = {canonical(f"<urn:s> <urn:p> {value.format(XSD)} .\n".encode()) for value in (one, other)}
    assert len(forms) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"x"@en', '"x"@de'),
        ('"x"@en', '"X"@en'),
        ('"1"^^<{}integer>', '"2"^^<{}integer>'),
        ('"1"^^<{}integer>', '"1"^^<{}decimal>'),
        ('"1"', '"1"^^<{}integer>'),
        ('"no number"^^<{}integer>', '"other"^^<{}integer>'),
        ('"2024"^^<{}gYear>', '"2024"^^<{}integer>'),
        ("<urn:a>", "<urn:A>"),
    ],
)
def test_what_is_not_the_same(one: str, other: str) -> None:
    forms = {canonical(f"<urn:s> <urn:p> {value.format(XSD)} .\n".encode()) for value in (one, other)}
    assert len(forms) == 2


def test_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine store.example login me password from-file\ndefault login x password y\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    assert credentials.of_host("store.example").password == "from-file"  # noqa: S105 - of the test
    assert not credentials.of_host("elsewhere.example")  # `default` is for nobody in particular
    monkeypatch.setenv("WP2RDF_TOKEN", "a-token")
    known = credentials.of_host("store.example")
    assert (known.token, known.user) == ("a-token", "")
    assert "a-token" not in f"{known} {known!r}"
    assert known.hidden("the a-token is bad") == "the … is bad"
    monkeypatch.setenv("WP2RDF_USER", "me")
    with pytest.raises(UsageError, match="are both set"):
        credentials.of_host("store.example")


def test_retries_wait_longer_each_time_and_end() -> None:
    waited: list[float] = []
    told: list[str] = []

    def fail() -> None:
        raise TransientError("busy", 7.0 if len(waited) == 2 else None)

    with pytest.raises(TransientError):
        retrying(fail, retries=4, told=told.append, pause=waited.append)
    assert waited == [1, 2, 7, 8]
    assert told[2] == "busy; again in 7 s"

    def never() -> None:
        raise TransientError("come back tomorrow", 86_400)

    with pytest.raises(TransientError):
        retrying(never, retries=4, told=told.append, pause=waited.append)
    assert len(waited) == 4


def test_targets_are_taken_apart(tmp_path: Path) -> None:
    assert targets.address("gsp:http://h:1/store") == ("gsp", "http://h:1/store")
    assert targets.address(f"{tmp_path}/store") == ("oxigraph", f"{tmp_path}/store")
    assert targets.address("virtuoso-isql:localhost:1111") == ("virtuoso-isql", "localhost:1111")
    for wrong in ("", "gsp:", "store", "gsp:localhost", "mysql:x"):
        with pytest.raises(UsageError):
            targets.address(wrong)


def test_sources_that_are_none(tmp_path: Path) -> None:
    empty, broken = tmp_path / "empty.nq", tmp_path / "broken.nq"
    empty.touch()
    broken.write_text("<urn:s> <urn:p> oh <urn:g> .\n", encoding="utf-8")
    for source in (empty, broken, tmp_path / "missing.nq"):
        with pytest.raises(InputError):
            wp2rdf.load(source, f"{tmp_path}/store")
    assert not (tmp_path / "store").exists()
    for options in (
        {"recompute": True},
        {"jobs": 0},
        {"timeout": 0.0},
        {"timeout": math.inf},
        {"graph": "relative"},
        {"resume": True},
    ):
        with pytest.raises(UsageError):
            wp2rdf.load(empty, f"{tmp_path}/store", **options)
