"""Which authors a pathway gained and lost, and in what order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import DC, PROV, WP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.comparing.changes import Change
    from wp2rdf.publishing.comparing.pair import Pair
    from wp2rdf.publishing.records import Authorship
    from wp2rdf.rdf.terms import Term


def of_pathway(pair: Pair) -> Iterator[Change]:
    """The authors of a pathway."""
    old, new = ({one.author: one for one in side.authors} for side in (pair.old, pair.new))
    for author, entry in old.items():
        if author not in new:
            yield pair.lost("author", _name(entry), known(author))
    for author, entry in new.items():
        if author not in old:
            yield pair.gained("author", _name(entry), known(author))
    before, after = ([author for author in one if author in other] for one, other in ((old, new), (new, old)))
    if before != after:
        was, now = (", ".join(_name(new[author]) for author in order) for order in (before, after))
        yield pair.changed("order of authors", "order of authors", was, now)
    for author in before:
        was, now = old[author].entry, new[author].entry
        if was != now:
            yield pair.changed("author", f"spelling of {_name(new[author])}", was, now, known(author))
    delta = pair.delta
    authorships = {
        *pair.delta.old.values(pair.revised, PROV.qualifiedAttribution),
        *pair.delta.new.values(pair.revised, PROV.qualifiedAttribution),
        *pair.delta.old.values(pair.bare, WP.hasAuthorship),
        *pair.delta.new.values(pair.bare, WP.hasAuthorship),
    }
    for one in authorships:
        delta.take(one)
    delta.take(pair.revised, PROV.qualifiedAttribution)
    delta.take(pair.bare, DC.creator)
    _follow(pair, authorships)


def _follow(pair: Pair, authorships: set[Term]) -> None:
    """Takes the links to the authorships of this pathway."""
    pair.delta.take_where(lambda _subject, predicate, value: predicate == WP.hasAuthorship and value in authorships)


def _name(entry: Authorship) -> str:
    return entry.entry or entry.author.rpartition("/")[2]
