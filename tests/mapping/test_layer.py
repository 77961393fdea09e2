"""The drawing layer of one drawing: names, forms of values, and what official programs make of each oddity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import wp2rdf
from wp2rdf import mapping
from wp2rdf.mapping.gpml import layer_values
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import lexical

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wp2rdf.model import Pathway

GP = "http://rdf.wikipathways.org/Pathway/WP9_r2"
GPML = PREFIXES["gpml"]
HEAD = (
    '<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="A &quot;name&quot;" Version="WP9_r2" '
    'Organism="Homo sapiens" Author="[A, B]" Last-Modified="20250101000000" Email="ada@example.org">'
    '<BiopaxRef>r1</BiopaxRef><Graphics BoardWidth="100" BoardHeight="50.5" />'
)
BIOPAX = (
    '<Biopax xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<bp:PublicationXref rdf:id="r1"><bp:ID> 20067622</bp:ID><bp:DB>PubMed</bp:DB></bp:PublicationXref>'
    '<bp:PublicationXref rdf:id="r2"><bp:ID>9780470674710</bp:ID><bp:DB>ISBN</bp:DB></bp:PublicationXref></Biopax>'
)
BOX = 'CenterX="10.0" CenterY="20.5" Width="8.0" Height="4.0"'


Said = dict[tuple[str, str], list[str]]


def read(folder: Path, elements: str) -> Pathway:
    """The record of a drawing with these elements."""
    path = folder / "WP9.gpml"
    path.write_text(f"{HEAD}{elements}{BIOPAX}</Pathway>", encoding="utf-8")
    return wp2rdf.read(path)


@pytest.fixture
def layer(tmp_path: Path) -> Callable[[str], Said]:
    """What the layer says, by subject below the drawing and local name of the predicate; values without datatypes."""
    return lambda elements: said_of(read(tmp_path, elements))


def said_of(record: Pathway) -> Said:
    plain = set(mapping.triples(record, profile="wprdf"))
    said: Said = {}
    for subject, predicate, value in mapping.triples(record, profile="wprdf", gpml_layer=True):
        if (subject, predicate, value) not in plain:
            name = predicate[1:-1].replace("#", "/").rpartition("/")[2]
            short = lexical(value) if value.startswith('"') else value[1:-1].removeprefix(GP).removeprefix(GPML)
            said.setdefault((subject[1:-1].removeprefix(GP), name), []).append(short)
    return said


def test_the_drawing_as_a_whole(layer: Callable[[str], Said]) -> None:
    said = layer("<InfoBox CenterX='1.5' CenterY='2' />")
    assert said["", "name"] == ['A "name"']
    assert said["", "boardWidth"] == ["100.0"]
    assert said["", "author"] == ["[A, B]"]
    assert said["", "last-Modified"] == ["20250101000000"]
    assert said["", "biopaxRef"] == ["r1"]
    assert said["", "seeAlso"] == ["https://www.wikipathways.org/instance/WP9_r2"]
    assert said["/InfoBox/1", "centerY"] == ["2.0"]
    assert ("", "email") not in said


def test_a_data_node_with_nothing_but_what_it_must_have_gets_the_defaults(layer: Callable[[str], Said]) -> None:
    said = layer(
        f'<DataNode TextLabel="IL6&#10;x"><Graphics {BOX} /><Xref Database="Uniprot-TrEMBL" ID="P1" /></DataNode>'
    )
    node = "/DataNode/~1"
    expected = {
        "type": ["DataNode", "Unknown"], "hasDataNode": [], "textlabel": ["IL6\nx"], "graphId": [""],
        "zorder": ["32768"],
        "color": ["0"], "fillColor": ["ffffff"], "lineThickness": ["1.0"], "lineStyle": ["Solid"],
        "shapeType": ["Rectangle"], "fontName": ["Arial"], "fontSize": ["12.0"], "fontStyle": ["Normal"],
        "align": ["Center"], "valign": ["Top"], "xrefDataSource": ["UniProtKB"], "xrefId": ["P1"], "centerY": ["20.5"],
    }  # fmt: skip
    assert {name: said.get((node, name), []) for name in expected} == expected
    assert said["", "hasDataNode"] == [node]


def test_labels_without_id_are_one_and_say_everything_once(layer: Callable[[str], Said]) -> None:
    label = f'<Label TextLabel="here"><Comment>same</Comment><Graphics {BOX} Color="ff0000" /></Label>'
    said = layer(label + label + label.replace("here", "there").replace("<Label", '<Label Href="https://example.org"'))
    assert sorted(said["/Label/null", "textlabel"]) == ["here", "there"]
    assert sorted(said["/Label/null", "color"]) == ["ff", "ff0000"]
    assert said["", "hasLabel"] == ["/Label/null"]
    assert ("/Label/null", "graphId") not in said


def test_an_id_that_is_used_twice_says_nothing_twice(tmp_path: Path) -> None:
    node = f'<DataNode TextLabel="a" GraphId="x"><Graphics {BOX} /></DataNode>'
    record = read(tmp_path, node + node)
    block = Block.of(mapping.names_of(record).page, mapping.statements(record, gpml_layer=True))
    assert len(block.lines) == len(set(block.lines))


def test_shapes_have_their_own_rules(layer: Callable[[str], Said]) -> None:
    double = '<Attribute Key="org.pathvisio.DoubleLineProperty" Value="Double" />'
    broken = f'<Graphics {BOX} LineStyle="Broken"'
    said = layer(
        f'<Shape GraphId="s1">{double}{broken} ShapeType="Membrane region" Rotation="Left" FillColor="Transparent" />'
        f'</Shape><Shape GraphId="s2" TextLabel="in">{broken} ShapeType="Oval" FillColor="00FF00" /></Shape>'
    )
    assert said["/Shape/s1", "type"] == ["shape"]
    assert said["/Shape/s1", "textlabel"] == [""]
    assert said["/Shape/s1", "shape"] == ["4.71238898038469"]
    assert said["/Shape/s1", "lineStyle"] == ["Solid"]
    assert ("/Shape/s1", "shapeType") not in said
    assert ("/Shape/s1", "fillColor") not in said
    assert said["/Shape/s2", "lineStyle"] == ["Broken"]
    assert said["/Shape/s2", "fillColor"] == ["ff00"]
    assert said["/Shape/s2", "shape"] == ["0.0"]


def test_a_state_stands_above_its_node_whatever_it_says_itself(layer: Callable[[str], Said]) -> None:
    place = 'RelX="1" RelY="-1.0" Width="5" Height="5"'
    said = layer(
        f'<DataNode TextLabel="a" GraphId="n"><Graphics {BOX} ZOrder="-4" /></DataNode>'
        f'<State TextLabel="P" GraphId="s" GraphRef="n"><Graphics {place} ZOrder="9" />'
        '<Xref Database="" ID="" /></State>'
        f'<State TextLabel="P" GraphId="t" GraphRef="lost"><Graphics {place} /></State>'
    )
    assert said["/State/s", "zorder"] == ["-3"]
    assert said["/State/t", "zorder"] == ["0"]
    assert said["/State/s", "stateOf"] == ["/DataNode/n"]
    assert said["/State/s", "stateType"] == ["Unknown"]
    assert ("/State/s", "xrefId") not in said


def test_lines_with_points_and_anchors(layer: Callable[[str], Said]) -> None:
    said = layer(
        '<Interaction GraphId="i"><Graphics ZOrder="1" LineThickness="2.0">'
        '<Point X="1.0" Y="2.0" GraphRef="n" RelX="-1.0" RelY="0.00001" ArrowHead="Arrow" />'
        '<Point X="3.0" Y="12345678" />'
        '<Anchor Position="0.5" Shape="Circle" GraphId="a" /><Anchor Position="0.6" Shape="None" /></Graphics>'
        '<Xref Database="Rhea" ID="" /></Interaction>'
        '<GraphicalLine GraphId="g"><Graphics><Point X="1" Y="2" /><Point X="3" Y="4" /></Graphics>'
        '<Xref Database="Rhea" ID="1" /></GraphicalLine>'
    )
    assert said["/Interaction/i", "hasPoint"] == ["/Interaction/i/Point/1", "/Interaction/i/Point/2"]
    assert said["/Interaction/i/Point/1", "relY"] == ["1.0E-5"]
    assert said["/Interaction/i/Point/1", "graphRef"] == ["n"]
    assert said["/Interaction/i/Point/2", "y"] == ["1.2345678E7"]
    assert said["/Interaction/i/Point/2", "relX"] == ["0.0"]
    assert sorted(said["/Interaction/i/Point/1", "isPartOf"]) == ["", "/Interaction/i"]
    assert said["/Interaction/i", "hasAnchor"] == ["/Interaction/i/Anchor/a"]
    assert said["/Interaction/i/Anchor/a", "shape"] == ["Circle"]
    assert said["/Interaction/i", "xrefDataSource"] == ["Rhea"]
    assert said["/Interaction/i", "connectorType"] == ["Straight"]
    assert ("/GraphicalLine/g", "xrefId") not in said
    assert not any(name == "arrowHead" for _, name in said)


def test_only_members_before_their_group_are_part_of_it(layer: Callable[[str], Said]) -> None:
    group = '<Group GroupId="g" GraphId="gg" Style="Complex" />'
    said = layer(
        f'<DataNode TextLabel="a" GraphId="before" GroupRef="g"><Graphics {BOX} /></DataNode>{group}'
        f'<Label TextLabel="b" GraphId="after" GroupRef="g"><Graphics {BOX} /></Label>'
        '<Group GroupId="nameless" TextLabel="a text" />'
    )
    assert "/Group/gg" in said["/DataNode/before", "isPartOf"]
    assert said["/Label/after", "isPartOf"] == [""]
    assert said["/Label/after", "groupRef"] == ["g"]
    assert said["/Group/nameless", "style"] == ["None"]
    assert said["/Group/nameless", "textlabel"] == ["a text"]
    assert ("/Group/gg", "textlabel") not in said


def test_comments_are_named_by_their_text_and_references_by_what_they_are(layer: Callable[[str], Said]) -> None:
    said = layer(
        '<DataNode TextLabel="a" GraphId="n"><Comment Source="me">GenMAPP remarks</Comment>'
        "<Comment>GenMAPP remarks</Comment>"
        f"<BiopaxRef>r1</BiopaxRef><BiopaxRef>r2</BiopaxRef><BiopaxRef>lost</BiopaxRef><Graphics {BOX} /></DataNode>"
    )
    (comment,) = said["/DataNode/n", "hasComment"]
    assert said[comment, "commentText"] == ["GenMAPP remarks"]
    assert said[comment, "source"] == ["me"]
    assert said["/DataNode/n", "biopaxRef"] == ["r1", "r2", "lost"]
    pubmed, book = said["/DataNode/n", "hasPublicationXref"]
    assert (pubmed, said[pubmed, "database"], said[pubmed, "id"]) == (
        "https://identifiers.org/pubmed/20067622", ["Pubmed"], [" 20067622"],
    )  # fmt: skip
    assert (book, said[book, "id"]) == ("/pub/r2", ["9780470674710"])
    assert (book, "database") not in said


def test_a_comment_is_named_by_the_text_before_an_address_was_taken_out(layer: Callable[[str], Said]) -> None:
    node = f'<DataNode TextLabel="a" GraphId="n"><Comment>{{}}</Comment><Graphics {BOX} /></DataNode>'
    (one,) = layer(node.format("write to ada@example.org"))["/DataNode/n", "hasComment"]
    (other,) = layer(node.format("write to bo@example.org"))["/DataNode/n", "hasComment"]
    assert one != other
    assert layer(node.format("write to ada@example.org"))[one, "commentText"] == ["write to [e-mail removed]"]


def test_what_is_no_number_is_left_out_and_the_rest_stays(layer: Callable[[str], Said]) -> None:
    graphics = '<Graphics CenterX="left" CenterY="1" ZOrder="top" Color="#f00" />'
    said = layer(f'<DataNode TextLabel="a" GraphId="n">{graphics}</DataNode>')
    assert ("/DataNode/n", "centerX") not in said
    assert ("/DataNode/n", "width") not in said
    assert said["/DataNode/n", "centerY"] == ["1.0"]
    assert said["/DataNode/n", "zorder"] == ["32768"]
    assert said["/DataNode/n", "color"] == ["0"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("90", "90.0"), ("1118.2238805970146", "1118.2238805970146"), (" 1.50 ", "1.5"), ("-0", "-0.0"),
        ("0.001", "0.001"), ("0.0009", "9.0E-4"), ("9999999.9", "9999999.9"), ("1e7", "1.0E7"),
        ("-2.5e-10", "-2.5E-10"), ("1e16", "1.0E16"), ("123456789012", "1.23456789012E11"), ("1e999", None),
        ("nan", None), ("1_0", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_have_the_form_that_java_gives_them(text: str, form: str | None) -> None:
    assert layer_values.double(text) == form
    kept = layer_values.Doubles()
    assert kept[text] == (form if form is not None else "\0")


def test_colours_are_numbers_without_padding() -> None:
    colors = layer_values.Colors()
    assert [colors[one] for one in ("Black", "0000ff", "Gray", "Transparent", "ff000080", "red", "")] == [
        "0", "ff", "7f7f7f", "ffffff", "ff0000", "0", "0",
    ]  # fmt: skip
