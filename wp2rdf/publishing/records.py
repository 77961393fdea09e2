"""What a graph says of a pathway, as typed rows: the way from triples to tables.

The rows are the same for a site, its dump and a store of it: whatever has an order in none of them is sorted. Terms
that are missing are empty texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.pathway import EVERY_PATHWAY
from wp2rdf.publishing import identifiers
from wp2rdf.rdf.iri import PREFIXES, local_part
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import CITO, DC, DCTERMS, FOAF, OWL, PAV, PQ, PROV, RDF, RDFS, SCHEMA, SKOS, WP
from wp2rdf.rdf.vocab_of_dumps import VOID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.rdf.facts import Facts


class Pathway(NamedTuple):
    """A pathway.

    Attributes:
        pathway: its wpid.
        iri: this revision of it.
        title: as the page has it; empty: it has none.
        organisms: Latin names.
        taxa: NCBI taxonomy ids, as numbers.
        revision: such as `r142066`.
        modified: the day of the last change, as `2025-12-01`.
        description: as the page has it.
        license: an IRI.
        communities: tags.
        page: the address of the page.
    """

    pathway: str
    iri: str
    title: str
    organisms: tuple[str, ...]
    taxa: tuple[str, ...]
    revision: str
    modified: str
    description: str
    license: str
    communities: tuple[str, ...]
    page: str


class Node(NamedTuple):
    """A gene, protein, metabolite, complex or other node of a pathway.

    Attributes:
        pathway: the wpid.
        node: its IRI.
        source: the prefix of its data source; empty for what has no identifier of a source.
        identifier: at that source.
        types: local names of its classes in the vocabulary, such as `GeneProduct`.
        labels: as drawn.
    """

    pathway: str
    node: str
    source: str
    identifier: str
    types: tuple[str, ...]
    labels: tuple[str, ...]


class Mapping(NamedTuple):
    """That a node has an identifier at a data source.

    Attributes:
        pathway: the wpid.
        node: the IRI of the node.
        source: the prefix of the data source.
        identifier: there.
        iri: what stands for that identifier in the RDF.
    """

    pathway: str
    node: str
    source: str
    identifier: str
    iri: str


class Reference(NamedTuple):
    """A work that a pathway refers to.

    Attributes:
        pathway: the wpid.
        work: its IRI.
        source: `PubMed`, `DOI`, or empty.
        identifier: a PubMed id or a DOI.
        citation: as text.
        referring: IRIs of what refers to it: the pathway, a node, an interaction.
    """

    pathway: str
    work: str
    source: str
    identifier: str
    citation: str
    referring: tuple[str, ...]


class CitingWork(NamedTuple):
    """A work that cites a pathway: `work` is its IRI, `source` is `PMC`, `DOI` or empty."""

    pathway: str
    work: str
    source: str
    identifier: str
    title: str
    year: str


class Authorship(NamedTuple):
    """That somebody is an author of a pathway.

    Attributes:
        pathway: the wpid.
        position: on the page, from 1; where only the official RDF is known, the same as `ordinal`.
        ordinal: among the persons, from 1; empty for bots.
        author: IRI of the author.
        entry: as the page has it.
    """

    pathway: str
    position: int
    ordinal: str
    author: str
    entry: str


class Tag(NamedTuple):
    """A term of an ontology that a pathway is tagged with; `identifier` is such as `PW:0000004`."""

    pathway: str
    term: str
    identifier: str
    label: str


class Interaction(NamedTuple):
    """An interaction of a pathway.

    Attributes:
        pathway: the wpid.
        interaction: its IRI.
        type: local name of its class, such as `Inhibition`; `DirectedInteraction` or `Interaction` without one.
        sources: IRIs of what it comes from; empty when it has no direction.
        targets: IRIs of what it goes to.
        participants: IRIs of all that take part.
        references: IRIs of works.
    """

    pathway: str
    interaction: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    participants: tuple[str, ...]
    references: tuple[str, ...]


class Person(NamedTuple):
    """An author, as the site-wide pages know them: `orcid` and `wikidata` are ids."""

    author: str
    name: str
    orcid: str
    wikidata: str
    homepage: str


class Content(NamedTuple):
    """All rows of one pathway."""

    pathway: Pathway
    nodes: tuple[Node, ...]
    mappings: tuple[Mapping, ...]
    interactions: tuple[Interaction, ...]
    references: tuple[Reference, ...]
    citing: tuple[CitingWork, ...]
    authors: tuple[Authorship, ...]
    tags: tuple[Tag, ...]


_GENERAL = frozenset({WP.Interaction, WP.DirectedInteraction})


def pathways(facts: Facts) -> Iterator[Content]:
    """The pathways of a graph: in a dump the one of a page, in merged triples all of them, by number."""
    known = {revised: bare for bare, versions in facts.subjects(PAV.hasVersion).items() for revised in versions}
    if not known:
        return
    parts, cited = facts.by_value(DCTERMS.isPartOf), facts.by_value(CITO.cites)
    classes = facts.subjects(RDF.type)

    def number(item: tuple[Term, Term]) -> tuple[int, str]:
        wpid = facts.text(item[0], DCTERMS.identifier)
        return (int(wpid[2:]) if wpid[2:].isdecimal() else 0, item[0])

    for revised, bare in sorted(known.items(), key=number):
        inside = sorted(dict.fromkeys(parts.get(revised, ())))
        nodes = [one for one in inside if WP.DataNode in classes.get(one, ())]
        wpid = facts.text(revised, DCTERMS.identifier) or plain(bare).rpartition("/")[2]
        lines = [one for one in inside if WP.Interaction in classes.get(one, ())]
        yield Content(
            _pathway(facts, revised, bare, wpid),
            tuple(_node(facts, node, wpid) for node in nodes),
            tuple(one for node in nodes for one in _mappings(facts, node, wpid)),
            tuple(_interaction(facts, one, wpid) for one in lines),
            tuple(_references(facts, revised, wpid, {revised, *nodes, *lines})),
            tuple(_citing(facts, work, wpid) for work in sorted(cited.get(bare, ())) if work not in known),
            tuple(_authors(facts, revised, bare, wpid)),
            tuple(_tags(facts, revised, wpid)),
        )


def plain(term: Term | None) -> str:
    """An IRI without its angle brackets; empty for none."""
    return term[1:-1] if term else ""


def _plain_all(terms: list[Term]) -> tuple[str, ...]:
    return tuple(map(plain, terms))


def _pathway(facts: Facts, revised: Term, bare: Term, wpid: str) -> Pathway:
    tags = (local_part(tag, PREFIXES["cur"]) for tag in facts.values(revised, WP.ontologyTag))
    taxa = (local_part(taxon, PREFIXES["obo"] + "NCBITaxon_") for taxon in facts.values(revised, WP.organism))
    return Pathway(
        pathway=wpid,
        iri=plain(revised),
        title=facts.text(revised, DC.title),
        organisms=facts.texts(revised, WP.organismName),
        taxa=tuple(number for number in taxa if number),
        revision=facts.text(revised, PAV.version) or "".join(plain(revised).rpartition("_")[2:]),
        modified=facts.text(revised, DCTERMS.modified),
        description=facts.text(revised, DCTERMS.description),
        license=plain(facts.value(revised, DCTERMS.license)),
        communities=tuple(tag for tag in tags if tag and tag != EVERY_PATHWAY),
        page=plain(facts.value(bare, FOAF.page)) or plain(facts.value(revised, FOAF.page)),
    )


def _node(facts: Facts, node: Term, wpid: str) -> Node:
    source, identifier = identifiers.of_node(node)
    types = (local_part(one, PREFIXES["wp"]) for one in facts.values(node, RDF.type))
    return Node(
        wpid,
        plain(node),
        source,
        identifier,
        tuple(one for one in types if one and one != "DataNode"),
        facts.texts(node, RDFS.label),
    )


def _mappings(facts: Facts, node: Term, wpid: str) -> Iterator[Mapping]:
    for prefix, predicate in identifiers.PROPERTIES.items():
        for value in facts.values(node, predicate):
            yield Mapping(wpid, plain(node), prefix, identifiers.of_mapping(prefix, value), plain(value))


def _interaction(facts: Facts, node: Term, wpid: str) -> Interaction:
    classes = [one for one in facts.values(node, RDF.type) if one.startswith(f"<{PREFIXES['wp']}")]
    special = [one for one in classes if one not in _GENERAL]
    general = WP.DirectedInteraction if WP.DirectedInteraction in classes else WP.Interaction
    if WP.ComplexBinding in special:
        special = [WP.ComplexBinding]
    return Interaction(
        wpid,
        plain(node),
        local_part(special[0] if special else general, PREFIXES["wp"]) or "",
        _plain_all(facts.values(node, WP.source)),
        _plain_all(facts.values(node, WP.target)),
        _plain_all(facts.values(node, WP.participants)),
        _plain_all(facts.values(node, DCTERMS.references)),
    )


def _references(facts: Facts, revised: Term, wpid: str, within: set[Term]) -> Iterator[Reference]:
    referring: dict[Term, list[str]] = {}
    for one in sorted(within):
        for work in facts.values(one, DCTERMS.references):
            referring.setdefault(work, []).append(plain(one))
    for work in sorted({*referring, *facts.values(revised, CITO.cites)}):
        source = facts.text(work, DC.source)
        identifier = facts.text(work, DCTERMS.identifier)
        if not identifier and source == "DOI":
            identifier = plain(work).partition("doi.org/")[2]
        yield Reference(
            wpid,
            plain(work),
            source,
            identifier,
            facts.text(work, DCTERMS.bibliographicCitation),
            tuple(referring.get(work, ())),
        )


def _citing(facts: Facts, work: Term, wpid: str) -> CitingWork:
    return CitingWork(
        wpid,
        plain(work),
        facts.text(work, DC.source),
        facts.text(work, DCTERMS.identifier),
        facts.text(work, DCTERMS.title),
        facts.text(work, DCTERMS.date),
    )


def _authors(facts: Facts, revised: Term, bare: Term, wpid: str) -> list[Authorship]:
    nodes = {*facts.values(revised, PROV.qualifiedAttribution), *facts.values(bare, WP.hasAuthorship)}
    found = []
    for node in nodes:
        ordinal = facts.text(node, PQ.series_ordinal)
        position = facts.text(node, SCHEMA.position) or ordinal
        author = facts.value(node, PROV.agent) or facts.value(node, DC.creator)
        entry = facts.text(node, RDFS.label)
        found.append(Authorship(wpid, int(position) if position.isdecimal() else 0, ordinal, plain(author), entry))
    return sorted(found)


def _tags(facts: Facts, revised: Term, wpid: str) -> Iterator[Tag]:
    for term in facts.values(revised, WP.ontologyTag):
        if local_part(term, PREFIXES["cur"]) is None:
            notation = facts.text(term, SKOS.notation) or plain(term).rpartition("/")[2].replace("_", ":", 1)
            yield Tag(wpid, plain(term), notation, facts.text(term, RDFS.label))


def people(facts: Facts) -> Iterator[Person]:
    """The authors of whom a graph says a name, by IRI."""
    persons = facts.by_value(RDF.type).get(FOAF.Person, [])
    for one in sorted(set(persons)):
        yield Person(
            plain(one),
            facts.text(one, FOAF.name),
            plain(facts.value(one, DC.identifier)).removeprefix("https://orcid.org/"),
            (local_part(facts.value(one, OWL.sameAs) or Term(""), PREFIXES["wd"]) or ""),
            plain(facts.value(one, FOAF.homepage)),
        )


def issued(facts: Facts) -> str:
    """The date that a dump states of itself, as `2026-11-10`; empty: it states none."""
    datasets = facts.by_value(RDF.type).get(VOID.Dataset, [])
    dates = (facts.text(one, date) for date in (DCTERMS.issued, PAV.createdOn) for one in datasets)
    return max((date[:10] for date in dates), default="")


def examples(facts: Facts) -> list[Term]:
    """A pathway, its revision, and a node of it."""
    bare = min(facts.subjects(PAV.hasVersion), default=None)
    if bare is None:
        return []
    nodes = facts.by_value(RDF.type).get(WP.DataNode, [])
    return [bare, *facts.values(bare, PAV.hasVersion)[:1], *sorted(nodes)[:1]]
