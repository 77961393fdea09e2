"""What the rules of a translation share: the text, the names of variables, what is said about changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.names import Names
from wp2rdf.querying.sparql.places import Remark

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Node, Query


class Draft(Names):
    """A query under translation.

    Args:
        query: as it was parsed.
    """

    def __init__(self, query: Query) -> None:
        super().__init__(query)
        self.remarks: list[Remark] = []
        self._text = query.text

    def say(self, node: Node, what: str) -> None:
        """Reports a change."""
        self.remarks.append(Remark(node.span[0], what))

    def source(self, node: Node) -> str:
        """What was written for a node, on one line."""
        return " ".join(self._text[slice(*node.span)].split())[:60]
