"""Where things stand that one page by itself does not tell: which file says a statement, or is about a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.terms import Statement, Term, parts
from wp2rdf.reading import page as pages
from wp2rdf.validating.across import AllPages
from wp2rdf.validating.origins import PageOrigins, Place, SiteOrigins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.model import Page, Site
    from wp2rdf.validating.shapes import Shapes

_KEPT = 64
"""Pages whose places are kept."""


class Everything(AllPages):
    """What all pages say, with the file where each statement stands first.

    Args:
        shapes: with the constraints over all pages.
    """

    def __init__(self, shapes: Shapes) -> None:
        super().__init__(shapes)
        self.stated: dict[str, str] = {}

    def add_of(self, file: str, statements: list[str]) -> None:
        """Adds the statements of a file."""
        for statement in statements:
            self.stated.setdefault(statement, file)
        self.add(statements)


class Locate:
    """Finds the place of what is wrong beyond one page, by reading the page that says it again.

    Args:
        by_file: the pages.
        stated: the file where each statement stands first.
        known: what the site knows.
        read: the places of pages that are known already.
    """

    def __init__(
        self, by_file: Mapping[str, Page], stated: Mapping[str, str], known: Site, read: dict[str, PageOrigins]
    ) -> None:
        self._by_file = by_file
        self._stated = stated
        self._known = known
        self._read = read
        self.of_site = SiteOrigins(known)
        self.numbers = {page.number: page.file for page in reversed(list(by_file.values()))}

    def place(self, focus: Term, path: str, value: str) -> Place | None:
        """Where a statement stands; if nowhere, where its subject is described, or else where a page names it."""
        statement = f"{focus} {path} {value}"
        if not self._stated.get(statement):
            described = self.of_site.place(focus, path, value)
            if described:
                return described
            statement = next((one for one, file in self._stated.items() if file and one.endswith(f" {focus}")), "")
        origins = self.origins(self._stated.get(statement, ""))
        return origins.place(*parts(Statement(statement))) if origins else None

    def origins(self, file: str) -> PageOrigins | None:
        """The places of a page; None: there is no such page."""
        if file not in self._by_file:
            return None
        if file not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[file] = PageOrigins(pages.read(self._by_file[file]), self._known)
        return self._read[file]
