"""Faults in drawings are found, each at its line and column: seeded one at a time, in a drawing without any."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.drawings import drawing, group, line, node, page_of, publication
from wp2rdf import mapping
from wp2rdf.reading.page import read

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.errors import Problem

CLEAN = drawing(
    node("1", cites="p"),
    node("2", at=(200.0, 100.0)),
    node("3", at=(300.0, 100.0), group="g"),
    node("4", at=(400.0, 100.0), group="g"),
    '<State TextLabel="P" GraphId="s" GraphRef="1"><Graphics RelX="1.0" RelY="1.0" /></State>\n',
    line("a", "1", "2:mim-conversion", anchors="x", cites="p"),
    line("b", "3", "x:mim-catalysis"),
    '<Label TextLabel="text" GraphId="l"><BiopaxRef>p</BiopaxRef><Graphics /></Label>\n',
    group("g", "gg", label="AB", cites="q"),
    publications=publication("p", "10000001") + publication("q", "10.5555/a", "DOI"),
)
"""A drawing with nothing to find."""


def found(content: str, folder: Path) -> list[Problem]:
    record = read(page_of(content, folder))
    problems = [*record.problems]
    list(mapping.triples(record, problems=problems))
    return problems


def test_the_clean_drawing_is_clean(tmp_path: Path) -> None:
    assert found(CLEAN, tmp_path) == []


# fmt: off
FAULTS: list[tuple[str, str, str, str]] = [
    # what is changed, into what, the rule, and what stands at the place that is found
    ('GraphId="1"', 'GraphId="1" Colour="red"', "", ""),
    # nodes
    ('Database="Entrez Gene" ID="1"', 'Database="" ID=""', "node-unidentified", '<DataNode TextLabel="1"'),
    ('<Xref Database="Entrez Gene" ID="2" />', "", "node-unidentified", '<DataNode TextLabel="2"'),
    ('Database="Entrez Gene" ID="1"', 'Database="Entrez Gene" ID=""', "drawn-identifier", 'ID=""'),
    ('Database="Entrez Gene" ID="1"', 'Database="Entrez Gene" ID="  "', "drawn-identifier", 'ID="  "'),
    ('Database="Entrez Gene" ID="1"', 'Database="" ID="1"', "drawn-identifier", 'Database="" ID="1"'),
    ('Database="Entrez Gene" ID="1"', 'Database="Entrez Gene" ID=".."', "drawn-identifier", 'ID=".."'),
    ('Database="Entrez Gene" ID="1"', 'Database="Entrez Gene" ID="1&#xA0;"', "drawn-identifier-blank", 'ID="1&#xA0;"'),
    ('Database="Entrez Gene" ID="1"', 'Database="KEGG" ID="1"', "drawn-database", 'Database="KEGG"'),
    ('Database="Entrez Gene" ID="1"', 'Database="entrez gene" ID="1"', "drawn-database", 'Database="entrez gene"'),
    ('Database="Entrez Gene" ID="1"', 'Database=" Entrez Gene" ID="1"', "drawn-database", 'Database=" Entrez'),
    ('Database="Entrez Gene" ID="1"', 'Database="Other" ID="1"', "drawn-database", 'Database="Other"'),
    ('Database="Entrez Gene" ID="1"', 'Database="Gramene Rice" ID="1"', "drawn-database", 'Database="Gramene'),
    ('GraphId="1" Type="Protein"', 'GraphId="1"', "drawn-type", '<DataNode TextLabel="1"'),
    ('GraphId="1" Type="Protein"', 'GraphId="1" Type="Unknown"', "drawn-type", 'Type="Unknown"'),
    ('GraphId="1" Type="Protein"', 'GraphId="1" Type="RNA"', "drawn-type", 'Type="RNA"'),
    ('GraphId="1" Type="Protein"', 'GraphId="1" Type="protein"', "drawn-type", 'Type="protein"'),
    ('GraphId="1" Type="Protein"', 'GraphId="1" Type="Event"', "drawn-type", 'Type="Event"'),
    ('GraphId="1" Type="Protein"', 'GraphId="1" Type="Pathways"', "drawn-type", 'Type="Pathways"'),
    # ids
    ('GraphId="2"', 'GraphId="1"', "drawn-id-twice", 'GraphId="1" Type="Protein"><Graphics CenterX="200.0"'),
    ('GraphId="l"', 'GraphId="2"', "drawn-id-twice", 'GraphId="2"><BiopaxRef>'),
    ('Shape="None" GraphId="x"', 'Shape="None" GraphId="3"', "drawn-id-twice", 'GraphId="3" />'),
    ('GraphId="gg"', 'GraphId="s"', "drawn-id-twice", 'GraphId="s" Style'),
    ('<Group GroupId="g"', '<Group GroupId="g" /><Group GroupId="g"', "drawn-id-twice", 'GroupId="g" GraphId="gg"'),
    # groups, complexes and states
    (
        'GroupRef="g"><Graphics CenterX="300.0"',
        'GroupRef="h"><Graphics CenterX="300.0"',
        "group-missing",
        'GroupRef="h"',
    ),
    ('GraphId="l"', 'GraphId="l" GroupRef="h"', "group-missing", 'GroupRef="h"'),
    ('<Interaction GraphId="b"', '<Interaction GraphId="b" GroupRef="h"', "group-missing", 'GroupRef="h"'),
    (' GroupRef="g"><Graphics CenterX="400.0"', '><Graphics CenterX="400.0"', "complex-small", "<Group "),
    ('GraphRef="1"><Graphics RelX', 'GraphRef="nothing"><Graphics RelX', "state-lost", 'GraphRef="nothing"'),
    ('GraphRef="1"><Graphics RelX', 'GraphRef="l"><Graphics RelX', "state-lost", 'GraphRef="l"'),
    (' GraphRef="1"><Graphics RelX', "><Graphics RelX", "state-lost", '<State TextLabel="P"'),
    # lines
    (' GraphRef="1" />', " />", "line-unconnected", '<Point X="0.0" Y="0.0" />'),
    (
        ' GraphRef="2" ArrowHead',
        " ArrowHead",
        "line-unconnected",
        '<Point X="300.0" Y="300.0" ArrowHead="mim-conversion"',
    ),
    ('X="0.0" Y="0.0" GraphRef="1" />', 'X="125.0" Y="100.0" />', "line-near", '<Point X="125.0" Y="100.0"'),
    ('X="0.0" Y="0.0" GraphRef="1" />', 'X="100.0" Y="100.0" />', "line-near", '<Point X="100.0" Y="100.0"'),
    ('X="0.0" Y="0.0" GraphRef="1" />', 'X="127.0" Y="117.0" />', "line-near", '<Point X="127.0" Y="117.0"'),
    ('X="0.0" Y="0.0" GraphRef="1" />', 'X="129.0" Y="119.0" />', "line-unconnected", '<Point X="129.0" Y="119.0"'),
    ('X="0.0" Y="0.0" GraphRef="1" />', 'X="131.0" Y="100.0" />', "line-unconnected", '<Point X="131.0" Y="100.0"'),
    ('X="0.0" Y="0.0" GraphRef="1" />', 'X="east" Y="100.0" />', "line-unconnected", '<Point X="east"'),
    ('GraphRef="1" />', 'GraphRef="nothing" />', "line-dangling", 'GraphRef="nothing"'),
    ('GraphRef="x"', 'GraphRef="y"', "line-dangling", 'GraphRef="y"'),
    ('ArrowHead="mim-conversion"', 'ArrowHead="mim-conversation"', "arrowhead-unknown", 'ArrowHead="mim-conversation"'),
    ('ArrowHead="mim-catalysis"', 'ArrowHead="arrow"', "arrowhead-unknown", 'ArrowHead="arrow"'),
    ('GraphRef="1" />', 'GraphRef="1" ArrowHead="TBar" />', "line-mixed", '<Interaction GraphId="a"'),
    ('GraphId="3" Type="Protein" GroupRef="g"', 'GraphId="3" Type="Protein"', "complex-small", "<Group "),
    ('Database="Entrez Gene" ID="3"', 'Database="Entrez Gene" ID="1"', "regulator-lost", '<Interaction GraphId="b"'),
    (
        '<Interaction GraphId="b"><Graphics>',
        '<Interaction GraphId="b" /><Interaction><Graphics>',
        "line-unconnected",
        '<Interaction GraphId="b" />',
    ),
    # literature
    (
        "<BiopaxRef>p</BiopaxRef><Graphics CenterX",
        "<BiopaxRef>r</BiopaxRef><Graphics CenterX",
        "citation-missing",
        "<BiopaxRef>r",
    ),
    (
        "<BiopaxRef>p</BiopaxRef><Graphics><Point",
        "<BiopaxRef>r</BiopaxRef><Graphics><Point",
        "citation-missing",
        "<BiopaxRef>r",
    ),
    (
        "<BiopaxRef>p</BiopaxRef><Graphics />",
        "<BiopaxRef>P</BiopaxRef><Graphics />",
        "citation-missing",
        "<BiopaxRef>P",
    ),
    ("<BiopaxRef>q</BiopaxRef>", "<BiopaxRef> q</BiopaxRef>", "citation-missing", "<BiopaxRef> q"),
    ("<Graphics BoardWidth", "<BiopaxRef>r</BiopaxRef><Graphics BoardWidth", "citation-missing", "<BiopaxRef>r"),
    (
        ">10000001<",
        ">10000001.<",
        "publication-id",
        "<bp:PublicationXref",
    ),
    (">10000001<", "><", "publication-id", "<bp:PublicationXref"),
    (">10000001<", ">NA<", "publication-id", "<bp:PublicationXref"),
    (">10000001<", ">PMC123<", "publication-id", "<bp:PublicationXref"),
    (">10000001<", ">99999999999<", "publication-id", "<bp:PublicationXref"),
    ("<bp:DB>PubMed</bp:DB>", "<bp:DB>PubMed</bp:DB><bp:PAGES>1</bp:PAGES>", "publication-id", "<bp:PublicationXref"),
    (
        "<bp:DB>PubMed</bp:DB><bp:SOURCE><",
        "<bp:DB>PubMed</bp:DB><bp:SOURCE>doi 10.1/x<",
        "publication-swallowed",
        "<bp:PublicationXref",
    ),
    (
        ">10.5555/a<",
        ">doi:10.5555/a<",
        "publication-swallowed",
        "<bp:PublicationXref",
    ),
    (">10.5555/a<", ">11.5555/a<", "publication-id", "<bp:PublicationXref"),
    (
        ">10.5555/a</bp:ID><bp:DB>DOI<",
        ">hsa04310</bp:ID><bp:DB>KEGG Pathway<",
        "publication-database",
        "<bp:PublicationXref",
    ),
    (
        ">10.5555/a</bp:ID><bp:DB>DOI<",
        ">https://example.org</bp:ID><bp:DB>URL<",
        "publication-database",
        "<bp:PublicationXref",
    ),
    (
        ">10.5555/a</bp:ID><bp:DB>DOI<",
        ">0123456789X</bp:ID><bp:DB>ISBN<",
        "publication-database",
        "<bp:PublicationXref",
    ),
    # tags, texts
    ('<Group GroupId="g"', '<Grp /><Group GroupId="g"', "drawing-tag", "<Grp />"),
    ("<Graphics BoardWidth", "<Fish /><Graphics BoardWidth", "drawing-tag", "<Fish />"),
    ('TextLabel="1"', 'TextLabel="ask ana@example.org"', "e-mail", 'TextLabel="ask'),
    ('TextLabel="text"', 'TextLabel="ana [at] example.org"', "e-mail", 'TextLabel="ana'),
    ('TextLabel="AB"', 'TextLabel="ana&#64;example.org"', "e-mail", 'TextLabel="ana'),
    ("<Graphics BoardWidth", "<Comment>ana@example.org</Comment><Graphics BoardWidth", "e-mail", "<Comment>ana"),
]
# fmt: on
"""Seeded faults; those without a rule are none."""


@pytest.mark.parametrize(("before", "after", "rule", "place"), FAULTS, ids=map(str, range(len(FAULTS))))
def test_a_seeded_fault_is_found_at_its_place(tmp_path: Path, before: str, after: str, rule: str, place: str) -> None:
    assert before in CLEAN
    content = CLEAN.replace(before, after, 1)
    problems = [problem for problem in found(content, tmp_path) if problem.rule == rule]
    if not rule:
        return
    assert problems, [str(problem) for problem in found(content, tmp_path)]
    lines = content.split("\n")
    assert any(lines[one.line - 1][one.column - 1 :].startswith(place) for one in problems), [*map(str, problems)]


def test_there_are_many_seeded_faults() -> None:
    assert len(FAULTS) >= 60


def test_counted_infos_are_those_that_are_listed(tmp_path: Path) -> None:
    """`convert` counts what `validate` lists."""
    record = read(page_of(CLEAN.replace(' GraphRef="1" />', " />").replace('ID="2"', 'ID=""'), tmp_path))
    listed: list[Problem] = []
    list(mapping.triples(record, problems=listed))
    told: list[Problem] = []
    counts: Counter[str] = Counter()
    list(mapping.triples(record, problems=told, counts=counts))
    assert counts == Counter(problem.rule for problem in listed if problem.level == "info")
    assert told == [problem for problem in listed if problem.level != "info"]
    assert counts.total() > 0
