"""From the loose SPARQL that Virtuoso takes to SPARQL 1.1, which every engine takes.

Many queries for the official endpoint, which runs on Virtuoso, are not SPARQL 1.1: `SELECT count(?x) as ?n`, say. They
are translated here, token by token and by rules that `docs/sparql.md` lists. Strings, IRIs and comments stay as they
are, and so does a query that is SPARQL 1.1 and that Oxigraph reads. What Virtuoso 7.2 makes of each form was tried, and
the translation means the same.
"""

from __future__ import annotations

from typing import NamedTuple

from wp2rdf.querying.sparql.loose import columns, functions, selects
from wp2rdf.querying.sparql.loose.draft import Draft

_DEEPEST = 100


class Translation(NamedTuple):
    """A query in SPARQL 1.1.

    Attributes:
        text: the query.
        changes: what was changed, in words, with the line.
        unsupported: what Virtuoso takes and other engines will not, in words, with the line.
    """

    text: str
    changes: tuple[str, ...]
    unsupported: tuple[str, ...] = ()


def translate(text: str) -> Translation:
    """A query in SPARQL 1.1, and what was changed for it.

    Args:
        text: a query, with its placeholders filled.

    >>> translate("SELECT count(?p) as ?n { ?p a wp:Pathway }").text
    'SELECT (count(?p) as ?n) { ?p a wp:Pathway }'
    """
    draft = Draft(text)
    if _depth(draft) > _DEEPEST:
        return Translation(text, ())
    for place, token in enumerate(draft.code):
        if token.is_word("SELECT") and (found := selects.select(draft, place)):
            draft.selects[place] = found
    inner_first = list(reversed(draft.selects.values()))
    for select in inner_first:
        columns.rename_shadowed(draft, select)
    functions.translate(draft)
    for select in inner_first:
        columns.name_in_group(draft, select)
        columns.complete_group(draft, select)
        columns.bracket_having(draft, select)
    for select in inner_first:
        columns.bracket_columns(draft, select)
    return Translation(draft.result(), draft.reports(draft.changes), draft.reports(draft.unsupported))


def _depth(draft: Draft) -> int:
    """How many brackets stand within one another."""
    deepest = depth = 0
    for token in draft.code:
        depth += token.is_sign("{", "(", "[") - token.is_sign("}", ")", "]")
        deepest = max(deepest, depth)
    return deepest
