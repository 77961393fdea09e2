"""The answer to a query with SERVICE clauses, the same as that of one store that holds the data of all.

Each clause is replaced by the solutions of its partner, each as often as the partner has it; then the engine here
answers the query, with its filters, groups and order (https://www.w3.org/TR/sparql11-federated-query/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.querying.engines.written import tree_of
from wp2rdf.querying.federation.asking import Asking
from wp2rdf.querying.federation.blank_nodes import BlankNodes
from wp2rdf.querying.federation.replacing import replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.querying.engines.protocol import Engine, Partner
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.tree import Query

BLOCK = 50
"""Values that are sent at once, at first; half as many after a refusal."""


class Federated(NamedTuple):
    """The answer to a federated query.

    Attributes:
        answer: what was found.
        failures: a line for each endpoint that failed: the answer is partial then.
        silent: those of the failures whose clause says SILENT, so that the query counts as answered.
    """

    answer: Answer
    failures: tuple[str, ...]
    silent: tuple[str, ...] = ()


def answer(
    query: Query | str,
    local: Engine,
    partner: Callable[[str], Partner],
    *,
    timeout: float | None = None,
    block: int = BLOCK,
) -> Federated:
    """The answer to a query, with the partners that its SERVICE clauses name.

    Args:
        query: its tree, or strict SPARQL 1.1.
        local: where the rest of the query runs.
        partner: the engine of an endpoint.
        timeout: seconds for each single request and query.
        block: values that are sent at once, at first.

    Raises:
        UsageError: nothing says which endpoints a variable means.
        QueryError: the query fails here, or an EXISTS hands values into a clause that cannot be sent.
    """
    whole = tree_of(query)
    blank_nodes = BlankNodes()
    asking = Asking(whole, local, partner, blank_nodes, timeout=timeout, block=block)
    found = local.answer(blank_nodes.told_apart(replaced(whole, asking)), timeout=timeout)
    failures = tuple(dict.fromkeys(asking.failures))
    return Federated(blank_nodes.restored(found), failures, tuple(dict.fromkeys(asking.silent)))
