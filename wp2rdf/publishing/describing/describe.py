"""The job of describing: a dump, a site, a store or an endpoint in, its description out."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_optional_paths
from wp2rdf.publishing import records
from wp2rdf.publishing.describing import asked, description, origin
from wp2rdf.publishing.describing.counts import Counts, count, count_lines
from wp2rdf.publishing.describing.description import About
from wp2rdf.publishing.describing.files import described
from wp2rdf.publishing.sources import Source, dump_of, in_page_order
from wp2rdf.querying import limits
from wp2rdf.rdf import iri
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import PATHWAY, known
from wp2rdf.rdf.vocab import DCTERMS
from wp2rdf.rdf.vocab_of_dumps import VOID
from wp2rdf.reading import nquads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.publishing.describing.files import File
    from wp2rdf.rdf.terms import Term
    from wp2rdf.reading.nquads import Graphs

_EXAMPLES = 5
_DATASET = VOID.Dataset.encode()
_MODIFIED = re.compile(re.escape(DCTERMS.modified.encode()) + rb' "([0-9-]{10})"')
"""The day of the last change of something."""
_OF_PATHWAY = f"<{PATHWAY}".encode()


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
        noted = _Noted()
        dump = dump_of(Path(read.name)) if read.checkout is None else None
        counts = (_of_lines(dump, noted) if dump else None) or count(noted.passed(read.blocks()))
        report = read.report
        if made_from is None and read.checkout and read.checkout.is_site:
            made_from = read.checkout.root
        if files is None:
            files = (described(dump, title="all triples, a named graph a page"),) if dump else ()
        about = about._replace(
            issued=about.issued or noted.issued or noted.newest,
            modified=noted.newest,
            files=files,
            origin=origin.of_checkout(made_from) if made_from else None,
            examples=tuple(noted.examples[:_EXAMPLES]),
        )
    said = description.statements(counts, about)
    return Described(Block.of(known(f"{dataset_iri}-description"), said), counts, about, report)


def _of_lines(dump: Path, noted: _Noted) -> Counts | None:
    """The counts of a dump whose lines are as we write them; None: it must be parsed."""

    def lines(graphs: Graphs) -> Iterator[list[bytes]]:
        for name in sorted(graphs, key=in_page_order):
            data = graphs.data(name)
            noted.note(data, partial(graphs.block, name))
            yield nquads.lines_of(data, name)

    with nquads.graphs(dump) as graphs:
        return count_lines(lines(graphs))


class _Noted:
    """What is noted of graphs while they are counted: dates, and the first resources as examples."""

    def __init__(self) -> None:
        self.issued = ""
        self.newest = ""
        self.examples: list[Term] = []

    def passed(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """The same graphs."""
        for block in blocks:
            self.note(block.data, partial(_same, block))
            yield block

    def note(self, data: bytes, block: Callable[[], Block]) -> None:
        """Notes what a graph says.

        Args:
            data: its lines, with or without their ends.
            block: gives it, where more than a look at the lines is needed.
        """
        for found in _MODIFIED.finditer(data):
            if data.startswith(_OF_PATHWAY, data.rfind(b"\n", 0, found.start()) + 1):
                self.newest = max(self.newest, found[1].decode())
        if _DATASET in data:
            self.issued = max(self.issued, records.issued(Facts.of(block())))
        if len(self.examples) < _EXAMPLES:
            self.examples.extend(records.examples(Facts.of(block())))


def _same(block: Block) -> Block:
    return block
