from __future__ import annotations

import pytest

from wp2rdf.errors import PageError
from wp2rdf.reading.gpml.drawing import parse
from wp2rdf.reading.gpml.files import number_of_name

HEAD = '<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="Two genes" Version="WP1_r2" Organism="Homo sapiens">'
DRAWING = f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD}
  <Comment Source="WikiPathways-description">One &lt;i&gt;line&lt;/i&gt;
and another.</Comment>
  <BiopaxRef>abc</BiopaxRef>
  <Graphics BoardWidth="200.0" BoardHeight="100.5" />
  <DataNode TextLabel="IL6&#xA;(human)" GraphId="a1" Type="Protein" GroupRef="g">
    <Comment Source="me">about it</Comment>
    <Attribute Key="k" Value="v" />
    <Graphics CenterX="10.0" CenterY="20.0" Width="8.0" Height="4.0" ZOrder="32768" FontSize="12" />
    <Xref Database="Entrez Gene" ID=" 3569 " />
  </DataNode>
  <State TextLabel="P" GraphId="s1" GraphRef="a1"><Comment>ptm=p</Comment><Graphics RelX="1" RelY="-1" /></State>
  <Interaction GraphId="i1">
    <BiopaxRef>abc</BiopaxRef>
    <Graphics ConnectorType="Elbow" LineThickness="1.0">
      <Point X="14.0" Y="20.0" GraphRef="a1" RelX="1.0" RelY="0.0" />
      <Point X="50.0" Y="20.0" ArrowHead="Arrow" />
      <Anchor Position="0.4" Shape="Circle" GraphId="an" />
    </Graphics>
    <Xref Database="Rhea" ID="12345" />
  </Interaction>
  <Group GroupId="g" GraphId="gg" Style="Complex" />
  <InfoBox CenterX="1.0" CenterY="2.0" />
  <Biopax>
    <bp:PublicationXref xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#"
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:id="abc">
      <bp:ID>20067622</bp:ID><bp:DB>PubMed</bp:DB><bp:AUTHORS>A</bp:AUTHORS><bp:AUTHORS>B</bp:AUTHORS>
    </bp:PublicationXref>
    <bp:openControlledVocabulary xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#">
      <bp:TERM>a pathway</bp:TERM><bp:ID>PW:0000516</bp:ID><bp:Ontology>Pathway Ontology</bp:Ontology>
    </bp:openControlledVocabulary>
  </Biopax>
</Pathway>
"""


def test_a_drawing_becomes_records() -> None:
    drawing = parse(DRAWING.encode(), "WP1.gpml")
    assert (drawing.wpid, drawing.revision, drawing.title, drawing.organism) == (
        "WP1",
        "r2",
        "Two genes",
        "Homo sapiens",
    )
    assert [one.text for one in drawing.descriptions] == ["One <i>line</i>\nand another."]
    assert (drawing.board_width, drawing.board_height) == (200.0, 100.5)
    assert [one.id for one in drawing.citations] == ["abc"]
    (node,) = drawing.datanodes
    assert (node.label, node.type, node.graph_id, node.group_ref) == ("IL6\n(human)", "Protein", "a1", "g")
    assert node.xref is not None
    assert (node.xref.database, node.xref.identifier) == ("Entrez Gene", "3569")
    assert node.graphics.box == (6.0, 18.0, 14.0, 22.0)
    assert [(one.text, one.source) for one in node.comments] == [("about it", "me")]
    assert [tuple(one) for one in node.properties] == [("k", "v")]
    (line,) = drawing.interactions
    assert [(point.graph_ref, point.arrow_head, point.x) for point in line.points] == [
        ("a1", "", 14.0),
        ("", "Arrow", 50.0),
    ]
    assert [(anchor.graph_id, anchor.position) for anchor in line.anchors] == [("an", 0.4)]
    (state,) = drawing.states
    assert (state.graph_ref, state.label, state.comments[0].text) == ("a1", "P", "ptm=p")
    (group,) = drawing.groups
    assert (group.group_id, group.graph_id, group.style) == ("g", "gg", "Complex")
    assert drawing.publications["abc"].authors == ("A", "B")
    assert [(term.id, term.name) for term in drawing.terms] == [("PW:0000516", "a pathway")]
    assert drawing.problems == []


def test_places_are_lines_and_columns() -> None:
    drawing = parse(DRAWING.encode(), "WP1.gpml")
    assert drawing.locate(drawing.datanodes[0].place, "") == (7, 3)
    assert drawing.locate(drawing.datanodes[0].place, "Type") == (7, 54)
    assert drawing.locate(drawing.interactions[0].points[1].place, "ArrowHead") == (18, 32)


def test_a_part_that_stands_late_belongs_to_the_pathway() -> None:
    late = DRAWING.replace("  <InfoBox", '  <Comment Source="WikiPathways-description">late</Comment>\n  <InfoBox')
    drawing = parse(late.encode(), "WP1.gpml")
    assert [one.text for one in drawing.descriptions][1:] == ["late"]
    assert drawing.groups[0].comments == ()


def test_what_a_drawing_says_can_be_read_without_the_rest() -> None:
    drawing = parse(DRAWING.encode(), "WP1.gpml", whole=False)
    assert drawing.datanodes[0].comments == ()
    assert drawing.states[0].comments[0].text == "ptm=p"
    assert drawing.publications["abc"].identifier == "20067622"


def test_a_line_without_an_id_has_the_one_that_the_official_converter_gives() -> None:
    drawing = parse(DRAWING.replace(' GraphId="i1"', "").encode(), "WP1.gpml")
    assert drawing.interactions[0].graph_id == "id7dbee5c5"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "WP1.gpml:1:1: error: not XML: no element found [drawing-xml]"),
        ("\n\n  <a></b>", "WP1.gpml:3:3: error: begins with <a> without a namespace: not GPML2013a or GPML2021 "),
        (HEAD + "<DataNode></Pathway>", "error: not XML: mismatched tag [drawing-xml]"),
        (HEAD + "<a>" * 70, "error: more than 64 tags within tags [drawing-xml]"),
        ('<!DOCTYPE Pathway SYSTEM "x.dtd"><Pathway/>', "WP1.gpml:1:1: error: a document type declaration"),
        ('<Pathway xmlns="http://genmapp.org/GPML/2010a"/>', "begins with <Pathway> of namespace 'http://genmapp"),
    ],
)
def test_what_is_no_drawing_is_one_line(content: str, message: str) -> None:
    with pytest.raises(PageError) as raised:
        parse(content.encode(), "WP1.gpml")
    assert message.rstrip() in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_tag_that_is_not_known_is_a_finding() -> None:
    drawing = parse(DRAWING.replace("<Group ", "<Grp ").encode(), "WP1.gpml")
    assert [str(one) for one in drawing.problems] == [
        "WP1.gpml:23:3: warning: <Grp> is no tag of GPML2013a: left out [drawing-tag]"
    ]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("pathways/WP364/WP364.gpml", 364),
        ("Hs_IL6_signaling_WP364_142066.gpml", 364),
        ("WP364_r142066.gpml", 364),
        ("notes.gpml", None),
        ("WP0364.gpml", None),
    ],
)
def test_the_name_of_a_file_says_which_pathway_it_is(name: str, number: int | None) -> None:
    assert number_of_name(name) == number
