"""Files that are read back: RDF, the manifest of a build, baselines, what a load has done."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph

from fuzz.targets.target import ROOT, check_refusal, folder
from wp2rdf.building import manifest
from wp2rdf.errors import InputError, UsageError
from wp2rdf.loading import state
from wp2rdf.reading import nquads, rdf_files
from wp2rdf.validating import baseline

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = ("nq", "nt", "ttl", "trig", "jsonld", "rdf", "n3")
_TARGET = "http://store.example/"


def check_rdf(data: bytes) -> None:
    """A file of RDF; the first byte says in which format. What is in it is what pyoxigraph finds, each triple once."""
    ending = _ENDINGS[data[0] % len(_ENDINGS)] if data else "nq"
    path = folder() / f"file.{ending}"
    path.write_bytes(data[1:])
    try:
        blocks = list(rdf_files.graphs(path))
    except InputError as error:
        check_refusal(error)
        return
    graphs = {block.graph: set(block.lines) for block in blocks}
    assert len(graphs) == len(blocks), "a graph comes twice"
    assert all(len(graphs[block.graph]) == block.triples for block in blocks), "a triple stands twice"
    try:
        with nquads.graphs(path) as found:
            same = {name: set(found.block(name).lines) for name in found}
    except InputError as error:
        if "without graph" not in str(error):
            raise
        same = graphs
    if "_:" not in str(graphs):  # blank nodes have other names each time
        assert same == graphs, "one by one it is something else"
    written = b"".join(block.nquads().data for block in blocks)
    quads = set(pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == sum(block.triples for block in blocks), "not read as it is written"


def check_manifest(data: bytes) -> None:
    """The lines of a manifest, whose digest is made to fit: refused, or the same when it is written again."""
    path = folder() / manifest.NAME
    head, _, body = data.partition(b"\n")
    try:
        made = json.loads(head)
        made["sha256"] = hashlib.sha256(body).hexdigest()
        data = json.dumps(made).encode() + b"\n" + body
    except (ValueError, TypeError, RecursionError):
        pass
    path.write_bytes(data)
    try:
        found = manifest.read(path)
    except manifest.UnusableError as error:
        check_refusal(error)
        return
    found.write(path)
    assert manifest.read(path) == found, "read otherwise the second time"


def check_baseline(data: bytes) -> None:
    """A baseline: refused, or counts of fingerprints."""
    path = folder() / "known.json"
    path.write_bytes(data)
    try:
        found = baseline.read(path)
    except UsageError as error:
        check_refusal(error)
        return
    assert all(isinstance(name, str) and isinstance(number, int) for name, number in found.items())


def check_state(data: bytes) -> None:
    """What a load has left: a manifest and a journal, with a zero byte between; refused, or known."""
    path = folder() / "load.json"
    held, _, journal = data.partition(b"\0")
    path.write_bytes(held)
    path.with_suffix(".journal").write_bytes(journal)
    try:
        with state.opened(_TARGET, path) as found:
            assert Counter(map(type, found.held)) <= Counter({str: len(found.held)})
    except UsageError as error:
        check_refusal(error)


def rdf_seeds() -> Iterator[bytes]:
    """The same few triples in every format."""
    lines = (
        '<urn:a> <urn:b> <urn:c> , "d"@en , "1"^^<urn:integer> ; <urn:e> [ <urn:f> ( 1 2 ) ] .\n'
        '_:a <urn:b> "\\u00e9\\n\\"" .\n'
    )
    quads = list(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.TURTLE))
    for number, ending in enumerate(_ENDINGS):
        form = pyoxigraph.RdfFormat.from_extension(ending)
        if form:
            yield bytes([number]) + (pyoxigraph.serialize([quad.triple for quad in quads], format=form) or b"")
    named = b"<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b> <urn:d> <urn:h> .\n<urn:a> <urn:b> <urn:e> <urn:g> .\n"
    yield b"\0" + named
    yield bytes([2]) + b"@prefix e: <urn:> .\n<< e:a e:b e:c >> e:d <<( e:a e:b 'x' )>> .\n"


def manifest_seeds() -> Iterator[bytes]:
    """A manifest of the example site."""
    from wp2rdf.building.build import build  # noqa: PLC0415 - it loads much

    made = folder() / "built"
    build(ROOT / "examples" / "site", made)
    yield (made / manifest.NAME).read_bytes()


def baseline_seeds() -> Iterator[bytes]:
    """A baseline of one finding."""
    yield (
        b'{"version": 1, "findings": [{"file": "a.md", "rule": "title-blank", "fingerprint": "0123456789abcdef",'
        b' "message": "m", "count": 2}]}'
    )


def state_seeds() -> Iterator[bytes]:
    """A manifest of a load, and a journal."""
    held = {"version": 1, "target": _TARGET, "graphs": {"http://a.example/": ["00", 3, False]}}
    journal = [
        ["job", "d", None, False, "urn:aside"],
        ["sending", "http://a.example/", False],
        ["put", "http://a.example/", "11", 4, False],
        ["gone", "http://b.example/"],
    ]
    yield json.dumps(held).encode() + b"\0" + "\n".join(map(json.dumps, journal)).encode()
