"""Well-known prefixes, for queries that use them undeclared, as they may on the official endpoint."""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.iri import PREFIXES
from wp2rdf.sparql.tokens import code, tokens

KNOWN = MappingProxyType(
    {
        **PREFIXES,
        "cheminf": "http://semanticscience.org/resource/",
        "fn": "http://www.w3.org/2005/xpath-functions#",
        "up": "http://purl.uniprot.org/core/",
        "uniprot": "http://purl.uniprot.org/uniprot/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "wpq": "http://www.wikidata.org/prop/qualifier/",
    }
)
"""The prefixes by name."""


def declared(text: str) -> str:
    """The query with a declaration of each well-known prefix that it uses and does not declare, on its first line."""
    found = list(code(tokens(text)))
    stated = {
        found[place + 1].text.removesuffix(":")
        for place, token in enumerate(found[:-1])
        if token.is_word("PREFIX") and found[place + 1].kind == "prefixed"
    }
    used = {token.text.partition(":")[0] for token in found if token.kind == "prefixed"}
    missing = sorted(name for name in used - stated if name in KNOWN)
    return "".join(f"PREFIX {name}: <{KNOWN[name]}> " for name in missing) + text
