"""Whether a query only reads and can be given to an engine, and where it reads from.

The grammar of the parser knows no update. Oxigraph's parser has the last word: it is given what would run (see
`writer`), made harmless: a `FILTER (false)` at the end of its pattern, so that nothing is computed, and no `SERVICE`,
so that nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql import checks, tree
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.writer import write
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

LONGEST = 3_000
"""Words and signs of a query, without what VALUES lists: Oxigraph ends the whole process on one of some 20,000."""

_FALSE = tree.Filter(tree.Literal("false", datatype=tree.Iri(PREFIXES["xsd"] + "boolean")))
_PLACE = re.compile(r"error at \d+:\d+: ")


def form(query: tree.Query) -> Form:
    """What kind of answer a query has."""
    return cast("Form", type(query.form).__name__.upper())


def check(query: tree.Query) -> None:
    r"""Whether an engine may have a query.

    Raises:
        UsageError: it is not of SPARQL 1.1, or too long; with line and column where there is one.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> check(parse("# DELETE WHERE { ?s ?p ?o }\nASK { ?s ?p ?o }"))
    """
    if query.size > LONGEST:
        raise UsageError(f"the query has more than {LONGEST} words and signs, not counting what VALUES lists")
    checks.check(query)
    written = write(_harmless(query))
    try:
        pyoxigraph.Store().query(written)
    except SyntaxError as error:
        said = " ".join(_PLACE.sub("", str(error)).split())[:200]
        raise UsageError(f"Oxigraph does not read this query: {said}") from None
    except (RuntimeError, OSError, ValueError):
        pass  # it was read, and names a function that Oxigraph does not know: a matter of the engine that runs it


def _harmless(query: tree.Query) -> tree.Query:
    """The query with an empty answer and without services."""

    def change(node: tree.Node) -> tree.Node:
        if isinstance(node, tree.Service):
            return tree.Graph(node.endpoint, node.group, span=node.span)
        return node

    found = transform(query, change)
    if found.form.where is None:
        return found
    return replace(found, form=replace(found.form, where=_empty(found.form.where)))


def _empty(where: tree.Group) -> tree.Group:
    """A pattern without solutions; that of a subquery, if it is nothing else."""
    if len(where.elements) == 1 and isinstance(where.elements[0], tree.Select):
        inner = where.elements[0]
        return replace(where, elements=(replace(inner, where=_empty(inner.where)),))
    return replace(where, elements=(*where.elements, _FALSE))


def services(query: tree.Query) -> tuple[str, ...]:
    """The endpoints that a query sends parts of itself to: IRIs, and variables such as `?endpoint`, each once.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> services(parse("SELECT * { SERVICE SILENT <https://sparql.example.org/> { ?s ?p ?o } }"))
    ('https://sparql.example.org/',)
    """
    return _named(node.endpoint for node in walk(query) if isinstance(node, tree.Service))


def graphs_from(query: tree.Query) -> tuple[str, ...]:
    """The graphs that a query takes for its dataset, with FROM and FROM NAMED, each once."""
    return _named((*query.form.default_graphs, *query.form.named_graphs))


def graphs_inside(query: tree.Query) -> tuple[str, ...]:
    """The graphs that the patterns of a query name, and variables such as `?graph`, each once."""
    return _named(node.name for node in walk(query) if isinstance(node, tree.Graph))


def _named(found: Iterable[tree.Iri | tree.Variable]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.value if isinstance(one, tree.Iri) else f"?{one.name}" for one in found))
