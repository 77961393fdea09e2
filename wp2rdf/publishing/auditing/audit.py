"""The job of auditing: a site in, and what is published of it; what is missing out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading.processes import over
from wp2rdf.errors import InputError, UsageError
from wp2rdf.errors.arguments import check_names, check_optional_paths, check_paths
from wp2rdf.mapping.context import user
from wp2rdf.model import Site
from wp2rdf.publishing.auditing import against as beside
from wp2rdf.publishing.auditing import archives, asked, inventory, mentions, of_site
from wp2rdf.publishing.auditing.gaps import KINDS, Gap
from wp2rdf.publishing.auditing.inventory import Held, Inventory
from wp2rdf.publishing.auditing.of_site import Seen
from wp2rdf.publishing.sources import Source, dump_of, store_of
from wp2rdf.querying import limits
from wp2rdf.querying.engines.remote import RemoteEngine
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating.reports.characters import encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from wp2rdf.model import Pathway
    from wp2rdf.publishing.auditing.against import Row
    from wp2rdf.rdf.block import Block


class Audit(NamedTuple):
    """What is missing.

    Attributes:
        site: the site, as it was named.
        against: what it was compared with; empty: nothing.
        root: the folder that files are relative to.
        pages: pages that give RDF.
        gaps: in the order of their kinds.
        rows: numbers of both sides; empty: there is one side only.
    """

    site: str
    against: str
    root: Path
    pages: int
    gaps: list[Gap]
    rows: list[Row]

    def __repr__(self) -> str:
        """One line: what was looked at, and how much is missing."""
        beside = f" against {self.against}" if self.against else ""
        return f"<Audit of {self.site}{beside}: {self.pages:,} pages, {len(self.missing):,} missing without a reason>"

    @property
    def missing(self) -> list[Gap]:
        """The gaps for which no reason is known."""
        return [gap for gap in self.gaps if not gap.reason]


class _Looked(NamedTuple):
    """What is noted of a block: the page, what it holds, and what the site knows (with the last block only)."""

    seen: Seen | None
    held: list[Held]
    people: list[str]
    known: Site | None = None


def audit(
    site: Path | str,
    *,
    against: Path | str | None = None,
    drawings: Path | str | None = None,
    ignore: Collection[str] = (),
    timeout: float | None = None,
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Audit:
    """Looks for what is missing on a site, and in what is published of it.

    Args:
        site: a checkout, in either layout.
        against: an RDF file, a folder with a dump (a build, a release), a store, a zip archive of RDF files, another
            checkout, or the address of a SPARQL endpoint; None: nothing.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them.
        ignore: kinds of gaps that are not looked for.
        timeout: seconds after which a query to an endpoint is ended.
        jobs: number of processes that convert pages, None for as many as there are processors.
        progress: told how many of how many pages are done.

    Raises:
        UsageError: there is no such kind, or what is named is no site.
        InputError: the site, or what is published, cannot be read, or holds no pathways.
        QueryError: the endpoint fails.
    """
    check_paths(site=site)
    check_optional_paths(against=against, drawings=drawings)
    check_names(ignore=ignore)
    limits.check(timeout)
    for kind in ignore:
        if kind not in KINDS:
            raise UsageError(f"unknown kind {kind!r}; one of {', '.join(KINDS)}")
    _check(site)
    checkout = checkouts.find(site, drawings)
    if not checkout.is_site:
        raise UsageError(f"{site}: an audit is of a whole site, not of a page")
    published = None if against is None else _published(against, timeout)
    report, here, known, seen = Report(root=checkout.root), Inventory.empty(), Site(), list[Seen]()
    for looked in pipeline.each(checkout, Options(), _look, report=report, spread=over(jobs), progress=progress):
        here.add(looked.held, looked.people)
        known = looked.known or known
        if looked.seen:
            seen.append(looked.seen)
    found = list(of_site.gaps(checkout, seen, known, report.problems))
    rows: list[Row] = []
    if published is not None:
        files = {page.wpid: page.file for page in seen}
        left_out = {f"WP{page.number}" for page in checkout.pages} - files.keys()
        named = {one.name for page in seen for one in page.mentions if one.kind == "author"}
        authors = {author[1:-1] for author in map(user, named) if author}
        found += beside.gaps(here, published, files=files, left_out=left_out, authors=authors)
        rows = list(beside.rows(here, published))
    order = {kind: place for place, kind in enumerate(KINDS)}
    kept = sorted((gap for gap in found if gap.kind not in ignore), key=lambda gap: order[gap.kind])
    return Audit(encodable(str(site)), encodable(str(against or "")), checkout.root, report.pages, kept, rows)


def _check(site: Path | str) -> None:
    path = Path(site)
    if not path.exists():
        raise InputError(f"{site}: no such file or folder")
    if dump_of(path) or store_of(path):
        raise UsageError(f"{site}: an audit is of a site; name what is published with --against")


def _look(block: Block, record: Pathway | None, known: Site) -> _Looked:
    held, people = inventory.held(block)
    if record is None:
        return _Looked(None, held, people, known)
    mentioned = tuple(mentions.of_page(record))
    is_drawn = record.drawing is not None
    return _Looked(Seen(record.wpid, record.file, is_drawn, record.is_drawing, mentioned), held, people)


def _published(named: Path | str, timeout: float | None) -> Inventory:
    if isinstance(named, str) and named.startswith(("http://", "https://")):
        return asked.inventory(RemoteEngine(named, cache=None, allowed=True, told=None), timeout=timeout)
    path = Path(named)
    zipped = [] if dump_of(path) or store_of(path) else archives.of(path)
    found = inventory.of_blocks(archives.blocks(zipped) if zipped else Source(named).blocks())
    if not found.pathways:
        raise InputError(f"{named}: holds no pathways")
    return found
