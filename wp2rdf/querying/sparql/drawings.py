"""What only drawings (GPML files) hold, so that a query for it gets a word beside its answer."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.traversal import children
from wp2rdf.querying.sparql.tree import Exists, In, Iri, Minus, Operation, Service, Unary
from wp2rdf.rdf.iri import PREFIXES

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

_LAYOUT = "the layout of the drawing"
_TOLD = frozenset({PREFIXES["gpml"] + "version"})
"""Of the drawing layer, what the pages tell."""

_LACKS = "the answer lacks them"
_TOO_MANY = "nothing is taken away for them, so the answer may have rows too many"


def missing(query: Query) -> tuple[str, ...]:
    """A line for each kind of thing that a query asks for and that only drawings hold.

    It says what that does to the answer: what is asked for is lacking, what is to be taken away (by MINUS or NOT
    EXISTS) is not. What is asked of another endpoint is left out, and what a comparison excludes: nothing is lost.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> missing(parse("SELECT ?x { ?x a wp:Interaction ; wp:source ?y }", known=PREFIXES))
    ('only drawings (GPML files) hold interactions (wp:Interaction, wp:source): the answer lacks them',)
    """
    kinds: dict[tuple[str, str], list[str]] = {}
    for iri, taken_away in _words(query, negated=False):
        about = _about(iri)
        if about:
            names = kinds.setdefault((about, _TOO_MANY if taken_away else _LACKS), [])
            if _short(iri) not in names:
                names.append(_short(iri))
    return tuple(
        f"only drawings (GPML files) hold {about} ({', '.join(names)}): {what}"
        for (about, what), names in kinds.items()
    )


def _about(iri: str) -> str | None:
    if iri.startswith(PREFIXES["gpml"]) and iri not in _TOLD:
        return _LAYOUT
    return _ONLY_DRAWN.get(iri)


def _short(iri: str) -> str:
    prefix = next(prefix for prefix in ("cur", "wp", "gpml") if iri.startswith(PREFIXES[prefix]))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _words(node: Node, *, negated: bool, compared: bool = False) -> Iterator[tuple[str, bool]]:
    """The IRIs of a query that matter, each with whether rows that have it are taken away.

    Args:
        node: where to look.
        negated: whether what is below takes rows away.
        compared: whether it is a part of a comparison, not of a pattern.
    """
    match node:
        case Service():
            return
        case Iri():
            if not (negated and compared):
                yield node.value, negated
            return
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
        yield from _words(child, negated=negated, compared=compared)
