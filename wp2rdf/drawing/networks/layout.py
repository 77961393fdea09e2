"""Where the nodes of a network stand in its picture: where their drawing has them, or where springs would pull them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx

Place = tuple[float, float]

_APART = 110.0
"""How far apart nodes stand that springs have placed, in pixels, about."""


def places(graph: networkx.MultiDiGraph[str]) -> dict[str, Place]:
    """The middle of each node, in pixels.

    Args:
        graph: nodes may have `x` and `y`. When any has, one that has not stands amid those that it is connected to;
            when none has, all are placed by springs, always in the same way.
    """
    drawn = {
        node: (float(said["x"]), float(said["y"]))
        for node, said in graph.nodes(data=True)
        if isinstance(said.get("x"), (int, float)) and isinstance(said.get("y"), (int, float))
    }
    return _amid(graph, drawn) if drawn else _sprung(graph)


def _amid(graph: networkx.MultiDiGraph[str], drawn: Mapping[str, Place]) -> dict[str, Place]:
    found = dict(drawn)
    aside = 0
    low = max(y for _, y in drawn.values()) + _APART
    for node in graph:
        if node in found:
            continue
        near = [drawn[one] for one in (*graph.successors(node), *graph.predecessors(node)) if one in drawn]
        if near:
            found[node] = (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
        else:
            found[node] = (aside * _APART, low)
            aside += 1
    return found


def _sprung(graph: networkx.MultiDiGraph[str]) -> dict[str, Place]:
    wide = _APART * math.sqrt(len(graph) or 1)
    try:
        import networkx as nx  # noqa: PLC0415 - an extra

        pulled = {node: (float(x), float(y)) for node, (x, y) in nx.spring_layout(graph, seed=1, iterations=80).items()}
    except ImportError:  # springs want numpy
        turns = {node: math.tau * place / len(graph) for place, node in enumerate(graph)}
        pulled = {node: (math.cos(turn), math.sin(turn)) for node, turn in turns.items()}
    return {node: (x * wide, y * wide) for node, (x, y) in pulled.items()}
