"""From the loose SPARQL that Virtuoso takes to SPARQL 1.1, which every engine takes.

Many queries for the official endpoint, which runs on Virtuoso, are not SPARQL 1.1: `SELECT count(?x) as ?n`, say. What
is loose in their syntax the parser puts right; what is loose in their meaning is put right here, by rules that
`docs/sparql.md` lists. A query that is SPARQL 1.1 and that engines answer stays the same tree. What Virtuoso 7.2 makes
of each form was tried, and the translation means the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.loose import columns, functions
from wp2rdf.querying.sparql.loose.draft import Draft
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import Select

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Node, Query


def translate(query: Query) -> Query:
    """A query in SPARQL 1.1; `Query.loose` says what was put right, in the order of the text.

    Args:
        query: as the parser gives it.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> query = parse("SELECT count(?p) { ?p a ?t }", loose=True)
    >>> [remark.text for remark in translate(query).loose]
    ['count(?p) stands in brackets and is named ?callret0']
    """
    draft = Draft(query)

    def shadowed(node: Node) -> Node:
        return columns.rename_shadowed(draft, node) if isinstance(node, Select) else node

    def grouped(node: Node) -> Node:
        return columns.put_right(draft, node) if isinstance(node, Select) else node

    result = functions.translate(draft, transform(query, shadowed))
    result = transform(result, grouped)
    if not draft.remarks:
        return result
    said = sorted((*query.loose, *draft.remarks), key=lambda remark: remark.start)
    return replace(result, loose=tuple(said))
