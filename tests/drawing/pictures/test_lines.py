from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.drawing.pictures.parts import SVG, drawn, line, node, of_class
from wp2rdf.drawing.pictures import arrowheads
from wp2rdf.drawing.pictures.arrowheads import SIGNS
from wp2rdf.drawing.pictures.connectors import DOWN, LEFT, RIGHT, UP, Point, Side, along, corners, path, side_of

ARROW_HEADS = (
    "Arrow", "mim-conversion", "mim-catalysis", "mim-stimulation", "mim-inhibition", "mim-binding",
    "mim-transcription-translation", "TBar", "mim-modification", "ReceptorRound", "mim-necessary-stimulation",
    "LigandRound", "mim-cleavage", "mim-branching-left", "mim-branching-right", "mim-gap", "Receptor",
    "mim-covalent-bond", "LigandSquare", "ReceptorSquare", "mim-translocation",
    "Directed", "Conversion", "Inhibition", "Catalysis", "Stimulation", "Binding", "Translocation",
    "TranscriptionTranslation",
)  # fmt: skip
"""Those of GPML2013a in real drawings, and those of GPML2021."""


def way(
    connector: str, *points: tuple[float, float], leaves: Side = RIGHT, reaches: Side = LEFT
) -> list[tuple[float, float]]:
    return [(x, y) for x, y in corners(connector, [Point(*point) for point in points], leaves, reaches)]


@pytest.mark.parametrize("name", ARROW_HEADS)
def test_every_arrowhead_has_its_sign(name: str) -> None:
    sign = arrowheads.kind(name)
    assert sign in SIGNS
    root = drawn(line("0,0", f"100,0 {name}"))
    (marker,) = root.iter(f"{SVG}marker")
    (drawn_line,) = of_class(root, "Interaction")
    (one,) = drawn_line.iter(f"{SVG}path")
    assert one.get("marker-end") == f"url(#{marker.get('id')})"
    assert one.get("marker-start") is None
    assert drawn_line.get("data-end") == name
    assert one.get("d") == f"M0 0L{100 - SIGNS[sign].gap:g} 0"


@pytest.mark.parametrize("name", ["Line", "Undirected", "", "no-such-head"])
def test_an_end_without_arrowhead_is_plain(name: str) -> None:
    root = drawn(line("0,0", f"100,0 {name}".strip()))
    assert not list(root.iter(f"{SVG}marker"))


def test_signs_lie_within_their_markers() -> None:
    for name, sign in SIGNS.items():
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", sign.path)]
        assert all(abs(number) <= 20 for number in numbers), name


def test_a_marker_has_colour_and_width_of_its_line_and_stands_once() -> None:
    red = line("0,0", "100,0 Arrow", Color="ff0000", LineThickness="2.5")
    root = drawn(red, red, line("0 ,0".replace(" ", ""), "100,0 Arrow", Color="0000ff"))
    markers = list(root.iter(f"{SVG}marker"))
    assert [marker.get("id") for marker in markers] == ["sign-arrow-0000ff-1", "sign-arrow-ff0000-2_5"]
    assert [marker[0].get("stroke-width") for marker in markers] == ["1", "2.5"]
    assert {marker.get("orient") for marker in markers} == {"auto-start-reverse"}


def test_both_ends_can_have_a_sign() -> None:
    root = drawn(line("0,0 TBar", "100,0 mim-catalysis"))
    (one,) = of_class(root, "Interaction")[0].iter(f"{SVG}path")
    assert (one.get("marker-start"), one.get("marker-end")) == (
        "url(#sign-tbar-000000-1)",
        "url(#sign-mim-catalysis-000000-1)",
    )
    assert one.get("d") == "M6 0L90 0"


def test_straight_and_segmented() -> None:
    points = ((0, 0), (50, 40), (50, 40), (100, 0))
    assert way("Straight", *points) == [(0, 0), (100, 0)]
    assert way("Segmented", *points) == [(0, 0), (50, 40), (100, 0)]
    assert way("no such word", *points) == [(0, 0), (100, 0)]


@pytest.mark.parametrize(
    ("leaves", "reaches", "end", "expected"),
    [
        (RIGHT, UP, (100, 60), [(0, 0), (100, 0), (100, 60)]),
        (RIGHT, LEFT, (100, 60), [(0, 0), (20, 0), (20, 60), (100, 60)]),
        (DOWN, UP, (100, 60), [(0, 0), (0, 20), (100, 20), (100, 60)]),
        (RIGHT, RIGHT, (100, 60), [(0, 0), (20, 0), (20, 60), (100, 60)]),
        (RIGHT, DOWN, (100, 60), [(0, 0), (20, 0), (20, 80), (100, 80), (100, 60)]),
        (LEFT, RIGHT, (100, 60), [(0, 0), (-20, 0), (-20, 30), (120, 30), (120, 60), (100, 60)]),
        (UP, DOWN, (100, 60), [(0, 0), (0, -20), (50, -20), (50, 80), (100, 80), (100, 60)]),
        (DOWN, RIGHT, (-100, 60), [(0, 0), (0, 60), (-100, 60)]),
    ],
)
def test_lines_at_right_angles(
    leaves: Side, reaches: Side, end: tuple[float, float], expected: list[tuple[float, float]]
) -> None:
    found = way("Elbow", (0, 0), end, leaves=leaves, reaches=reaches)
    assert found[0] == expected[0]
    assert found[-1] == expected[-1]
    assert len(found) == len(expected)
    assert all(x == to_x or y == to_y for (x, y), (to_x, to_y) in pairwise(found))
    first, last = found[1], found[-2]
    assert (first[0] - found[0][0]) * leaves.x + (first[1] - found[0][1]) * leaves.y > 0, "leaves by its side"
    if reaches != RIGHT or leaves != RIGHT:
        assert (last[0] - end[0]) * reaches.x + (last[1] - end[1]) * reaches.y > 0, "reaches by its side"


def test_a_line_at_right_angles_goes_along_the_points_that_are_stated() -> None:
    assert way("Elbow", (0, 0), (70, 30), (100, 60), leaves=RIGHT, reaches=LEFT) == [
        (0, 0),
        (70, 0),
        (70, 60),
        (100, 60),
    ]
    assert way("Elbow", (0, 0), (1, 1), (2, 2), (3, 3), (100, 60), leaves=RIGHT, reaches=LEFT) == [
        (0, 0), (20, 0), (20, 60), (100, 60),
    ]  # fmt: skip


def test_a_curve_starts_and_ends_where_its_line_does() -> None:
    corner = [Point(0, 0), Point(100, 0), Point(100, 60)]
    assert path("Curved", corner, 0, 0) == "M0 0C100 0 100 54 100 60"
    assert path("Curved", [Point(0, 0), Point(0, 20), Point(100, 20), Point(100, 60)], 0, 10) == (
        "M0 0C0 2 0 20 50 20C100 20 100 47 100 50"
    )
    assert path("Curved", corner[:2], 0, 0) == "M0 0L100 0"


def test_a_short_line_keeps_some_of_itself() -> None:
    assert path("Straight", [Point(0, 0), Point(5, 0)], 0, 10) == "M0 0L0.5 0"
    assert path("Straight", [Point(3, 3)], 10, 10) == "M3 3"


@pytest.mark.parametrize(
    ("across", "down", "side"), [(1, 0.5, RIGHT), (-1, 0.5, LEFT), (0.2, 1, DOWN), (0.2, -1, UP), (0, 0, UP)]
)
def test_sides(across: float, down: float, side: Side) -> None:
    assert side_of(across, down) == side


def test_a_line_leaves_the_side_of_the_node_that_it_is_on() -> None:
    points = (
        '<Point X="140" Y="50" GraphRef="a1" RelX="1" RelY="0"/>'
        '<Point X="200" Y="100" ArrowHead="Arrow" GraphRef="a2" RelX="0" RelY="-1"/>'
    )
    root = drawn(
        node(),
        node("STAT3", graph_id="a2", x=200, y=110),
        f'<Interaction GraphId="l"><Graphics ConnectorType="Elbow">{points}</Graphics></Interaction>',
    )
    (one,) = of_class(root, "Interaction")
    assert one.find(f"{SVG}path").get("d") == "M140 50L200 50L200 90"  # type: ignore[union-attr]
    assert (one.get("data-from"), one.get("data-to"), one.get("data-connector")) == ("a1", "a2", "Elbow")


def test_a_line_that_ends_on_another_meets_it_at_a_right_angle() -> None:
    base = line("0,100", "200,100 Arrow", anchors='<Anchor Position="0.5" GraphId="x"/>')
    points = '<Point X="50" Y="20"/><Point X="100" Y="100" ArrowHead="mim-catalysis" GraphRef="x" RelX="0" RelY="0"/>'
    other = f'<Interaction GraphId="l2"><Graphics ConnectorType="Elbow">{points}</Graphics></Interaction>'
    root = drawn(base, other)
    assert of_class(root, "Interaction")[0].get("data-anchors") == "x"
    data = of_class(root, "Interaction")[1].find(f"{SVG}path").get("d", "")  # type: ignore[union-attr]
    assert data.endswith("L100 90"), "comes from above"


def test_lines_that_end_on_each_other_are_drawn() -> None:
    def one(name: str, anchor: str, other: str) -> str:
        return (
            f'<Interaction GraphId="{name}"><Graphics ConnectorType="Elbow">'
            f'<Point X="0" Y="0" GraphRef="{other}"/><Point X="50" Y="50" GraphRef="{other}"/>'
            f'<Anchor Position="0.4" GraphId="{anchor}"/></Graphics></Interaction>'
        )

    assert len(of_class(drawn(one("l1", "x", "y"), one("l2", "y", "x"), one("l3", "z", "z")), "Interaction")) == 3


def test_anchors_that_one_sees() -> None:
    places = ('0.5" GraphId="x', '0.25" GraphId="y" Shape="Circle', "1.0")
    anchors = "".join(f'<Anchor Position="{place}"/>' for place in places)
    root = drawn(line("0,100", "200,100 Arrow", anchors=anchors))
    found = [one for one in root.iter() if one.get("class") == "Anchor"]
    assert [(one.tag.removeprefix(SVG), one.get("cx"), one.get("d")) for one in found] == [
        ("circle", "50", None), ("path", None, "M198.5 98.5h3v3h-3z"),
    ]  # fmt: skip


def test_places_along_a_line() -> None:
    corner = [Point(0, 0), Point(100, 0), Point(100, 100)]
    assert along(corner, 0.25)[0] == (50, 0)
    assert along(corner, 0.75) == ((100, 50), (100, 0), (100, 100))
    assert along(corner, 7)[0] == (100, 100)
    assert along([Point(1, 1)], 0.5)[0] == (1, 1)


def test_strokes_broken_and_double() -> None:
    root = drawn(line("0,0", "100,0 Arrow", LineStyle="Broken", kind="GraphicalLine"))
    (one,) = of_class(root, "GraphicalLine")[0].iter(f"{SVG}path")
    assert (one.get("stroke-dasharray"), one.get("fill")) == ("5 3", "none")
    double = line("0,0", "100,0 Arrow").replace(
        "<Graphics", '<Attribute Key="org.pathvisio.DoubleLineProperty" Value="Double"/><Graphics'
    )
    paths = list(of_class(drawn(double), "Interaction")[0].iter(f"{SVG}path"))
    assert [(one.get("stroke"), one.get("stroke-width")) for one in paths] == [
        ("#000000", "3"),
        ("#ffffff", "1"),
        ("none", None),
    ]
    assert [one.get("marker-end") for one in paths] == [None, None, "url(#sign-arrow-000000-1)"]
