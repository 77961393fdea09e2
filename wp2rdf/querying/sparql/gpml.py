"""What only drawings (GPML files) hold, so that a query for it gets a word beside its empty table."""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.querying.sparql.prefixes import declarations, full
from wp2rdf.querying.sparql.tokens import code, pairs, tokens
from wp2rdf.rdf.iri import PREFIXES

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


def _short(iri: str) -> str:
    prefix = next(prefix for prefix in ("cur", "wp", "gpml") if iri.startswith(PREFIXES[prefix]))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _asked(text: str) -> dict[str, str]:
    """The names that only drawings hold, with what they are about, in the order of the query.

    What is asked of another endpoint is left out.
    """
    found = list(code(tokens(text)))
    closed = pairs(found)
    declared = declarations(found)
    result: dict[str, str] = {}
    place = 0
    while place < len(found):
        token = found[place]
        if token.is_word("SERVICE"):
            brace = next((near for near in range(place + 1, place + 4) if near in closed), place)
            place = closed.get(brace, place)
        elif token.is_word("PREFIX"):
            place += 2
        elif (iri := full(token, declared)) and iri not in _TOLD:
            about = _LAYOUT if iri.startswith(PREFIXES["gpml"]) else _ONLY_DRAWN.get(iri)
            if about:
                result.setdefault(_short(iri), about)
        place += 1
    return result


def missing(text: str) -> tuple[str, ...]:
    """A line for each kind of thing that a query asks for and that only drawings hold.

    >>> missing("SELECT ?x { ?x a wp:Interaction ; wp:source ?y ; dcterms:isPartOf ?z }")
    ('only drawings (GPML files) hold interactions (wp:Interaction, wp:source): the answer lacks them',)
    """
    kinds: dict[str, list[str]] = {}
    for name, about in _asked(text).items():
        kinds.setdefault(about, []).append(name)
    return tuple(
        f"only drawings (GPML files) hold {about} ({', '.join(names)}): the answer lacks them"
        for about, names in kinds.items()
    )
