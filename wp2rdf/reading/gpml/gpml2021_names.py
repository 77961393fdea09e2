"""What GPML2021 calls the attributes and values that records have under the names of GPML2013a."""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.model.elements import Property
from wp2rdf.registries.drawn_sources import DRAWN_SOURCES

PATHWAY = MappingProxyType(
    {"title": "Name", "organism": "Organism", "version": "Version", "license": "License", "source": "Data-Source"}
)
ELEMENT = MappingProxyType(
    {
        "elementId": "GraphId", "textLabel": "TextLabel", "type": "Type", "groupRef": "GroupRef", "href": "Href",
        "aliasRef": "AliasRef",
    }
)  # fmt: skip
STATE = MappingProxyType({"elementId": "GraphId", "textLabel": "TextLabel", "type": "StateType"})
LINE = MappingProxyType({"elementId": "GraphId", "groupRef": "GroupRef", "type": "Type"})
GROUP = MappingProxyType({"textLabel": "TextLabel", "groupRef": "GroupRef"})
POINT = MappingProxyType(
    {
        "elementId": "GraphId", "x": "X", "y": "Y", "relX": "RelX", "relY": "RelY", "elementRef": "GraphRef",
        "arrowHead": "ArrowHead",
    }
)  # fmt: skip
ANCHOR = MappingProxyType({"elementId": "GraphId", "position": "Position", "shapeType": "Shape"})
BOARD = MappingProxyType({"boardWidth": "BoardWidth", "boardHeight": "BoardHeight"})
GRAPHICS = MappingProxyType(
    {
        "centerX": "CenterX", "centerY": "CenterY", "width": "Width", "height": "Height", "relX": "RelX",
        "relY": "RelY", "zOrder": "ZOrder", "rotation": "Rotation", "fontName": "FontName", "fontStyle": "FontStyle",
        "fontWeight": "FontWeight", "fontDecoration": "FontDecoration", "fontStrikethru": "FontStrikethru",
        "fontSize": "FontSize", "hAlign": "Align", "vAlign": "Valign", "shapeType": "ShapeType",
        "fillColor": "FillColor", "borderColor": "Color", "lineColor": "Color", "borderWidth": "LineThickness",
        "lineWidth": "LineThickness", "borderStyle": "LineStyle", "lineStyle": "LineStyle",
        "connectorType": "ConnectorType",
    }
)  # fmt: skip
XREF = MappingProxyType({"identifier": "ID", "dataSource": "Database"})

ATTRIBUTES = MappingProxyType(
    {ours: theirs for names in (PATHWAY, ELEMENT, POINT, XREF, ANCHOR) for theirs, ours in names.items()}
)
"""What an attribute of a record is called in the file, to find its place."""

ARROW_HEADS = MappingProxyType(
    {
        "Undirected": "",
        "Directed": "Arrow",
        "Binding": "mim-binding",
        "Catalysis": "mim-catalysis",
        "Conversion": "mim-conversion",
        "Inhibition": "mim-inhibition",
        "Stimulation": "mim-stimulation",
        "TranscriptionTranslation": "mim-transcription-translation",
        "Translocation": "mim-translocation",
    }
)
"""Arrowheads; one of another name is kept as it is."""

_TYPES = MappingProxyType({"Undefined": "Unknown", "RNA": "Rna"})
_STYLES = MappingProxyType({"Transparent": "Group", "Group": "None", "Analog": "None", "Paralog": "None"})
"""Kinds of groups: one that only holds together, and one that is seen, have changed their names."""

_LINE_STYLES = MappingProxyType({"Dashed": "Broken", "Dotted": "Broken", "Double": "Solid"})
_SHAPES = MappingProxyType(
    {
        "Cell": "RoundedRectangle",
        "Organelle": "RoundedRectangle",
        "Nucleus": "Oval",
        "Vesicle": "Oval",
        "EndoplasmicReticulum": "Endoplasmic Reticulum",
        "GolgiApparatus": "Golgi Apparatus",
        "SarcoplasmicReticulum": "Sarcoplasmic Reticulum",
        "Degradation": "mim-degradation",
        "Interaction": "mim-interaction",
        "Phosphorylated": "mim-phosphorylated",
    }
)
_COMPONENTS = frozenset({"Cell", "Organelle", "Nucleus", "Vesicle"})
"""Shapes that are parts of a cell; GPML2013a draws them with a plain shape and says so in a property."""

_COMPONENT = "org.pathvisio.CellularComponentProperty"
_DOUBLE_LINE = "org.pathvisio.DoubleLineProperty"
_WITH_ALPHA = 8
_SOURCES = MappingProxyType({source.path.lower(): source.name for source in DRAWN_SOURCES.values() if source.path})
_SPELT = MappingProxyType({"ncbitaxon": "NCBITaxon"})
"""How OBO spells a prefix that is not all capitals."""

_ONTOLOGIES = MappingProxyType({"pw": "Pathway Ontology", "doid": "Disease", "cl": "Cell Type"})


def renamed(attributes: dict[str, str], names: MappingProxyType[str, str]) -> dict[str, str]:
    """Attributes under the names of GPML2013a; those that it does not have are left out."""
    return {names[name]: value for name, value in attributes.items() if name in names}


def look(attributes: dict[str, str], *, is_text: bool, keeps_alpha: bool) -> dict[str, str]:
    """What an element looks like.

    GPML2013a has one colour where GPML2021 has one for the text and one for the line: the other stands under a name
    that GPML2013a has not, for those who draw.

    Args:
        attributes: of its Graphics.
        is_text: whether it is a text more than anything else: then its colour is that of the text.
        keeps_alpha: whether one may see through its colours in part, which nothing in GPML2013a says.
    """
    found = renamed(attributes, GRAPHICS)
    line, text = found.get("Color"), attributes.get("textColor")
    if text and line != text:
        found |= {"TextColor": text} if not is_text else {"Color": text, "LineColor": line or "000000"}
    for name, values in (("LineStyle", _LINE_STYLES), ("ShapeType", _SHAPES)):
        if name in found:
            found[name] = values.get(found[name], found[name])
    for name in ("Color", "FillColor"):
        value = found.get(name, "")
        if len(value) == _WITH_ALPHA and not keeps_alpha:
            found[name] = "Transparent" if value.endswith("00") else value[:6]
    return found


def properties(attributes: dict[str, str]) -> tuple[Property, ...]:
    """What GPML2013a says of the look of an element in properties."""
    found = []
    if "Double" in {attributes.get("borderStyle"), attributes.get("lineStyle")}:
        found.append(Property(_DOUBLE_LINE, "Double"))
    shape = attributes.get("shapeType", "")
    if shape in _COMPONENTS:
        found.append(Property(_COMPONENT, shape))
    return tuple(found)


def arrow_head(name: str) -> str:
    """An arrowhead; empty: none."""
    return ARROW_HEADS.get(name, name)


def node_type(name: str) -> str:
    """The type of a data node."""
    return _TYPES.get(name, name)


def style(name: str) -> str:
    """The style of a group, from its type."""
    return _STYLES.get(name, name)


def database(source: str) -> str:
    """The full name of a data source, from its compact one in any capitals; what is not known stays as it is."""
    return source if source in DRAWN_SOURCES else _SOURCES.get(source.lower(), source)


def term(source: str, identifier: str) -> str:
    """The id of an ontology term, with its prefix.

    >>> term("pw", "0000013"), term("doid", "DOID:1")
    ('PW:0000013', 'DOID:1')
    >>> term("cl", "CL_0000182"), term("ncbitaxon", "9606")
    ('CL:0000182', 'NCBITaxon:9606')
    """
    if not source:
        return identifier
    prefix = _SPELT.get(source.lower(), source.upper())
    said, _, local = identifier.replace("_", ":", 1).partition(":")
    return f"{prefix}:{local if said.lower() == source.lower() else identifier}"


def ontology(source: str) -> str:
    """The name of an ontology, as GPML2013a has it."""
    return _ONTOLOGIES.get(source, source)
