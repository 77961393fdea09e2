"""The drawing layer is the official GPMLRDF, triple for triple, but for a list with a reason each."""

from __future__ import annotations

import importlib.util
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from wp2rdf import mapping
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import page as pages

if TYPE_CHECKING:
    from pathlib import Path

EXCEPTIONS = {
    "WP529": "one point of a line ends at a group: official computes its place anew, 0.2 beside the one in the file",
}
"""Pathways whose layer differs, with the reason."""


def script(path: Path) -> Any:  # noqa: ANN401 - a module that is no part of this project
    """The comparison that stands beside the official RDF."""
    spec = importlib.util.spec_from_file_location("compare", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_the_layer_of_real_drawings_is_the_official_one(shared: Path) -> None:
    compare = script(shared / "official" / "compare.py")
    archive = zipfile.ZipFile(shared / "official" / "gpmlrdf.zip")
    by_number = {f"WP{page.number}.nt": page for page in checkouts.find(shared / "gpml", None).pages}
    different, triples = set(), 0
    for name in archive.namelist():
        lines = archive.read(name).decode().splitlines()
        official = compare.prepared({tuple(line.removesuffix(" .").split(" ", 2)) for line in lines if line})
        said = mapping.triples(pages.read(by_number[name]), profile="wprdf", gpml_layer=True)
        ours = compare.prepared({one for one in said if compare.of_layer(one)})
        more = {one for one in ours - official if compare.is_extra(one, True, ())}
        triples += len(official)
        if official - ours or more:
            different.add(name.removesuffix(".nt"))
    assert len(archive.namelist()) == 346
    assert triples > 1_400_000
    assert different == set(EXCEPTIONS)
