"""The picture of a network, as SVG: for a notebook that shows what `wp2rdf.network` gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.drawing.networks.layout import places
from wp2rdf.drawing.networks.model import MEMBER
from wp2rdf.drawing.pictures.arrowheads import SIGNS, Markers
from wp2rdf.drawing.pictures.markup import attributes, content
from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.drawing.pictures.text import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx

MOST = 400
"""A network of more nodes is not drawn: one would see nothing."""

_COLOURS = {
    "Metabolite": "#0000ff", "Pathway": "#14961e", "Complex": "#808080", "Group": "#808080", "Rna": "#6a3d9a",
}  # fmt: skip
_INK, _QUIET = "#000000", "#808080"
_SIGNS = {
    "Inhibition": "mim-inhibition", "Catalysis": "mim-catalysis", "Stimulation": "mim-stimulation",
    "Binding": "mim-binding", "Conversion": "mim-conversion", "TranscriptionTranslation": "mim-stimulation",
}  # fmt: skip
_HEIGHT, _LETTER, _LEAST, _LONGEST = 20.0, 6.6, 24.0, 28
_EDGE = 40.0


class _Box(NamedTuple):
    """A node in the picture: its middle, half its size, and what is written on it."""

    x: float
    y: float
    half_width: float
    half_height: float
    label: str
    colour: str
    is_dot: bool


def svg(graph: networkx.MultiDiGraph[str]) -> str | None:
    """The picture of a network; None: it is empty, or has more nodes than `MOST`.

    Args:
        graph: nodes with `label` and `type`, and maybe `x` and `y`; edges with `type` and `directed`, as
            `wp2rdf.network` gives them.
    """
    if not 0 < len(graph) <= MOST:
        return None
    boxes = {node: _box(place, graph.nodes[node], node) for node, place in places(graph).items()}
    markers = Markers()
    lines = [
        _line(boxes[source], boxes[target], said, markers)
        for source, target, said in graph.edges(data=True)
        if source != target
    ]
    left = min(box.x - box.half_width for box in boxes.values()) - _EDGE
    top = min(box.y - box.half_height for box in boxes.values()) - _EDGE
    width = max(box.x + box.half_width for box in boxes.values()) + _EDGE - left
    height = max(box.y + box.half_height for box in boxes.values()) + _EDGE - top
    name = str(graph.graph.get("title") or graph.graph.get("name") or "network")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{short(width)}" height="{short(height)}"'
        f' viewBox="{short(left)} {short(top)} {short(width)} {short(height)}" role="img"'
        f"{attributes(aria_label=f'Network: {name}')}><defs>{markers.definitions()}</defs>"
        f'<rect x="{short(left)}" y="{short(top)}" width="{short(width)}" height="{short(height)}" fill="#ffffff"/>'
        f"{''.join(lines)}{''.join(_node(node, box) for node, box in boxes.items())}</svg>"
    )


def _box(place: tuple[float, float], said: Mapping[str, object], node: str) -> _Box:
    types = str(said.get("type", "")).split("|")
    label = str(said.get("label") or "")
    if not label and not any(one in _COLOURS for one in types):
        return _Box(*place, 4, 4, "", _QUIET, is_dot=True)
    label = label or node.rpartition("/")[2]
    shown = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
    wide = max(_LEAST, len(shown) * _LETTER + 12)
    colour = next((_COLOURS[one] for one in types if one in _COLOURS), _INK)
    return _Box(*place, wide / 2, _HEIGHT / 2, shown, colour, is_dot=False)


def _node(node: str, box: _Box) -> str:
    said = attributes(data_iri=node)
    if box.is_dot:
        return f'<circle cx="{short(box.x)}" cy="{short(box.y)}" r="4" fill="{box.colour}"{said}/>'
    return (
        f'<g{said}><title>{content(f"{box.label} {node}")}</title><rect x="{short(box.x - box.half_width)}"'
        f' y="{short(box.y - box.half_height)}" width="{short(2 * box.half_width)}" height="{short(_HEIGHT)}" rx="4"'
        f' fill="#ffffff" stroke="{box.colour}"/><text x="{short(box.x)}" y="{short(box.y + 4)}" font-size="11"'
        f'{attributes(font_family=FAMILIES)} text-anchor="middle" fill="{box.colour}">{content(box.label)}</text></g>'
    )


def _line(start: _Box, end: _Box, said: Mapping[str, object], markers: Markers) -> str:
    types = str(said.get("type", "")).split("|")
    member = MEMBER in types
    sign = None
    if said.get("directed") and not member:
        sign = next((_SIGNS[one] for one in types if one in _SIGNS), "arrow")
    x, y = _at_edge(start, end, 0.0)
    to_x, to_y = _at_edge(end, start, SIGNS[sign].gap if sign else 0.0)
    ink = _QUIET if member else _INK
    ends = attributes(marker_end=markers.url(sign, ink, 1) if sign else None)
    dashes = ' stroke-dasharray="2 3"' if member else ""
    return (
        f'<path d="M{short(x)} {short(y)}L{short(to_x)} {short(to_y)}" fill="none" stroke="{ink}"{dashes}{ends}>'
        f"<title>{content(' '.join(types))}</title></path>"
    )


def _at_edge(box: _Box, other: _Box, gap: float) -> tuple[float, float]:
    """Where the line to another box leaves a box, some pixels away from it."""
    across, down = other.x - box.x, other.y - box.y
    length = math.hypot(across, down)
    if not length:
        return box.x, box.y
    part = min(
        box.half_width / abs(across) if across else math.inf, box.half_height / abs(down) if down else math.inf, 0.5
    )
    part = min(part + gap / length, 0.5)
    return box.x + across * part, box.y + down * part
