"""What only drawings (GPML files) hold, so that a query for it gets a word beside its empty table."""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.iri import PREFIXES
from wp2rdf.sparql.tokens import code, tokens

_INTERACTIONS = "interactions"
_COMPLEXES = "complexes and their members"
_DRAWING = "the layout of the drawing"

ONLY_DRAWN = MappingProxyType(
    {
        "Interaction": _INTERACTIONS,
        "DirectedInteraction": _INTERACTIONS,
        "Conversion": _INTERACTIONS,
        "Catalysis": _INTERACTIONS,
        "Inhibition": _INTERACTIONS,
        "Stimulation": _INTERACTIONS,
        "Binding": _INTERACTIONS,
        "ComplexBinding": _INTERACTIONS,
        "TranscriptionTranslation": _INTERACTIONS,
        "Translocation": _INTERACTIONS,
        "source": _INTERACTIONS,
        "target": _INTERACTIONS,
        "participants": _INTERACTIONS,
        "bdbRhea": _INTERACTIONS,
        "Complex": _COMPLEXES,
        "Rna": "RNA nodes",
    }
)
"""Classes and properties of the WikiPathways vocabulary that the pages give nothing for, and what they are about."""

_WP, _GPML = PREFIXES["wp"], PREFIXES["gpml"]
_HOMOLOGY = f"{PREFIXES['cur']}Homology_Converted"


def missing(text: str) -> tuple[str, ...]:
    """A line for each kind of thing that a query asks for and that only drawings hold."""
    found = list(code(tokens(text)))
    prefixes = dict(PREFIXES)
    for place, token in enumerate(found[:-2]):
        if token.is_word("PREFIX") and found[place + 2].kind == "iri":
            prefixes[found[place + 1].text.removesuffix(":")] = found[place + 2].text[1:-1]
    asked: dict[str, None] = {}
    for token in found:
        iri = token.text[1:-1] if token.kind == "iri" else ""
        if token.kind == "prefixed":
            name, _, local = token.text.partition(":")
            iri = prefixes.get(name, "") + local
        if iri.startswith(_WP) and iri.removeprefix(_WP) in ONLY_DRAWN:
            asked[ONLY_DRAWN[iri.removeprefix(_WP)]] = None
        elif iri.startswith(_GPML) and iri not in {_GPML, f"{_GPML}version"}:
            asked[_DRAWING] = None
        elif iri == _HOMOLOGY:
            asked["which pathways were converted by homology"] = None
    return tuple(f"only drawings (GPML files) hold {what}: the answer lacks them" for what in asked)
