"""The job of describing: a dump, a site, a store or an endpoint in, its description out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.building.tally import count, count_lines
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_optional_paths
from wp2rdf.publishing.describing import asked, description, origin
from wp2rdf.publishing.describing.description import About
from wp2rdf.publishing.describing.files import described
from wp2rdf.publishing.describing.noted import EXAMPLES, Noted
from wp2rdf.publishing.sources import Source, dump_of, in_page_order
from wp2rdf.querying import limits
from wp2rdf.rdf import iri
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import known
from wp2rdf.reading import nquads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.building.counts import Counts
    from wp2rdf.publishing.describing.files import File
    from wp2rdf.reading.nquads import Graphs


_TITLE = "all triples, a named graph a page"


class Described(NamedTuple):
    """The description of a dump.

    Attributes:
        block: its triples.
        counts: what there is in the dump.
        about: what else is known of it.
        report: what converting a checkout did; of another source, nothing.
    """

    block: Block
    counts: Counts
    about: About
    report: Report

    def __repr__(self) -> str:
        """One line: how much the description says of how much."""
        return f"<Described: {self.counts.triples:,} triples, in {self.block.triples:,} triples of VoID and DCAT>"


def describe(
    source: Path | str | None,
    *,
    dataset_iri: str = iri.DATASET,
    issued: str | None = None,
    version: str = "",
    files: tuple[File, ...] | None = None,
    base: str = "",
    endpoint: str = "",
    timeout: float | None = None,
    made_from: Path | None = None,
    drawings: Path | str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Described:
    """Describes a dump.

    Args:
        source: a dump, a checkout, a folder with a dump, a store, or the address of a SPARQL endpoint; None: the build
            in `output/`.
        dataset_iri: IRI of the dump.
        issued: its date, as `2026-11-10`; None: the one that it states, or else the day of the newest change of a
            pathway.
        version: of the release, such as `20261110`.
        files: that it is given out as; None: the dump itself, if it is one file.
        base: the address of the folder where the files are.
        endpoint: the address of the SPARQL endpoint that has it.
        timeout: seconds after which a query to an endpoint is ended.
        made_from: the checkout that a dump was made from; None: none is known.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them.
        progress: told how many of how many pages of a checkout are done.

    Raises:
        UsageError: an option is not of its form.
        InputError: there is no such source.
        QueryError: the endpoint fails.
    """
    check_optional_paths(source=source, drawings=drawings)
    limits.check(timeout)
    Options(issued=issued, dataset_iri=dataset_iri)  # looks at both
    for name, address in (("the address of the files", base), ("the endpoint", endpoint)):
        if address and iri.url(address) is None:
            raise UsageError(f"{name}, {address!r}, is not a web address")
    about = About(dataset=dataset_iri, issued=(issued or "")[:10], version=version, base=base, endpoint=endpoint)
    report = Report()
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        if drawings is not None:
            raise UsageError(f"{source}: drawings are for pages, and this is an endpoint")
        from wp2rdf.querying.engines.remote import RemoteEngine  # noqa: PLC0415 - a dump wants no network

        counts = asked.count(RemoteEngine(source, cache=None, allowed=True, told=None), timeout=timeout)
        about = about._replace(endpoint=endpoint or source)
    else:
        read = Source(source, drawings=drawings, progress=progress)
        noted = Noted()
        dump = dump_of(Path(read.name)) if read.checkout is None else None
        counts = (_of_lines(dump, noted) if dump else None) or count(noted.passed(read.blocks()))
        report = read.report
        if made_from is None and read.checkout and read.checkout.is_site:
            made_from = read.checkout.root
        if files is None:
            files = (described(dump, title=_TITLE),) if dump else ()
        about = _with_noted(about._replace(files=files), noted, made_from)
    return _described(counts, about, report)


def describe_build(dump: Path, store: Path, counts: Counts, made_from: Path | None = None) -> Described:
    """Describes a build that is counted already, as `describe` describes its dump.

    Args:
        dump: of the build.
        store: of the build.
        counts: of both.
        made_from: the checkout; None: none is known.

    Raises:
        InputError: the dump or the store cannot be read.
    """
    about = About(files=(described(dump, title=_TITLE),))
    return _described(counts, _with_noted(about, Noted.of_store(store), made_from), Report())


def _with_noted(about: About, noted: Noted, made_from: Path | None) -> About:
    return about._replace(
        issued=about.issued or noted.issued or noted.newest,
        modified=noted.newest,
        origin=origin.of_checkout(made_from) if made_from else None,
        examples=tuple(noted.examples[:EXAMPLES]),
    )


def _described(counts: Counts, about: About, report: Report) -> Described:
    said = description.statements(counts, about)
    return Described(Block.of(known(f"{about.dataset}-description"), said), counts, about, report)


def _of_lines(dump: Path, noted: Noted) -> Counts | None:
    """The counts of a dump whose lines are as we write them; None: it must be parsed."""

    def lines(graphs: Graphs) -> Iterator[list[bytes]]:
        for name in sorted(graphs, key=in_page_order):
            data = graphs.data(name)
            noted.note(data, partial(graphs.block, name))
            yield nquads.lines_of(data, name)

    with nquads.graphs(dump) as graphs:
        return count_lines(lines(graphs))
