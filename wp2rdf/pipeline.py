"""Pages in, blocks out, in page order: in one process or many, the same blocks."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from wp2rdf import dataset, formats, iri, mapping, site
from wp2rdf import page as pages
from wp2rdf._version import __version__
from wp2rdf.errors import InputError, PageError, Problem, Wp2rdfError
from wp2rdf.formats import Block
from wp2rdf.mapping import sitewide
from wp2rdf.mapping.tags import top_id
from wp2rdf.model import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.errors import Level, Position
    from wp2rdf.model import Author, Community, Organism, Page, Pathway, TopTerm
    from wp2rdf.options import Options
    from wp2rdf.site import Checkout

_CHUNK = 16

T = TypeVar("T")
Act = Callable[[Block, "Pathway | None", Site], T]
"""What is done with a block; see `each`."""


@dataclass(slots=True)
class Report:
    """What a conversion did.

    Attributes:
        root: the folder that the paths of the problems are relative to.
        pages: pages converted.
        triples: triples written; quads, in a format with named graphs.
        problems: what was wrong with the data, in the order of the pages.
    """

    root: Path = Path()
    pages: int = 0
    triples: int = 0
    problems: list[Problem] = field(default_factory=list)

    def count(self, level: Level) -> int:
        """Number of problems of one level."""
        return sum(problem.level == level for problem in self.problems)

    def raise_for_nothing(self) -> None:
        """Raises `PageError` with the first error when no page was converted."""
        for problem in self.problems:
            if not self.pages and problem.level == "error":
                raise PageError(problem)


class _Mentioned(NamedTuple):
    """What pages refer to in the site-wide pages."""

    authors: set[str]
    communities: set[str]
    organisms: set[str]
    top_terms: set[str]


class _Page(NamedTuple):
    """What became of one page; when it mentions nothing, it is not wanted or cannot be converted."""

    problems: tuple[Problem, ...]
    made: object = None
    wpid: str = ""
    file: str = ""
    place: Position = (1, 1)
    mentioned: _Mentioned | None = None


def read(path: Path | str) -> Pathway:
    """One pathway page with the tables beside it.

    Args:
        path: the page, or `-` for standard input.

    Raises:
        InputError: there is no such file, or it is a folder.
        PageError: it cannot be converted.
    """
    if Path(path).is_dir():
        raise InputError(f"{path}: is a folder, not a page")
    return pages.read(site.find(path).pages[0])


def blocks(
    checkout: Checkout,
    options: Options,
    *,
    report: Report,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Block]:
    """The block of every wanted page in order, and the block of the site graph last.

    Args:
        checkout: the pages.
        options: which of them, and how.
        report: filled while the blocks are taken.
        jobs: number of processes.
        progress: told how many of how many pages are done.

    Raises:
        Wp2rdfError: a worker process died.
    """
    return each(checkout, options, _same, report=report, jobs=jobs, progress=progress)


def _same(block: Block, _record: Pathway | None, _known: Site) -> Block:
    return block


def each(
    checkout: Checkout,
    options: Options,
    act: Act[T],
    *,
    report: Report,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[T]:
    """What a function makes of the block of every wanted page in order, and of the block of the site graph last.

    Args:
        checkout: the pages.
        options: which of them, and how.
        act: given the block, the pathway that it was made from (None: the site graph) and what the site knows; called
            in the process that made the block, so that only what it returns travels.
        report: filled while the blocks are taken.
        jobs: number of processes.
        progress: told how many of how many pages are done.

    Raises:
        Wp2rdfError: a worker process died.
    """
    known = site.read(checkout.root) if checkout.pages[0].path else Site()
    whole = checkout.is_site and not options.is_filtered
    if whole:
        report.problems.extend((*checkout.problems, *known.problems))
    numbers = {int(wpid[2:]) for wpid in options.pathways}
    wanted = [page for page in checkout.pages if not numbers or page.number in numbers]
    mentioned = _Mentioned(set(), set(), set(), set())
    written: dict[str, str] = {}
    # a page is mapped without the profiles of authors and communities: they need not travel to a worker
    for done, converted in enumerate(_converted(wanted, _Work(_for_pages(known), options, act), jobs), 1):
        if converted.wpid in written:
            said = f"{converted.wpid} is written from {written[converted.wpid]}: this page is left out"
            report.problems.append(Problem(converted.file, *converted.place, "wpid-duplicate", said))
        else:
            report.problems.extend(converted.problems)
            if converted.mentioned:
                written[converted.wpid] = converted.file
                report.pages += 1
                for ours, theirs in zip(mentioned, converted.mentioned, strict=True):
                    ours.update(theirs)
                yield cast("T", converted.made)
        if progress:
            progress(done, len(wanted))
    if report.pages:
        last = _site_block(known, mentioned, options, report, whole=whole, described=checkout.is_site)
        if last.lines:
            yield act(last, None, known)


def _for_pages(known: Site) -> Site:
    return dataclasses.replace(known, authors=None, communities={}, problems=())


class _Work(NamedTuple):
    """What is done with a page."""

    known: Site
    options: Options
    act: Act[object]


def _page(page: Page, work: _Work) -> _Page:
    """The unit of work: one page to one block, and what is made of it."""
    known, options, act = work
    try:
        record = pages.read(page)
    except PageError as error:
        return _Page((error.problem,))
    if not options.wants(record):
        return _Page(())
    problems: list[Problem] = []
    said = mapping.statements(
        record,
        site=known,
        profile=options.profile,
        partner_links=options.links == "partner",
        problems=problems,
    )
    block = formats.block(mapping.names_of(record).page, said)
    labels = {label for tag in record.annotations for label in (tag.parent, tag.value) if label}
    mentioned = _Mentioned(
        authors=set(record.authors),
        communities=set(record.communities),
        organisms=set(record.organisms),
        top_terms={label for label in labels if top_id(label, known)},
    )
    place = record.locate(("wpid",))
    ordered = sorted((*record.problems, *problems), key=lambda problem: (problem.file != record.file, problem[:3]))
    made = act(block, record, known)
    return _Page(tuple(ordered), made, record.wpid, record.file, place, mentioned)


_worker: _Work | None = None


def _start_worker(work: _Work) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    _worker = work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed: nothing else would tell it."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _chunk(chunk: list[Page]) -> list[_Page]:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return [_page(page, _worker) for page in chunk]


def _converted(wanted: list[Page], work: _Work, jobs: int) -> Iterator[_Page]:
    """Every page in order; with several processes, a bounded number of chunks is under way at a time."""
    if jobs == 1 or len(wanted) <= _CHUNK:
        for page in wanted:
            yield _page(page, work)
        return
    chunks = iter([wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)])
    processes = min(jobs, -(-len(wanted) // _CHUNK))
    executor = ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(work,))
    try:
        under_way = deque(executor.submit(_chunk, chunk) for chunk in islice(chunks, 3 * processes))
        while under_way:
            done = under_way.popleft().result()
            chunk = next(chunks, None)
            if chunk is not None:
                under_way.append(executor.submit(_chunk, chunk))
            yield from done
    except BrokenProcessPool as error:
        raise Wp2rdfError("a worker process died") from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _site_block(
    known: Site, mentioned: _Mentioned, options: Options, report: Report, *, whole: bool, described: bool
) -> Block:
    """The site graph: everything the site knows, or what the pages refer to when only some are wanted."""
    authors, communities, organisms, top_terms = mentioned
    if whole:
        authors |= (known.authors or {}).keys()
        communities |= known.communities.keys()
        organisms |= known.organisms.keys()
        top_terms |= known.top_terms.keys()
    problems: list[Problem] = []
    said = list(
        sitewide.sitewide(
            known,
            authors=authors,
            communities=communities,
            organisms=organisms,
            top_terms=top_terms,
            full=options.full,
            problems=problems,
        )
    )
    if not whole:
        files = {page.file for page in _pages_about(known, mentioned)}
        report.problems.extend(problem for problem in known.problems if problem.file in files)
    report.problems.extend(problems)
    if described:
        said.extend(
            dataset.description(
                options.dataset_iri, issued=options.issued_time(), version=__version__, full=options.full
            )
        )
    return formats.block(iri.GRAPH_OF_SITE, said)


def _pages_about(known: Site, mentioned: _Mentioned) -> Iterator[Author | Community | Organism | TopTerm]:
    """The site-wide pages about what is mentioned."""
    tables: tuple[Mapping[str, Author | Community | Organism | TopTerm], ...] = (
        known.authors or {},
        known.communities,
        known.organisms,
        known.top_terms,
    )
    for table, names in zip(tables, mentioned, strict=True):
        yield from (table[name] for name in names if name in table)
