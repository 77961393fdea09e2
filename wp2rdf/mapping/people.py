"""Rules for the authors of a pathway."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.context import NO_PERSONS, user
from wp2rdf.rdf.iri import child
from wp2rdf.rdf.terms import Sound, Term, plain, say, typed
from wp2rdf.rdf.vocab import DC, PQ, PROV, RDF, RDFS, SCHEMA, WP, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.mapping.context import Context
    from wp2rdf.rdf.terms import Statement


class Entry(NamedTuple):
    """One author entry.

    Attributes:
        place: its place on the page, from 1.
        text: as the page writes it.
        author: the author's IRI.
        authorship: the IRI of this author's authorship of this revision.
    """

    place: int
    text: str
    author: Term
    authorship: Term


def entries(ctx: Context, *, report: bool) -> Iterator[Entry]:
    """The author entries that have an IRI; the others are reported if asked for."""
    written: dict[Term, str] = {}
    for index, text in enumerate(ctx.pathway.authors):
        author = user(text) if text.strip() else None
        authorship = child(author, ctx.names.label) if author else None
        if author is None or authorship is None:
            if report:
                ctx.fault("author-iri", f"author {text!r} cannot become an IRI", "authors", index)
        elif written.get(author, text) != text:
            if report:
                said = f"author {text!r} has the same IRI as {written[author]!r}"
                ctx.fault("author-iri", said, "authors", index)
        else:
            if author in written and report:
                ctx.fault("author-twice", f"author {text!r} stands here before", "authors", index)
            written[author] = text
            yield Entry(index + 1, text, author, authorship)


_OF_AUTHORSHIP = _OF_ATTRIBUTION = 5
"""Statements about one, but for that the pathway has a creator."""


def _sound(ctx: Context) -> frozenset[str]:
    """The entries that are known to be sound: no blank stands around them, and they stand once."""
    if not ctx.sound:
        return frozenset()
    times = Counter(ctx.pathway.authors)
    return frozenset(text for text, count in times.items() if count == 1 and text.strip() == text)


def authorships(ctx: Context) -> Iterator[Statement | Sound]:
    """`authors` as the official RDF has them: numbered after bots are left out."""
    sound = _sound(ctx)
    ordinals: dict[int, int] = {}
    for place, text in enumerate(ctx.pathway.authors, 1):
        if text not in NO_PERSONS:
            ordinals[place] = len(ordinals) + 1
    for entry in entries(ctx, report=True):
        if entry.place not in ordinals:
            continue
        yield say(ctx.names.bare, DC.creator, entry.author)
        if entry.text in sound:
            yield Sound(_OF_AUTHORSHIP)
            continue
        yield say(ctx.names.bare, WP.hasAuthorship, entry.authorship)
        yield say(entry.author, WP.hasAuthorship, entry.authorship)
        yield say(entry.authorship, RDF.type, WP.Authorship)
        yield say(entry.authorship, DC.creator, entry.author)
        yield say(entry.authorship, PQ.series_ordinal, plain(str(ordinals[entry.place])))


def attributions(ctx: Context) -> Iterator[Statement | Sound]:
    """Every entry of `authors`, bots included, at its place and as it is written."""
    sound = _sound(ctx)
    for entry in entries(ctx, report=False):
        if entry.text in sound:
            yield Sound(_OF_ATTRIBUTION)
            continue
        yield say(ctx.names.revised, PROV.qualifiedAttribution, entry.authorship)
        yield say(entry.authorship, RDF.type, PROV.Attribution)
        yield say(entry.authorship, PROV.agent, entry.author)
        yield say(entry.authorship, SCHEMA.position, typed(str(entry.place), XSD.integer))
        yield say(entry.authorship, RDFS.label, plain(entry.text))
