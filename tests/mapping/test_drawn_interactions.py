"""What lines with arrowheads, anchors and groups at their ends become; what the official converter drops is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drawings import drawing, group, line, node, publication, said

if TYPE_CHECKING:
    from pathlib import Path

NODES = "".join(map(node, ("1", "2", "3", "4", "5")))
ARROW = line("a", "1", "2:Arrow", anchors="x")
COMPLEX = node("8", group="g") + node("9", group="g") + group("g", "gg", label="AB")


def interactions(content: str, folder: Path, *, full: bool = False) -> set[str]:
    """What is said of interactions, but where they are drawn and that they are part of the pathway."""
    left_out = ("wp:isAbout", "dcterms:isPartOf", "wp:participants", " a wp:Interaction")
    return {
        one.removeprefix("i:")
        for one in said(content, folder, full=full)
        if one.startswith("i:") and not any(word in one for word in left_out)
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (line("a", "1", "2:Arrow"), "a a wp:DirectedInteraction|a wp:source n:1|a wp:target n:2"),
        (line("a", "1:Arrow", "2"), "a a wp:DirectedInteraction|a wp:source n:2|a wp:target n:1"),
        (
            line("a", "1", "2:mim-conversion", xref=("Rhea", "12345")),
            'a a wp:DirectedInteraction|a a wp:Conversion|a wp:source n:1|a wp:target n:2|a dc:source "Rhea"|'
            'a dcterms:identifier "12345"|a wp:bdbRhea id:rhea/12345',
        ),
        (line("a", "1", "2"), ""),
        (line("a", "", ""), ""),
        (line("a", "", "2:Arrow"), None),
        (line("a", "1", "2:Arrow", tag="GraphicalLine"), None),
        (line("a", "1", "nothing:Arrow"), None),
        (
            line("a", "1:TBar", "2:TBar"),
            "a_1 a wp:DirectedInteraction|a_1 a wp:Inhibition|a_1 wp:source n:1|a_1 wp:target n:2|"
            "a_2 a wp:DirectedInteraction|a_2 a wp:Inhibition|a_2 wp:source n:2|a_2 wp:target n:1",
        ),
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "3", "x"),
            "a a wp:DirectedInteraction|a wp:source n:1|a wp:source n:3|a wp:target n:2",
        ),
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "3", "x:mim-catalysis"),
            "a a wp:DirectedInteraction|a wp:source n:1|a wp:target n:2|b a wp:DirectedInteraction|"
            "b a wp:Catalysis|b wp:source n:3|b wp:target i:a",
        ),
        (
            line("a", "1", "2", anchors="x") + line("b", "x:Arrow", "3"),
            "b a wp:DirectedInteraction|b wp:source n:3|b wp:target i:a",
        ),
        (
            COMPLEX + line("a", "1", "2:Arrow", anchors="x") + line("b", "gg", "x:Arrow"),
            "a a wp:DirectedInteraction|a wp:source n:1|a wp:target n:2|b a wp:DirectedInteraction|"
            "b wp:source gp:Complex/gg|b wp:target i:a",
        ),
        (line("a", "1", "2:Arrow", anchors="x") + line("b", "x", "3:mim-conversion"), None),
    ],
)
def test_official_interactions(tmp_path: Path, lines: str, expected: str | None) -> None:
    content = drawing(NODES, lines)
    found = interactions(content, tmp_path)
    if expected is not None:
        bound = {one for one in found if not one.startswith(("gp:", "ComplexBinding"))}
        assert bound == set(filter(None, expected.split("|")))
        assert any(one.endswith("a wp:Interaction") for one in said(content, tmp_path))
    else:
        assert found == set()
        assert not any(one.startswith("i:") for one in said(content, tmp_path))


def recovered(content: str, folder: Path) -> set[str]:
    """What `full` adds about interactions: each of them is marked."""
    added = interactions(content, folder, full=True) - interactions(content, folder)
    marked = {one.partition(" ")[0] for one in added if one.endswith(" a wp2rdf:Recovered")}
    assert {one.partition(" ")[0] for one in added} == marked
    return {one for one in added if not one.endswith((" a wp2rdf:Recovered", " a wp:DirectedInteraction"))}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # other arrowheads on a line and its branches: each line by its own
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "x", "3:mim-conversion"),
            "a wp:source n:1|a wp:target n:2|b a wp:Conversion|b wp:source n:1|b wp:target n:3",
        ),
        (
            line("a", "1:Arrow", "2:TBar"),
            "a_1 a wp:Inhibition|a_1 wp:source n:1|a_1 wp:target n:2|a_2 wp:source n:2|a_2 wp:target n:1",
        ),
        # groups, complexes, labels and states at an end
        (
            node("6", group="h") + group("h", "hh", style="Group") + line("a", "hh", "2:Arrow"),
            "a wp:source gp:Group/hh|a wp:target n:2",
        ),
        (COMPLEX + line("a", "gg", "2:Arrow"), "a wp:source gp:Complex/gg|a wp:target n:2"),
        (
            '<Label TextLabel="Death" GraphId="l"><Graphics /></Label>' + line("a", "1", "l:Arrow"),
            "a wp:source n:1|a wp:target gp:Label/l",
        ),
        (
            '<State TextLabel="P" GraphId="s" GraphRef="1"><Graphics /></State>' + line("a", "2", "s:mim-modification"),
            "a wp:source n:2|a wp:target gp:State/s",
        ),
        # regulators from a second copy of a node, from a group, on a branch, on a regulator
        (
            node("1b", identifier="1") + line("a", "2", "3:Arrow", anchors="x") + line("b", "1b", "x:mim-catalysis"),
            "b a wp:Catalysis|b wp:source n:1|b wp:target i:a",
        ),
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "3", "x", anchors="y") + line("c", "4", "y:TBar"),
            "c a wp:Inhibition|c wp:source n:4|c wp:target i:a",
        ),
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "3", "x:Arrow", anchors="y") + line("c", "4", "y:TBar"),
            "c a wp:Inhibition|c wp:source n:4|c wp:target i:b",
        ),
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "3", "x:Arrow", anchors="y") + line("c", "4", "y"),
            "c wp:source n:4|c wp:target i:a",
        ),
        # branches of branches, to the end; circles end
        (
            line("a", "1", "2:Arrow", anchors="x") + line("b", "3", "x", anchors="y") + line("c", "4", "y"),
            "c wp:source n:4|c wp:target n:2",
        ),
        (
            line("a", "1", "2:Arrow", anchors="x")
            + line("b", "x", "y", anchors="z")
            + line("c", "z", "x", anchors="y"),
            "",
        ),
        # what is not connected stays so, and what is official stays as it is
        (line("a", "1", ":Arrow"), ""),
        (line("a", "1", "2:Arrow"), ""),
        (node("7", identifier="") + line("a", "7", "2:Arrow"), ""),
    ],
)
def test_what_the_official_converter_drops(tmp_path: Path, lines: str, expected: str) -> None:
    assert recovered(drawing(NODES, lines), tmp_path) == set(filter(None, expected.split("|")))


def test_what_is_added_stands_on_subjects_that_are_not_official(tmp_path: Path) -> None:
    lines = (
        line("a", "1", "2:Arrow", anchors="x") + line("b", "gg", "x") + line("c", "gg", "3") + line("d", "gg", "4:TBar")
    )
    content = drawing(NODES, COMPLEX, lines)
    official = said(content, tmp_path)
    added = {one for one in said(content, tmp_path, full=True) - official if one.startswith(("i:", "gp:", "n:"))}
    assert not {one.partition(" ")[0] for one in added} & {one.partition(" ")[0] for one in official}
    assert "gp:Group/gg dcterms:isPartOf i:c" in added  # `c` is official, without the complex
    assert "i:b wp:target n:2" in added


def test_a_group_is_described_where_a_line_ends_at_it(tmp_path: Path) -> None:
    inner = (
        node("6", group="h") + node("7", group="i") + group("h", "hh", style="Group", label="all") + group("i", "ii")
    )
    content = drawing(NODES, inner.replace('GraphId="ii"', 'GraphId="ii" GroupRef="h"'), line("a", "hh", "2:Arrow"))
    found = said(content, tmp_path, full=True)
    assert {one for one in found if one.startswith("gp:Group/hh")} == {
        "gp:Group/hh a gpml:Group",
        "gp:Group/hh dcterms:isPartOf pw:",
        'gp:Group/hh rdfs:label "all"',
        "gp:Group/hh wp:participants n:6",
        "gp:Group/hh wp:participants gp:Group/ii",
    }
    assert "gp:Group/ii wp:participants n:7" in found


def test_states_say_what_their_comments_do(tmp_path: Path) -> None:
    state = (
        '<State TextLabel="P" GraphId="s" GraphRef="1"><Comment>ptm=p; position=ser15; parentid=P04637</Comment>'
        "<Comment>in mice</Comment><Comment>colour=red</Comment><Graphics /></State>"
    )
    content = drawing(NODES, state)
    assert not any("State" in one for one in said(content, tmp_path))
    assert {one for one in said(content, tmp_path, full=True) if one.startswith("gp:State/s ")} == {
        "gp:State/s a gpml:State",
        "gp:State/s gpml:stateOf gp:DataNode/1",
        "gp:State/s dcterms:isPartOf pw:",
        'gp:State/s rdfs:label "P"',
        'gp:State/s wp2rdf:ptm "p"',
        'gp:State/s wp2rdf:position "ser15"',
        'gp:State/s wp2rdf:parentid "P04637"',
        'gp:State/s rdfs:comment "in mice"',
        'gp:State/s rdfs:comment "colour=red"',
    }


def test_publications_that_a_doi_swallows_come_back_by_their_database(tmp_path: Path) -> None:
    content = drawing(
        node("1", cites="p q r"),
        publications=publication("p", "123", "PubMed", "doi: 10.1/x")
        + publication("q", "doi:10.1234/ab", "DOI")
        + publication("r", "https://example.org/10.html", "URL"),
    )
    assert not any("wp:PublicationReference" in one for one in said(content, tmp_path))
    found = said(content, tmp_path, full=True)
    assert {one.partition(" ")[0] for one in found if one.endswith("wp:PublicationReference")} == {
        "id:pubmed/123",
        "https://doi.org/10.1234/ab",
    }
    assert "id:pubmed/123 dcterms:isPartOf n:1" in found
    assert not any(one.startswith("n:1 dcterms:references") for one in found)


def test_a_line_with_very_many_branches_is_recovered_whole(tmp_path: Path) -> None:
    """As real ones have hundreds; only what would be their square is left out."""
    labels = [f'<Label TextLabel="l" GraphId="l{number}"><Graphics /></Label>' for number in range(300)]
    branches = [line(f"b{number}", "x", f"l{number}:Arrow") for number in range(300)]
    content = drawing(node("1"), node("2"), line("a", "1", "2:Arrow", anchors="x"), *branches, *labels)
    recovered = {one for one in said(content, tmp_path, full=True) if one.endswith("Recovered")}
    assert len(recovered) == 300
