from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import wp2rdf
from tests.conftest import EXAMPLES, ROOT
from tests.drawing.pictures.parts import SVG, gpml, node, of_class

if TYPE_CHECKING:
    from pathlib import Path

DRAWN = ROOT / "examples" / "database" / "pathways" / "WP9201" / "WP9201.gpml"


def test_a_page_is_one_line_and_a_few_words_of_html() -> None:
    page = wp2rdf.read(EXAMPLES / "_pathways" / "WP9001.md")
    assert repr(page) == (
        "<Pathway WP9001: Glucose sensing in the example cell, Homo sapiens; "
        "6 data nodes, 3 references, 3 citing works>"
    )
    shown = page._repr_html_()  # type: ignore[attr-defined]
    assert "<b>Glucose sensing in the example cell</b><br>WP9001 · r150001 · Homo sapiens · edited 2026-03-14" in shown
    assert page._repr_svg_() is None  # type: ignore[attr-defined]


def test_a_drawing_shows_itself() -> None:
    drawing = wp2rdf.read(DRAWN)
    assert repr(drawing).startswith("<Pathway WP9201: Glucose sensing, drawn, Homo sapiens; 10 data nodes, ")
    root = ET.fromstring(drawing._repr_svg_())  # type: ignore[attr-defined]  # noqa: S314 - our own
    assert len(of_class(root, "DataNode")) == 10
    assert f"<svg xmlns={SVG[1:-1]!r}".replace("'", '"') in drawing._repr_html_()  # type: ignore[attr-defined]
    assert len(repr(drawing.drawing)) < 120


def test_a_page_with_its_drawing_shows_both() -> None:
    page = wp2rdf.read(DRAWN.with_suffix(".md"))
    assert page._repr_svg_() == wp2rdf.read(DRAWN)._repr_svg_()  # type: ignore[attr-defined]
    assert "data-wpid" in page._repr_html_()  # type: ignore[attr-defined]


def test_wide_drawings_are_made_smaller_and_names_stay_text(tmp_path: Path) -> None:
    file = tmp_path / "WP1.gpml"
    file.write_bytes(gpml(node(), board='<Graphics BoardWidth="3600" BoardHeight="300"/>', name="<b>x</b>"))
    shown = wp2rdf.read(file)._repr_html_()  # type: ignore[attr-defined]
    assert 'width="900" height="75"' in shown
    assert "<b>&lt;b&gt;x&lt;/b&gt;</b>" in shown


def test_a_validation_is_one_line_and_a_table() -> None:
    found = wp2rdf.validate(EXAMPLES)
    assert repr(found).startswith(f"<Validation of {EXAMPLES}: 10 pages, 1 error, ")
    shown = found._repr_html_()
    assert "<td>wpid-duplicate</td><td>error</td>" in shown
    assert len(shown) < 20_000


def test_what_is_drawn_says_in_a_line_what_it_is() -> None:
    """Where it was read: an interaction of a real drawing was a page of attributes."""
    read = wp2rdf.read(DRAWN)
    line, drawing = read.interactions[0], read.drawing
    assert drawing is not None
    assert (line.start, line.end, line.arrow_heads) == ("a1001", "a1002", ("", "mim-conversion"))
    assert repr(line) == "<Interaction d4001: a1001 to a1002 (mim-conversion)>"
    assert repr(drawing.element(line.start)) == "<DataNode a1001 'D-glucose' ChEBI CHEBI:17634>"
    assert repr(drawing.element(line.end)) == "<DataNode a1002 'glucose 6-phosphate' HMDB HMDB01401>"
    assert drawing.element("e5001") is drawing.element("") is None  # an anchor
    assert repr(drawing.groups[0]) == "<Group b2002 'K-ATP channel'>"
