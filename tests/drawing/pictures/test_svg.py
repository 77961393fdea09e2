from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from tests.drawing.pictures.parts import SVG, drawing, drawn, graphics, line, node, of_class, state, texts
from wp2rdf.drawing.pictures.svg import Picture, View


def test_a_node_is_a_box_with_its_name_its_identifier_and_a_link() -> None:
    root = drawn(node())
    (one,) = of_class(root, "DataNode")
    assert {name: value for name, value in one.items() if name.startswith("data-")} == {
        "data-id": "a1", "data-label": "IL6", "data-type": "GeneProduct",
        "data-database": "Entrez Gene", "data-identifier": "3569",
    }  # fmt: skip
    (link,) = one.iter(f"{SVG}a")
    assert link.get("href") == "https://identifiers.org/ncbigene/3569"
    assert texts(one) == ["IL6"]
    assert [title.text for title in one.iter(f"{SVG}title")] == ["IL6, GeneProduct, Entrez Gene 3569"]
    (path,) = one.iter(f"{SVG}path")
    assert path.get("d") == "M0 0H80V20H0Z"
    assert path.get("transform") == "translate(60 40)"
    assert (path.get("fill"), path.get("stroke"), path.get("stroke-width")) == ("#ffffff", "#000000", "1")


def test_the_board_has_the_size_of_the_drawing() -> None:
    root = drawn(node())
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("400", "300", "0 0 400 300")
    assert root.get("aria-label") == "Invented"
    twice = drawn(node(), view=View(scale=2))
    assert (twice.get("width"), twice.get("height"), twice.get("viewBox")) == ("800", "600", "0 0 400 300")


@pytest.mark.parametrize(
    "board",
    ["", "<Graphics/>", '<Graphics BoardWidth="0" BoardHeight="-1"/>', '<Graphics BoardWidth="x" BoardHeight="inf"/>'],
)
def test_a_drawing_that_states_no_size_is_as_large_as_what_it_holds(board: str) -> None:
    assert drawn(node(), board=board).get("viewBox") == "0 0 170 90"


HOSTILE = "</text></svg><script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>\x7f"


def test_nothing_of_the_data_is_markup() -> None:
    label = (
        '<Label TextLabel="&lt;/text>&lt;script>" GraphId="&quot; onload=&quot;x" Href="javascript:alert(1)">'
        f"{graphics(FontName='a;b&quot; onload=&quot;x')}</Label>"
    )
    group = '<Group GroupId="g" GraphId="&quot;>&lt;script>" TextLabel="&lt;b>" Style="Complex"/>'
    root = drawn(
        node(HOSTILE, xref='<Xref Database="&lt;script>" ID="&quot;>&lt;script>"/>', graph_id="&lt;script>", group="g"),
        label,
        group,
        name=HOSTILE,
    )
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "defs", "marker", "path", "rect", "g", "a", "text", "tspan", "circle",
    }  # fmt: skip
    names = {name for one in root.iter() for name in one.keys()}  # noqa: SIM118 - an Element is no mapping
    assert not {name for name in names if name.startswith("on") or name == "style"}
    assert "javascript" not in ET.tostring(root, encoding="unicode")
    (one,) = of_class(root, "DataNode")
    assert one.get("data-id") == "<script>"
    (text,) = of_class(root, "Label")[0].iter(f"{SVG}text")
    assert text.get("font-family") == "'ab onloadx', Arial, 'Liberation Sans', Helvetica, sans-serif"


def test_a_picture_loads_nothing_and_runs_nothing() -> None:
    text = Picture(drawing(node(), line("0,0", "100,50 Arrow"))).svg()
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace(
        "https://identifiers.org/ncbigene/3569", ""
    )
    assert not {
        word
        for word in ("<script", "<style", "<image", "@import", "@font-face", "<use", "<foreignObject")
        if word in text
    }


@pytest.mark.parametrize(
    ("xref", "address"),
    [
        ('<Xref Database="Entrez Gene" ID="3569"/>', "https://identifiers.org/ncbigene/3569"),
        ('<Xref Database="Uniprot-TrEMBL" ID="P05231"/>', "https://identifiers.org/uniprot/P05231"),
        ('<Xref Database="ChEBI" ID="17234"/>', "https://identifiers.org/chebi/CHEBI:17234"),
        ('<Xref Database="ChEBI" ID="CHEBI:17234"/>', "https://identifiers.org/chebi/CHEBI:17234"),
        ('<Xref Database="WikiPathways" ID="WP364"/>', "https://identifiers.org/wikipathways/WP364"),
        ('<Xref Database="Nowhere" ID="1"/>', None),
        ('<Xref Database="Entrez Gene" ID=""/>', None),
        ('<Xref Database="" ID="1"/>', None),
    ],
)
def test_a_node_leads_to_what_it_stands_for(xref: str, address: str | None) -> None:
    links = list(drawn(node(xref=xref)).iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == ([address] if address else [])


def test_where_a_node_leads_to_can_be_told() -> None:
    root = drawn(node(), view=View(link=lambda one: f"#{one.graph_id}"))
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["#a1"]


def test_a_label_leads_to_its_address() -> None:
    root = drawn(f'<Label TextLabel="OMIM" GraphId="b" Href="https://omim.org/entry/1">{graphics()}</Label>')
    (label,) = of_class(root, "Label")
    assert [link.get("href") for link in label.iter(f"{SVG}a")] == ["https://omim.org/entry/1"]
    assert label.find(f".//{SVG}text").get("text-decoration") == "underline"  # type: ignore[union-attr]
    assert not list(label.iter(f"{SVG}path"))


def test_lines_of_a_label_stand_below_each_other() -> None:
    root = drawn(node("glucose&#10;6-phosphate\nx".replace("\n", " ")))
    assert texts(root)[:1] == ["glucose&#10;6-phosphate x"]
    root = drawn(f'<Label TextLabel="one&#xA;&#xA;three" GraphId="b">{graphics(FontSize=10, Valign="Middle")}</Label>')
    spans = list(root.iter(f"{SVG}tspan"))
    assert [(span.text, span.get("x"), span.get("y")) for span in spans] == [
        ("one", "100", "42.3"),
        ("three", "100", "64.3"),
    ]


@pytest.mark.parametrize(
    ("align", "valign", "x", "y", "anchor"),
    [
        ("Left", "Top", "65", "54.8", "start"),
        ("Right", "Bottom", "135", "52.8", "end"),
        ("Center", "Middle", "100", "53.3", "middle"),
    ],
)
def test_where_a_text_leans(align: str, valign: str, x: str, y: str, anchor: str) -> None:
    root = drawn(f'<Label TextLabel="a" GraphId="b">{graphics(FontSize=10, Align=align, Valign=valign)}</Label>')
    (text,) = root.iter(f"{SVG}text")
    (span,) = root.iter(f"{SVG}tspan")
    assert (span.get("x"), text.get("text-anchor")) == (x, anchor)
    assert float(span.get("y", "0")) == pytest.approx(float(y), abs=4.6)


def test_fonts() -> None:
    shape: dict[str, Any] = {
        "FontWeight": "Bold",
        "FontStyle": "Italic",
        "FontSize": 14,
        "FontDecoration": "Underline",
        "FontStrikethru": "Strikethru",
    }
    root = drawn(node(**shape, FontName="Times New Roman", Color="ff0000"))
    (text,) = root.iter(f"{SVG}text")
    assert dict(text.items()) == {
        "font-family": "'Times New Roman', Arial, 'Liberation Sans', Helvetica, sans-serif", "font-size": "14",
        "text-anchor": "middle", "fill": "#ff0000", "font-weight": "bold", "font-style": "italic",
        "text-decoration": "underline line-through",
    }  # fmt: skip


def test_letters_in_the_font_symbol_are_greek() -> None:
    assert texts(drawn(node("D-a", FontName="Symbol"))) == ["Δ-α"]  # noqa: RUF001 - Greek
    assert texts(drawn(node("D-a"))) == ["D-a"]


def test_what_is_higher_is_drawn_later_and_groups_lie_beneath() -> None:
    root = drawn(
        node("top", graph_id="a", ZOrder=40000, group="g"),
        node("bottom", graph_id="b", ZOrder=-5, group="g"),
        node("middle", graph_id="c", ZOrder=39999),
        state(GraphRef="a", RelX="1", RelY="-1"),
        line("0,0", "100,50"),
        '<Group GroupId="g" GraphId="h" Style="None"/>',
    )
    order = [f"{one.get('class')} {one.get('data-label', '')}" for one in root.iter(f"{SVG}g")]
    assert order == ["DataNode bottom", "Group ", "Interaction ", "DataNode middle", "DataNode top", "State P"]


def test_a_state_stands_on_its_node() -> None:
    root = drawn(
        node(x=100, y=50, width=80, height=20),
        state(GraphRef="a1", RelX="1.0", RelY="-1.0"),
    )
    (one,) = of_class(root, "State")
    (path,) = one.iter(f"{SVG}path")
    assert path.get("transform") == "translate(132 32)"
    assert (one.get("data-node"), one.get("data-type")) == ("a1", "Phosphorylation")
    assert [title.text for title in one.iter(f"{SVG}title")] == ["P, Phosphorylation, ChEBI 1"]


def test_what_has_no_place_is_left_out_and_told() -> None:
    picture = Picture(
        drawing(
            node(),
            state(GraphRef="zz", RelX="1", RelY="1"),
            '<Label TextLabel="?" GraphId="b"><Graphics CenterX="here" CenterY="1" Width="1" Height="1"/></Label>',
            line("10,10"),
        )
    )
    assert sorted(type(one).__name__ for one in picture.unplaced) == ["Interaction", "Label", "State"]
    assert len(of_class(ET.fromstring(picture.svg()), "DataNode")) == 1  # noqa: S314 - our own


def test_a_turned_shape() -> None:
    for rotation, turned in (("1.5707963267948966", "rotate(90 40 10)"), ("Left", "rotate(270 40 10)")):
        root = drawn(f'<Shape GraphId="b">{graphics(ShapeType="Brace", Rotation=rotation)}</Shape>')
        (path,) = of_class(root, "Shape")[0].iter(f"{SVG}path")
        assert path.get("transform") == f"translate(60 40) {turned}"
        assert path.get("fill") == "none"


def test_outlines_broken_and_double() -> None:
    broken = drawn(f'<Shape GraphId="b">{graphics(ShapeType="Oval", LineStyle="Broken", FillColor="ffffcc")}</Shape>')
    (path,) = broken.iter(f"{SVG}path")
    assert (path.get("stroke-dasharray"), path.get("fill")) == ("5 3", "#ffffcc")
    double = drawn(
        f'<Shape GraphId="b"><Attribute Key="org.pathvisio.DoubleLineProperty" Value="Double"/>'
        f"{graphics(ShapeType='Rectangle', LineThickness=2, FillColor='ffffcc')}</Shape>"
    )
    outer, inner = double.iter(f"{SVG}path")
    assert (outer.get("transform"), outer.get("d"), outer.get("fill")) == (
        "translate(61 41)",
        "M0 0H78V18H0Z",
        "#ffffcc",
    )
    assert (inner.get("transform"), inner.get("d"), inner.get("fill")) == ("translate(65 45)", "M0 0H70V10H0Z", "none")


def test_groups_stand_around_what_they_hold() -> None:
    root = drawn(
        node(graph_id="a", x=100, y=50, group="inner"),
        node(graph_id="b", x=100, y=90, group="inner"),
        f'<Shape GraphId="c" GroupRef="outer">{graphics(250, 70, 10, 60, Rotation="1.5707963267948966")}</Shape>',
        '<Group GroupId="inner" GraphId="i" Style="Complex" TextLabel="Receptor" GroupRef="outer"/>',
        '<Group GroupId="outer" GraphId="o" Style="Group"/>',
        '<Group GroupId="empty" GraphId="e" Style="Complex"/>',
    )
    inner, outer = of_class(root, "Group")
    assert (inner.get("data-style"), inner.get("data-id"), inner.get("data-group")) == ("Complex", "i", "outer")
    (path,) = inner.iter(f"{SVG}path")
    assert path.get("transform") == "translate(48 28)"
    assert path.get("d") == "M18 0L86 0L104 18L104 66L86 84L18 84L0 66L0 18Z"
    (path,) = outer.iter(f"{SVG}path")
    assert (path.get("transform"), path.get("d")) == ("translate(40 20)", "M0 0H248V100H0Z")
    assert (path.get("fill"), path.get("stroke")) == ("none", "none")


def test_groups_that_hold_each_other_end() -> None:
    root = drawn(
        node(group="a"),
        '<Group GroupId="a" GraphId="1" GroupRef="b" Style="Complex"/>',
        '<Group GroupId="b" GraphId="2" GroupRef="a" Style="Complex"/>',
        '<Group GroupId="c" GraphId="3" GroupRef="c" Style="Complex"/>',
    )
    assert {one.get("data-id") for one in of_class(root, "Group")} == {"1", "2"}


def test_groups_nested_deeper_than_calls_can_be() -> None:
    groups = [f'<Group GroupId="g{n}" GraphId="i{n}" GroupRef="g{n + 1}" Style="Complex"/>' for n in range(3000)]
    assert len(of_class(drawn(node(group="g0"), *groups), "Group")) == 3000


@pytest.mark.parametrize("wild", ["1e308", "-1e308", "1e400", "nan", "0", "-80", "1e-320", ""])
@pytest.mark.parametrize("attribute", ["CenterX", "Width", "FontSize", "LineThickness", "Rotation", "ZOrder"])
def test_no_number_breaks_a_picture(attribute: str, wild: str) -> None:
    said = {
        "CenterX": "10",
        "CenterY": "10",
        "Width": "10",
        "Height": "10",
        "ShapeType": "RoundedRectangle",
        attribute: wild,
    }
    shown = "".join(f' {name}="{value}"' for name, value in said.items())
    picture = Picture(
        drawing(f'<DataNode TextLabel="x" GraphId="a"><Graphics{shown}/><Xref Database="" ID=""/></DataNode>')
    )
    text = picture.svg()
    assert not {word for word in ("nan", "inf", "e+", "e-0", "e-3") if f" {word}" in text or f'"{word}' in text}
    assert len(text) < 3000


def test_what_is_asked_for_stands_out() -> None:
    nodes = (
        node(),
        node("STAT3", xref='<Xref Database="Entrez Gene" ID="6774"/>', graph_id="a2"),
        node("x", xref="", graph_id="a3"),
    )
    for asked, found in ((["il6"], ["IL6"]), (["6774", " STAT3 "], ["STAT3"]), (["a3", ""], ["x"]), (["nothing"], [])):
        root = drawn(*nodes, view=View(highlight=asked))
        assert [one.get("data-label") for one in of_class(root, "highlighted")] == found


def test_a_title_stands_above_the_drawing() -> None:
    root = drawn(node(), view=View(title=True))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("400", "370", "0 -70 400 370")
    assert texts(root)[:3] == ["Name: Invented", "Last Modified: 20260101000000", "Organism: Homo sapiens"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("33CC00", "#33cc00"),
        ("#33cc00", "#33cc00"),
        ("Navy", "#000080"),
        ("33cc00ff", "#33cc00"),
        ("no colour", "#000000"),
        ("", "#000000"),
    ],
)
def test_colours(said: str, shown: str) -> None:
    (path,) = drawn(node(Color=said)).iter(f"{SVG}path")
    assert path.get("stroke") == shown


@pytest.mark.parametrize(
    ("said", "shown"), [("Transparent", "none"), ("ffffff00", "none"), ("Yellow", "#ffff00"), ("no colour", "#ffffff")]
)
def test_what_fills_a_node(said: str, shown: str) -> None:
    (path,) = drawn(node(FillColor=said)).iter(f"{SVG}path")
    assert path.get("fill") == shown
