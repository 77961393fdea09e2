"""What is wrong with the lines, groups, states, citations and ids of a drawing, whatever becomes of them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.arrows import ARROWS, PLAIN
from wp2rdf.mapping.gpml.loose_ends import Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wp2rdf.mapping.gpml.lines import Ends, Lines
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Element, Interaction, Line, Point


def check(sheet: Sheet, lines: Lines) -> None:
    """Notes what is wrong with a drawing, given its lines."""
    _ids(sheet, lines)
    _elements(sheet)
    _lines(sheet, lines)


def _all(drawing: Drawing) -> Iterable[Element]:
    lines: Iterable[Line] = chain(drawing.interactions, drawing.graphical_lines)
    return chain(drawing.datanodes, drawing.states, drawing.labels, drawing.shapes, drawing.groups, lines)


def _ids(sheet: Sheet, lines: Lines) -> None:
    """Ids that two elements or anchors have, and group ids that two groups have."""
    anchors = [anchor.graph_id for line in sheet.drawing.interactions for anchor in line.anchors if anchor.graph_id]
    if lines.has_doubles or len({*anchors}) != len(anchors) or not lines.elements.isdisjoint(anchors):
        _doubles(sheet)
    groups: set[str] = set()
    for group in sheet.drawing.groups:
        if group.group_id and group.group_id in groups:
            sheet.fault("drawn-id-twice", f"another group has the id {group.group_id!r}", group.place, "GroupId")
        groups.add(group.group_id)


def _doubles(sheet: Sheet) -> None:
    seen: set[str] = set()
    for graph_id, place in _named(sheet.drawing):
        if graph_id in seen:
            sheet.fault("drawn-id-twice", f"another element has the id {graph_id!r}", place, "GraphId")
        seen.add(graph_id)


def _named(drawing: Drawing) -> Iterator[tuple[str, int]]:
    for element in _all(drawing):
        if element.graph_id:
            yield element.graph_id, element.place
    for line in drawing.interactions:
        yield from ((anchor.graph_id, anchor.place) for anchor in line.anchors if anchor.graph_id)


def _elements(sheet: Sheet) -> None:
    """Citations of publications, members of groups, and states of data nodes that there are not."""
    drawing = sheet.drawing
    known = drawing.publications
    groups = {group.group_id for group in drawing.groups}
    cited = [*drawing.citations]
    for element in _all(drawing):
        if element.citations:
            cited += element.citations
        group_ref = element.raw.get("GroupRef")
        if group_ref and group_ref not in groups:
            sheet.fault("group-missing", f"there is no group {group_ref!r}", element.place, "GroupRef")
    for citation in cited:
        if citation.id not in known:
            said = f"reference {citation.id!r} is not in the drawing's literature"
            sheet.fault("citation-missing", said, citation.place)
    if drawing.states:
        nodes = {element.graph_id for element in drawing.datanodes}
        for state in drawing.states:
            if not state.graph_ref or state.graph_ref not in nodes:
                said = f"there is no data node {state.graph_ref!r}" if state.graph_ref else "it belongs to no data node"
                sheet.fault("state-lost", said, state.place, "GraphRef")


def _lines(sheet: Sheet, lines: Lines) -> None:
    """Line ends: with an arrowhead that is not known, at what there is not, or at nothing."""
    for line in sheet.drawing.interactions:
        if len(line.points) < 2:  # noqa: PLR2004 - a start and an end
            said = "a line of one point" if line.points else "a line without points"
            sheet.fault("line-unconnected", said, line.place)
    for one in lines.unknown:
        for point in (one.line.points[0], one.line.points[-1]):
            if point.arrow_head not in {*ARROWS, *PLAIN}:
                said = f"arrowhead {point.arrow_head!r} is not known: the line has none here"
                sheet.fault("arrowhead-unknown", said, point.place, "ArrowHead")
    if lines.attached:
        all_lines: Iterable[Line] = chain(sheet.drawing.interactions, sheet.drawing.graphical_lines)
        anchors = {anchor.graph_id for line in all_lines for anchor in line.anchors}
        for graph_id, attached in lines.attached.items():
            if graph_id not in anchors:
                for one, _ in attached:
                    _dangling(sheet, one, graph_id)
    neighbours = Neighbours(sheet.drawing)
    for one in lines.loose:
        if not one.start:
            _loose(sheet, one.line, one.line.points[0], neighbours)
        if not one.end:
            _loose(sheet, one.line, one.line.points[-1], neighbours)


def _dangling(sheet: Sheet, one: Ends, graph_id: str) -> None:
    point = one.line.points[0 if one.start == graph_id else -1]
    sheet.fault("line-dangling", f"a line ends at {graph_id!r}, which there is not", point.place, "GraphRef")


def _loose(sheet: Sheet, line: Interaction, point: Point, neighbours: Neighbours) -> None:
    """A line end that touches nothing; where it lies beside a node, that is said."""
    near = neighbours.of(point)
    if sheet.counts is not None:  # nobody asks which node: there are many such ends
        sheet.counts["line-near" if near else "line-unconnected"] += 1
        return
    if near is None:
        sheet.fault("line-unconnected", f"line {line.graph_id} ends at nothing", point.place)
        return
    node, distance = near
    how = "in" if distance == 0 else f"{distance:.1f} from"
    label = " ".join(node.label.split()) or node.graph_id
    said = f"line {line.graph_id} ends {how} {label!r} ({node.graph_id}) without being connected"
    sheet.fault("line-near", said, point.place)
