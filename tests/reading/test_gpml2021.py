"""Drawings in GPML2021 become the records that they are in GPML2013a."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from wp2rdf import read, triples
from wp2rdf.mapping.context import names
from wp2rdf.mapping.gpml.network import network
from wp2rdf.mapping.gpml.sheet import Sheet
from wp2rdf.rdf.terms import each
from wp2rdf.reading.gpml.drawing import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wp2rdf.errors import Problem
    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Element

HEAD = (
    '<Pathway xmlns="http://pathvisio.org/GPML/2021" title="Two genes" organism="Homo sapiens" version="WP1_r2" '
    'license="">'
)
DRAWING = f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD}
  <Xref identifier="WP1_r2" dataSource="wikipathways" />
  <Description>One line
and another.</Description>
  <Authors><Author name="Ada" /><Author name="Bo B" /></Authors>
  <Comment source="curator">a note</Comment>
  <AnnotationRef elementRef="t1" />
  <CitationRef elementRef="c1" />
  <Graphics boardWidth="200.0" boardHeight="100.5" />
  <DataNodes>
    <DataNode elementId="a1" textLabel="IL6&#xA;(human)" type="Protein" groupRef="g">
      <Xref identifier=" P05231 " dataSource="uniprot" />
      <States><State elementId="s1" textLabel="P" type="ProteinModification">
        <Graphics relX="1.0" relY="-1.0" width="5.0" height="6.0" borderColor="ff0000" />
        <Comment>ptm=p</Comment>
      </State></States>
      <Graphics centerX="10.0" centerY="20.0" width="8.0" height="4.0" textColor="0000ff" borderColor="ff0000"
        borderStyle="Double" borderWidth="2.0" fillColor="ffffff00" shapeType="Cell" zOrder="5" hAlign="Left" />
      <Property key="k" value="v" />
      <CitationRef elementRef="c2" />
    </DataNode>
    <DataNode elementId="a2" textLabel="nobody" type="Undefined" />
  </DataNodes>
  <Interactions>
    <Interaction elementId="i1">
      <Waypoints>
        <Point elementId="p1" arrowHead="Undirected" x="14.0" y="20.0" elementRef="a1" relX="1.0" relY="0.0" />
        <Point elementId="p2" arrowHead="TranscriptionTranslation" x="50.0" y="20.0" elementRef="g" relX="0" relY="0" />
        <Anchor elementId="an" position="0.4" shapeType="Circle" />
      </Waypoints>
      <Graphics lineColor="00ff00" lineStyle="Dashed" lineWidth="1.0" connectorType="Elbow" zOrder="3" />
      <Xref identifier="12345" dataSource="rhea" />
    </Interaction>
  </Interactions>
  <Labels><Label elementId="l1" textLabel="here" href="https://example.org/">
    <Graphics centerX="1" centerY="2" width="3" height="4" textColor="404040" borderColor="000000" /></Label></Labels>
  <Groups><Group elementId="g" type="Complex" textLabel="both" /><Group elementId="h" type="Transparent" /></Groups>
  <Annotations><Annotation elementId="t1" value="a pathway" type="Ontology">
    <Xref identifier="0000516" dataSource="pw" /></Annotation>
    <Annotation elementId="t2" value="not used" type="Ontology"><Xref identifier="1" dataSource="cl" /></Annotation>
  </Annotations>
  <Citations>
    <Citation elementId="c1"><Xref identifier="20067622" dataSource="pubmed" /></Citation>
    <Citation elementId="c2"><Xref identifier="10.1000/x" dataSource="doi" /><Url link="https://example.org/" />
    </Citation>
  </Citations>
</Pathway>
"""


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return parse(DRAWING.encode(), "WP1.gpml")


def test_the_pathway(drawing: Drawing) -> None:
    assert (drawing.format, drawing.wpid, drawing.revision, drawing.title) == ("GPML2021", "WP1", "r2", "Two genes")
    assert drawing.raw["Author"] == "[Ada, Bo B]"
    assert "License" not in drawing.raw
    assert [(one.source, one.text) for one in drawing.comments] == [
        ("WikiPathways-description", "One line\nand another."),
        ("curator", "a note"),
    ]
    assert drawing.drawn == {"BoardWidth": "200.0", "BoardHeight": "100.5"}
    assert [(term.id, term.name, term.ontology) for term in drawing.terms] == [
        ("PW:0000516", "a pathway", "Pathway Ontology")
    ]
    assert [one.id for one in drawing.citations] == ["c1"]
    assert drawing.problems == []


def test_nodes_with_states(drawing: Drawing) -> None:
    node, other = drawing.datanodes
    assert node.raw == {"GraphId": "a1", "TextLabel": "IL6\n(human)", "Type": "Protein", "GroupRef": "g"}
    assert node.xref is not None
    assert (node.xref.database, node.xref.identifier) == ("UniProtKB", "P05231")
    assert node.drawn["Color"] == "ff0000"
    assert node.drawn["FillColor"] == "Transparent"
    assert node.drawn["ShapeType"] == "RoundedRectangle"
    assert (node.drawn["Align"], node.drawn["LineThickness"], node.drawn["LineStyle"]) == ("Left", "2.0", "Solid")
    assert {(one.key, one.value) for one in node.properties} == {
        ("k", "v"),
        ("org.pathvisio.CellularComponentProperty", "Cell"),
        ("org.pathvisio.DoubleLineProperty", "Double"),
    }
    assert [one.id for one in node.citations] == ["c2"]
    assert other.raw["Type"] == "Unknown"
    assert other.xref is None
    (state,) = drawing.states
    assert (state.graph_ref, state.type, state.label) == ("a1", "ProteinModification", "P")
    assert [one.text for one in state.comments] == ["ptm=p"]
    assert state.drawn == {"RelX": "1.0", "RelY": "-1.0", "Width": "5.0", "Height": "6.0", "Color": "ff0000"}


def test_lines_labels_and_groups(drawing: Drawing) -> None:
    (line,) = drawing.interactions
    assert [(point.graph_ref, point.arrow_head, point.x) for point in line.points] == [
        ("a1", "", 14.0),
        ("g", "mim-transcription-translation", 50.0),
    ]
    assert "ArrowHead" not in line.points[0].raw
    assert [(one.graph_id, one.position, one.shape) for one in line.anchors] == [("an", 0.4, "Circle")]
    assert (line.drawn["Color"], line.drawn["LineStyle"], line.drawn["ConnectorType"]) == ("00ff00", "Broken", "Elbow")
    assert line.xref is not None
    assert line.xref.database == "Rhea"
    (label,) = drawing.labels
    assert (label.href, label.drawn["Color"]) == ("https://example.org/", "404040")
    assert [(one.group_id, one.graph_id, one.style) for one in drawing.groups] == [
        ("g", "g", "Complex"),
        ("h", "h", "Group"),
    ]


def test_publications(drawing: Drawing) -> None:
    assert [(one.database, one.identifier, one.source) for one in drawing.publications.values()] == [
        ("PubMed", "20067622", ""),
        ("DOI", "10.1000/x", "https://example.org/"),
    ]


def test_a_place_is_found_under_the_name_that_the_file_has(drawing: Drawing) -> None:
    (line, column), text = drawing.locate(drawing.datanodes[0].place, "TextLabel"), DRAWING.split("\n")
    assert text[line - 1][column - 1 :].startswith("textLabel=")
    assert drawing.datanodes[0].xref is not None
    line, column = drawing.locate(drawing.datanodes[0].xref.place, "Database")
    assert text[line - 1][column - 1 :].startswith("dataSource=")


def test_what_a_drawing_says_can_be_read_without_the_rest() -> None:
    lean = parse(DRAWING.encode(), "WP1.gpml", whole=False)
    whole = parse(DRAWING.encode(), "WP1.gpml")
    assert said(lean) == said(whole)
    assert lean.states[0].comments == whole.states[0].comments


OTHERS = f"""{HEAD.replace('version="WP1_r2" ', "")}<Xref identifier="WP7_r8" dataSource="wikipathways" />
<AnnotationRef elementRef="t"><CitationRef elementRef="c" /><EvidenceRef elementRef="e" /></AnnotationRef>
<DataNodes><DataNode elementId="a" textLabel="miR-1" type="RNA"><Xref identifier="MI0000077" dataSource="mirbase" />
<Graphics centerX="1" centerY="2" width="3" height="4" textColor="0000ff" borderColor="ff0000" /></DataNode>
<DataNode elementId="b" textLabel="B" type="Protein" groupRef="g"><Xref identifier="P1" dataSource="uniprot" />
<EvidenceRef elementRef="e" /><CitationRef elementRef="d"><AnnotationRef elementRef="t" /></CitationRef></DataNode>
<DataNode elementId="c1" textLabel="C" type="Protein" groupRef="g"><Xref identifier="P2" dataSource="uniprot" />
</DataNode>
<DataNode elementId="s" textLabel="B and C" type="Alias" aliasRef="g" /></DataNodes>
<Interactions><Interaction elementId="i"><Waypoints><Point x="0" y="0" elementRef="a" arrowHead="Undirected" />
<Point x="1" y="1" elementRef="s" arrowHead="Binding" /></Waypoints></Interaction></Interactions>
<Groups><Group elementId="g" type="Complex" textLabel="B:C"><Xref identifier="CPX-1" dataSource="complexportal" />
<Graphics fillColor="b4b46419" borderColor="00ff00" borderStyle="Dashed" borderWidth="2.0" /></Group></Groups>
<Annotations><Annotation elementId="t" value="t" type="Ontology"><Xref identifier="0000516" dataSource="pw" />
</Annotation></Annotations>
<Citations><Citation elementId="c"><Url link="https://example.org/" /></Citation>
<Citation elementId="d"><Url link="https://doi.org/10.5555/x" /></Citation></Citations>
<Evidences><Evidence elementId="e" value="assay"><Xref identifier="0000001" dataSource="eco" />
<Url link="https://example.org/e" /></Evidence></Evidences></Pathway>"""
"""What the format has and the four real files have not."""


def test_what_the_format_has_besides(tmp_path: Path) -> None:
    drawing = parse(OTHERS.encode(), "drawing.gpml")
    assert drawing.problems == []
    assert (drawing.wpid, drawing.revision) == ("WP7", "r8")  # said by the identifier of the pathway alone
    assert [term.id for term in drawing.terms] == ["PW:0000516"]
    assert (drawing.citations, [one.id for one in drawing.datanodes[1].citations]) == ((), ["d"])
    assert drawing.publications["d"].identifier == "https://doi.org/10.5555/x"
    (tmp_path / "drawing.gpml").write_text(OTHERS, encoding="utf-8")
    problems: list[Problem] = []
    facts = {" ".join(one) for one in triples(read(tmp_path / "drawing.gpml"), problems=problems)}
    assert {problem.rule for problem in problems} == {"publication-database"}  # of the address that is no DOI
    drawn, wp = "<http://rdf.wikipathways.org/Pathway/WP7_r8/", "<http://vocabularies.wikipathways.org/wp#"
    named = "<https://identifiers.org/"
    for wanted in (
        f"{named}mirbase/MI0000077> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> {wp}Rna>",
        f"{named}uniprot/P1> <http://purl.org/dc/terms/references> <https://doi.org/10.5555/x>",
        f"{drawn}Complex/g> {wp}bdbComplexPortal> {named}complexportal/CPX-1>",
        f'{drawn}Complex/g> <http://purl.org/dc/terms/identifier> "CPX-1"',
        f"{drawn}WP/Interaction/i> {wp}source> {named}mirbase/MI0000077>",
        f"{drawn}WP/Interaction/i> {wp}target> {drawn}Complex/g>",
    ):
        assert wanted in facts


@pytest.mark.parametrize(
    ("source", "identifier", "expected"),
    [
        ("cl", "0000182", "CL:0000182"),
        ("cl", "CL:0000182", "CL:0000182"),
        ("cl", "CL_0000182", "CL:0000182"),
        ("CL", "cl_0000182", "CL:0000182"),
        ("ncbitaxon", "9606", "NCBITaxon:9606"),
    ],
)
def test_a_term_has_one_prefix_however_it_is_written(source: str, identifier: str, expected: str) -> None:
    drawing = parse(
        f"{HEAD}<AnnotationRef elementRef='t' /><Annotations><Annotation elementId='t' value='v' type='Ontology'>"
        f"<Xref identifier='{identifier}' dataSource='{source}' /></Annotation></Annotations></Pathway>".encode(),
        "WP1.gpml",
    )
    assert [term.id for term in drawing.terms] == [expected]


@pytest.mark.parametrize("source", ["hgnc.symbol", "HGNC.SYMBOL", "HGNC"])
def test_a_data_source_is_known_in_any_capitals_and_by_its_full_name(source: str) -> None:
    drawing = parse(
        f"{HEAD}<DataNodes><DataNode elementId='a' textLabel='TP53' type='Protein'>"
        f"<Xref identifier='TP53' dataSource='{source}' /></DataNode></DataNodes></Pathway>".encode(),
        "WP1.gpml",
    )
    assert [node.xref.database for node in drawing.datanodes if node.xref] == ["HGNC"]


def test_authors_stand_in_their_order() -> None:
    authors = (
        "<Author name='c' /><Author name='b' order='2' /><Author name='a' order='1' /><Author name='d' order='x' />"
    )
    drawing = parse(f"{HEAD}<Authors>{authors}</Authors></Pathway>".encode(), "WP1.gpml")
    assert drawing.raw["Author"] == "[a, b, c, d]"


def test_a_term_that_is_not_there_or_has_no_id_is_told(tmp_path: Path) -> None:
    (tmp_path / "WP1.gpml").write_text(
        f"{HEAD}<AnnotationRef elementRef='t' /><AnnotationRef elementRef='lost' />"
        "<Annotations><Annotation elementId='t' value='nameless' type='Ontology' /></Annotations></Pathway>",
        encoding="utf-8",
    )
    problems: list[Problem] = []
    list(triples(read(tmp_path / "WP1.gpml"), problems=problems))
    said = [one.message.partition(" has no id")[0] for one in problems if one.rule == "annotation-id"]
    assert said == ["'nameless'", "'lost'"]


def test_a_picture_has_the_colours_of_texts_lines_and_groups(tmp_path: Path) -> None:
    place = '<Graphics centerX="50" centerY="50" width="30" height="10" '
    text = OTHERS.replace('aliasRef="g" />', f'aliasRef="g">{place} textColor="ff00ff" /></DataNode>')
    for one in ("P1", "P2"):
        text = text.replace(f'identifier="{one}" dataSource="uniprot" />', f'identifier="{one}" />{place}/>')
    wp2rdf.draw(parse(text.encode(), "drawing.gpml"), tmp_path / "drawn.svg")
    svg = (tmp_path / "drawn.svg").read_text(encoding="utf-8")
    assert re.search(r'miR-1.*stroke="#ff0000".*<text[^>]* fill="#0000ff"', svg)
    assert re.search(r'<g class="Group".* fill="#b4b464" fill-opacity="0.1" stroke="#00ff00" stroke-width="2" ', svg)


def test_tags_in_places_where_they_mean_nothing() -> None:
    drawing = parse(
        f"{HEAD}<DataNode elementId='a' /><DataNodes><Label elementId='b' /><DataNode elementId='c'><Point x='1' />"
        "<Sparkle><Graphics centerX='1' /></Sparkle></DataNode></DataNodes><Waypoints><Point x='1' /></Waypoints>"
        "<States><State elementId='d' /></States></Pathway>".encode(),
        "WP1.gpml",
    )
    assert [node.graph_id for node in drawing.datanodes] == ["c"]
    assert drawing.datanodes[0].drawn == {}
    assert (drawing.labels, drawing.states) == ([], [])
    assert [problem.rule for problem in drawing.problems] == ["drawing-tag"]


# --- four pathways that are there in both formats

UNCHANGED = {"WP5063": 92, "WP5064": 169, "WP5065": 26, "WP5066": 44}
"""How many elements say the same in both files. All others of the four pathways, 7, 34, 0 and 4:

- seven groups of WP5063 and a line of WP5064 are in the later revision only, that of the GPML2013a file;
- 29 InChIKeys and an HGNC symbol of WP5064 have become LIPID MAPS and NCBI Gene ids there, a label is written anew;
- two translocations of WP5064 are plain lines there;
- a modification and three necessary stimulations of WP5066 are a conversion and stimulations in GPML2021, which has no
  arrowheads for them.
"""


@pytest.mark.parametrize("wpid", UNCHANGED)
def test_elements_that_say_the_same_in_both_formats_give_the_same_wprdf(wpid: str, shared: Path) -> None:
    old = parse((shared / "gpml" / "pathways" / wpid / f"{wpid}.gpml").read_bytes(), f"{wpid}.gpml")
    new = parse((shared / "gpml2021" / f"{wpid}.gpml").read_bytes(), f"{wpid}.gpml")
    assert (old.format, new.format) == ("GPML2013a", "GPML2021")
    assert new.problems == []
    rename_groups(old)
    same = keys(old).items() & keys(new).items()
    assert len(same) == UNCHANGED[wpid]
    assert keys(new).keys() <= keys(old).keys()
    for drawing in (old, new):
        keep(drawing, {graph_id for graph_id, _ in same})
    assert said(old) == said(new)
    assert len(said(new)) > 100


def elements(drawing: Drawing) -> Iterable[Element]:
    yield from drawing.datanodes
    yield from drawing.groups
    yield from drawing.interactions
    yield from drawing.labels
    yield from drawing.shapes
    yield from drawing.graphical_lines


def rename_groups(drawing: Drawing) -> None:
    """Calls groups by the id that their members use: the only one that they have in GPML2021."""
    renamed = {group.graph_id: group.group_id for group in drawing.groups if group.graph_id}
    for group in drawing.groups:
        group.raw = {**group.raw, "GraphId": group.group_id}
    for line in (*drawing.interactions, *drawing.graphical_lines):
        line.points = tuple(
            point._replace(raw={**point.raw, "GraphRef": renamed.get(point.graph_ref, point.graph_ref)})
            for point in line.points
        )


def keys(drawing: Drawing) -> dict[str, object]:
    """What matters of each element, by its id."""
    members: dict[str, list[str]] = {}
    for node in drawing.datanodes:
        members.setdefault(node.group_ref, []).append(node.graph_id)

    def key(element: Element) -> object:
        sources = {"Uniprot-TrEMBL": "UniProtKB"}
        xref = element.xref if element.xref and element.xref.database else None
        cited = [drawing.publications[one.id].identifier for one in element.citations if one.id in drawing.publications]
        points = getattr(element, "points", ())
        return (
            type(element).__name__,
            element.label,
            getattr(element, "type", ""),
            xref and (sources.get(xref.database, xref.database), xref.identifier),
            tuple(sorted(cited)),
            tuple((point.graph_ref, point.arrow_head) for point in (*points[:1], *points[-1:])),
            getattr(element, "style", "") == "Complex",
            tuple(sorted(members.get(getattr(element, "group_id", "-"), ()))),
        )

    return {element.graph_id: key(element) for element in elements(drawing)}


def keep(drawing: Drawing, ids: set[str]) -> None:
    """Leaves out the elements of other ids."""
    drawing.datanodes = [one for one in drawing.datanodes if one.graph_id in ids]
    drawing.groups = [one for one in drawing.groups if one.graph_id in ids]
    drawing.interactions = [one for one in drawing.interactions if one.graph_id in ids]
    drawing.graphical_lines = [one for one in drawing.graphical_lines if one.graph_id in ids]
    drawing.citations = ()


def said(drawing: Drawing) -> set[str]:
    """Its WPRDF."""
    return set(each(network(Sheet.of(drawing, names(drawing.wpid, "r1"), [], None, full=False)).said))
