"""What the page of a pathway shows, found among the statements of its graph."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.context import NO_PERSONS
from wp2rdf.rdf.iri import USER
from wp2rdf.rdf.vocab import CITO, DC, DCTERMS, FABIO, FOAF, PAV, PROV, RDF, RDFS, SCHEMA, SKOS, WP
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.registries.ontologies import ONTOLOGIES
from wp2rdf.server import links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wp2rdf.rdf.terms import Term
    from wp2rdf.server.facts import Facts

MAPPINGS: Mapping[Term, str] = {
    source.mapping: source.name for source in SOURCES.values() if source.mapping is not None
}
"""The names of data sources by the properties of mappings to them."""

_PLACES = {name: place for place, name in enumerate(MAPPINGS)}

_REMEMBERED = 2**14
"""Identifiers that are remembered: the same genes stand on many pages."""

_GROUPS = (
    ("Genes and proteins", "genes", (WP.GeneProduct, WP.Protein)),
    ("Metabolites", "metabolites", (WP.Metabolite,)),
    ("Other nodes", "others", (WP.Rna, WP.Complex, WP.Pathway, WP.DataNode)),
)


class Named(NamedTuple):
    """Something with a name and an IRI."""

    name: str
    iri: str


class Node(NamedTuple):
    """A row of the data nodes.

    Attributes:
        label: as it is drawn.
        iri: of the node.
        kind: its class.
        identifier: as its source writes it.
        source: where the identifier is from.
        mappings: other identifiers by their sources.
        comments: what the drawing says of it.
    """

    label: str
    iri: str
    kind: str
    identifier: str
    source: str
    mappings: Sequence[tuple[str, Sequence[Named]]]
    comments: Sequence[str]


class Group(NamedTuple):
    """Data nodes of a kind."""

    title: str
    name: str
    nodes: Sequence[Node]


class Term_(NamedTuple):  # noqa: N801 - Term is an RDF term
    """An ontology term of a pathway."""

    label: str
    iri: str
    id: str
    top: Named | None


class Work(NamedTuple):
    """A work of the bibliography, or one that cites the pathway.

    Attributes:
        text: its title or citation.
        iri: of the work.
        id: what people call it.
        year: when it appeared.
        is_here: whether it has a page here; a pathway that is cited may be gone.
    """

    text: str
    iri: str
    id: str
    year: int | None = None
    is_here: bool = True


class View(NamedTuple):
    """A pathway.

    Attributes:
        wpid: its id.
        iri: of the pathway, whatever its revision.
        revised: of the revision that is shown.
        page: of the official page.
        title: its title.
        description: as it is written.
        organisms: Latin names and taxa; the IRI is empty where the taxon is not known.
        modified: date of the last edit.
        revision: as in `r142066`.
        licence: its address.
        groups: data nodes.
        terms: by the names of the ontologies.
        authors: in their order.
        communities: without those that every pathway has.
        references: the bibliography.
        citing: works that cite it, the newest first.
        years: number of citing works by year.
        elsewhere: pages about it, by what they are called.
        sources: files that this was read from.
        keywords: of its schema.org block.
    """

    wpid: str
    iri: str
    revised: str
    page: str
    title: str
    description: str
    organisms: Sequence[Named]
    modified: str
    revision: str
    licence: str
    groups: Sequence[Group]
    terms: Mapping[str, Sequence[Term_]]
    authors: Sequence[Named]
    communities: Sequence[Named]
    references: Sequence[Work]
    citing: Sequence[Work]
    years: Mapping[int, int]
    elsewhere: Sequence[Named]
    sources: Sequence[str]
    keywords: Sequence[str]


def view(wpid: str, bare: Term, page: Term, facts: Facts, around: Facts) -> View:
    """What is shown of a pathway.

    Args:
        wpid: its id.
        bare: the pathway, whatever its revision.
        page: its page, and the named graph.
        facts: what the graph holds.
        around: names that other graphs hold.
    """
    revised = next(iter(facts.values(bare, PAV.hasVersion)), bare)
    citing = sorted(_citing(facts, bare), key=lambda work: (-(work.year or 0), work.text.lower(), work.iri))
    block = next(iter(facts.subjects(SCHEMA.about, bare)), bare)
    return View(
        wpid=wpid,
        iri=bare[1:-1],
        revised=revised[1:-1],
        page=page[1:-1],
        title=facts.text(revised, DC.title) or wpid,
        description=facts.text(revised, DCTERMS.description),
        organisms=list(_organisms(facts, around, revised)),
        modified=facts.text(revised, DCTERMS.modified),
        revision=facts.text(revised, PAV.version),
        licence=facts.text(revised, DCTERMS.license),
        groups=list(_groups(facts, revised)),
        terms=_terms(facts, revised),
        authors=list(_authors(facts, around, revised)),
        communities=list(_communities(facts, around, revised)),
        references=sorted(_references(facts, around, revised), key=lambda work: work.text.lower()),
        citing=citing,
        years=Counter(work.year for work in citing if work.year),
        elsewhere=list(_elsewhere(facts, bare)),
        sources=[facts.text(file, RDFS.label) or file[1:-1] for file in facts.values(page, PROV.wasDerivedFrom)],
        keywords=facts.texts(block, SCHEMA.keywords),
    )


def _organisms(facts: Facts, around: Facts, revised: Term) -> Iterator[Named]:
    names, taxa = facts.texts(revised, WP.organismName), facts.values(revised, WP.organism)
    if len(names) == 1 and len(taxa) == 1:
        yield Named(names[0], taxa[0][1:-1])
        return
    labels = {around.text(taxon, RDFS.label): taxon[1:-1] for taxon in taxa}
    for name in names:
        yield Named(name, labels.get(name, ""))


def _groups(facts: Facts, revised: Term) -> Iterator[Group]:
    parts = {node: set(facts.values(node, RDF.type)) for node in facts.subjects(DCTERMS.isPartOf, revised)}
    kinds = {node: classes for node, classes in parts.items() if WP.DataNode in classes}
    left = set(kinds)
    for title, name, classes in _GROUPS:
        chosen = [node for node in left if kinds[node] & set(classes)]
        left.difference_update(chosen)
        if chosen:
            rows = sorted((_node(facts, node) for node in chosen), key=lambda one: (one.label.lower(), one.iri))
            yield Group(title, name, rows)


def _node(facts: Facts, node: Term) -> Node:
    kinds = [kind.rpartition("#")[2][:-1] for kind in facts.values(node, RDF.type) if kind != WP.DataNode]
    identifier = facts.text(node, DCTERMS.identifier)
    mappings = []
    for name in sorted(facts.names(node) & MAPPINGS.keys(), key=_PLACES.__getitem__):
        source = MAPPINGS[name]
        others = [known_as(value) for value in facts.values(node, name)]
        others = [other for other in others if other.name != identifier]
        if others:
            mappings.append((source, others))
    return Node(
        ", ".join(facts.texts(node, RDFS.label)) or identifier,
        node[1:-1],
        " ".join(kinds),
        identifier,
        facts.text(node, DC.source),
        mappings,
        facts.texts(node, RDFS.comment),
    )


@lru_cache(_REMEMBERED)
def known_as(value: Term) -> Named:
    """An identifier as its source writes it, from the IRI of a mapping's object."""
    iri = value[1:-1]
    return Named(iri.rpartition("/")[2].removeprefix("CID"), iri)


def _terms(facts: Facts, revised: Term) -> Mapping[str, Sequence[Term_]]:
    found: dict[str, Sequence[Term_]] = {}
    for ontology in ONTOLOGIES.values():
        terms = [_term(facts, term) for term in facts.values(revised, ontology.tag)]
        if terms:
            found[ontology.type] = sorted(terms, key=lambda term: term.label.lower())
    return found


def _term(facts: Facts, term: Term) -> Term_:
    top = next(iter(facts.values(term, RDFS.subClassOf)), None)
    above = Named(facts.text(top, RDFS.label), top[1:-1]) if top else None
    notation = facts.text(term, SKOS.notation)
    return Term_(facts.text(term, RDFS.label) or notation, term[1:-1], notation, above)


def _authors(facts: Facts, around: Facts, revised: Term) -> Iterator[Named]:
    ordered = []
    robots = {f"{USER}{name}" for name in NO_PERSONS}
    for one in facts.values(revised, PROV.qualifiedAttribution):
        positions = [int(text) for text in facts.texts(one, SCHEMA.position) if text.isdigit()]
        agent = next(iter(facts.values(one, PROV.agent)), None)
        if agent and agent[1:-1] not in robots:
            ordered.append((min(positions, default=0), agent, facts.text(one, RDFS.label)))
    for _, agent, entry in sorted(ordered):
        name = around.text(agent, RDFS.label)
        yield Named(name if name not in {"", "NA"} else entry, agent[1:-1])


def _communities(facts: Facts, around: Facts, revised: Term) -> Iterator[Named]:
    for tag in facts.values(revised, WP.ontologyTag):
        name = tag.rpartition("#Curation:")[2][:-1]
        if "#Curation:" in tag and name != "AnalysisCollection":
            yield Named(around.text(tag, RDFS.label) or name, tag[1:-1])


def _references(facts: Facts, around: Facts, revised: Term) -> Iterator[Work]:
    for work in facts.values(revised, CITO.cites):
        id_ = work_id(work[1:-1])
        name = around.text(work, RDFS.label)
        is_here = bool(name) or links.wpid(id_) is None
        yield Work(facts.text(work, DCTERMS.bibliographicCitation) or name or id_, work[1:-1], id_, is_here=is_here)


def _citing(facts: Facts, bare: Term) -> Iterator[Work]:
    for work in facts.subjects(CITO.cites, bare):
        if FABIO.Expression not in facts.values(work, RDF.type):
            continue
        year = facts.text(work, DCTERMS.date)
        id_ = work_id(work[1:-1])
        yield Work(facts.text(work, DCTERMS.title) or id_, work[1:-1], id_, int(year) if year.isdigit() else None)


def work_id(iri: str) -> str:
    """What people call a publication: `PubMed 123`, a DOI, an address."""
    names = {"pubmed": "PubMed ", "doi": "doi:", "pmc": "PMC", "isbn": "ISBN ", "kegg.pathway": "KEGG "}
    for kind, work in links.WORKS.items():
        if iri.startswith(work.base):
            return names[kind] + iri.removeprefix(work.base)
    return iri.removeprefix("https://identifiers.org/wikipathways/")


def _elsewhere(facts: Facts, bare: Term) -> Iterator[Named]:
    for page in facts.values(bare, FOAF.page):
        yield Named("Page at WikiPathways", page[1:-1])
    for other in facts.values(bare, RDFS.seeAlso):
        yield Named(facts.text(other, DC.source) or other[1:-1], other[1:-1])
