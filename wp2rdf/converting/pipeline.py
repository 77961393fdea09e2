"""Pages in, blocks out, in page order: however they are spread, the same blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from wp2rdf._version import __version__
from wp2rdf.converting.spreading.processes import Spread, serial
from wp2rdf.converting.spreading.work import Mentioned, Work
from wp2rdf.errors import InputError, PageError, Problem
from wp2rdf.errors.arguments import check_paths
from wp2rdf.mapping import dataset, ontologies, sitewide
from wp2rdf.model import Organism, Site, TopTerm
from wp2rdf.rdf import iri
from wp2rdf.rdf.block import Block
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import ontologies as in_ontologies
from wp2rdf.reading import page as pages
from wp2rdf.reading import site, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.converting.options import Options
    from wp2rdf.errors import Level
    from wp2rdf.model import Author, Community, Pathway
    from wp2rdf.model.ontologies import OntologyTable
    from wp2rdf.reading.checkout import Checkout

T = TypeVar("T")
Act = Callable[[Block, "Pathway | None", Site], T]
"""What is done with a block; see `each`."""

_NAMED = 3
"""Drawings of an archive that are named where one is asked for."""

_LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@dataclass(slots=True, repr=False)
class Report:
    """What a conversion did.

    Attributes:
        root: the folder that the paths of the problems are relative to.
        pages: pages converted.
        triples: triples written; quads, in a format with named graphs.
        problems: what was wrong with the data, in the order of the pages.
        infos: how many infos about drawings each rule has that are not among the problems.
    """

    root: Path = Path()
    pages: int = 0
    triples: int = 0
    problems: list[Problem] = field(default_factory=list)
    infos: Counter[str] = field(default_factory=Counter)

    def __repr__(self) -> str:
        """One line: what was converted, and how much is wrong with it."""
        counted = ((self.pages, "page"), (self.triples, "triple"), *((self.count(one), one) for one in _LEVELS))
        said = ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counted)
        return f"<{type(self).__name__}: {said}>"

    def count(self, level: Level) -> int:
        """Number of problems of one level."""
        counted = self.infos.total() if level == "info" else 0
        return sum(problem.level == level for problem in self.problems) + counted

    def raise_for_nothing(self) -> None:
        """Raises `PageError` with the first error when no page was converted."""
        for problem in self.problems:
            if not self.pages and problem.level == "error":
                raise PageError(problem)


def read(path: Path | str, *, drawings: Path | str | None = None) -> Pathway:
    """One pathway page with the tables and the drawing beside it, or one drawing.

    Args:
        path: the page, or a drawing, or `-` for one of them on standard input.
        drawings: where the drawing of the page lies if none is beside it: a file, a folder or an archive.

    Raises:
        InputError: there is no such file, it is a folder, or an archive of several drawings.
        PageError: it cannot be converted.
    """
    check_paths(source=path)
    if checkouts.is_folder(Path(path)):
        raise InputError(f"{path}: is a folder, not a page")
    found = checkouts.find(path, drawings).pages
    if len(found) > 1:
        named = ", ".join(page.file for page in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        raise InputError(f"{path}: holds {len(found):,} drawings, not one: {named}")
    return pages.read(found[0])


def blocks(
    checkout: Checkout,
    options: Options,
    *,
    report: Report,
    spread: Spread = serial,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Block]:
    """The block of every wanted page in order, and the block of the site graph last.

    Args:
        checkout: the pages.
        options: which of them, and how.
        report: filled while the blocks are taken.
        spread: how the pages are spread; see `wp2rdf.converting.spreading`.
        progress: told how many of how many pages are done.

    Raises:
        Wp2rdfError: a worker died.
    """
    return each(checkout, options, _same, report=report, spread=spread, progress=progress)


def _same(block: Block, _record: Pathway | None, _known: Site) -> Block:
    return block


def each(
    checkout: Checkout,
    options: Options,
    act: Act[T],
    *,
    report: Report,
    spread: Spread = serial,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[T]:
    """What a function makes of the block of every wanted page in order, and of the block of the site graph last.

    Args:
        checkout: the pages.
        options: which of them, and how.
        act: given the block, the pathway that it was made from (None: the site graph) and what the site knows; called
            in the process that made the block, so that only what it returns travels.
        report: filled while the blocks are taken.
        spread: how the pages are spread; see `wp2rdf.converting.spreading`.
        progress: told how many of how many pages are done.

    Raises:
        Wp2rdfError: a worker died.
    """
    known = Site() if checkout.pages[0].is_stdin else site.read(checkout.root, _text_of_one(checkout))
    whole = checkout.is_site and not options.is_filtered
    if whole:
        report.problems.extend((*checkout.problems, *known.problems))
    numbers = {int(wpid[2:]) for wpid in options.pathways}
    wanted = [page for page in checkout.pages if not numbers or page.number in numbers]
    mentioned = Mentioned(set(), set(), set(), set(), set())
    written: dict[str, str] = {}
    for done, converted in enumerate(spread(wanted, Work(_for_pages(known), options, act)), 1):
        if converted.wpid in written:
            said = f"{converted.wpid} is written from {written[converted.wpid]}: this page is left out"
            report.problems.append(Problem(converted.file, *converted.place, "wpid-duplicate", said))
        else:
            report.problems.extend(converted.problems)
            report.infos.update(dict(converted.infos))
            if converted.mentioned:
                written[converted.wpid] = converted.file
                report.pages += 1
                for ours, theirs in zip(mentioned, converted.mentioned, strict=True):
                    ours.update(theirs)
                yield cast("T", converted.made)
        if progress:
            progress(done, len(wanted))
    if report.pages:
        tables = {} if checkout.pages[0].is_stdin else _ontologies(checkout.root, mentioned, report)
        last = _site_block(known, mentioned, options, report, tables, whole=whole, described=checkout.is_site)
        if last.triples:
            yield act(last, None, known)


def _text_of_one(checkout: Checkout) -> str | None:
    """The text of the page, if it is one page only: what it does not mention is not needed."""
    page = checkout.pages[0]
    if checkout.is_site or len(checkout.pages) > 1 or page.is_drawing:
        return None
    try:
        return source.read(page.path(page.file), page.file, source.PAGE_LIMIT).content
    except PageError:
        return None


def _for_pages(known: Site) -> Site:
    """The part of what the site knows that a page is mapped with; nothing else travels to a worker."""
    return Site(
        organisms={name: Organism("", {}, name, one.ncbi) for name, one in known.organisms.items()},
        top_terms={label: TopTerm("", {}, one.id, label) for label, one in known.top_terms.items()},
    )


def _ontologies(root: Path, mentioned: Mentioned, report: Report) -> dict[str, OntologyTable]:
    """The tables of the ontologies that are mentioned; one that cannot be read is a problem, and is left out."""
    found: dict[str, OntologyTable] = {}
    for prefix in sorted({identifier.partition(":")[0] for identifier in mentioned.terms}):
        try:
            found |= in_ontologies.read(root / in_ontologies.FOLDER, {prefix})
        except InputError as error:
            file = f"{in_ontologies.FOLDER}/{prefix}.csv"
            report.problems.append(Problem(file, 1, 1, "table-unreadable", f"terms above are left out: {error}"))
    return found


def _site_block(
    known: Site,
    mentioned: Mentioned,
    options: Options,
    report: Report,
    tables: Mapping[str, OntologyTable],
    *,
    whole: bool,
    described: bool,
) -> Block:
    """The site graph: everything the site knows, or what the pages refer to when only some are wanted."""
    authors, communities, organisms, top_terms, terms = mentioned
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
    said.extend(ontologies.ancestry(terms, tables, full=options.full))
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
    return Block.of(iri.GRAPH_OF_SITE, said)


def _pages_about(known: Site, mentioned: Mentioned) -> Iterator[Author | Community | Organism | TopTerm]:
    """The site-wide pages about what is mentioned."""
    tables: tuple[Mapping[str, Author | Community | Organism | TopTerm], ...] = (
        known.authors or {},
        known.communities,
        known.organisms,
        known.top_terms,
    )
    for table, names in zip(tables, mentioned[:-1], strict=True):
        yield from (table[name] for name in names if name in table)
