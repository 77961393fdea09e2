"""Prefixes that a query uses without declaring them.

Queries for the official endpoint lean on prefixes that the endpoint declares by itself. Other engines want them in the
query, so they are written there.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.tokens import code, tokens
from wp2rdf.rdf.iri import IDENTIFIERS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wp2rdf.querying.sparql.tokens import Token

KNOWN = MappingProxyType(
    {
        "cas": IDENTIFIERS + "cas/",
        "cheminf": "http://semanticscience.org/resource/",
        "efo": "http://www.ebi.ac.uk/efo/",
        "fn": "http://www.w3.org/2005/xpath-functions#",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "hmdb": IDENTIFIERS + "hmdb/",
        "ncbigene": IDENTIFIERS + "ncbigene/",
        "pubmed": "http://www.ncbi.nlm.nih.gov/pubmed/",
        "rh": "http://rdf.rhea-db.org/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "up": "http://purl.uniprot.org/core/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "wpq": PREFIXES["pq"],
        **PREFIXES,
    }
)
"""What may be used undeclared: our prefixes, those of the official endpoint, and a few that mean one thing only."""

_ESCAPED = re.compile(r"\\(.)")


def declarations(found: Iterable[Token]) -> dict[str, str]:
    """The prefixes that a query declares, with their IRIs.

    Args:
        found: its tokens.
    """
    result = {}
    before: tuple[Token, ...] = ()
    for token in code(found):
        before = (*before[-2:], token)
        if len(before) == 3 and before[0].is_word("PREFIX") and before[1].text.endswith(":") and token.kind == "iri":  # noqa: PLR2004 - PREFIX, the prefix, its IRI
            result[before[1].text[:-1]] = token.text[1:-1]
    return result


def full(token: Token, declared: Mapping[str, str]) -> str | None:
    """The IRI that a token stands for, or None when it is none or its prefix is not known.

    Args:
        token: any.
        declared: the prefixes that the query declares.
    """
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind != "prefixed" or token.text.startswith("_:"):
        return None
    prefix, _, local = token.text.partition(":")
    base = declared.get(prefix, KNOWN.get(prefix))
    return None if base is None else base + _ESCAPED.sub(r"\1", local)


def undeclared(found: Iterable[Token]) -> dict[str, Token]:
    """The prefixes that a query uses and does not declare, with the first use, in the order of use.

    Args:
        found: its tokens.
    """
    found = list(found)
    declared = declarations(found)
    result: dict[str, Token] = {}
    for token in code(found):
        prefix = token.text.partition(":")[0]
        if token.kind == "prefixed" and prefix != "_" and prefix not in declared:
            result.setdefault(prefix, token)
    return result


def declared(text: str) -> str:
    """A query with the known prefixes declared that it uses undeclared.

    They stand before its first word, on the same line, so every line keeps its number. Nothing else changes.

    >>> declared("SELECT ?x { ?x a wp:Pathway }")
    'PREFIX wp: <http://vocabularies.wikipathways.org/wp#> SELECT ?x { ?x a wp:Pathway }'
    """
    found = tokens(text)
    lines = [f"PREFIX {prefix}: <{KNOWN[prefix]}> " for prefix in undeclared(found) if prefix in KNOWN]
    start = next((token.start for token in code(found)), len(text))
    return text[:start] + "".join(lines) + text[start:]
