"""Drawings of a few elements, and what one sees of them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html import escape
from pathlib import Path

from wp2rdf.drawing.pictures.svg import Picture, View
from wp2rdf.model.drawing import Drawing
from wp2rdf.reading import drawings
from wp2rdf.reading.gpml import drawing as reader

SVG = "{http://www.w3.org/2000/svg}"


def gpml(
    *elements: str, board: str = '<Graphics BoardWidth="400" BoardHeight="300"/>', name: str = "Invented"
) -> bytes:
    """A drawing that holds elements."""
    return (
        f'<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="{escape(name)}" Organism="Homo sapiens"'
        f' Last-Modified="20260101000000" Version="WP9001_r1">{board}{"".join(elements)}'
        '<InfoBox CenterX="0" CenterY="0"/><Biopax/></Pathway>'
    ).encode()


def drawing(*elements: str, **whole: str) -> Drawing:
    """The record of such a drawing."""
    return reader.parse(gpml(*elements, **whole), "WP9001.gpml")


def read(path: Path) -> Drawing:
    """The record of a drawing in a file."""
    return reader.read(drawings.alone(path, path.parent))


def drawn(*elements: str, view: View | None = None, **whole: str) -> ET.Element:
    """The root of the picture of such a drawing."""
    return ET.fromstring(Picture(drawing(*elements, **whole)).svg(view or View()))  # noqa: S314 - our own


def graphics(x: float = 100, y: float = 50, width: float = 80, height: float = 20, **more: str | float) -> str:
    """The Graphics of a node, label or shape."""
    said = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<Graphics CenterX="{x}" CenterY="{y}" Width="{width}" Height="{height}"{said}/>'


def node(
    name: str = "IL6",
    xref: str = '<Xref Database="Entrez Gene" ID="3569"/>',
    graph_id: str = "a1",
    group: str = "",
    **more: str | float,
) -> str:
    """A data node."""
    held = f' GroupRef="{group}"' if group else ""
    return (
        f'<DataNode TextLabel="{escape(name)}" GraphId="{graph_id}" Type="GeneProduct"{held}>'
        f"{graphics(**more)}{xref}</DataNode>"  # type: ignore[arg-type]
    )


def state(**said: str) -> str:
    """A phosphorylation on a node."""
    return (
        f'<State GraphRef="{said["GraphRef"]}" TextLabel="P" GraphId="s" StateType="Phosphorylation">'
        f'<Graphics RelX="{said["RelX"]}" RelY="{said["RelY"]}" Width="16" Height="16" ShapeType="Oval"/>'
        '<Xref Database="ChEBI" ID="1"/></State>'
    )


def line(*points: str, kind: str = "Interaction", anchors: str = "", **more: str | float) -> str:
    """An interaction, or another line, through points such as `10,20` and `30,20 Arrow`."""
    drawn_points = ""
    for point in points:
        place, _, head = point.partition(" ")
        x, y = place.split(",")
        drawn_points += f'<Point X="{x}" Y="{y}"' + (f' ArrowHead="{head}"' if head else "") + "/>"
    said = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<{kind} GraphId="l1"><Graphics{said}>{drawn_points}{anchors}</Graphics><Xref Database="" ID=""/></{kind}>'


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    """The elements of a class, in drawing order."""
    return [one for one in root.iter(f"{SVG}g") if name in one.get("class", "").split()]


def texts(root: ET.Element) -> list[str]:
    """The lines of text, in drawing order."""
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}tspan")]
