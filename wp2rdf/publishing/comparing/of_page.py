"""What changed on one pathway, in the words of those who edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.comparing import of_nodes, of_people, of_works
from wp2rdf.publishing.comparing.naming import labelled, shown
from wp2rdf.rdf.iri import PREFIXES, known, local_part
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, GPML, OBO, PAV, PROV, RDF, RDFS, SCHEMA, WP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.comparing.changes import Change
    from wp2rdf.publishing.comparing.pair import Pair
    from wp2rdf.rdf.terms import Term

_TAGS = (WP.ontologyTag, WP.pathwayOntologyTag, WP.diseaseOntologyTag, WP.cellTypeOntologyTag)
_VERSION = (PAV.version, DCTERMS.isVersionOf, GPML.version)


def changes(pair: Pair, *, is_alone: bool) -> Iterator[Change]:
    """The changes of a pathway that is on both sides; takes from its delta all that they explain.

    Args:
        pair: the pathway.
        is_alone: whether the delta is of no other pathway, so that what nobody explains is of this one.
    """
    yield from _itself(pair)
    yield from _tags(pair)
    yield from of_people.of_pathway(pair)
    yield from of_works.of_pathway(pair)
    yield from of_nodes.of_pathway(pair)
    yield from _page(pair)
    if is_alone:
        yield from _rest(pair)


def _itself(pair: Pair) -> Iterator[Change]:
    """Title, revision, dates, description and organism."""
    delta, revised = pair.delta, pair.revised
    old, new = pair.old.pathway, pair.new.pathway
    delta.take(revised, DC.title, DCTERMS.description, DCTERMS.modified, WP.organismName, WP.organism, *_VERSION)
    delta.take_where(lambda _subject, predicate, _value: predicate in {GPML.version, OBO.NCIT_C179773, FOAF.img})
    for kind, before, after in (
        ("title", old.title, new.title),
        ("revision", *pair.revisions),
        ("edited", old.modified, new.modified),
        ("description", old.description, new.description),
        ("organism", ", ".join(old.organisms), ", ".join(new.organisms)),
    ):
        if before != after:
            yield pair.changed(kind, kind, before, after)
    # taxa follow from organisms, unless only the site-wide pages or the tables of organisms have changed
    if old.taxa != new.taxa and old.organisms == new.organisms:
        yield pair.changed("organism", "taxon", ", ".join(old.taxa), ", ".join(new.taxa))


def _tags(pair: Pair) -> Iterator[Change]:
    """Ontology terms and communities."""
    delta = pair.delta
    lost, gained = delta.values(pair.revised, WP.ontologyTag)
    delta.take(pair.revised, *_TAGS)
    for terms, say in ((lost, pair.lost), (gained, pair.gained)):
        for term in terms:
            tag = local_part(term, PREFIXES["cur"])
            if tag is not None:
                yield say("community", tag, term)
            else:
                yield say("term", labelled(term, delta.new, delta.old), term)
                delta.take(term)
    kept = {known(tag.term) for tag in pair.new.tags} - set(gained)
    for term in sorted(kept & set(delta.subjects())):
        for predicate, what in ((RDFS.label, "label"), (RDFS.subClassOf, "parent")):
            was, now = delta.values(term, predicate)
            if was or now:
                yield pair.changed("term", f"{what} of {shown(term)}", _joined(was), _joined(now), term)
        delta.take(term)
    if lost or gained or kept:  # what is said of their parents follows
        delta.take_where(lambda subject, _predicate, _value: subject.startswith(f"<{PREFIXES['obo']}"))


def _joined(terms: list[Term]) -> str:
    return ", ".join(sorted(map(shown, terms)))


def _page(pair: Pair) -> Iterator[Change]:
    """The page itself: its old addresses, and the network of the pathway."""
    delta = pair.delta
    delta.take_where(lambda subject, predicate, _value: subject.startswith("<ni:") or predicate == PROV.wasDerivedFrom)
    page = known(pair.new.pathway.page or pair.old.pathway.page)
    lost, gained = delta.values(page, DCTERMS.replaces)
    yield from (pair.lost("redirect", shown(one), one) for one in lost)
    yield from (pair.gained("redirect", shown(one), one) for one in gained)
    lost, gained = delta.values(pair.bare, RDFS.seeAlso)
    if lost or gained:
        yield pair.changed("network", "NDEx network", _joined(lost), _joined(gained), pair.bare)
        for network in (*lost, *gained):
            delta.take(network)


def _rest(pair: Pair) -> Iterator[Change]:
    """What is left: the schema.org block, and whatever has no word of its own."""
    delta = pair.delta
    for subject in delta.subjects():
        lost, gained = delta.values(subject, SCHEMA.keywords)
        yield from (pair.lost("keyword", shown(one)) for one in lost)
        yield from (pair.gained("keyword", shown(one)) for one in gained)
    for subject, was, now in delta.left():
        for predicate in sorted({one for one, _ in (*was, *now)}):
            before, after = ([value for one, value in side if one == predicate] for side in (was, now))
            is_of_page = predicate == RDF.type or predicate.startswith(f"<{PREFIXES['schema']}")
            yield pair.changed(
                "page" if is_of_page else "other",
                f"{shown(predicate)} of {shown(subject)}",
                _joined(before),
                _joined(after),
                subject,
            )
