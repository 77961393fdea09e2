"""The job of loading: a dump or a site in, `Loaded` out, counted again at the end."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_optional_paths, check_paths
from wp2rdf.loading import bulk_files, targets
from wp2rdf.loading import dump as dumps
from wp2rdf.loading import state as states
from wp2rdf.loading.names import ASIDE, DEFAULT, is_iri
from wp2rdf.loading.plan import Count
from wp2rdf.loading.run import Run
from wp2rdf.loading.state import Job
from wp2rdf.loading.targets.patient import Patient
from wp2rdf.querying import limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wp2rdf.loading.dump import Dump
    from wp2rdf.loading.run import Progress
    from wp2rdf.loading.targets import Address

TIMEOUT = 300.0
RETRIES = 4


@dataclass(slots=True, repr=False)
class Loaded:
    """What a load did; of a dry run, what it would do.

    Attributes:
        target: where to, as the manifest names it.
        put: the graphs that were sent.
        dropped: the graphs that were removed.
        same: how many graphs stayed as they were.
        triples: triples in all graphs of the dump.
        counts: triples of every graph, in the dump and in the store; empty in a dry run.
        report: what the conversion of a site did.
    """

    target: str
    put: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    same: int = 0
    triples: int = 0
    counts: list[Count] = field(default_factory=list)
    report: Report = field(default_factory=Report)

    def __repr__(self) -> str:
        """One line: what was sent, and where to."""
        counted = f"{len(self.put):,} graphs put, {len(self.dropped):,} dropped, {self.same:,} the same"
        return f"<Loaded into {self.target}: {counted}; {self.triples:,} triples>"

    @property
    def differences(self) -> list[Count]:
        """The graphs that do not have as many triples in the store as they should."""
        return [count for count in self.counts if count.differs]


def load(
    source: Path | str,
    target: str,
    *,
    graph: str | None = None,
    only_changed: bool = False,
    recompute: bool = False,
    resume: bool = False,
    dry_run: bool = False,
    drop_limit: int | None = None,
    query_endpoint: str | None = None,
    update_endpoint: str | None = None,
    bulk_folder: Path | str | None = None,
    manifest: Path | str | None = None,
    timeout: float = TIMEOUT,
    retries: int = RETRIES,
    jobs: int = 1,
    progress: Progress | None = None,
    told: Callable[[str], None] | None = None,
) -> Loaded:
    """Loads a dump or a site into a triple store; each graph is replaced as a whole.

    User and password come from `WP2RDF_USER` and `WP2RDF_PASSWORD`, a bearer token from `WP2RDF_TOKEN`, or all from a
    netrc file.

    Args:
        source: an RDF file, or a checkout of the site.
        target: such as `gsp:http://localhost:7878/store`; docs/loading.md has all kinds.
        graph: the one graph that everything goes into (`default`: the default graph); None: each graph of its own.
        only_changed: whether only what differs from what the store is known to hold is sent, and what the source does
            not hold any more is dropped.
        recompute: whether what the store holds is read from it, instead of the manifest.
        resume: whether to go on with a load that broke off.
        dry_run: whether nothing is sent.
        drop_limit: when more graphs than these would be dropped, nothing is done; None: 100, or 5 % of those that the
            store holds, whichever is less, but at least 1.
        query_endpoint: where the store is asked; None: as stores of its kind have it.
        update_endpoint: where a Graph Store server takes updates; None: the same.
        bulk_folder: one that a Virtuoso on this machine may read files from; None: as it says itself.
        manifest: the file that remembers what was loaded; None: one for each target in the user's state folder.
        timeout: seconds that the store may take for one answer.
        retries: how often a request is sent again when the store is busy or the connection breaks.
        jobs: number of processes that convert pages.
        progress: told what is done, and how many of how many.
        told: given a line about every retry.

    Raises:
        UsageError: something is asked that cannot be.
        InputError: the source cannot be read.
        StoreError: the store cannot be reached, refuses, or fails; the graphs that are in place stay, and `resume`
            goes on.
        OutputError: the manifest or a temporary file cannot be written.
    """
    check_paths(source=source, target=target)
    check_optional_paths(bulk_folder=bulk_folder, manifest=manifest)
    if jobs < 1 or retries < 0 or (drop_limit or 0) < 0:
        raise UsageError("jobs must be more than 0, retries and drop limit not less than 0")
    limits.check(timeout)
    if recompute and not only_changed:
        raise UsageError("--recompute says how to find what has changed: it belongs to --only-changed")
    named = targets.address(target)
    merged = DEFAULT if graph == "default" else graph
    if merged and not is_iri(merged):
        raise UsageError(f"--graph {merged!r} is not an absolute IRI")
    if named.is_folder:
        dumps.check_target(source, Path(named.place))
    spooled = partial(dumps.spooled, source, merged=merged, jobs=jobs, progress=progress)
    if named.kind in bulk_files.KINDS:
        if only_changed or resume:
            raise UsageError(f"{named.kind}: files are written as a whole, without --only-changed and --resume")
        return _written(spooled(), named, dry_run, progress)
    choices = targets.Choices(query_endpoint, update_endpoint, Path(bulk_folder) if bulk_folder else None, timeout)
    aside = ASIDE + secrets.token_hex(8)
    with ExitStack() as stack:
        known = stack.enter_context(states.opened(str(named), manifest))
        if resume and known.unfinished is None:
            raise UsageError(f"{named}: there is no unfinished load to go on with ({known.path})")
        one = targets.opened(named, choices, aside=aside, merged=merged is not None)
        store = Patient(one, retries=retries, told=told or (lambda _line: None))
        stack.callback(store.close)
        store.check()
        dump = stack.enter_context(spooled())
        running = Run(dump, known, store, Job(dump.sha256, merged, only_changed, aside), progress=progress)
        if resume:
            running.check_resumed()
        plan = running.plan(recompute=recompute, resume=resume, drop_limit=drop_limit)
        loaded = Loaded(str(named), plan.put, plan.drop, plan.same, dump.triples, report=dump.report)
        if not dry_run:
            loaded.counts = running.carry_out(plan, resume=resume)
    return loaded


def _written(spooled: AbstractContextManager[Dump], named: Address, dry_run: bool, progress: Progress | None) -> Loaded:
    with spooled as dump:
        if not dry_run:
            bulk_files.write(dump, named.kind, Path(named.place), progress=progress)
        return Loaded(str(named), tuple(dump.graphs), triples=dump.triples, report=dump.report)
