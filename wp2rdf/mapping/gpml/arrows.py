"""Arrowheads: which a drawing may have, and which class of interaction each stands for."""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import WP

ARROWS = MappingProxyType[str, Term | None](
    {
        "Arrow": None,
        "LigandRound": None,
        "LigandSquare": None,
        "Receptor": None,
        "ReceptorRound": None,
        "ReceptorSquare": None,
        "TBar": WP.Inhibition,
        "mim-binding": WP.Binding,
        "mim-branching-left": None,
        "mim-branching-right": None,
        "mim-catalysis": WP.Catalysis,
        "mim-cleavage": None,
        "mim-conversion": WP.Conversion,
        "mim-covalent-bond": None,
        "mim-gap": None,
        "mim-inhibition": WP.Inhibition,
        "mim-modification": None,
        "mim-necessary-stimulation": WP.Stimulation,
        "mim-stimulation": WP.Stimulation,
        "mim-transcription-translation": WP.TranscriptionTranslation,
        "mim-translocation": WP.Translocation,
    }
)
"""The class by the name of the arrowhead; None: the arrowhead gives a direction and no class."""

PLAIN = frozenset({"", "Line"})
"""No arrowhead: a drawing says nothing, or says so."""
