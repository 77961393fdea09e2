"""Two states, graph by graph: what is equal is never parsed, what is not becomes changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.publishing import records
from wp2rdf.publishing.comparing import of_page, of_site
from wp2rdf.publishing.comparing.changes import Change
from wp2rdf.publishing.comparing.delta import Delta, Difference
from wp2rdf.publishing.comparing.pair import Pair
from wp2rdf.publishing.sources import in_page_order
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import PATHWAY, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.records import Content
    from wp2rdf.rdf.block import Block
    from wp2rdf.reading.nquads import Graphs

_VERSION = re.compile(r"hasVersion> <https://identifiers\.org/wikipathways/(WP[0-9]+)_(r[0-9]+)>")
_REVISED = re.compile(r"((?<=[/\"])WP[0-9]+_r|(?<=&oldid=))[0-9]+")
"""Where a name holds the number of a revision."""


def differences(old: Graphs, new: Graphs) -> Iterator[Difference]:
    """The graphs that are not the same on both sides, as a dump has them in order.

    Graphs of equal bytes are not looked into. Those that hold the same lines in another order are equal as well.

    Raises:
        InputError: a graph that is looked into is not N-Quads.
    """
    for graph in sorted({*old, *new}, key=in_page_order):
        if graph in old and graph in new and old.data(graph) == new.data(graph):
            continue
        found = Difference(
            graph, old.block(graph) if graph in old else None, new.block(graph) if graph in new else None
        )
        if found.lost or found.gained:
            yield found


def changes(difference: Difference) -> Iterator[Change]:
    """What the difference of a graph means to curators."""
    old, new = _lines(difference.old), _lines(difference.new)
    before, after = Facts(old), Facts(new)
    delta = Delta(_without(old, new), _without(new, old), before, after)
    was, now = ({one.pathway.pathway: one for one in records.pathways(facts)} for facts in (before, after))
    revisions = _revisions(difference.old), _revisions(difference.new)
    for wpid in sorted({*was, *now}, key=lambda one: (len(one), one)):
        if wpid not in now:
            yield _whole("-", was[wpid], delta, is_alone=difference.new is None)
        elif wpid not in was:
            yield _whole("+", now[wpid], delta, is_alone=difference.old is None)
        elif delta:
            names = tuple(side.get(wpid, "") for side in revisions)
            pair = Pair(was[wpid], now[wpid], (names[0], names[1]), delta)
            yield from of_page.changes(pair, is_alone=len(now) == len(was) == 1)
    yield from of_site.changes(delta)


def _lines(block: Block | None) -> list[str]:
    """The lines of a block, without the numbers of revisions, which stand in most names."""
    return _REVISED.sub(r"\1", block.data.decode()).split("\n") if block and block.data else []


def _without(lines: list[str], others: list[str]) -> list[str]:
    there = set(others)
    return [line for line in lines if line not in there]


def _revisions(block: Block | None) -> dict[str, str]:
    return dict(_VERSION.findall(block.data.decode())) if block else {}


def _whole(sign: str, content: Content, delta: Delta, *, is_alone: bool) -> Change:
    """A pathway that came or went, with all that is said of it."""
    pathway = content.pathway
    if is_alone:
        delta.take_where(lambda _subject, _predicate, _value: True)
    else:
        for name in (*(one.node for one in content.nodes), *(one.interaction for one in content.interactions)):
            delta.take(known(name))
        delta.take(known(pathway.iri))
        delta.take(known(PATHWAY + pathway.pathway))
    name = pathway.title or pathway.pathway
    before, after = (name, "") if sign == "-" else ("", name)
    return Change("pathway", sign, pathway.pathway, pathway.title, name, before, after, pathway.iri)  # type: ignore[arg-type]
