"""The job of comparing: two states in, changes for people and patches for machines out."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_optional_paths, check_paths
from wp2rdf.publishing.comparing import compare, losses, sides
from wp2rdf.publishing.comparing.changes import Change
from wp2rdf.publishing.comparing.losses import Loss, Tally
from wp2rdf.publishing.comparing.patches import RdfPatch, Update
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.converting.pipeline import Report
    from wp2rdf.publishing.comparing.patches import Patch

_IN_MEMORY = 2**23
"""Bytes of changes that are kept in memory; more of them go to a temporary file."""


class Comparison:
    """What changed between two states.

    Attributes:
        old: the old state, as it was named.
        new: the new one.
        counts: how many changes there are of each kind and sign.
        pathways: wpids with changes.
        lost: triples that are gone, counted in each graph.
        gained: triples that are new.
        losses: what there is less of than before, if that was asked: the whole, classes and properties; the greatest
            share first.
        too_many: those of which more is lost than may be.
        reports: what converting checkouts did, of the old state and the new one.
    """

    def __init__(self, old: str, new: str, reports: tuple[Report, Report]) -> None:
        self.old = old
        self.new = new
        self.counts: Counter[tuple[str, str]] = Counter()
        self.pathways: set[str] = set()
        self.lost = self.gained = 0
        self.losses: list[Loss] = []
        self.too_many: list[Loss] = []
        self.reports = reports
        self._kept = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 - read later
        weakref.finalize(self, self._kept.close)

    def __repr__(self) -> str:
        """One line: how much has changed."""
        said = f"{self.counts.total():,} changes of {len(self.pathways):,} pathways"
        return f"<Comparison of {self.old} with {self.new}: {said}; {self.lost:,} triples lost, {self.gained:,} gained>"

    def add(self, change: Change) -> None:
        """Adds a change."""
        self.counts[change.kind, change.sign] += 1
        if change.pathway:
            self.pathways.add(change.pathway)
        self._kept.write(json.dumps(change, ensure_ascii=False) + "\n")

    @property
    def changes(self) -> Iterator[Change]:
        """The changes, those of one pathway together."""
        self._kept.seek(0)
        for line in self._kept:
            yield Change(*json.loads(line))


def diff(
    old: Path | str,
    new: Path | str,
    *,
    update: Path | str | None = None,
    patch: Path | str | None = None,
    may_lose: str | None = None,
    drawings: Path | str | None = None,
    jobs: int | None = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Comparison:
    """Compares two states of the pathways.

    Args:
        old: a dump, a folder with one, a store, a checkout, or `CHECKOUT@REVISION` for a state that git has.
        new: the same.
        update: where the exact difference goes as SPARQL Update; None: nowhere.
        patch: where it goes as RDF Patch; None: nowhere.
        may_lose: the share of all triples, of a class or of a property that may be lost, such as `1%`; None: any.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them, on both sides.
        jobs: number of processes that convert pages of checkouts, None for as many as there are processors.
        progress: told what is done, and how many of how many pages.

    Raises:
        UsageError: an option is not of its form, drawings are given and neither state is a checkout, only one of the
            states has named graphs, or a difference with blank nodes is to be an update.
        InputError: a state cannot be read.
        OutputError: a patch cannot be written.
    """
    check_paths(old=old, new=new)
    check_optional_paths(update=update, patch=patch, drawings=drawings)
    share = None if may_lose is None else losses.limit(may_lose)
    if drawings is not None and not (sides.is_checkout(old) or sides.is_checkout(new)):
        raise UsageError("drawings are for pages, and both states are made of them already")
    with ExitStack() as opened:

        def side(named: Path | str, doing: str) -> sides.Side:
            told = (lambda done, total: progress(doing, done, total)) if progress else None
            return opened.enter_context(sides.opened(named, drawings=drawings, jobs=jobs, progress=told))

        before, after = side(old, "converting the old state"), side(new, "converting the new state")
        if before.graphs.is_merged != after.graphs.is_merged:
            merged = before if before.graphs.is_merged else after
            raise UsageError(f"{merged.name} has no named graphs, and the other state has: compare like with like")
        found = Comparison(before.name, after.name, (before.report, after.report))
        patches: list[Patch] = [
            kind(opened.enter_context(output.replacing(Path(target))), is_merged=after.graphs.is_merged)
            for kind, target in ((Update, update), (RdfPatch, patch))
            if target is not None
        ]
        tally = Tally()
        for one in patches:
            one.begin()
        for difference in compare.differences(before.graphs, after.graphs):
            tally.add(difference)
            for one in patches:
                one.add(difference)
            for change in compare.changes(difference):
                found.add(change)
        for one in patches:
            one.end()
        found.lost, found.gained = tally.lost, tally.gained
        if share is not None:
            found.losses = tally.losses(before.graphs)
            found.too_many = [loss for loss in found.losses if loss.share > share]
    return found
