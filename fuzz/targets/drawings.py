"""Drawings in GPML: records with places, the same twice, or one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz.targets.target import ROOT, check_problems
from wp2rdf.errors import PageError
from wp2rdf.reading.gpml import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(data: bytes) -> None:
    """A drawing."""
    file = "WP1.gpml"
    try:
        once = drawing.parse(data, file)
    except PageError as error:
        check_problems([error.problem], {file: data})
        return
    assert once == drawing.parse(data, file), "another result the second time"
    check_problems(once.problems, {file: data.removeprefix(b"\xef\xbb\xbf")})


def seeds() -> Iterator[bytes]:
    """Drawings of ours."""
    found = sorted({*(ROOT / "fuzz" / "seeds").glob("*.gpml"), *(ROOT / "tests").rglob("*.gpml")})
    yield from (path.read_bytes() for path in found)
