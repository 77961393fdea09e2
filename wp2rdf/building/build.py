"""The build: a dump and an Oxigraph store of a whole site; a second build converts only what has changed."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.building import manifest
from wp2rdf.building import store as stores
from wp2rdf.building.keeping import Keeping
from wp2rdf.building.layout import DUMP, OUTPUT, STORE
from wp2rdf.building.manifest import Manifest, Span, UnusableError
from wp2rdf.building.recount import recounted
from wp2rdf.building.splice import Splice
from wp2rdf.building.tally import Tally
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading import cluster as clusters
from wp2rdf.converting.spreading.processes import over
from wp2rdf.errors import OutputError
from wp2rdf.errors.arguments import check_optional_paths, check_paths
from wp2rdf.rdf.block import Block
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import fetch, nquads
from wp2rdf.writing import folders, output
from wp2rdf.writing.lock import leftovers, locked, remove_abandoned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wp2rdf.building.counts import Counts
    from wp2rdf.model import Pathway, Site
    from wp2rdf.rdf.terms import Term


@dataclass(slots=True, repr=False)
class Built(Report):
    """What a build did.

    Attributes:
        converted: pages that were converted; the others are as they were.
        dropped: graphs of the earlier build that are not there any more.
        changed: whether dump and store were written; else they are as they should be.
        why_full: why everything was converted, though there is an earlier build; None: it was not, or was asked for.
        counts: of what there is in the store; None: it is not made yet.
    """

    converted: int = 0
    dropped: int = 0
    changed: bool = True
    why_full: str | None = None
    counts: Counts | None = None


def build(
    source: Path | str,
    folder: Path | str = OUTPUT,
    *,
    store: Path | str | None = None,
    jobs: int | None = 1,
    cluster: str | None = None,
    full: bool = False,
    issued: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Writes the dump `site.nq` and an Oxigraph store.

    The store has the merged triples in its default graph, each once, and each page in its named graph. Dump and store
    take the places of earlier ones when all went well; until then these stay.

    A manifest beside the dump says what they were made from. A second build converts the pages that have changed, whose
    tables have, or for which the site-wide pages say something else, and gives the same dump, store and problems as a
    full build.

    Args:
        source: a checkout of the site or of the database, or a URL of one that fsspec can read.
        folder: for the dump and the manifest.
        store: the store; None: `store` in the folder.
        jobs: number of processes, None for as many as there are processors.
        cluster: the address of a Dask scheduler, whose workers are used instead of processes.
        full: whether to convert everything, whatever an earlier build left.
        issued: date of the dump, as `2026-08-22` or with a time; None: no date is stated.
        progress: told how many of how many pages are done.

    Raises:
        Wp2rdfError: the cluster cannot be used.
        UsageError: an option cannot be.
        InputError: there is no such input, or it cannot be fetched.
        OutputError: the folder or the store cannot be written, or another build is writing them.
    """
    check_paths(source=source, folder=folder)
    check_optional_paths(store=store)
    options = Options(issued=issued)
    spread = over(jobs) if cluster is None else clusters.over(cluster)
    folder = Path(folder)
    dump, listed = folder / DUMP, folder / manifest.NAME
    target = Path(store) if store is not None else folder / STORE
    with fetch.local(source) as here:
        checkout = checkouts.find(here)
        for one in (dump, listed, target):
            checkouts.check_target(checkout, one)
        stores.check_target(target)
        root = Path() if fetch.is_url(source) else checkout.root
        try:
            folders.make(folder)
            with locked(dump):
                remove_abandoned((*leftovers(dump), *leftovers(listed)))
                report = Built(root)
                earlier = None if full else _earlier(listed, dump, target, options, report)

                def made(keeping: Keeping) -> Manifest:
                    blocks = pipeline.each(checkout, options, _same, report=report, spread=keeping, progress=progress)
                    return _put_in_place(blocks, keeping, dump, target, options, report)

                try:
                    now = made(Keeping(earlier, spread))
                except stores.DamagedError as error:  # only an earlier one can be
                    report = Built(root, why_full=str(error))
                    now = made(Keeping(None, spread))
                if now != earlier:
                    now.write(listed)
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    return report


def _same(block: Block, _record: Pathway | None, _known: Site) -> Block | Span:
    return block


def _earlier(listed: Path, dump: Path, target: Path, options: Options, report: Built) -> Manifest | None:
    """The earlier build, if it can be built upon."""
    if not dump.exists() and not target.exists():
        return None
    try:
        earlier = manifest.read(listed)
        manifest.check(earlier, options, dump=dump, store=target)
    except UnusableError as error:
        report.why_full = str(error)
        return None
    return earlier


def _put_in_place(
    made: Iterable[Block | Span], keeping: Keeping, dump: Path, target: Path, options: Options, report: Built
) -> Manifest:
    """Makes dump and store what they should be, and gives the manifest; the store takes its place first."""
    earlier = keeping.earlier
    with ExitStack() as opened:
        size = earlier.dump[0] if earlier else 0
        splice = Splice(dump, size, lambda: opened.enter_context(output.replacing(dump)))
        blocks = _changed(made, keeping, splice, report)
        first = next(blocks, None)
        if earlier and not keeping.earlier:
            report.why_full = "most pages have changed"
        report.changed = first is not None or splice.differs
        files, counts = (earlier.store, earlier.counts) if earlier else ({}, None)
        if report.changed:
            beside = opened.enter_context(stores.replacing(target))
            blocks = blocks if first is None else chain((first,), blocks)
            if keeping.earlier is None:
                tally = Tally()
                stores.fill(beside, blocks, tally.add)
                counts = tally.counts()
            else:
                if not manifest.is_its_store(keeping.earlier, target):  # now nobody else can be writing it
                    raise OutputError(f"{target}: another run has changed it meanwhile; build again")
                stores.copy(target, beside)
                changed = stores.change(beside, blocks)
                counts = recounted(keeping.earlier.counts, changed, target, beside)
            files = manifest.seal(beside, keeping.spans())
    report.counts = counts or _counted(dump, keeping.spans())
    found = dump.stat()
    return Manifest(
        options=manifest.described(options),
        tables=keeping.tables,
        pages=tuple(keeping.entries),
        of_site=keeping.of_site,
        dump=(found.st_size, found.st_mtime_ns),
        store=files,
        counts=report.counts,
    )


def _counted(dump: Path, spans: Iterable[Span]) -> Counts:
    """The counts of a dump."""
    tally = Tally()
    with dump.open("rb") as file:
        for span in spans:
            tally.add(nquads.lines_of(file.read(span.length), span.graph))
    return tally.counts()


def _changed(made: Iterable[Block | Span], keeping: Keeping, splice: Splice, report: Built) -> Iterator[Block]:
    """Writes the dump; gives the blocks that the earlier build lacks, and an empty one for each that is gone."""
    earlier: dict[Term, Span] = {}
    graphs: set[Term] = set()
    for one in made:
        if not graphs and keeping.earlier:  # it has decided by now whether to keep anything
            earlier = {span.graph: span for span in keeping.earlier.spans()}
        graphs.add(one.graph)
        if isinstance(one, Span):
            span = splice.keep(one)
            keeping.placed(span)
            report.triples += span.triples
            continue
        nquads = one.nquads()
        span, before = Span.of(nquads), earlier.get(one.graph)
        is_same = before is not None and before.digest == span.digest
        span = splice.keep(before) if before and is_same else splice.write(span, nquads.data)
        keeping.placed(span)
        report.triples += span.triples
        if not is_same:
            yield one
    report.raise_for_nothing()
    gone = sorted(earlier.keys() - graphs)
    report.converted, report.dropped = keeping.converted, len(gone)
    yield from (Block.of(graph, ()) for graph in gone)
    splice.finish()
