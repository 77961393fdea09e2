"""What is published, wherever it lies: the graphs of a site, a page, a dump, a folder with a dump, or a store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph

from wp2rdf.building import store as stores
from wp2rdf.building.layout import OUTPUT, STORE
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import InputError, UsageError
from wp2rdf.errors.arguments import check_optional_paths
from wp2rdf.publishing import records
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.terms import Term
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import nquads, rdf_files
from wp2rdf.registries.organisms import meant
from wp2rdf.writing.formats import COMPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from wp2rdf.publishing.records import Content, Person

    _IsRead = Callable[[str], bool]

RELEASED = "full"
"""The folder of a release that has the dump of all that the pages hold."""

_NUMBER = re.compile(r"WP([0-9]{1,9})\.html>")
_DUMPS = tuple(f"*.nq{end}" for end in ("", *(f".{name}" for name in COMPRESSIONS)))


class Wanted(NamedTuple):
    """Which pathways are wanted; what is empty stands for all.

    Attributes:
        pathways: wpids.
        organisms: Latin names.
        communities: community tags.
    """

    pathways: Collection[str] = ()
    organisms: Collection[str] = ()
    communities: Collection[str] = ()

    def takes(self, content: Content) -> bool:
        """Whether a pathway is one of them."""
        one = content.pathway
        return (
            (not self.pathways or one.pathway in self.pathways)
            and (not self.organisms or not set(self.organisms).isdisjoint(one.organisms))
            and (not self.communities or not set(self.communities).isdisjoint(one.communities))
        )


_ALL = Wanted()


class Source:
    """Pathways to publish.

    Args:
        named: a checkout, a page, an RDF file, a folder with an N-Quads dump, or a store; None: the build in `output/`.
        wanted: which of its pathways.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them.
        progress: told how many of how many pages of a checkout are done.

    Attributes:
        checkout: the pages; None: it is no checkout and no page.
        report: what converting a checkout did; of other sources, nothing.
        people: the authors that the graphs so far speak of, by IRI.
        issued: the date that the source states of itself; empty: it has stated none so far.
        newest: the day of the last change of the pathways so far; empty: they have none.

    Raises:
        InputError: there is no such source.
        UsageError: what is wanted is not of its form, or drawings are given for something else than pages.
    """

    def __init__(
        self,
        named: Path | str | None,
        wanted: Wanted = _ALL,
        *,
        drawings: Path | str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        check_optional_paths(source=named, drawings=drawings)
        self._options = Options(pathways=wanted.pathways, organisms=wanted.organisms, communities=wanted.communities)
        if named is None and not (OUTPUT / STORE / "CURRENT").is_file():
            raise InputError(f"no build in {OUTPUT}/: make one with wp2rdf build SITE, or name a source")
        self.name = str(named if named is not None else OUTPUT)
        self.wanted = wanted
        self._progress = progress
        self.report = Report()
        self.people: dict[str, Person] = {}
        self.issued = ""
        self.newest = ""
        self._graphs = _of_site if self.name == "-" else _kind(Path(self.name))
        self.checkout = checkouts.find(self.name, drawings) if self._graphs is _of_site else None
        if drawings is not None and self.checkout is None:
            raise UsageError(f"{self.name}: drawings are for pages, and this is made of them already")

    def blocks(self) -> Iterator[Block]:
        """The graphs, one at a time; those of a checkout are only of what is wanted.

        Raises:
            InputError: the source cannot be read.
        """
        if self.checkout:
            yield from pipeline.blocks(self.checkout, self._options, report=self.report, progress=self._progress)
            self.report.raise_for_nothing()
        else:
            yield from self._graphs(Path(self.name), self._may_hold_wanted)

    def _may_hold_wanted(self, graph: str) -> bool:
        """Whether a graph may hold a wanted pathway; one that is named by the page of another pathway does not."""
        page = _NUMBER.search(graph)
        return not self.wanted.pathways or page is None or f"WP{page[1]}" in self.wanted.pathways

    def wanted_blocks(self) -> Iterator[Block]:
        """The graphs with a wanted pathway, and that of the site.

        Raises:
            InputError: the source cannot be read, or has none of the wanted pathways.
        """
        is_all = self.checkout is not None or not any(self.wanted)
        if is_all:
            yield from self.blocks()
            return
        found = False
        for block in self.blocks():
            contents = list(records.pathways(Facts.of(block)))
            is_wanted = any(map(self.wanted.takes, contents))
            found = found or is_wanted
            if is_wanted or not contents:
                yield block
        if not found:
            raise self._nothing()

    def _nothing(self) -> InputError:
        """That nothing is of what was asked for: said of pathways by name, when nothing else was asked."""
        if any(self.wanted) and not (self.wanted.organisms or self.wanted.communities):
            return InputError(f"{self.name}: no pathway {', '.join(sorted(self.wanted.pathways))}")
        return InputError(f"{self.name}: no pathway is of what was asked for{meant(self.wanted.organisms)}")

    def contents(self) -> Iterator[Content]:
        """The wanted pathways, in the order of the source; fills the attributes meanwhile.

        Raises:
            InputError: the source cannot be read, or has none of the wanted pathways.
        """
        missing = set(self.wanted.pathways)
        found = False
        for block in self.blocks():
            facts = Facts.of(block)
            for content in records.pathways(facts):
                if self.wanted.takes(content):
                    found = True
                    missing.discard(content.pathway.pathway)
                    self.newest = max(self.newest, content.pathway.modified)
                    yield content
            for person in records.people(facts):
                self.people[person.author] = person
            self.issued = max(self.issued, records.issued(facts))
        if missing:
            raise InputError(f"{self.name}: no pathway {', '.join(sorted(missing))}")
        if not found:
            raise self._nothing()


def _kind(path: Path) -> Callable[[Path, _IsRead], Iterator[Block]]:
    """How the graphs of a source are read: a function of where they lie, and of which of them."""
    if dump_of(path):
        return _of_dump
    if store_of(path):
        return _of_store
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    return _of_site


def dump_of(path: Path) -> Path | None:
    """The dump that a path names: an RDF file, or a folder with one N-Quads dump, as `build` and `release` leave it."""
    if path.is_file():
        return path if rdf_files.is_rdf(path) else None
    if not path.is_dir() or checkouts.holds_pages(path):
        return None
    for folder in (path, path / RELEASED):
        found = [file for pattern in _DUMPS for file in folder.glob(pattern)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def store_of(path: Path) -> Path | None:
    """The store that a path names: a store, or a folder with one, as `build` leaves it."""
    return next((one for one in (path, path / STORE) if stores.is_store(one)), None)


def _of_site(_path: Path, _is_read: _IsRead) -> Iterator[Block]:
    raise NotImplementedError  # `Source.blocks` knows what is wanted of it


def _of_dump(path: Path, is_read: _IsRead) -> Iterator[Block]:
    with nquads.graphs(dump_of(path) or path) as graphs:
        for name in sorted(filter(is_read, graphs), key=in_page_order):
            yield graphs.block(name)


def _of_store(path: Path, is_read: _IsRead) -> Iterator[Block]:
    return graphs_of_store(store_of(path) or path, is_read)


def in_page_order(graph: str) -> tuple[bool, int, str]:
    """A key that sorts graphs as a dump has them: pages by number, the site graph last."""
    number = _NUMBER.search(graph)
    return graph == GRAPH_OF_SITE, int(number[1]) if number else 0, graph


def graphs_of_store(path: Path, is_read: _IsRead = bool) -> Iterator[Block]:
    """The named graphs of a store by name, that of the site last; its default graph, when it has no others.

    Args:
        path: the store.
        is_read: which graphs, by name.
    """
    try:
        store = pyoxigraph.Store.read_only(str(path))
        names: list[pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph] = sorted(
            store.named_graphs(), key=lambda name: in_page_order(str(name))
        )
        for name in names or [pyoxigraph.DefaultGraph()]:
            if not is_read(str(name)):
                continue
            lines = (
                f"{quad.subject} {quad.predicate} {quad.object}"
                for quad in store.quads_for_pattern(None, None, None, name)
            )
            yield Block.of(Term(str(name)) if names else GRAPH_OF_SITE, lines)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"{path}: the store cannot be read: {error}") from error
