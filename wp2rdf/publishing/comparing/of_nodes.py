"""Which nodes and interactions a pathway gained and lost, and what changed of those that stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing import identifiers
from wp2rdf.publishing.comparing.naming import labelled, shown
from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import DC, DCTERMS, RDF, RDFS, WP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.comparing.changes import Change
    from wp2rdf.publishing.comparing.pair import Pair
    from wp2rdf.publishing.records import Content, Interaction, Node
    from wp2rdf.rdf.facts import Facts
    from wp2rdf.rdf.terms import Term

_MAPPING = WP.bdbEnsembl.removesuffix("Ensembl>")
_KINDS = (
    ("Complex", "complex"),
    ("Metabolite", "metabolite"),
    ("GeneProduct", "gene"),
    ("Protein", "gene"),
    ("Rna", "gene"),
)


def of_pathway(pair: Pair) -> Iterator[Change]:
    """Nodes, their labels and mappings, complexes and interactions."""
    old, new = ({known(one.node): one for one in side.nodes} for side in (pair.old, pair.new))
    mapped = _by_node(pair.old), _by_node(pair.new)
    lost = {node: one for node, one in old.items() if node not in new}
    gained = {node: one for node, one in new.items() if node not in old}
    moved = dict(_moved(lost, gained))
    for before, after in moved.items():
        was, now = lost.pop(before), gained.pop(after)
        yield pair.changed("identifier", _label(now), shown(before), shown(after), after)
        yield from _types(pair, was, now)
        yield from _mappings(pair, was, now, mapped)
        yield from _comments(pair, before, after)
    yield from (pair.lost(_kind(one), _called(one), node) for node, one in lost.items())
    yield from (pair.gained(_kind(one), _called(one), node) for node, one in gained.items())
    stayed = [node for node in old if node in new]
    for node in stayed:
        was, now = old[node], new[node]
        if was.labels != now.labels:
            yield pair.changed("label", shown(node), ", ".join(was.labels), ", ".join(now.labels), node)
        yield from _types(pair, was, now)
        yield from _mappings(pair, was, now, mapped)
        yield from _comments(pair, node, node)
        yield from _members(pair, now, moved)
        pair.delta.take(node, RDF.type, RDFS.label, RDFS.comment, RDFS.seeAlso, *identifiers.PROPERTIES.values())
    yield from _interactions(pair, moved)
    for node in (*lost, *gained, *moved, *moved.values()):
        pair.delta.take(node)


def _moved(lost: dict[Term, Node], gained: dict[Term, Node]) -> Iterator[tuple[Term, Term]]:
    """Nodes that went and nodes that came, of the same label: one and the same with another identifier."""
    by_label: dict[tuple[str, ...], list[Term]] = {}
    for node, one in gained.items():
        by_label.setdefault(one.labels, []).append(node)
    for node, one in lost.items():
        twins = by_label.get(one.labels, ())
        if one.labels and len(twins) == 1 and sum(other.labels == one.labels for other in lost.values()) == 1:
            yield node, twins[0]


def _kind(node: Node) -> str:
    return next((kind for name, kind in _KINDS if name in node.types), "node")


def _label(node: Node) -> str:
    return ", ".join(node.labels) or shown(known(node.node))


def _called(node: Node) -> str:
    return f"{', '.join(node.labels)} ({shown(known(node.node))})" if node.labels else shown(known(node.node))


def _types(pair: Pair, was: Node, now: Node) -> Iterator[Change]:
    if was.types != now.types:
        yield pair.changed("type", _called(now), ", ".join(was.types), ", ".join(now.types), known(now.node))


Mapped = dict[str, dict[str, set[str]]]
"""The identifiers that nodes are mapped to, by node and data source."""


def _by_node(content: Content) -> Mapped:
    found: Mapped = {}
    for one in content.mappings:
        found.setdefault(one.node, {}).setdefault(one.source, set()).add(one.identifier)
    return found


def _mappings(pair: Pair, was: Node, now: Node, mapped: tuple[Mapped, Mapped]) -> Iterator[Change]:
    """Identifiers that a node is mapped to, a change for each data source; its own ones come and go with it."""
    own = {(one.source, one.identifier) for one in (was, now)} if was.node != now.node else set()
    before, after = mapped[0].get(was.node, {}), mapped[1].get(now.node, {})
    for source in sorted({*before, *after}):
        values = [{one for one in side.get(source, ()) if (source, one) not in own} for side in (before, after)]
        if values[0] != values[1]:
            gone, come = sorted(values[0] - values[1]), sorted(values[1] - values[0])
            yield pair.changed(
                "mapping", f"{_called(now)} to {source}", ", ".join(gone), ", ".join(come), known(now.node)
            )


def _comments(pair: Pair, before: Term, after: Term) -> Iterator[Change]:
    was, now = pair.delta.old.texts(before, RDFS.comment), pair.delta.new.texts(after, RDFS.comment)
    if was != now:
        name = labelled(after, pair.delta.new, pair.delta.old)
        yield pair.changed("comment", name, " | ".join(was), " | ".join(now), after)


def _members(pair: Pair, node: Node, moved: dict[Term, Term]) -> Iterator[Change]:
    """The members of a complex."""
    subject = known(node.node)
    delta = pair.delta
    was = {moved.get(one, one) for one in delta.old.values(subject, WP.participants)}
    now = set(delta.new.values(subject, WP.participants))
    delta.take(subject, WP.participants)
    if was != now:
        before, after = (", ".join(sorted(labelled(one, delta.new, delta.old) for one in side)) for side in (was, now))
        yield pair.changed("complex", f"members of {_called(node)}", before, after, subject)


def _interactions(pair: Pair, moved: dict[Term, Term]) -> Iterator[Change]:
    """Interactions; `moved` says which nodes have another identifier now."""
    delta = pair.delta
    old, new = ({known(one.interaction): one for one in side.interactions} for side in (pair.old, pair.new))
    for one, others, say in ((old, new, pair.lost), (new, old, pair.gained)):
        for node, interaction in one.items():
            if node not in others:
                yield say("interaction", _drawn(pair, interaction), node)
                delta.take(node)
    for node in [node for node in old if node in new]:
        was, now = _moved_along(old[node], moved), new[node]._replace(references=())
        if was != now:
            yield pair.changed("interaction", node[1:-1].rpartition("/")[2], _drawn(pair, was), _drawn(pair, now), node)
            delta.take(node, WP.isAbout)  # follows: which lines it is drawn with
        delta.take(node, RDF.type, WP.source, WP.target, WP.participants)
        yield from _identified(pair, node, now)
    wholes = {*old, *new, *(known(one.node) for side in (pair.old, pair.new) for one in side.nodes)}
    delta.take_where(lambda _subject, predicate, value: predicate == DCTERMS.isPartOf and value in wholes)


def _identified(pair: Pair, node: Term, now: Interaction) -> Iterator[Change]:
    """What an interaction is in a database, with the mappings that follow from it."""

    def named(facts: Facts) -> str:
        return " ".join(one for one in (facts.text(node, DC.source), facts.text(node, DCTERMS.identifier)) if one)

    was, is_now = named(pair.delta.old), named(pair.delta.new)
    if was != is_now:
        yield pair.changed("identifier", _drawn(pair, now), was, is_now, node)
        pair.delta.take(node, DC.source, DCTERMS.identifier)
        pair.delta.take_where(lambda subject, predicate, _value: subject == node and predicate.startswith(_MAPPING))


def _moved_along(one: Interaction, moved: dict[Term, Term]) -> Interaction:
    """An interaction without references, between the nodes as they are called now."""

    def ends(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(moved.get(known(term), known(term))[1:-1] for term in terms))

    return one._replace(
        sources=ends(one.sources), targets=ends(one.targets), participants=ends(one.participants), references=()
    )


def _drawn(pair: Pair, one: Interaction) -> str:
    """An interaction as one writes it: from where to where, and its class."""

    def named(ends: tuple[str, ...]) -> str:
        return " + ".join(labelled(known(end), pair.delta.new, pair.delta.old) for end in ends)

    if one.sources or one.targets:
        return f"{named(one.sources)} → {named(one.targets)} ({one.type})"
    return f"{named(one.participants) or 'nothing'} ({one.type})"
