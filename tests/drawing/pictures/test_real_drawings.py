"""Every real drawing: what stands in its file stands in its picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.drawing.pictures.parts import SVG, read
from wp2rdf.drawing.pictures.svg import Picture

if TYPE_CHECKING:
    from pathlib import Path

GPML = "{http://pathvisio.org/GPML/2013a}"
DRAWINGS = 1704
PARTS = 8
"""The tests take a part of the drawings each, so that they run side by side."""

PLAIN_ENDS = {"", "Line"}
pytestmark = pytest.mark.slow


def in_file(root: ET.Element) -> Counter[str]:
    """What a drawing holds, counted on its XML."""
    found: Counter[str] = Counter()
    nodes = {one.get("GraphId") for one in root.iter(f"{GPML}DataNode")}
    held = {one.get("GroupRef") for one in root if one.get("GroupRef")}
    for one in root:
        kind = one.tag.removeprefix(GPML)
        look = one.find(f"{GPML}Graphics")
        if kind in {"DataNode", "Label", "Shape"} or (kind == "State" and one.get("GraphRef") in nodes):
            assert look is not None
            found[kind] += 1
            found["text"] += sum(1 for text in one.get("TextLabel", "").split("\n") if text.strip())
            outline = look.get("ShapeType", "None" if kind == "Label" else "Rectangle") != "None"
            found["outline"] += outline
            found["broken"] += outline and look.get("LineStyle") == "Broken" and not is_double(one)
        elif kind in {"Interaction", "GraphicalLine"}:
            assert look is not None
            points = look.findall(f"{GPML}Point")
            found[kind] += 1
            found[look.get("ConnectorType", "Straight")] += 1
            for end, point in (("start", points[0]), ("end", points[-1])):
                if point.get("ArrowHead", "") not in PLAIN_ENDS:
                    found[f"{end} {point.get('ArrowHead', '').lower()}"] += 1
            anchors = look.findall(f"{GPML}Anchor")
            found["anchors"] += sum(1 for anchor in anchors if anchor.get("GraphId"))
            found["circles"] += sum(1 for anchor in anchors if anchor.get("Shape") == "Circle")
    for group in root.iter(f"{GPML}Group"):
        found[f"group {group.get('Style', 'None')}"] += is_held(group, root, held)
    return found


def is_double(one: ET.Element) -> bool:
    return any(
        given.get("Key") == "org.pathvisio.DoubleLineProperty" and given.get("Value") == "Double"
        for given in one.iter(f"{GPML}Attribute")
    )


def is_held(group: ET.Element, root: ET.Element, held: set[str | None]) -> bool:
    """Whether a group has something in it, if only through groups in it."""
    if group.get("GroupId") not in held:
        return False
    members = [one for one in root if one.get("GroupRef") == group.get("GroupId")]
    return any(one.tag != f"{GPML}Group" or is_held(one, root, held) for one in members)


def in_picture(root: ET.Element) -> Counter[str]:
    """What a picture shows, counted on its SVG."""
    found: Counter[str] = Counter()
    for one in root.iter(f"{SVG}g"):
        kind = one.get("class", "")
        paths = [path for path in one.iter(f"{SVG}path") if path.get("class") != "Anchor"]
        if kind in {"DataNode", "Label", "Shape", "State"}:
            found[kind] += 1
            found["text"] += sum(1 for _ in one.iter(f"{SVG}tspan"))
            found["outline"] += bool(paths)
            found["broken"] += any(path.get("stroke-dasharray") for path in paths)
        elif kind in {"Interaction", "GraphicalLine"}:
            found[kind] += 1
            found[one.get("data-connector", "")] += 1
            found["anchors"] += len(one.get("data-anchors", "").split())
            found["circles"] += sum(1 for _ in one.iter(f"{SVG}circle"))
            for path in paths:
                for end in ("start", "end"):
                    marker = path.get(f"marker-{end}")
                    if marker:
                        found[f"{end} {marker.removeprefix('url(#sign-').rpartition('-')[0].rpartition('-')[0]}"] += 1
        else:
            assert kind == "Group"
            (path,) = paths
            style = one.get("data-style", "")
            found[f"group {style}"] += 1
            assert (path.get("d", "").count("L") == 7) == (style == "Complex")
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_everything_in_a_drawing_is_in_its_picture(part: int, real_drawings: list[Path]) -> None:
    assert len(real_drawings) == DRAWINGS
    seen = 0
    for path in real_drawings[part::PARTS]:
        picture = Picture(read(path))
        assert not picture.unplaced
        shown = ET.fromstring(picture.svg())  # noqa: S314 - our own
        file = ET.parse(path).getroot()  # noqa: S314 - WikiPathways'
        expected, found = in_file(file), in_picture(shown)
        assert found == +expected, path.name
        used = {value[5:-1] for one in shown.iter() for name, value in one.items() if name.startswith("marker-")}
        assert used == {one.get("id") for one in shown.iter(f"{SVG}marker")}
        seen += 1
    assert seen == DRAWINGS // PARTS


NEWER = {  # nodes, interactions, graphical lines, labels, shapes, groups, line ends with a sign
    "WP5063": (32, 24, 1, 7, 20, 8, 24),
    "WP5064": (97, 86, 7, 6, 2, 4, 93),
    "WP5065": (11, 12, 0, 0, 2, 1, 12),
    "WP5066": (24, 17, 0, 0, 0, 7, 16),
}
"""What stands in the four drawings that there are in GPML2021, counted in the files."""


@pytest.mark.parametrize("wpid", NEWER)
def test_everything_in_a_drawing_of_gpml2021_is_in_its_picture(wpid: str, shared: Path) -> None:
    picture = Picture(read(shared / "gpml2021" / f"{wpid}.gpml"))
    assert not picture.unplaced
    found = Counter(one.get("class") for one in ET.fromstring(picture.svg()).iter(f"{SVG}g"))  # noqa: S314 - our own
    kinds = ("DataNode", "Interaction", "GraphicalLine", "Label", "Shape", "Group")
    assert tuple(found[kind] for kind in kinds) == NEWER[wpid][:-1]
    assert picture.svg().count('="url(#sign-') == NEWER[wpid][-1]


@pytest.mark.parametrize("wpid", NEWER)
def test_groups_of_gpml2021_are_seen_as_those_of_gpml2013a(wpid: str, shared: Path) -> None:
    """In GPML2021 a group that only holds together is called transparent, and one that is seen is called a group."""
    old = read(shared / "gpml" / "pathways" / wpid / f"{wpid}.gpml")
    new = read(shared / "gpml2021" / f"{wpid}.gpml")
    before = {group.group_id: group.style for group in old.groups}
    after = {group.group_id: group.style for group in new.groups}
    assert after
    assert after.items() <= before.items()
