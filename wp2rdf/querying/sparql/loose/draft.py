"""What the rules of a translation share: the text, the names of variables, what is said about changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.places import Remark
from wp2rdf.querying.sparql.scope import mentioned

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Node, Query


class Draft:
    """A query under translation.

    Args:
        query: as it was parsed.
    """

    def __init__(self, query: Query) -> None:
        self.remarks: list[Remark] = []
        self._text = query.text
        self._names = set(mentioned(query))

    def say(self, node: Node, what: str) -> None:
        """Reports a change."""
        self.remarks.append(Remark(node.span[0], what))

    def source(self, node: Node) -> str:
        """What was written for a node, on one line."""
        return " ".join(self._text[slice(*node.span)].split())[:60]

    def fresh(self, name: str) -> str:
        """A name that no variable has."""
        number = 1
        while f"{name}_{number}" in self._names:
            number += 1
        self._names.add(f"{name}_{number}")
        return f"{name}_{number}"

    def free(self, name: str) -> str:
        """A name, or one like it when a variable has it."""
        if name in self._names:
            return self.fresh(name)
        self._names.add(name)
        return name
