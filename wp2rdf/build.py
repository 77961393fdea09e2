"""The build: a dump and an Oxigraph store of a whole site, so that a query starts at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf import output, pipeline, site
from wp2rdf import store as stores
from wp2rdf.errors import OutputError
from wp2rdf.options import Options
from wp2rdf.pipeline import Report
from wp2rdf.spread import over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from wp2rdf.formats import Block

OUTPUT = Path("output")
"""Where a build goes, and where a query looks for it, unless told otherwise."""

DUMP, STORE = "site.nq", "store"


def build(
    source: Path | str,
    folder: Path | str = OUTPUT,
    *,
    store: Path | str | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Writes the dump `site.nq` and an Oxigraph store.

    The store has the merged triples in its default graph, each once, and each page in its named graph. Dump and store
    take the places of earlier ones when all went well; until then these stay.

    Args:
        source: a checkout of the site or of the database.
        folder: for the dump.
        store: the store; None: `store` in the folder.
        jobs: number of processes.
        progress: told how many of how many pages are done.

    Raises:
        UsageError: an option cannot be.
        InputError: there is no such input.
        OutputError: the folder or the store cannot be written.
    """
    spread = over(jobs)
    folder = Path(folder)
    target = Path(store) if store is not None else folder / STORE
    checkout = site.find(source)
    for one in (folder / DUMP, target):
        site.check_target(checkout, one)
    stores.check_target(target)
    report = Report(root=checkout.root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    blocks = pipeline.blocks(checkout, Options(), report=report, spread=spread, progress=progress)
    with stores.replacing(target) as beside, output.replacing(folder / DUMP) as dump:
        stores.fill(beside, _written(blocks, dump, report))
        report.raise_for_nothing()
    return report


def _written(blocks: Iterable[Block], dump: BinaryIO, report: Report) -> Iterator[Block]:
    """The same blocks, each written to the dump."""
    for block in blocks:
        dump.write(block.nquads())
        report.triples += len(block.lines)
        yield block
