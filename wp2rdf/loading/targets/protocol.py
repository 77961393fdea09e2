"""What every kind of target can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from wp2rdf.loading.dump import Content


class Target(Protocol):
    """A store that graphs are loaded into.

    Attributes:
        name: what it is called in messages, and in the manifest; holds no secret.
        at_once: whether nothing is in place before `commit`; otherwise each graph is, when `replace` returns.
        is_virtuoso: whether it is Virtuoso, which gives values back in its own way; known when it has answered.
    """

    name: str
    at_once: bool

    @property
    def is_virtuoso(self) -> bool: ...

    def check(self) -> None:
        """Finds out whether the store is there and may be written to.

        Raises:
            StoreError: it is not, or may not.
        """

    def replace(self, name: str, content: Content) -> None:
        """Puts a graph in the place of the one that has its name, if there is one. May be called again after a failure.

        Raises:
            StoreError: the store refuses or fails; the old graph is still there.
        """

    def drop(self, name: str) -> None:
        """Removes a graph, if there is one. May be called again after a failure."""

    def commit(self) -> None:
        """Puts in place what is not yet."""

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        """How many triples each of some graphs holds; 0: there is no such graph."""

    def names(self) -> set[str]:
        """The graphs of pages and of the site that the store holds, and those aside."""

    def write_triples(self, name: str, into: BinaryIO) -> None:
        """Writes the triples of a graph as N-Triples."""

    def close(self) -> None:
        """Ends what is open, and takes away what is unfinished."""
