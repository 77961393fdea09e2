"""Which works a pathway refers to, which cite it, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.comparing.naming import labelled, shown
from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import CITO, DCTERMS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.comparing.changes import Change
    from wp2rdf.publishing.comparing.delta import Triples
    from wp2rdf.publishing.comparing.pair import Pair
    from wp2rdf.publishing.records import Reference
    from wp2rdf.rdf.terms import Term


def of_pathway(pair: Pair) -> Iterator[Change]:
    """References and citing works of a pathway."""
    yield from _references(pair)
    yield from _citing(pair)


def _references(pair: Pair) -> Iterator[Change]:
    delta = pair.delta
    old, new = ({known(one.work): one for one in side.references} for side in (pair.old, pair.new))
    for work, reference in old.items():
        if work not in new:
            yield pair.lost("reference", _cited(work, reference.citation), work)
    for work, reference in new.items():
        if work not in old:
            yield pair.gained("reference", _cited(work, reference.citation), work)
    for work in old.keys() & new.keys():
        was, now = old[work], new[work]
        if was.citation != now.citation:
            yield pair.changed("citation", shown(work), was.citation, now.citation, work)
        before, after = (_referring(pair, side) for side in (was, now))
        if before != after:
            yield pair.changed("reference", f"what refers to {shown(work)}", before, after, work)
        delta.take(work, DCTERMS.bibliographicCitation, DCTERMS.isPartOf)
    works = {*old, *new}
    for work in old.keys() ^ new.keys():
        delta.take(work)
    delta.take_where(
        lambda _subject, predicate, value: predicate in {DCTERMS.references, CITO.cites} and value in works
    )


def _referring(pair: Pair, reference: Reference) -> str:
    """What refers to a work, of what is there on both sides: what came or went is told by itself."""
    there = [
        {side.pathway.iri, *(one.node for one in side.nodes), *(one.interaction for one in side.interactions)}
        for side in (pair.old, pair.new)
    ]
    both = [one for one in reference.referring if all(one in side for side in there)]
    return ", ".join(labelled(known(one), pair.delta.new, pair.delta.old) for one in both)


def _cited(work: Term, citation: str) -> str:
    return f"{shown(work)}: {citation}" if citation else shown(work)


def _citing(pair: Pair) -> Iterator[Change]:
    delta = pair.delta
    old, new = ({known(one.work): one for one in side.citing} for side in (pair.old, pair.new))
    for works, others, say in ((old, new, pair.lost), (new, old, pair.gained)):
        for work, citing in works.items():
            if work not in others:
                yield say("citing work", f"{citing.title} ({shown(work)})" if citing.title else shown(work), work)
                _take_copies(pair, *delta.take(work))
    for work in sorted(old.keys() & new.keys() & set(delta.subjects())):
        titles = [f"{one.title} ({one.year})" if one.year else one.title for one in (old[work], new[work])]
        delta.take(work, DCTERMS.title, DCTERMS.date)
        if titles[0] != titles[1]:
            yield pair.changed("citing work", f"title of {shown(work)}", titles[0], titles[1], work)
        was, now = delta.take(work)
        for predicate in sorted({one for one, _ in (*was, *now)}):
            before, after = (
                ", ".join(sorted(shown(value) for one, value in side if one == predicate)) for side in (was, now)
            )
            yield pair.changed("citing work", f"{shown(predicate)} of {shown(work)}", before, after, work)
        _take_copies(pair, was, now)


def _take_copies(pair: Pair, was: Triples, now: Triples) -> None:
    """Takes what is said of the archived copies of a work: it follows from the work."""
    for predicate, copy in (*was, *now):
        if predicate == SCHEMA.archivedAt:
            pair.delta.take(copy, DCTERMS.identifier)
