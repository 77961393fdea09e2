"""What a load will do: which graphs are sent, which are dropped, which stay as they are."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.loading import canonical
from wp2rdf.loading.names import SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from wp2rdf.loading.canonical import Digest
    from wp2rdf.loading.dump import Dump
    from wp2rdf.loading.state import Held
    from wp2rdf.loading.targets.protocol import Target


DROP_LIMIT = 100
DROP_SHARE = 0.05
"""At most as many graphs, and this share of those that a target holds, are dropped without a question."""


class Plan(NamedTuple):
    """What a load will do.

    Attributes:
        put: the graphs that are sent, in order.
        drop: the graphs that are removed, in order.
        same: how many graphs stay as they are.
    """

    put: tuple[str, ...]
    drop: tuple[str, ...] = ()
    same: int = 0


def difference(dump: Dump, held: Mapping[str, Held], counts: Mapping[str, int], *, virtuoso: bool) -> Plan:
    """What differs from what a target is known to hold.

    Args:
        dump: what it is to hold.
        held: what it is known to hold.
        counts: how many triples each of these graphs has now; one with another number is sent, whatever is known.
        virtuoso: whether it is Virtuoso.
    """
    put = tuple(
        name
        for name, graph in dump.graphs.items()
        if name not in held
        or held[name].sha256 != graph.sha256
        or not _counts_fit(dump, name, counts.get(name, 0), virtuoso=virtuoso)
    )
    return Plan(put, (), len(dump.graphs) - len(put))


def recomputed(dump: Dump, target: Target, there: Mapping[str, int], told: Callable[[int, int], None] | None) -> Plan:
    """What differs from what a store holds, by the digests of all triples in it.

    Args:
        dump: what the store is to hold.
        target: the store.
        there: how many triples each graph of the dump has in it; one with another number need not be read.
        told: told how many of how many graphs are compared.
    """
    put = []
    for done, name in enumerate(dump.graphs, 1):
        virtuoso = target.is_virtuoso
        fits = _counts_fit(dump, name, there.get(name, 0), virtuoso=virtuoso)
        if not fits or in_store(target, name) != in_dump(dump, name, virtuoso=virtuoso):
            put.append(name)
        if told:
            told(done, len(dump.graphs))
    return Plan(tuple(put), (), len(dump.graphs) - len(put))


def gone(
    dump: Dump, held: Mapping[str, Held], in_store: Iterable[str], *, limit: int | None, told: Callable[[str], None]
) -> tuple[str, ...]:
    """The graphs of ours that are dropped, since the dump does not hold them any more.

    None is dropped of which it is not sure that it is gone: when pages have errors, when a page has a file, when a dump
    may be cut. That of the site never is.

    Args:
        dump: what a target is to hold.
        held: what it is known to hold of ours; merged graphs are left alone.
        in_store: graphs that bear names of ours.
        limit: more than these are not dropped; None: `DROP_LIMIT` or `DROP_SHARE` of what it holds, whichever is less,
            but one at least.
        told: told why nothing is dropped.

    Raises:
        UsageError: there are more.
    """
    ours = {name for name, one in held.items() if not one.merged} | set(in_store)
    ours -= {name for name, one in held.items() if one.merged}
    missing = ours - dump.graphs.keys() - {SITE}
    if not dump.is_whole or not missing:
        return ()
    if dump.doubt:
        told(f"nothing is dropped: {dump.doubt}; not in it, but in the store: {len(missing):,}, such as {min(missing)}")
        return ()
    found = sorted(missing - dump.kept)
    if limit is None:
        limit = max(1, min(DROP_LIMIT, int(len(ours) * DROP_SHARE)))
    if len(found) > limit:
        raise UsageError(
            f"{len(found):,} graphs of the store are not in what is to be loaded, such as {found[0]}: they would be "
            f"dropped; if that is right, say --drop-limit {len(found)}"
        )
    return tuple(found)


def in_dump(dump: Dump, name: str, *, virtuoso: bool) -> Digest:
    """The digest of a graph of a dump, in the form for comparing with a store that is Virtuoso or another."""
    return canonical.digest(dump.content(name).lines(), virtuoso=virtuoso)


def in_store(target: Target, name: str) -> Digest | None:
    """The digest of a graph of a store, in the form for comparing; None: what it gives is not N-Triples."""
    with tempfile.TemporaryFile() as unnamed:
        file = cast("BinaryIO", unnamed)
        target.write_triples(name, file)
        file.seek(0)
        try:
            return canonical.digest(_parsed(file), virtuoso=target.is_virtuoso)
        except SyntaxError:
            return None


def _parsed(file: BinaryIO) -> Iterator[bytes]:
    for triple in pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.N_TRIPLES):
        yield f"{triple.subject} {triple.predicate} {triple.object} .\n".encode()


class Count(NamedTuple):
    """Triples of one graph.

    Attributes:
        graph: its name.
        dump: how many there are to be.
        store: how many there are.
    """

    graph: str
    dump: int
    store: int

    @property
    def differs(self) -> bool:
        """Whether they are not the same."""
        return self.dump != self.store


def counted(dump: Dump, dropped: Iterable[str], counts: Mapping[str, int], *, virtuoso: bool) -> list[Count]:
    """What the store holds against what it is to hold, graph by graph.

    Args:
        dump: what it is to hold.
        dropped: the graphs that it must not hold any more.
        counts: how many triples each of these graphs has in it.
        virtuoso: whether it is Virtuoso.
    """
    rows = [
        Count(name, _expected(dump, name, there, virtuoso=virtuoso), there)
        for name in dump.graphs
        for there in [counts.get(name, 0)]
    ]
    return rows + [Count(name, 0, counts.get(name, 0)) for name in dropped]


def _counts_fit(dump: Dump, name: str, there: int, *, virtuoso: bool) -> bool:
    return _expected(dump, name, there, virtuoso=virtuoso) == there


def _expected(dump: Dump, name: str, there: int, *, virtuoso: bool) -> int:
    """How many triples a store holds that holds a graph; a store may take `1` and `01` for one number."""
    triples = dump.graphs[name].triples
    if triples > there > 0 and there == in_dump(dump, name, virtuoso=virtuoso).triples:
        return there
    return triples
