"""The dumps of a profile: N-Quads, merged N-Triples, and Turtle a pathway in archives."""

from __future__ import annotations

import gzip
import hashlib
from contextlib import ExitStack
from typing import TYPE_CHECKING, cast

from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading.processes import over
from wp2rdf.publishing.releasing import zips
from wp2rdf.publishing.releasing.parts import ARCHIVES, Cut

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from wp2rdf.mapping import Profile
    from wp2rdf.publishing.releasing.naming import Names
    from wp2rdf.publishing.releasing.zips import Zip
    from wp2rdf.rdf.block import Encoded
    from wp2rdf.reading.checkout import Checkout

_LEVEL = 6


def write(
    checkout: Checkout,
    folder: Path,
    plain: Path,
    *,
    profile: Profile,
    names: Names,
    issued: str,
    dataset_iri: str,
    jobs: int | None,
    progress: Callable[[int, int], None] | None,
) -> Report:
    """Writes the dumps of a profile.

    Args:
        checkout: the pages.
        folder: of the release.
        plain: where the N-Quads go uncompressed, for whoever reads them next.
        profile: `full` or `wprdf`; with the latter goes the drawing layer, which is the same in both.
        names: of the files.
        issued: the date of the dump.
        dataset_iri: IRI of the dump.
        jobs: number of processes.
        progress: told how many of how many pages are done.
    """
    with_layer = profile == "wprdf" and any(page.drawing for page in checkout.pages)
    options = Options(profile, dataset_iri=dataset_iri, issued=issued, gpml_layer=with_layer)
    report = Report(root=checkout.root)
    (folder / profile).mkdir()
    with ExitStack() as opened:
        quads = opened.enter_context(plain.open("wb", buffering=2**20))
        packed = opened.enter_context(_gzip(folder / names.dump(profile, "nq.gz")))
        merged = _Merged(opened.enter_context(_gzip(folder / names.dump(profile, "nt.gz"))))
        archives: dict[str, Zip] = {}
        for parts in pipeline.each(
            checkout, options, Cut(profile, with_layer), report=report, spread=over(jobs), progress=progress
        ):
            quads.write(parts.quads.data)
            packed.write(parts.quads.data)
            merged.add(parts.quads)
            report.triples += parts.quads.triples
            for part in ARCHIVES:
                if part in parts.turtle:
                    if part not in archives:
                        path = folder / names.archive(profile, part)
                        archives[part] = opened.enter_context(zips.writing(path, issued))
                    archives[part].add(f"{part}/{parts.name}.ttl", parts.turtle[part])
        report.raise_for_nothing()
    return report


def _gzip(path: Path) -> BinaryIO:
    """A compressed file without name and time inside."""
    return cast("BinaryIO", gzip.GzipFile(path, "xb", compresslevel=_LEVEL, mtime=0))


class _Merged:
    """Each triple once, in however many graphs it stands; remembers a digest a triple.

    Args:
        out: where N-Triples go.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._seen: set[bytes] = set()

    def add(self, quads: Encoded) -> None:
        """Adds the triples of a graph."""
        end = f" {quads.graph} .\n".encode()
        new = []
        for line in quads.data.removesuffix(end).split(end):
            digest = hashlib.blake2b(line, digest_size=12).digest()
            if digest not in self._seen:
                self._seen.add(digest)
                new.append(line)
        if new:
            self._out.write(b" .\n".join(new) + b" .\n")
