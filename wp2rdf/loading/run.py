"""One load under way: plans what to do, does it with a journal, and counts what is there in the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wp2rdf.errors import StoreError, UsageError
from wp2rdf.loading import plan as plans
from wp2rdf.loading.names import is_aside
from wp2rdf.loading.plan import Count, Plan
from wp2rdf.loading.state import Held, unknown

if TYPE_CHECKING:
    from wp2rdf.loading.dump import Dump
    from wp2rdf.loading.state import Job, State
    from wp2rdf.loading.targets.patient import Patient

Progress = Callable[[str, int, int], None]
"""Told what is done, and how many of how many."""


class Run:
    """One load.

    Args:
        dump: what the store is to hold.
        known: what it is known to hold.
        store: the store.
        job: what was asked for.
        progress: told what is done, and how many of how many graphs.
    """

    def __init__(self, dump: Dump, known: State, store: Patient, job: Job, *, progress: Progress | None) -> None:
        self._dump = dump
        self._known = known
        self._store = store
        self._job = job
        self._progress = progress or (lambda _doing, _done, _total: None)

    def check_resumed(self) -> None:
        """Refuses to go on with another load than the one that broke off.

        Raises:
            UsageError: it is another.
        """
        before, now = self._known.unfinished, self._job
        if before is None:
            return
        if before.dump != now.dump:
            raise UsageError(f"{self._store.name}: the unfinished load is of other data; load anew, without --resume")
        if (before.graph, before.only_changed) != (now.graph, now.only_changed):
            raise UsageError(f"{self._store.name}: the unfinished load has other options (--graph, --only-changed)")

    def plan(self, *, recompute: bool, resume: bool, drop_limit: int | None) -> Plan:
        """What will be done.

        Args:
            recompute: whether what the store holds is read from it.
            resume: whether what the load before has put in place is left out.
            drop_limit: more graphs than these are not dropped; None: see `plan.gone`.

        Raises:
            UsageError: more graphs would be dropped.
            StoreError: the store cannot be asked.
        """
        dump, known = self._dump, self._known
        if not self._job.only_changed:
            held = known.done if resume else {}
            there = self._store.counts([name for name in dump.graphs if name in held])
            return plans.difference(dump, held, there, virtuoso=self._store.is_virtuoso)
        there = self._store.counts(dump.graphs)
        if recompute or not known.is_known:
            plan = plans.recomputed(dump, self._store, there, partial(self._progress, "comparing"))
        else:
            plan = plans.difference(dump, known.held, there, virtuoso=self._store.is_virtuoso)
        if self._job.graph is None:
            plan = plan._replace(drop=self._gone(drop_limit))
        return plan

    def _gone(self, limit: int | None) -> tuple[str, ...]:
        """The graphs that are dropped; tells of those that other loads have left aside."""
        known, there = self._known, self._store.names()
        aside = {name for name in there if is_aside(name)}
        left = aside - {one.aside for one in (self._job, known.unfinished) if one}
        for name in sorted(left):
            said = "is of a load that is under way elsewhere or was killed; if none is, drop it"
            self._store.told(f"<{name}> {said} (docs/loading.md)")
        return plans.gone(self._dump, known.held, there - aside, limit=limit, told=self._store.told)

    def carry_out(self, plan: Plan, *, resume: bool) -> list[Count]:
        """Does what was planned, and counts.

        Args:
            plan: what to do.
            resume: whether the load before is gone on with.

        Raises:
            StoreError: the store fails; what is in place is in the journal.
        """
        known, store = self._known, self._store
        if known.unfinished:
            store.drop(known.unfinished.aside)
        known.begin(self._job, known.done if resume else {})
        names = (*plan.put, *plan.drop)
        done = 0
        try:
            for done, name in enumerate(names):
                self._progress("loading", done, len(names))
                known.sending(name, merged=self._merged)
                if name in self._dump.graphs:
                    store.replace(name, self._dump.content(name))
                else:
                    store.drop(name)
                if not store.at_once:
                    self._note(name)
            store.commit()
        except (StoreError, KeyboardInterrupt, SystemExit):
            if not store.at_once:
                said = "the others are as they were; --resume goes on"
                store.told(f"{done:,} of {len(names):,} graphs are done, {said}")
            raise
        if store.at_once:
            for name in names:
                self._note(name)
        return self._counted(plan)

    @property
    def _merged(self) -> bool:
        return self._job.graph is not None

    def _note(self, name: str) -> None:
        graph = self._dump.graphs.get(name)
        if graph is None:
            self._known.gone(name)
        else:
            self._known.put(name, Held(graph.sha256, graph.triples, self._merged))

    def _counted(self, plan: Plan) -> list[Count]:
        """What is there in the end; what is not as it should be is not remembered to be."""
        self._progress("counting", 0, 1)
        names = (*self._dump.graphs, *plan.drop)
        counts = plans.counted(self._dump, plan.drop, self._store.counts(names), virtuoso=self._store.is_virtuoso)
        for count in counts:
            if count.differs:
                self._known.held[count.graph] = unknown(merged=self._merged)
            elif count.graph in self._dump.graphs:
                self._note(count.graph)
        self._known.finish()
        return counts
