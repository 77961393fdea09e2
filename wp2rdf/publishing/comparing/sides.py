"""The two states that are compared: a dump, a folder with one, a store, a checkout, or a revision of it in git."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading.processes import over
from wp2rdf.errors import InputError, UsageError
from wp2rdf.publishing import sources
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import nquads
from wp2rdf.validating.reports.characters import encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.rdf.block import Block
    from wp2rdf.rdf.terms import Term
    from wp2rdf.reading.nquads import Graphs


class Side(NamedTuple):
    """One of the two states.

    Attributes:
        name: as the user named it.
        graphs: its graphs.
        report: what converting a checkout did; of other sources, nothing.
    """

    name: str
    graphs: Graphs
    report: Report


def is_checkout(named: Path | str) -> bool:
    """Whether a state is one of pages, which are converted; if there is such a thing at all."""
    path = Path(named)
    return sources.dump_of(path) is None and sources.store_of(path) is None


@contextmanager
def opened(
    named: Path | str,
    *,
    drawings: Path | str | None = None,
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Side]:
    """One of the two states, to be read graph by graph.

    Args:
        named: a dump, a folder with one, a store, a checkout, or `CHECKOUT@REVISION` for a state that git has.
        drawings: those of pages that have none beside them, if it is a checkout.
        jobs: number of processes that convert pages.
        progress: told how many of how many pages are done.

    Raises:
        InputError: there is no such thing.
        OutputError: the temporary folder is full.
    """
    path = Path(named)
    folder, _, revision = str(named).rpartition("@")
    if folder and not path.exists() and Path(folder).is_dir():
        with (
            _checked_out(Path(folder), revision) as there,
            opened(there, drawings=drawings, jobs=jobs, progress=progress) as side,
        ):
            yield side._replace(name=encodable(str(named)))
        return
    report = Report()
    if (dump := sources.dump_of(path)) is not None:
        with nquads.graphs(dump) as graphs:
            yield Side(encodable(str(named)), graphs, report)
        return
    store = sources.store_of(path)
    blocks = (
        sources.graphs_of_store(store)
        if store
        else pipeline.blocks(
            checkouts.find(named, drawings), Options(), report=report, spread=over(jobs), progress=progress
        )
    )
    with nquads.spooled(_pieces(blocks)) as graphs:
        report.raise_for_nothing()
        yield Side(encodable(str(named)), graphs, report)


def _pieces(blocks: Iterator[Block]) -> Iterator[tuple[Term, bytes]]:
    return ((block.graph, block.nquads().data) for block in blocks)


@contextmanager
def _checked_out(folder: Path, revision: str) -> Iterator[Path]:
    """The files of a revision that are read, in a folder that is gone afterwards; the checkout stays as it is."""
    if not revision or revision.startswith("-"):
        raise UsageError(f"{folder}@{revision}: {revision!r} names no revision")
    there = [name for name in checkouts.FOLDERS if _git(folder, "ls-tree", revision, "--", name).stdout]
    if not there:
        raise InputError(f"{folder}@{revision}: no pathway pages in this revision")
    with tempfile.TemporaryDirectory(prefix="wp2rdf-") as name:
        packed, target = Path(name, "archive.tar"), Path(name, "files")
        _git(folder, "archive", "--format=tar", f"--output={packed}", revision, "--", *there)
        with tarfile.open(packed) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                if content:
                    file = target / member.name
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content.read())
        yield target


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - found on the path
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError("git is not installed, and a revision is asked for") from error
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise InputError(f"{folder}: {said.removeprefix('fatal: ')}")
    return done
