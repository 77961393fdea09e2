"""One pathway on both sides, and the changes that are said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.publishing.comparing.changes import Change, Sign
from wp2rdf.rdf.iri import PATHWAY, known

if TYPE_CHECKING:
    from wp2rdf.publishing.comparing.delta import Delta
    from wp2rdf.publishing.records import Content
    from wp2rdf.rdf.terms import Term


class Pair(NamedTuple):
    """One pathway on both sides.

    Attributes:
        old: what it was.
        new: what it is.
        revisions: of the old and the new one.
        delta: what its graph lost and gained; numbers of revisions are left out of it.
    """

    old: Content
    new: Content
    revisions: tuple[str, str]
    delta: Delta

    @property
    def bare(self) -> Term:
        """The pathway, whatever its revision."""
        return known(PATHWAY + self.new.pathway.pathway)

    @property
    def revised(self) -> Term:
        """The pathway, with the number of its revision left out."""
        return known(self.new.pathway.iri)

    def gained(self, kind: str, what: str, about: Term | None = None) -> Change:
        """That it has something that it had not."""
        return self._change(kind, "+", what, "", what, about)

    def lost(self, kind: str, what: str, about: Term | None = None) -> Change:
        """That it has no longer something that it had."""
        return self._change(kind, "-", what, what, "", about)

    def changed(self, kind: str, what: str, before: str, after: str, about: Term | None = None) -> Change:
        """That something of it is not what it was."""
        return self._change(kind, "~", what, before, after, about)

    def _change(self, kind: str, sign: Sign, what: str, before: str, after: str, about: Term | None) -> Change:
        pathway = self.new.pathway
        return Change(kind, sign, pathway.pathway, pathway.title, what, before, after, about[1:-1] if about else "")
