"""What a description says of graphs besides counts: dates, and the first resources as examples."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.building import store as stores
from wp2rdf.publishing import records
from wp2rdf.publishing.sources import graphs_of_store
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import GRAPH_OF_SITE, PATHWAY
from wp2rdf.rdf.vocab import DCTERMS
from wp2rdf.rdf.vocab_of_dumps import VOID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from wp2rdf.rdf.block import Block
    from wp2rdf.rdf.terms import Term

EXAMPLES = 5
"""So many are enough."""
_DATASET = VOID.Dataset.encode()
_MODIFIED = re.compile(re.escape(DCTERMS.modified.encode()) + rb' "([0-9-]{10})"')
"""The day of the last change of something."""
_OF_PATHWAY = f"<{PATHWAY}".encode()


class Noted:
    """What is noted of graphs while they are counted: dates, and the first resources as examples."""

    def __init__(self) -> None:
        self.issued = ""
        self.newest = ""
        self.examples: list[Term] = []

    @classmethod
    def of_store(cls, path: Path) -> Noted:
        """What its graphs say, of which few are read.

        Raises:
            InputError: the store cannot be read.
        """
        noted = cls()
        for _ in noted.passed(graphs_of_store(path)):
            if len(noted.examples) >= EXAMPLES:
                break
        for block in graphs_of_store(path, GRAPH_OF_SITE.__eq__):
            noted.note(block.data, partial(_same, block))
        modified = pyoxigraph.NamedNode(DCTERMS.modified[1:-1])
        with stores.damage_told():
            found = pyoxigraph.Store.read_only(str(path)).quads_for_pattern(None, modified, None)
            noted._note_days("\n".join(f"{quad.subject} {quad.predicate} {quad.object}" for quad in found).encode())
        return noted

    def passed(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """The same graphs."""
        for block in blocks:
            self.note(block.data, partial(_same, block))
            yield block

    def note(self, data: bytes, block: Callable[[], Block]) -> None:
        """Notes what a graph says.

        Args:
            data: its lines, with or without their ends.
            block: gives it, where more than a look at the lines is needed.
        """
        self._note_days(data)
        if _DATASET in data:
            self.issued = max(self.issued, records.issued(Facts.of(block())))
        if len(self.examples) < EXAMPLES:
            self.examples.extend(records.examples(Facts.of(block())))

    def _note_days(self, data: bytes) -> None:
        for found in _MODIFIED.finditer(data):
            if data.startswith(_OF_PATHWAY, data.rfind(b"\n", 0, found.start()) + 1):
                self.newest = max(self.newest, found[1].decode())


def _same(block: Block) -> Block:
    return block
