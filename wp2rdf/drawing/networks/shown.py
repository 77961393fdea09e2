"""A graph of networkx that a notebook draws."""

from __future__ import annotations

import networkx

from wp2rdf.drawing.networks import picture


class Graph(networkx.MultiDiGraph):  # type: ignore[type-arg]  # it has no parameters when it runs
    """What is connected to what in pathways; a notebook shows its picture, unless it is large."""

    def __repr__(self) -> str:
        """One line: what it is of, and how large."""
        name = self.graph.get("name") or "pathways"
        return f"<network of {name}: {self.number_of_nodes():,} nodes, {self.number_of_edges():,} edges>"

    def _repr_svg_(self) -> str | None:
        return picture.svg(self)
