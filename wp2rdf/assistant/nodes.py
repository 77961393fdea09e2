"""Nodes as models name them: by an IRI, by a CURIE, or by an address at identifiers.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.exploring.naming import names_of
from wp2rdf.rdf.iri import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.assistant.knowledge import Knowledge
    from wp2rdf.assistant.records import Found

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_RESOLVED = re.compile(r"https?://(?:www\.)?identifiers\.org/([A-Za-z][A-Za-z0-9._-]*)[:/]([^\s<>\"{}|\\^`]+)")
"""An address at identifiers.org; some stand for an identifier with `/`, some with `:` behind the data source."""
_CURIE = re.compile(r"([A-Za-z][A-Za-z0-9._-]*):([A-Za-z0-9][A-Za-z0-9:._-]*)")
_MOST = 20


def nodes_of(text: str, knowledge: Knowledge) -> list[str]:
    """The nodes that a text names, by themselves or as what they are mapped to.

    `chebi:17634`, `CHEBI:17634`, `chebi:CHEBI:17634` and the addresses of these are the same.

    Args:
        text: an IRI, a CURIE, or an address at identifiers.org.
        knowledge: where they are.

    Returns:
        Their IRIs; none, when the data has no such node.

    Raises:
        UsageError: it is neither.
    """
    wanted = text.strip().removeprefix("<").removesuffix(">")
    either = " UNION ".join(_patterns(wanted))
    if not either:
        raise UsageError(f"{text[:80]!r} is no IRI of a node: search(text, kind='node') gives them")
    found = knowledge.rows(f"SELECT DISTINCT ?node WHERE {{ {either} ?node ?property ?value }}", limit=_MOST)
    return [row["node"] for row in found.rows]


def identified(text: str, knowledge: Knowledge) -> list[Found]:
    """The nodes that a text names by an identifier, as a search tells them; none for another text."""
    try:
        nodes = nodes_of(text, knowledge)
    except UsageError:
        return []
    values = " ".join(f"<{node}>" for node in nodes)
    query = (
        "SELECT ?node (SAMPLE(?said) AS ?label) (COUNT(DISTINCT ?pathway) AS ?pathways) "
        f"WHERE {{ VALUES ?node {{ {values} }} "
        "?node rdfs:label ?said ; dcterms:isPartOf ?pathway . ?pathway a wp:Pathway } GROUP BY ?node"
    )
    rows = knowledge.rows(query, limit=_MOST).rows if nodes else []
    return [
        {"kind": "node", "label": row["label"], "detail": row["pathways"], "iri": row["node"], "wpid": ""}
        for row in rows
    ]


def _patterns(wanted: str) -> Iterator[str]:
    """Patterns of SPARQL of which any finds a node, `?node`."""
    if _IRI.fullmatch(wanted):
        yield f"{{ VALUES ?node {{ <{wanted}> }} }}"
    if said := _RESOLVED.fullmatch(wanted) or _CURIE.fullmatch(wanted):
        prefix, local = said.groups()
        try:
            names = names_of(prefix)
        except UsageError:  # a data source that nothing is mapped to
            yield f"{{ VALUES ?node {{ <{IDENTIFIERS}{prefix.lower()}/{local}> }} }}"
        else:
            yield f"{{ {names.pattern(names.iris(local))} }}"
