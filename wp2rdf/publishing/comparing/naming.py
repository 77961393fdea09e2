"""How terms are called in reports: short enough to read, long enough to find."""

from __future__ import annotations

import re

from wp2rdf.publishing import identifiers
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import PREFIXES, local_part
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import DCTERMS, FOAF, RDFS
from wp2rdf.registries.datasources import SOURCES

_DRAWN = re.compile(rf"<{re.escape(PREFIXES['wprdf'])}Pathway/WP[0-9]+_r[0-9]*/(?:WP/)?([A-Za-z]+)/([^/>]+)>")


def shown(term: Term) -> str:
    """A literal as its text, something drawn as its kind and id, another IRI with a prefix where one is known.

    >>> shown(Term("<https://identifiers.org/ncbigene/2645>"))
    'ncbigene:2645'
    >>> shown(Term("<http://rdf.wikipathways.org/Pathway/WP1_r2/WP/Interaction/ab12>"))
    'Interaction ab12'
    """
    if term.startswith('"'):
        return lexical(term)
    if drawn := _DRAWN.fullmatch(term):
        return f"{drawn[1]} {drawn[2]}"
    prefix, identifier = identifiers.of_node(term)
    if identifier:
        return identifiers.curie(prefix, identifier) if prefix in SOURCES else f"{prefix}:{identifier}"
    local = local_part(term, PREFIXES["obo"])
    if local:
        return local.replace("_", ":", 1)
    for prefix, base in PREFIXES.items():
        local = local_part(term, base)
        if local and "/" not in local:
            return f"{prefix}:{local}"
    return term[1:-1] if term.startswith("<") else term


def labelled(term: Term, *sides: Facts) -> str:
    """A term with its label, if one of the sides knows one."""
    for facts in sides:
        for predicate in (RDFS.label, FOAF.name, DCTERMS.title):
            label = facts.text(term, predicate)
            if label:
                return f"{' '.join(label.split())} ({shown(term)})"
    return shown(term)
