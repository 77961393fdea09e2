"""What only drawings (GPML files) hold, so that a query for it gets a word beside its answer."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.traversal import children, walk
from wp2rdf.querying.sparql.tree import Exists, In, Inverse, Iri, Minus, Operation, Service, Triple, Unary, Variable
from wp2rdf.rdf.iri import PATHWAY, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.sparql.tree import Node, Query

_ONLY_DRAWN = MappingProxyType(
    {PREFIXES["wp"] + name: about for about, names in (
        (
            "interactions",
            "Interaction DirectedInteraction Binding Catalysis Conversion Inhibition Stimulation"
            " TranscriptionTranslation Translocation source target participants bdbRhea",
        ),
        ("complexes and their members", "Complex ComplexBinding"),
        ("RNA nodes", "Rna"),
    ) for name in names.split()}
    | {PREFIXES["cur"] + "Homology_Converted": "which pathways were converted by homology"}
)  # fmt: skip
"""Classes, properties and tags that the pages give nothing for, and what they are about."""

_NODES = frozenset(PREFIXES["wp"] + name for name in ("DataNode", "GeneProduct", "Metabolite", "Protein", "Rna"))
PART = Iri(PREFIXES["dcterms"] + "isPartOf")
_MAPPED = PREFIXES["wp"] + "bdb"
"""How the properties begin that name a node in other databases."""
_NAMED = "https://identifiers.org/"
ABOUT = Iri(PREFIXES["wp"] + "isAbout")
"""Of nodes, only drawings have it; of pathways, the pages do."""

_LAYOUT = "the layout of the drawing"
_TOLD = frozenset({PREFIXES["gpml"] + "version"})
"""Of the drawing layer, what the pages tell."""

_LACKS = "the answer lacks them"
_TOO_MANY = "nothing is taken away for them, so the answer may have rows too many"


def names(prefix: str) -> frozenset[str]:
    """The local names of these classes and properties under one of our prefixes."""
    namespace = PREFIXES[prefix]
    return frozenset(iri.removeprefix(namespace) for iri in _ONLY_DRAWN if iri.startswith(namespace))


def words(query: Query) -> tuple[Iri, ...]:
    """The IRIs of a query that only drawings give anything for, each once."""
    return tuple(Iri(iri) for iri in dict.fromkeys(iri for iri, _ in _words(query, _of_nodes(query))) if _about(iri))


def missing(query: Query, held: frozenset[Iri] = frozenset()) -> tuple[str, ...]:
    """A line for each kind of thing that a query asks for and that only drawings hold.

    It says what that does to the answer: what is asked for is lacking, what is to be taken away (by MINUS or NOT
    EXISTS) is not. What is asked of another endpoint is left out, and what a comparison excludes: nothing is lost.

    Args:
        query: the query.
        held: what the data has all the same, since it has drawings.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> missing(parse("SELECT ?x { ?x a wp:Interaction ; wp:source ?y }", known=PREFIXES))
    ('only drawings (GPML files) hold interactions (wp:Interaction, wp:source): the answer lacks them',)
    """
    kinds: dict[tuple[str, str], list[str]] = {}
    for iri, taken_away in _words(query, _of_nodes(query)):
        about = _about(iri)
        if about and Iri(iri) not in held:
            names = kinds.setdefault((about, _TOO_MANY if taken_away else _LACKS), [])
            if _short(iri) not in names:
                names.append(_short(iri))
    return tuple(
        f"only drawings (GPML files) hold {about} ({', '.join(names)}): {what}"
        for (about, what), names in kinds.items()
    )


def _of_nodes(query: Query) -> frozenset[str]:
    """The names of variables that stand for nodes of a pathway."""
    return frozenset(
        one.subject.name
        for one in walk(query)
        if isinstance(one, Triple)
        and isinstance(one.subject, Variable)
        and isinstance(one.predicate, Iri)
        and (
            one.predicate == PART
            or one.predicate.value.startswith(_MAPPED)
            or (isinstance(one.object, Iri) and one.object.value in _NODES)
        )
    )


def _is_node(subject: Node, nodes: frozenset[str]) -> bool:
    """Whether the subject of a triple is a node: a variable that stands for one, or what an identifier names."""
    if isinstance(subject, Variable):
        return subject.name in nodes
    return isinstance(subject, Iri) and subject.value.startswith(_NAMED) and not subject.value.startswith(PATHWAY)


def _about(iri: str) -> str | None:
    if iri == ABOUT.value:
        return "what nodes are drawn as"
    if iri.startswith(PREFIXES["gpml"]) and iri not in _TOLD:
        return _LAYOUT
    return _ONLY_DRAWN.get(iri)


def _short(iri: str) -> str:
    prefix = next(prefix for prefix in ("cur", "wp", "gpml") if iri.startswith(PREFIXES[prefix]))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _words(
    node: Node, nodes: frozenset[str], *, negated: bool = False, compared: bool = False
) -> Iterator[tuple[str, bool]]:
    """The IRIs of a query that matter, each with whether rows that have it are taken away.

    Args:
        node: where to look.
        nodes: the names of variables that stand for nodes of a pathway.
        negated: whether what is below takes rows away.
        compared: whether it is a part of a comparison, not of a pattern.
    """
    match node:
        case Service():
            return
        case Iri():
            if node != ABOUT and not (negated and compared):
                yield node.value, negated
            return
        case Triple(subject=subject, predicate=predicate):
            if (predicate == ABOUT and _is_node(subject, nodes)) or (
                predicate == Inverse(ABOUT) and _is_node(node.object, nodes)
            ):
                yield ABOUT.value, negated
        case Minus():
            negated = not negated
        case Exists():
            negated, compared = negated is not node.negated, False
        case Unary(operator="!"):
            negated, compared = not negated, True
        case In():
            negated, compared = negated is not node.negated, True
        case Operation() if "!=" in node.operators:
            negated, compared = not negated, True
    for child in children(node):
        yield from _words(child, nodes, negated=negated, compared=compared)
