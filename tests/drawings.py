"""Drawings for tests, made of a few words, and what they say in short."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from wp2rdf import mapping
from wp2rdf.model import DrawingFile, Page
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.reading.page import read

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="Test" '
    'Version="WP1_r2" Organism="Homo sapiens">\n<Graphics BoardWidth="500.0" BoardHeight="500.0" />\n'
)
_SHORT = sorted(
    (
        ("http://rdf.wikipathways.org/Pathway/WP1_r2/WP/Interaction/", "i:"),
        ("http://rdf.wikipathways.org/Pathway/WP1_r2/", "gp:"),
        ("https://identifiers.org/wikipathways/WP1_r2", "pw:"),
        ("https://identifiers.org/ncbigene/", "n:"),
        ("https://identifiers.org/", "id:"),
        *((iri, f"{prefix}:") for prefix, iri in PREFIXES.items()),
    ),
    key=lambda pair: -len(pair[0]),
)


def attributes(**given: str | float) -> str:
    """Attributes of a tag; `_` at the end of a name is left out."""
    return "".join(f" {name.rstrip('_')}={quoteattr(str(value))}" for name, value in given.items() if value != "")


def node(
    graph_id: str,
    *,
    type_: str = "Protein",
    database: str = "Entrez Gene",
    identifier: str | None = None,
    label: str | None = None,
    group: str = "",
    cites: str = "",
    at: tuple[float, float] = (100.0, 100.0),
) -> str:
    """A data node; its identifier is its id unless told otherwise."""
    return (
        f"<DataNode{attributes(TextLabel=graph_id if label is None else label, GraphId=graph_id, Type=type_)}"
        f"{attributes(GroupRef=group)}>{cited(cites)}"
        f'<Graphics CenterX="{at[0]}" CenterY="{at[1]}" Width="40.0" Height="20.0" />'
        f"<Xref Database={quoteattr(database)} ID={quoteattr(graph_id if identifier is None else identifier)} />"
        "</DataNode>\n"
    )


def cited(ids: str) -> str:
    """Citations, by the ids of publications with a blank between them."""
    return "".join(f"<BiopaxRef>{one}</BiopaxRef>" for one in ids.split())


def line(
    graph_id: str,
    start: str,
    end: str,
    *,
    anchors: str = "",
    cites: str = "",
    xref: tuple[str, str] = ("", ""),
    at: tuple[float, float, float, float] = (0.0, 0.0, 300.0, 300.0),
    tag: str = "Interaction",
) -> str:
    """A line; `a`, `a:Arrow` and `:Arrow` say what it touches at an end, and with which arrowhead."""
    points = "".join(
        f'<Point X="{x}" Y="{y}"{attributes(GraphRef=said.partition(":")[0], ArrowHead=said.partition(":")[2])} />'
        for said, x, y in ((start, *at[:2]), (end, *at[2:]))
    )
    marks = "".join(f'<Anchor Position="0.5" Shape="None" GraphId="{one}" />' for one in anchors.split())
    return (
        f"<{tag}{attributes(GraphId=graph_id)}>{cited(cites)}<Graphics>{points}{marks}</Graphics>"
        f"<Xref{attributes(Database=xref[0])} ID={quoteattr(xref[1])} /></{tag}>\n"
    )


def group(group_id: str, graph_id: str = "", *, style: str = "Complex", label: str = "", cites: str = "") -> str:
    """A group."""
    said = attributes(GroupId=group_id, GraphId=graph_id, Style=style, TextLabel=label)
    return f"<Group{said}>{cited(cites)}</Group>\n"


def publication(name: str, identifier: str = "", database: str = "PubMed", source: str = "") -> str:
    """A publication, for `drawing`."""
    fields = "".join(
        f"<bp:{tag}>{text}</bp:{tag}>" for tag, text in (("ID", identifier), ("DB", database), ("SOURCE", source))
    )
    return (
        '<bp:PublicationXref xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#" '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:id="{name}">{fields}</bp:PublicationXref>\n'
    )


def drawing(*parts: str, publications: str = "") -> str:
    """A drawing of WP1."""
    return f"{HEAD}{''.join(parts)}<Biopax>\n{publications}</Biopax>\n</Pathway>\n"


def page_of(content: str, folder: Path) -> Page:
    """The page of a drawing without a page."""
    path = folder / "WP1.gpml"
    path.write_text(content, encoding="utf-8")
    return Page(folder, "WP1.gpml", number=1, drawing=DrawingFile(str(path), "", "WP1.gpml", "WP1.gpml"))


def said(content: str, folder: Path, *, full: bool = False) -> set[str]:
    """The statements of a drawing in short."""
    record = read(page_of(content, folder))
    return {short(" ".join(one)) for one in mapping.triples(record, profile="full" if full else "wprdf")}


def short(statement: str) -> str:
    """A statement with short names, `a` for a class."""
    for long, prefix in _SHORT:
        statement = statement.replace(f"<{long}", f"<{prefix}")
    return statement.replace("<", "").replace(">", "").replace(" rdf:type ", " a ")
