"""The way back: the front matter of a page from its quads alone. What cannot come back is listed in `docs/model.md`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.mapping.context import page_graph
from wp2rdf.mapping.drawn import CONVERTED
from wp2rdf.mapping.literature import DOI_BASE
from wp2rdf.mapping.pathway import EVERY_PATHWAY, NDEX
from wp2rdf.rdf.iri import CC0, GRAPH_OF_SITE, PREFIXES, WIKIPATHWAYS, local_part
from wp2rdf.rdf.nesting import checked
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import (
    CITO,
    DC,
    DCTERMS,
    FABIO,
    FOAF,
    PAV,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    WP,
)
from wp2rdf.registries.ontologies import ONTOLOGIES

if TYPE_CHECKING:
    from collections.abc import Iterable

_INTEGER = f"^^<{PREFIXES['xsd']}integer>"
_BOOLEAN = f"^^<{PREFIXES['xsd']}boolean>"


class _Statements:
    """The triples of one page's graph, by subject and predicate."""

    def __init__(self, quads: str | bytes) -> None:
        self._found: defaultdict[tuple[Term, Term], list[Term]] = defaultdict(list)
        self._predicates: defaultdict[Term, dict[Term, None]] = defaultdict(dict)
        self._subjects: defaultdict[tuple[Term, Term], list[Term]] = defaultdict(list)
        form = pyoxigraph.RdfFormat.N_QUADS
        data = quads if isinstance(quads, bytes) else quads.encode(errors="surrogatepass")
        for quad in pyoxigraph.parse(checked(data, form), format=form):
            subject, predicate, value = (Term(str(term)) for term in (quad.subject, quad.predicate, quad.object))
            self._found[subject, predicate].append(value)
            self._predicates[subject][predicate] = None
            self._subjects[predicate, value].append(subject)

    def values(self, subject: Term, predicate: Term) -> list[Term]:
        return self._found.get((subject, predicate), [])

    def text(self, subject: Term, predicate: Term) -> str | None:
        found = self.values(subject, predicate)
        return lexical(found[0]) if found else None

    def subjects(self, predicate: Term, value: Term) -> list[Term]:
        return self._subjects.get((predicate, value), [])

    def predicates(self, subject: Term) -> Iterable[Term]:
        return self._predicates.get(subject, {})


def front_matter(quads: str | bytes) -> dict[str, Any]:
    """The front matter of a page, from the N-Quads of its `full` graph.

    Args:
        quads: the page's own graph, and nothing else.

    Returns:
        Keys and values as the page's YAML has them, scalars as text; a key without a value is absent. Lists that mean
        sets are in no particular order; authors are in order.

    Raises:
        UsageError: the quads hold no pathway, or more than one.
    """
    try:
        said = _Statements(quads)
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"these are no N-Quads: {error}") from error
    pathways = [node for node in said.subjects(RDF.type, SKOS.Collection) if said.values(node, WP.isAbout)]
    if len(pathways) != 1:
        raise UsageError(f"the graph of one page is asked for; this holds {len(pathways)} pathways")
    revised = pathways[0]
    bare = said.values(revised, DC.identifier)[0]
    wpid = said.text(revised, DCTERMS.identifier) or ""
    page = page_graph(wpid)
    if not said.values(page, FOAF.primaryTopic):
        raise UsageError(f"the graph of {wpid} is not of the profile full")
    found: dict[str, Any] = {
        "annotations": _annotations(said, revised),
        "authors": _authors(said, revised),
        "citedin": [_work(said, work) for work in said.subjects(CITO.cites, bare) if _is_citing(said, work)],
        "communities": _communities(said, revised),
        "description": _description(said, revised, page),
        "last-edited": said.text(revised, DCTERMS.modified),
        "ndex": _ndex(said, bare),
        "organisms": [lexical(name) for name in _first(said, (page, revised), WP.organismName)],
        "redirect_from": [_redirect(old) for old in said.values(page, DCTERMS.replaces)],
        "revision": next(map(lexical, _first(said, (page, revised), PAV.version)), None),
        "schema-jsonld": _blocks(said, bare, page),
        "seo": _seo(said, page),
        "title": next(map(lexical, [*said.values(page, DCTERMS.title), *said.values(revised, DC.title)]), None),
        "wpid": wpid,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def _first(said: _Statements, nodes: Iterable[Term], predicate: Term) -> list[Term]:
    """The values of the first of some nodes that has any: what the page says stands before what its drawing says."""
    return next((values for node in nodes if (values := said.values(node, predicate))), [])


def _description(said: _Statements, revised: Term, page: Term) -> str | None:
    """What the page says, be it empty, or else what the drawing says."""
    return next(map(lexical, _first(said, (page, revised), DCTERMS.description)), "") or None


def _annotations(said: _Statements, revised: Term) -> list[dict[str, str]]:
    found = []
    for term in said.values(revised, WP.ontologyTag):
        notation = said.text(term, SKOS.notation)
        if notation is None:  # a community tag
            continue
        entry = {"id": notation}
        ontology = ONTOLOGIES.get(notation.strip().partition(":")[0])
        if ontology:
            entry["type"] = ontology.type
        value = said.text(term, RDFS.label)
        if value is not None:
            entry["value"] = value
        tops = said.values(term, RDFS.subClassOf)
        parent = said.text(tops[0], RDFS.label) if tops else None
        if said.values(term, SKOS.topConceptOf):
            parent = value
        if parent is not None:
            entry["parent"] = parent
        found.append(entry)
    return found


def _authors(said: _Statements, revised: Term) -> list[str]:
    places: dict[int, str] = {}
    for authorship in said.values(revised, PROV.qualifiedAttribution):
        text = said.text(authorship, RDFS.label) or ""
        places.update(dict.fromkeys((int(lexical(at)) for at in said.values(authorship, SCHEMA.position)), text))
    return [places.get(place, "") for place in range(1, max(places, default=0) + 1)]


def _is_citing(said: _Statements, work: Term) -> bool:
    return FABIO.Expression in said.values(work, RDF.type)


def _work(said: _Statements, work: Term) -> dict[str, str]:
    entry = {"link": said.text(work, DCTERMS.identifier) or ""}
    title, year = said.text(work, DCTERMS.title), said.text(work, DCTERMS.date)
    if title is not None:
        entry["title"] = f"{title} ({year})" if year else title
    for copy in said.values(work, SCHEMA.archivedAt):
        entry["archived"] = said.text(copy, DCTERMS.identifier) or copy[1:-1].removeprefix(DOI_BASE)
    return entry


def _communities(said: _Statements, revised: Term) -> list[str]:
    tags = [local_part(tag, PREFIXES["cur"]) for tag in said.values(revised, WP.ontologyTag)]
    return [tag for tag in tags if tag is not None and tag not in {EVERY_PATHWAY, CONVERTED}]


def _ndex(said: _Statements, bare: Term) -> str | None:
    networks = [network for network in said.values(bare, RDFS.seeAlso) if network.startswith("<" + NDEX)]
    return said.text(networks[0], DCTERMS.identifier) if networks else None


def _redirect(old: Term) -> str:
    return old[1:-1].removeprefix(WIKIPATHWAYS)


def _seo(said: _Statements, page: Term) -> str | None:
    kinds = [local_part(kind, PREFIXES["schema"]) for kind in said.values(page, RDF.type)]
    return next((kind for kind in kinds if kind), None)


def _blocks(said: _Statements, bare: Term, page: Term) -> list[dict[str, Any]]:
    return [
        {"@context": PREFIXES["schema"], "@id": node[1:-1]} | _object(said, node, known={node, bare, page})
        for node in said.subjects(SCHEMA.about, bare)
        if page in said.values(node, SCHEMA.sameAs)
    ]


def _object(said: _Statements, node: Term, known: set[Term]) -> dict[str, Any]:
    """The JSON object about a node; of the known nodes nothing but their names is told again."""
    found: dict[str, Any] = {}
    for predicate in said.predicates(node):
        key = "@type" if predicate == RDF.type else local_part(predicate, PREFIXES["schema"])
        if key is None:
            continue
        kept = [term for term in said.values(node, predicate) if not (key in {"about", "sameAs"} and term in known)]
        values = [_name(term) if key in {"@type", "license"} else _value(said, term, known) for term in kept]
        if values:
            found[key] = values[0] if len(values) == 1 and key != "keywords" else values
    return found


def _name(term: Term) -> str:
    """A name of schema.org, CC0, or an IRI."""
    return "CC0" if term == CC0 else local_part(term, PREFIXES["schema"]) or term[1:-1]


def _value(said: _Statements, term: Term, known: set[Term]) -> Any:  # noqa: ANN401 - JSON
    if term.startswith("<"):
        nested = {} if term in known else _object(said, term, known | {term})
        return nested if term == GRAPH_OF_SITE else {"@id": term[1:-1]} | nested
    text = lexical(term)
    if term.endswith(_INTEGER):
        return int(text)
    return text == "true" if term.endswith(_BOOLEAN) else text
