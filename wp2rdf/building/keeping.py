"""Which pages of an earlier build are still right: their files are as before, and so is what they use of the site."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from wp2rdf.building.manifest import Entry, Manifest, Span, spans, taken
from wp2rdf.rdf import iri
from wp2rdf.reading import source
from wp2rdf.reading.gpml import files as drawings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wp2rdf.converting.spreading.processes import Spread
    from wp2rdf.converting.spreading.work import Converted, Work
    from wp2rdf.model import Page

_LISTED = "lists the pathway"
"""Stands for a digest beside a community."""

_WORTHWHILE = 1 / 3
"""When more of the pages than this part have changed, a full build costs less."""


class Keeping:
    """A spread that converts only what has changed, and takes the rest from an earlier build.

    What it gives for an unchanged page has the span of its block in the earlier dump in the place of the block.

    Args:
        earlier: what the earlier build was made from; None: there is none to build upon.
        spread: how the changed pages are spread.

    Attributes:
        earlier: None as well when so much has changed that everything is converted.
        entries: every page so far, in order, for the next manifest.
        tables: what pages may take from the site.
        of_site: the span of the site graph.
        converted: number of pages converted.
    """

    def __init__(self, earlier: Manifest | None, spread: Spread) -> None:
        self.earlier = earlier
        self.entries: list[Entry] = []
        self.tables: Mapping[str, Mapping[str, str | None]] = {}
        self.of_site: Span | None = None
        self.converted = 0
        self._spread = spread

    def __call__(self, pages: Sequence[Page], work: Work) -> Iterator[Converted]:
        """What came of every page, in order."""
        self.tables = taken(work.known)
        files = [_files(page) for page in pages]  # before they are read: what changes from now on is seen the next time
        kept = self._kept(files)
        changed = [page for page, one in zip(pages, kept, strict=True) if one is None]
        if len(changed) > len(pages) * _WORTHWHILE:
            self.earlier, kept, changed = None, [None] * len(pages), list(pages)
        self.converted = len(changed)
        new = self._spread(changed, work)
        seen = set()
        for page, named, one in zip(pages, files, kept, strict=True):
            converted = one or next(new)
            if converted.mentioned and converted.made is None and converted.wpid not in seen:
                # another page had its wpid, so that it has no block: now it is the one to be written
                self.converted += 1
                converted = work(page)
            seen.add(converted.wpid)
            self.entries.append(Entry(named, converted._replace(made=None)))
            yield converted

    def placed(self, span: Span) -> None:
        """Notes where the block of the last page, or of the site graph, stands in the new dump."""
        if span.graph == iri.GRAPH_OF_SITE:
            self.of_site = span
        else:
            entry = self.entries[-1]
            self.entries[-1] = entry._replace(converted=entry.converted._replace(made=span))

    def spans(self) -> Iterator[Span]:
        """The blocks of the new dump, in order."""
        return spans(self.entries, self.of_site)

    def _kept(self, files: list[tuple[tuple[str, str], ...] | None]) -> list[Converted | None]:
        """What is still right, by page."""
        if self.earlier is None:
            return [None] * len(files)
        by_files = {entry.files: entry.converted for entry in self.earlier.pages if entry.files}
        organisms, top_terms = (_differing(self.earlier.tables[name], self.tables[name]) for name in self.tables)

        def is_right(converted: Converted) -> bool:
            mentioned = converted.mentioned
            return mentioned is None or not (mentioned.organisms & organisms or mentioned.top_terms & top_terms)

        found = (by_files.get(named) if named else None for named in files)
        return [one if one and is_right(one) else None for one in found]


def _differing(ours: Mapping[str, str | None], theirs: Mapping[str, str | None]) -> set[str]:
    """The names that two tables do not have with the same value."""
    return {name for name, _ in ours.items() ^ theirs.items()}


def _files(page: Page) -> tuple[tuple[str, str], ...] | None:
    """The files of a page with their digests; None: one of them cannot be read."""
    limits = (source.PAGE_LIMIT, source.TABLE_LIMIT, source.TABLE_LIMIT)
    try:
        found = [
            (file, _digest(source.data_of(page.path(file), limit)))
            for file, limit in zip(page.files, limits, strict=False)
        ]
        if page.drawing:
            found.append((page.drawing.shown, _digest(drawings.data_of(page.drawing))))
    except OSError:
        return None
    return (*found, *((tag, _LISTED) for tag in page.communities))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
