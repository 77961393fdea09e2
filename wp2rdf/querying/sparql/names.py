"""Names for variables that a rewritten query has more than the one that was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.scope import mentioned

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Query


class Names:
    """The names of the variables of a query.

    Args:
        query: the query; names that are given later are known as well.
    """

    def __init__(self, query: Query) -> None:
        self._taken = set(mentioned(query))
        self.given = 0
        """How many names were given."""

    def fresh(self, name: str) -> str:
        """A name that no variable has: this one with a number."""
        number = 1
        while f"{name}_{number}" in self._taken:
            number += 1
        return self._take(f"{name}_{number}")

    def free(self, name: str) -> str:
        """A name, or one like it when a variable has it."""
        return self.fresh(name) if name in self._taken else self._take(name)

    def _take(self, name: str) -> str:
        self._taken.add(name)
        self.given += 1
        return name
